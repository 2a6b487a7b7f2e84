//! No street is left behind the others.

use std::cmp::Reverse;

use crate::id::StreetId;
use crate::network::plan::figures::{by_street, served};
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct WorstStreetFirst;

impl Rule<Problem> for WorstStreetFirst {
    fn name(&self) -> &'static str {
        "WorstStreetFirst"
    }
    fn summary(&self) -> &'static str {
        "Hours that reach nobody in each thousand of the worst-served street, rounded up."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1_000_000)
    }
    fn reason(&self) -> &'static str {
        "One in a thousand of the worst-served street is worth ten thousand yuan in the score; the stages compare street by street whatever this weight."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let streets = by_street(problem, &served(problem, plan)).into_iter().map(|s| s.unserved_permille());
        let worst =
            (0..).map(StreetId).zip(streets).max_by_key(|(street, permille)| (*permille, Reverse(*street)));
        if let Some((street, permille)) = worst {
            found(found_at(permille, Subject::Street(street)));
        }
    }
}
