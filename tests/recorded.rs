//! Recorded instances: a solve by a fixed seed and a fixed number of iterations gives a plan no worse than recorded, on
//! any number of threads the same one, and in its published form nothing of it is lost. Debug assertions are on here, so
//! that every move of these searches is held to the referee as well.
//!
//! A change of the search may make one of these a little worse and the others better; then record anew, by the number
//! that the failure prints, and say why in the commit. It should never make the sum worse.

use anpai_core::outcome::{Outcome, Status};
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
    /// Patients who may be left out, and were, when this was recorded.
    status: Status,
}

/// Other compilers and other machines give the same plan; this is room for a change of the search that is no worse on
/// the whole.
const MARGIN: f64 = 1.02;

macro_rules! recorded {
    ($file:literal, $format:expr, $iterations:literal, $objective:literal, $status:expr) => {
        Recorded {
            name: $file,
            format: $format,
            text: include_bytes!(concat!("data/", $file)),
            iterations: $iterations,
            objective: $objective,
            status: $status,
        }
    };
}

const RECORDED: [Recorded; 10] = [
    recorded!("hhcrsp/toy.json", Format::Hhcrsp, 200, 111.333, Status::Feasible),
    recorded!("hhcrsp/mankowska-10-3.json", Format::Hhcrsp, 500, 305.858, Status::Feasible),
    recorded!("hhcrsp/kummer-10-86.json", Format::Hhcrsp, 500, 198.667, Status::Feasible),
    recorded!("hhcrsp/italian-020.json", Format::Hhcrsp, 1500, 1.0, Status::Feasible),
    recorded!("uhhc/i-116.json", Format::Uhhc, 500, 16_877.0, Status::Partial),
    recorded!("uhhc/i-134.json", Format::Uhhc, 500, 15_616.0, Status::Partial),
    recorded!("uhhc/i-235.json", Format::Uhhc, 800, 1.0, Status::Partial),
    recorded!("vrptw/C201.txt", Format::Vrptw, 300, 589.1, Status::Feasible),
    recorded!("vrptw/R101.txt", Format::Vrptw, 600, 1.0, Status::Feasible),
    recorded!("vrptw/RC106.txt", Format::Vrptw, 600, 1.0, Status::Feasible),
];

impl Recorded {
    fn problem(&self) -> Problem {
        read(self.format, self.text).unwrap_or_else(|issues| panic!("{}: {issues}", self.name))
    }
    fn solved(&self, problem: &Problem, threads: usize) -> Outcome<Plan> {
        let options = Options { seed: 1, threads, stop: Stop::iterations(self.iterations) };
        solve(problem, &options, &mut |_| {})
    }
}

/// The plan file, byte for byte.
fn bytes(problem: &Problem, outcome: &Outcome<Plan>) -> String {
    let unserved = explain(problem, &outcome.plan);
    let file = Answer::new(problem, &outcome.plan, &outcome.evaluation, &unserved);
    file.found_by(outcome.seed, outcome.iterations).text()
}

#[test]
fn plans_are_no_worse_than_recorded() {
    let mut worse = Vec::new();
    for recorded in &RECORDED {
        let problem = recorded.problem();
        let outcome = recorded.solved(&problem, 1);
        assert!(outcome.evaluation.score.is_feasible(), "{}: {}", recorded.name, outcome.evaluation.score);
        let reached: f64 = objective(recorded.format, &outcome.evaluation).parse().expect("a number");
        // Each chain does them all.
        assert_eq!(outcome.iterations, recorded.iterations * u64::from(problem.chains), "{}", recorded.name);
        if reached > recorded.objective * MARGIN || outcome.status != recorded.status {
            worse.push((recorded.name, reached, outcome.status));
        }
    }
    assert!(worse.is_empty(), "worse than recorded: {worse:#?}");
}

#[test]
fn a_written_solution_read_back_costs_the_same_rule_by_rule() {
    for recorded in &RECORDED {
        let problem = recorded.problem();
        let Outcome { plan, evaluation, .. } = recorded.solved(&problem, 1);
        for format in [recorded.format, Format::Anpai] {
            let text = write_solution(format, &problem, &plan);
            let back = read_solution(format, &problem, text.as_bytes())
                .unwrap_or_else(|issues| panic!("{} as {format}: {issues}", recorded.name));
            let again = referee(&problem, &back);
            assert_eq!(again.score, evaluation.score, "{} as {format}", recorded.name);
            for (one, other) in again.rules.iter().zip(&evaluation.rules) {
                // Not the amounts: routes without times, as those of VRPTW, lose the waiting, which costs nothing there.
                assert_eq!((one.rule, one.cost), (other.rule, other.cost), "{} as {format}", recorded.name);
            }
        }
    }
}

#[test]
fn one_thread_and_two_give_the_same_bytes() {
    for file in ["hhcrsp/italian-020.json", "uhhc/i-235.json", "vrptw/RC106.txt"] {
        let recorded = RECORDED.iter().find(|r| r.name == file).expect("a file of the list");
        let mut problem = recorded.problem();
        // The number of chains is input: two and three of them, on fewer threads, as many and more.
        for chains in [2, 3] {
            problem.chains = chains;
            let one = bytes(&problem, &recorded.solved(&problem, 1));
            for threads in [2, 4] {
                assert!(
                    one == bytes(&problem, &recorded.solved(&problem, threads)),
                    "{file} on {threads} threads"
                );
            }
        }
    }
}
