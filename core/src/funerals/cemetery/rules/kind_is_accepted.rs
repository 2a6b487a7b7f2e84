//! People are buried as they chose or accept, at a site where the kind needs one.

use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct KindIsAccepted;

impl Rule<Problem> for KindIsAccepted {
    fn name(&self) -> &'static str {
        "KindIsAccepted"
    }
    fn summary(&self) -> &'static str {
        "People buried in a kind that is neither their first choice nor accepted; at no site in a kind that needs one; at a site in one that needs none."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A family decides, and an award buys nothing that it does not want."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for burial in &plan.burials {
            let accepted = problem.choices[burial.choice.index()].award(burial.kind).is_some();
            let somewhere = burial.site.is_none() == problem.kinds[burial.kind.index()].no_site;
            if !accepted || !somewhere {
                found(found_at(burial.people, Subject::Choice(burial.choice)));
            }
        }
    }
}
