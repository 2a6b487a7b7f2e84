//! Modules stand on land that there is.

use crate::funerals::cemetery::figures::land;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{Problem, SiteId};
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct LandWithinSite;

impl Rule<Problem> for LandWithinSite {
    fn name(&self) -> &'static str {
        "LandWithinSite"
    }
    fn summary(&self) -> &'static str {
        "Square decimetres of all modules at a site beyond the land that projects may take there."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A cemetery ends at its wall."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (site, of) in (0..).map(SiteId).zip(&problem.sites) {
            if let Some(most) = of.land {
                let used = land(problem, plan, Some(site)).into_iter().fold(0, i64::max);
                found(found_at(used.saturating_sub(most), Subject::Site(site)));
            }
        }
    }
}
