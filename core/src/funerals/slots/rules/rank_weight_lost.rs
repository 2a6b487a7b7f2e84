//! Wishes by their rank.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::Problem;
use crate::funerals::slots::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct RankWeightLost;

impl Rule<Problem> for RankWeightLost {
    fn name(&self) -> &'static str {
        "RankWeightLost"
    }
    fn summary(&self) -> &'static str {
        "What a first wish is worth above the one that is met, or above nothing, times the people of the request; once for each where the document counts requests."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "Of two ways to place as many, the one that is nearer to what people asked for is better."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (request, asks) in problem.request_ids().zip(&problem.requests) {
            let met = plan.slot(request).and_then(|slot| problem.rank(request, slot));
            let worth = met.map_or(0, |rank| problem.rank_weight(rank));
            let lost = problem.rank_weight(0) - worth;
            found(found_at(problem.counted(asks) * lost, Subject::Request(request)));
        }
    }
}
