//! `anpai evaluate`: what a plan costs, by the referee.

use anpai_core::visits::format::objective;

use crate::answer::{Answer, Effort};
use crate::args::Evaluate;
use crate::clock::{Clock, cpu_seconds};
use crate::failure::Failure;
use crate::{Exit, input, output};

/// Reads problem and plan, and tells the referee's word.
///
/// # Errors
/// The issues of either, or a file that cannot be read.
pub fn run(args: &Evaluate) -> Result<Exit, Failure> {
    let clock = Clock::start();
    let problem = input::problem(&args.file, args.format, args.json)?;
    let plan = input::plan(&problem, &args.plan, args.format, args.json)?;
    let evaluation = anpai_core::visits::rules::referee(&problem, &plan);
    let unserved = anpai_solver::visits::explain(&problem, &plan);
    let answer = Answer {
        problem: &problem,
        plan: &plan,
        evaluation: &evaluation,
        status: anpai_solver::visits::status(&problem, &plan, evaluation.score),
        objective: objective(args.format, &evaluation),
        unserved: &unserved,
        effort: Effort { seconds: clock.seconds(), cpu_seconds: cpu_seconds(), iterations: None, seed: None },
    };
    output::print(&if args.json { answer.json()? } else { answer.text() });
    Ok(answer.exit())
}
