//! The rules of a bed plan, one a file. This list reads as the specification, and it is the referee: it shares no code
//! with what makes the plans.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::rule::{Breach, Evaluation, Rule, evaluate};

mod binding_target_met;
mod budget_kept;
mod closure_in_its_years;
mod cost;
mod expected_target_met;
mod hires_within_limits;
mod need_met_nearby;
mod no_more_people_than_beds;
mod no_negative_beds;
mod nobody_served_twice;
mod project_in_its_years;
mod table;
#[cfg(test)]
mod tests;
mod urgent_homes_first;
mod works_at_open_sites;
mod works_beds_per_year;
mod works_within_limits;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A site.
    Site(usize),
    /// An extension, or after all of them a conversion.
    Works(usize),
    /// A budget.
    Budget(usize),
    /// A target.
    Target(usize),
    /// A staff.
    Staff(usize),
    /// A group of homes.
    Adaptation(usize),
    /// A community.
    Community(usize),
    /// The whole plan.
    Plan,
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of bed plans.
pub type PlanRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&PlanRule] = &[
    &budget_kept::BudgetKept,
    &project_in_its_years::ProjectInItsYears,
    &closure_in_its_years::ClosureInItsYears,
    &works_within_limits::WorksWithinLimits,
    &works_at_open_sites::WorksAtOpenSites,
    &works_beds_per_year::WorksBedsPerYear,
    &no_negative_beds::NoNegativeBeds,
    &hires_within_limits::HiresWithinLimits,
    &urgent_homes_first::UrgentHomesFirst,
    &nobody_served_twice::NobodyServedTwice,
    &no_more_people_than_beds::NoMorePeopleThanBeds,
    &binding_target_met::BindingTargetMet,
    &expected_target_met::ExpectedTargetMet,
    &need_met_nearby::NeedMetNearby,
    &cost::Cost,
];

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

fn found_at(amount: i64, subject: Subject) -> Breach<Subject> {
    Breach { amount, subject }
}
