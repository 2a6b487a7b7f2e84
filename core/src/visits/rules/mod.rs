//! The rules of a roster, one a file. This list reads as the specification: a new rule is one file and one line here,
//! and it works at once, in the referee and in the search.

use crate::rule::{Breach, Evaluation, Rule, evaluate};
use crate::visits::plan::{Plan, Route};
use crate::visits::problem::{CaregiverId, Problem, ShiftId, TaskId, VisitId};

mod break_in_window;
mod break_taken;
mod caregiver_has_skill;
mod contract_hours_per_day;
mod contract_hours_per_week;
mod dependency_gap_kept;
mod dependency_needs_both;
mod different_person_comes;
mod each_task_once;
mod every_way_exists;
mod gender_fits;
pub(super) mod hours;
mod hours_per_day_within_maximum;
mod hours_per_week_within_maximum;
mod language_is_shared;
mod largest_idle_time;
mod largest_tardiness;
mod links;
mod load_within_capacity;
mod mandatory_break_taken;
mod optional_visit_served;
mod pair_by_two_people;
mod pair_compatible;
mod pair_starts_in_gap;
mod pins_kept;
mod preferred_caregiver_comes;
mod refused_caregiver_stays_away;
mod repetitions_on_distinct_days;
mod required_caregiver_comes;
mod route_ends_in_shift;
mod route_starts_in_shift;
mod same_caregiver_as_previous;
mod same_person_comes;
mod same_person_when_possible;
pub(crate) mod served;
mod service_not_cut_short;
mod start_near_previous;
mod table;
mod tardiness;
#[cfg(test)]
pub(crate) mod testing;
mod travel_distance;
mod travel_time;
mod travel_time_respected;
mod usual_caregiver_comes;
mod visit_by_due_day;
mod visit_on_allowed_day;
mod visit_served;
mod visit_starts_in_window;
mod visit_whole;
mod volunteer_may_serve;
mod wages;
mod waiting;
mod work_in_home_street;
mod workload_balance;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A visit.
    Visit(VisitId),
    /// A task and the caregiver who does it.
    Task(TaskId, CaregiverId),
    /// A round.
    Shift(ShiftId),
    /// A caregiver.
    Caregiver(CaregiverId),
    /// The whole plan.
    Plan,
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A roster rule.
pub type VisitRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&VisitRule] = &[
    &caregiver_has_skill::CaregiverHasSkill,
    &volunteer_may_serve::VolunteerMayServe,
    &refused_caregiver_stays_away::RefusedCaregiverStaysAway,
    &required_caregiver_comes::RequiredCaregiverComes,
    &gender_fits::GenderFits,
    &language_is_shared::LanguageIsShared,
    &visit_on_allowed_day::VisitOnAllowedDay,
    &visit_starts_in_window::VisitStartsInWindow,
    &each_task_once::EachTaskOnce,
    &visit_whole::VisitWhole,
    &pair_by_two_people::PairByTwoPeople,
    &pair_starts_in_gap::PairStartsInGap,
    &pair_compatible::PairCompatible,
    &dependency_gap_kept::DependencyGapKept,
    &dependency_needs_both::DependencyNeedsBoth,
    &same_person_comes::SamePersonComes,
    &different_person_comes::DifferentPersonComes,
    &every_way_exists::EveryWayExists,
    &travel_time_respected::TravelTimeRespected,
    &service_not_cut_short::ServiceNotCutShort,
    &route_starts_in_shift::RouteStartsInShift,
    &route_ends_in_shift::RouteEndsInShift,
    &break_in_window::BreakInWindow,
    &mandatory_break_taken::MandatoryBreakTaken,
    &load_within_capacity::LoadWithinCapacity,
    &hours_per_day_within_maximum::HoursPerDayWithinMaximum,
    &hours_per_week_within_maximum::HoursPerWeekWithinMaximum,
    &repetitions_on_distinct_days::RepetitionsOnDistinctDays,
    &pins_kept::PinsKept,
    &visit_served::VisitServed,
    &optional_visit_served::OptionalVisitServed,
    &travel_time::TravelTime,
    &travel_distance::TravelDistance,
    &tardiness::Tardiness,
    &largest_tardiness::LargestTardiness,
    &waiting::Waiting,
    &break_taken::BreakTaken,
    &contract_hours_per_day::ContractHoursPerDay,
    &contract_hours_per_week::ContractHoursPerWeek,
    &largest_idle_time::LargestIdleTime,
    &workload_balance::WorkloadBalance,
    &preferred_caregiver_comes::PreferredCaregiverComes,
    &usual_caregiver_comes::UsualCaregiverComes,
    &same_person_when_possible::SamePersonWhenPossible,
    &same_caregiver_as_previous::SameCaregiverAsPrevious,
    &start_near_previous::StartNearPrevious,
    &work_in_home_street::WorkInHomeStreet,
    &visit_by_due_day::VisitByDueDay,
    &wages::Wages,
];

/// Where a rule stands in [`RULES`].
#[must_use]
pub fn position(name: &str) -> Option<usize> {
    RULES.iter().position(|r| r.name() == name)
}

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

/// Every breach of every rule that is on (weight above 0), with the rule's name; in the order of [`RULES`].
#[must_use]
pub fn breaches(problem: &Problem, plan: &Plan) -> Vec<(&'static str, Breach<Subject>)> {
    let mut all = Vec::new();
    for (rule, setting) in RULES.iter().zip(&problem.settings) {
        if setting.weight > 0 {
            rule.breaches(problem, plan, &mut |b| {
                if b.amount > 0 {
                    all.push((rule.name(), b));
                }
            });
        }
    }
    all
}

/// A breach about a round.
fn on_shift(route: &Route, amount: i64) -> Breach<Subject> {
    Breach { amount, subject: Subject::Shift(route.shift) }
}

#[cfg(test)]
mod tests;
