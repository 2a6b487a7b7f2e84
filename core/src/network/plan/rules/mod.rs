//! The rules of a network plan, one a file. This list reads as the specification, and it is the referee: it shares no code
//! with what makes the plans.

use super::plan::Plan;
use super::problem::{CommunityId, Problem, Site, SiteId, SizeId};
use crate::id::StreetId;
use crate::rule::{Breach, Evaluation, Rule, evaluate};

mod binding_target_met;
mod budget_kept;
mod closed_sites_serve_nothing;
mod closure_allowed;
mod cost;
mod distance;
mod every_hour_served;
mod expected_target_met;
mod fixed_sites_kept;
mod kind_within_reach;
mod nobody_served_twice;
mod one_site_per_community;
mod protected_distance_kept;
mod site_within_hours;
mod size_is_listed;
mod spacing_kept;
mod staff_hours_kept;
mod table;
#[cfg(test)]
mod tests;
mod worst_street_first;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A site.
    Site(SiteId),
    /// A community.
    Community(CommunityId),
    /// Staff, by their row in the problem.
    Staff(usize),
    /// A street.
    Street(StreetId),
    /// A target.
    Target(usize),
    /// The whole plan.
    Plan,
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of network plans.
pub type PlanRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&PlanRule] = &[
    &size_is_listed::SizeIsListed,
    &fixed_sites_kept::FixedSitesKept,
    &closure_allowed::ClosureAllowed,
    &protected_distance_kept::ProtectedDistanceKept,
    &spacing_kept::SpacingKept,
    &budget_kept::BudgetKept,
    &closed_sites_serve_nothing::ClosedSitesServeNothing,
    &site_within_hours::SiteWithinHours,
    &kind_within_reach::KindWithinReach,
    &nobody_served_twice::NobodyServedTwice,
    &one_site_per_community::OneSitePerCommunity,
    &staff_hours_kept::StaffHoursKept,
    &binding_target_met::BindingTargetMet,
    &expected_target_met::ExpectedTargetMet,
    &every_hour_served::EveryHourServed,
    &worst_street_first::WorstStreetFirst,
    &cost::Cost,
    &distance::Distance,
];

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

fn found_at(amount: i64, subject: Subject) -> Breach<Subject> {
    Breach { amount, subject }
}

/// Every site with what the plan says of it; nothing where the plan has no entry for it.
fn sites<'a>(
    problem: &'a Problem,
    plan: &'a Plan,
) -> impl Iterator<Item = (&'a Site, Option<Option<SizeId>>, Subject)> {
    let site = |(n, facility): (usize, &'a super::problem::Facility)| {
        (&facility.site, plan.sites.get(n).copied(), Subject::Site(SiteId::new(n)))
    };
    problem.sites.iter().enumerate().map(site)
}
