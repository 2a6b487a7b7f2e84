//! `anpai solve`: reads a document, searches until told to stop, and writes the plan in every form that was asked for.

use std::num::NonZero;
use std::thread::available_parallelism;
use std::time::Duration;

use anpai_core::outcome::{Outcome, Status};
use anpai_core::report::roster;
use anpai_core::stop::Stop;
use anpai_core::visits::answer::Answer as PlanFile;
use anpai_core::visits::format::{Format, objective, write_solution};
use anpai_core::visits::{Plan, Problem, Unserved};
use anpai_solver::visits::Options;

use crate::answer::{Answer, Effort};
use crate::args::Solve;
use crate::clock::{Clock, cpu_seconds};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::Target;
use crate::progress::Bar;
use crate::{Exit, input, output};

/// How long a search takes where nothing is said.
const DEFAULT_STOP: Duration = Duration::from_secs(60);

/// Solves.
///
/// # Errors
/// The issues of the document, or a file that cannot be read or written. All outputs are tried before the search.
pub fn run(args: &Solve) -> Result<Exit, Failure> {
    // The clock of the stop begins here, so that `--stop` bounds the reading as well.
    let (clock, stop) = (Clock::start(), stop(args));
    if args.solution.is_some() && args.format == Format::Anpai {
        return Err(Failure::Usage("--solution needs a published --format; --out writes anpai's own plan"));
    }
    let interrupt = Interrupt::listen()?;
    let out = Target::maybe(args.out.as_ref())?;
    let solution = Target::maybe(args.solution.as_ref())?;
    let report = Target::maybe(args.report.as_ref())?;
    let problem = input::problem(&args.file, args.format, args.json)?;

    interrupt.raises(stop.flag());
    let bar = Bar::show();
    let options = Options { seed: args.seed, threads: threads(args), stop };
    let outcome = anpai_solver::visits::solve(&problem, &options, &mut |progress| bar.tell(progress));
    drop(bar);

    let plan = &outcome.plan;
    let unserved = anpai_solver::visits::explain(&problem, plan);
    let written = write(args, &problem, &outcome, &unserved, [&out, &solution, &report]);
    let answer = Answer {
        problem: &problem,
        plan,
        evaluation: &outcome.evaluation,
        status: outcome.status,
        objective: objective(args.format, &outcome.evaluation),
        unserved: &unserved,
        effort: Effort {
            seconds: clock.seconds(),
            cpu_seconds: cpu_seconds(),
            iterations: Some(outcome.iterations),
            seed: Some(outcome.seed),
        },
    };
    // A full disk should not swallow the answer as well.
    output::print(&if args.json { answer.json()? } else { answer.text() });
    written?;
    Ok(match answer.exit() {
        Exit::NoPlan if interrupt.was_pressed() => Exit::Interrupted,
        exit => exit,
    })
}

/// Writes the plan in every form that was asked for. A plan that breaks a hard rule is none: it does not take the place
/// of an earlier file.
fn write(
    args: &Solve,
    problem: &Problem,
    outcome: &Outcome<Plan>,
    unserved: &[Unserved],
    [out, solution, report]: [&Option<Target>; 3],
) -> Result<(), Failure> {
    let Outcome { plan, evaluation, seed, iterations, .. } = outcome;
    if outcome.status == Status::Infeasible {
        if [out, solution, report].iter().any(|t| t.is_some()) {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(());
    }
    if let Some(target) = out {
        let file = PlanFile::new(problem, plan, evaluation, unserved);
        target.write(&file.found_by(*seed, *iterations).text())?;
    }
    if let Some(target) = solution {
        target.write(&write_solution(args.format, problem, plan))?;
    }
    if let Some(target) = report {
        target.write(&roster(problem, plan, evaluation, unserved))?;
    }
    Ok(())
}

/// A limit of iterations alone reads no clock: its plan can be repeated.
fn stop(args: &Solve) -> Stop {
    let stop = match (args.stop, args.iterations) {
        (Some(time), _) => Stop::after(time),
        (None, Some(_)) => Stop::never(),
        (None, None) => Stop::after(DEFAULT_STOP),
    };
    stop.or_iterations(args.iterations)
}

fn threads(args: &Solve) -> usize {
    args.threads.map_or_else(|| available_parallelism().map_or(1, NonZero::get), usize::from)
}
