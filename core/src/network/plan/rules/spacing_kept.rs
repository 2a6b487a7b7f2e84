//! Sites of a kind lie as far from each other as the kind asks; two that are there already may stay.

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{Problem, SiteId};
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SpacingKept;

impl Rule<Problem> for SpacingKept {
    fn name(&self) -> &'static str {
        "SpacingKept"
    }
    fn summary(&self) -> &'static str {
        "Pairs of open sites of a kind, one of them new at least, that lie nearer to each other or farther apart than `apart` allows."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Two side by side leave others with none."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let is_new = |site: SiteId| problem.sites[site.index()].site.existing.is_none();
        for site in (0..problem.sites.len()).map(SiteId::new).filter(|site| plan.site(*site).is_some()) {
            let earlier = problem.misspaced(plan, site).into_iter().take_while(|other| *other < site);
            let pairs = earlier.filter(|other| is_new(site) || is_new(*other)).count();
            found(found_at(i64::try_from(pairs).unwrap_or(i64::MAX), Subject::Site(site)));
        }
    }
}
