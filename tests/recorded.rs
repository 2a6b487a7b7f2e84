//! Recorded instances: a solve by a fixed seed and a fixed number of iterations gives a plan no worse than recorded, on
//! any number of threads the same one, and in its published form nothing of it is lost. Debug assertions are on here, so
//! that every move of these searches is held to the referee as well.
//!
//! A change of the search may make one of these a little worse and the others better; then record anew, by the number
//! that the failure prints, and say why in the commit. It should never make the sum worse.

use anpai_core::outcome::Outcome;
use anpai_core::stop::Stop;
use anpai_core::visits::answer::Answer;
use anpai_core::visits::format::{Format, objective, read, read_solution, write_solution};
use anpai_core::visits::rules::referee;
use anpai_core::visits::{Plan, Problem};
use anpai_solver::visits::{Options, explain, solve};

/// An instance with the objective that the search reaches on it.
struct Recorded {
    name: &'static str,
    format: Format,
    text: &'static [u8],
    /// Iterations of each chain.
    iterations: u64,
    /// In the format's own unit.
    objective: f64,
}

/// Other compilers and other machines give the same plan; this is room for a change of the search that is no worse on
/// the whole.
const MARGIN: f64 = 1.03;

macro_rules! recorded {
    ($file:literal, $format:expr, $iterations:literal, $objective:literal) => {
        Recorded {
            name: $file,
            format: $format,
            text: include_bytes!(concat!("data/", $file)),
            iterations: $iterations,
            objective: $objective,
        }
    };
}

const RECORDED: [Recorded; 10] = [
    recorded!("hhcrsp/toy.json", Format::Hhcrsp, 200, 111.333),
    recorded!("hhcrsp/mankowska-10-3.json", Format::Hhcrsp, 500, 305.858),
    recorded!("hhcrsp/kummer-10-86.json", Format::Hhcrsp, 500, 198.667),
    recorded!("hhcrsp/italian-020.json", Format::Hhcrsp, 1500, 475.333),
    recorded!("uhhc/i-116.json", Format::Uhhc, 500, 16_877.0),
    recorded!("uhhc/i-134.json", Format::Uhhc, 500, 15_616.0),
    recorded!("uhhc/i-235.json", Format::Uhhc, 4000, 4_490.0),
    recorded!("vrptw/C201.txt", Format::Vrptw, 300, 589.1),
    recorded!("vrptw/R101.txt", Format::Vrptw, 600, 1_646.7),
    recorded!("vrptw/RC106.txt", Format::Vrptw, 600, 1_460.4),
];

impl Recorded {
    fn problem(&self) -> Problem {
        read(self.format, self.text).unwrap_or_else(|issues| panic!("{}: {issues}", self.name))
    }
    fn solved(&self, problem: &Problem) -> Outcome<Plan> {
        solved(problem, self.iterations, 1)
    }
}

fn solved(problem: &Problem, iterations: u64, threads: usize) -> Outcome<Plan> {
    let options = Options { seed: 1, threads, stop: Stop::iterations(iterations) };
    solve(problem, &options, &mut |_| {})
}

/// The plan file, byte for byte.
fn bytes(problem: &Problem, outcome: &Outcome<Plan>) -> String {
    let unserved = explain(problem, &outcome.plan);
    let file = Answer::new(problem, &outcome.plan, &outcome.evaluation, &unserved);
    file.found_by(outcome.seed, outcome.iterations).text()
}

#[test]
fn plans_are_no_worse_than_recorded_and_kept_when_written() {
    let mut worse = Vec::new();
    for recorded in &RECORDED {
        let problem = recorded.problem();
        let outcome = recorded.solved(&problem);
        // No hard rule is broken, and whoever is not optional is served.
        let score = outcome.evaluation.score;
        assert_eq!((score.hard, score.medium), (0, 0), "{}", recorded.name);
        assert_kept_when_written(recorded, &problem, &outcome);
        let reached: f64 = objective(recorded.format, &outcome.evaluation).parse().expect("a number");
        // Each chain does them all.
        assert_eq!(outcome.iterations, recorded.iterations * u64::from(problem.chains), "{}", recorded.name);
        if reached > recorded.objective * MARGIN {
            worse.push((recorded.name, reached, recorded.objective));
        }
    }
    assert!(worse.is_empty(), "worse than recorded: {worse:#?}");
}

/// Holds what is written of a plan, and read again, to the plan.
fn assert_kept_when_written(recorded: &Recorded, problem: &Problem, outcome: &Outcome<Plan>) {
    for format in [recorded.format, Format::Anpai] {
        let what = format!("{} as {format}", recorded.name);
        let text = write_solution(format, problem, &outcome.plan);
        let back = read_solution(format, problem, text.as_bytes());
        let back = back.unwrap_or_else(|issues| panic!("{what}: {issues}"));
        let again = referee(problem, &back);
        assert_eq!(again.score, outcome.evaluation.score, "{what}");
        for (one, other) in again.rules.iter().zip(&outcome.evaluation.rules) {
            // Not the amounts: routes without times, as those of VRPTW, lose the waiting, which costs nothing there.
            assert_eq!((one.rule, one.cost), (other.rule, other.cost), "{what}");
        }
    }
}

#[test]
fn one_thread_and_two_give_the_same_bytes() {
    for file in ["hhcrsp/italian-020.json", "uhhc/i-235.json", "vrptw/RC106.txt"] {
        let recorded = RECORDED.iter().find(|r| r.name == file).expect("a file of the list");
        let mut problem = recorded.problem();
        // The number of chains is input: three, so that two threads share them unevenly. They meet after 500 iterations.
        problem.chains = 3;
        let plan = |threads| bytes(&problem, &solved(&problem, 600, threads));
        assert!(plan(1) == plan(2), "{file}");
    }
}
