//! Where documents come from: a file or standard input, in any of the formats; and the texts that go back out in them.

use std::io::Read as _;
use std::path::Path;

use anpai_core::outcome::{Outcome, Status};
use anpai_core::rule::Evaluation;
use anpai_core::visits::{Plan, Problem, Unserved};

use crate::args::FormatArg;
use crate::failure::Failure;
use crate::figures::is_served;

/// The bytes of `path`; of standard input where it is `-`.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = || {
        if path != Path::new("-") {
            return std::fs::read(path);
        }
        let mut all = Vec::new();
        std::io::stdin().lock().read_to_end(&mut all)?;
        Ok(all)
    };
    read().map_err(|e| Failure::Read(path.to_owned(), e))
}

pub fn problem(path: &Path, format: FormatArg, json: bool) -> Result<Problem, Failure> {
    let _ = (bytes(path)?, format, json);
    Err(Failure::Usage("not yet"))
}
pub fn plan(problem: &Problem, path: &Path, format: FormatArg, json: bool) -> Result<Plan, Failure> {
    let _ = (bytes(path)?, format, json, problem);
    Err(Failure::Usage("not yet"))
}
/// What a plan is.
pub fn status(problem: &Problem, plan: &Plan, evaluation: &Evaluation) -> Status {
    if !evaluation.score.is_feasible() {
        Status::Infeasible
    } else if problem.visits.iter().all(|v| v.optional || is_served(plan, v)) {
        Status::Feasible
    } else {
        Status::Partial
    }
}
pub fn objective(_: FormatArg, _: &Problem, _: &Plan, _: &Evaluation) -> Option<f64> {
    None
}
pub fn plan_text(_: &Problem, _: &Outcome<Plan>, _: &[Unserved]) -> String {
    String::new()
}
pub fn solution_text(_: FormatArg, _: &Problem, _: &Plan) -> String {
    String::new()
}
pub fn report(_: &Problem, _: &Outcome<Plan>, _: &[Unserved]) -> String {
    String::new()
}
pub fn schema() -> String {
    String::new()
}
