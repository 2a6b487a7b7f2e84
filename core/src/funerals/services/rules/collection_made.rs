//! Every collection is made.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CollectionMade;

impl Rule<Problem> for CollectionMade {
    fn name(&self) -> &'static str {
        "CollectionMade"
    }
    fn summary(&self) -> &'static str {
        "Collections that are not made."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "The dead are fetched on the day; when is what CollectedByDue counts."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for id in problem.collection_ids() {
            let is_made = plan.collections.get(id.index()).is_some_and(Option::is_some);
            found(found_at(i64::from(!is_made), Subject::Collection(id)));
        }
    }
}
