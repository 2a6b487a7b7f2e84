//! Fast terms: what the search knows of a rule's cost without asking the rule. One file each, held to the rule by a
//! property test. A rule that has no term here, and is not kept by construction, is priced by asking the rule itself:
//! slow, correct, and listed by [`without`].

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{Caregiver, CaregiverId, Shift, ShiftId, TaskId};

use super::measures::Measures;
use super::roster::Trip;
use super::totals::Totals;

mod active;
mod candidates;
mod caregiver_has_skill;
mod contract_hours_per_day;
mod contract_hours_per_week;
mod gender_fits;
mod hours_per_day_within_maximum;
mod hours_per_week_within_maximum;
mod language_is_shared;
mod largest_idle_time;
mod largest_tardiness;
mod load_within_capacity;
mod mandatory_break_taken;
mod pins_kept;
mod preferred_caregiver_comes;
mod refused_caregiver_stays_away;
mod required_caregiver_comes;
mod route_ends_in_shift;
mod same_caregiver_as_previous;
mod start_near_previous;
mod tardiness;
mod travel_distance;
mod travel_time;
mod usual_caregiver_comes;
mod visit_by_due_day;
mod volunteer_may_serve;
mod wages;
mod waiting;
mod work_in_home_street;
mod workload_balance;

pub use active::{Active, Weights, without};
pub use candidates::{break_candidates, candidates, stations};

/// A cost that follows from who does a task, whatever the time.
pub trait AssignTerm: Sync {
    /// The rule that it prices.
    fn rule(&self) -> &'static str;
    /// What the rule counts for this assignment.
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64;
}

/// A cost that follows from the measures of one round.
pub trait RouteTerm: Sync {
    /// The rule that it prices.
    fn rule(&self) -> &'static str;
    /// What the rule counts for this round.
    fn amount(&self, problem: &Problem, shift: ShiftId, measures: &Measures) -> i64;
}

/// A cost that follows from all rounds of one caregiver.
pub trait CaregiverTerm: Sync {
    /// The rule that it prices.
    fn rule(&self) -> &'static str;
    /// Whether it can cost this caregiver anything.
    fn concerns(&self, caregiver: &Caregiver) -> bool;
    /// What the rule counts for this caregiver.
    fn amount(&self, problem: &Problem, caregiver: CaregiverId, trips: &[Trip]) -> i64;
}

/// A cost that follows from the whole plan.
pub trait PlanTerm: Sync {
    /// The rule that it prices.
    fn rule(&self) -> &'static str;
    /// What the rule counts.
    fn amount(&self, problem: &Problem, totals: &Totals) -> i64;
}

/// Terms of assignments.
pub const ASSIGN: &[&dyn AssignTerm] = &[
    &caregiver_has_skill::CaregiverHasSkill,
    &volunteer_may_serve::VolunteerMayServe,
    &refused_caregiver_stays_away::RefusedCaregiverStaysAway,
    &required_caregiver_comes::RequiredCaregiverComes,
    &gender_fits::GenderFits,
    &language_is_shared::LanguageIsShared,
    &preferred_caregiver_comes::PreferredCaregiverComes,
    &usual_caregiver_comes::UsualCaregiverComes,
    &same_caregiver_as_previous::SameCaregiverAsPrevious,
    &work_in_home_street::WorkInHomeStreet,
    &visit_by_due_day::VisitByDueDay,
];

/// Terms of rounds.
pub const ROUTE: &[&dyn RouteTerm] = &[
    &travel_time::TravelTime,
    &travel_distance::TravelDistance,
    &tardiness::Tardiness,
    &waiting::Waiting,
    &route_ends_in_shift::RouteEndsInShift,
    &start_near_previous::StartNearPrevious,
    &load_within_capacity::LoadWithinCapacity,
    &wages::Wages,
    &mandatory_break_taken::MandatoryBreakTaken,
    &pins_kept::PinsKept,
];

/// Terms of caregivers.
pub const CAREGIVER: &[&dyn CaregiverTerm] = &[
    &hours_per_day_within_maximum::HoursPerDayWithinMaximum,
    &hours_per_week_within_maximum::HoursPerWeekWithinMaximum,
    &contract_hours_per_day::ContractHoursPerDay,
    &contract_hours_per_week::ContractHoursPerWeek,
];

/// Terms of the whole plan.
pub const PLAN: &[&dyn PlanTerm] = &[
    &largest_tardiness::LargestTardiness,
    &largest_idle_time::LargestIdleTime,
    &workload_balance::WorkloadBalance,
];

/// Rules that no roster of the search can break, whatever their weight: the state and its moves do not allow it.
pub const BY_CONSTRUCTION: &[&str] = &[
    "BreakInWindow",
    "DependencyGapKept",
    "DifferentPersonComes",
    "EachTaskOnce",
    "EveryWayExists",
    "PairByTwoPeople",
    "PairCompatible",
    "PairStartsInGap",
    "RepetitionsOnDistinctDays",
    "RouteStartsInShift",
    "SamePersonComes",
    "ServiceNotCutShort",
    "TravelTimeRespected",
    "VisitOnAllowedDay",
    "VisitStartsInWindow",
    "VisitWhole",
];

/// Rules whose cost is the cost of leaving a request out, or of a link between two visits. (`PinsKept` is that too, and a
/// term of rounds.)
pub const BY_REQUEST: &[&str] =
    &["BreakTaken", "OptionalVisitServed", "SamePersonWhenPossible", "VisitServed"];

/// Work of a caregiver's rounds beyond `most`, over the spans (days or weeks) that `span` names.
fn beyond(
    problem: &Problem,
    who: &Caregiver,
    trips: &[Trip],
    span: impl Fn(&Shift) -> u16,
    most: i64,
) -> i64 {
    let (mut sum, mut beyond, mut last) = (0, 0, None);
    // A caregiver's shifts are in order of time, so that spans come one after the other, but for a shift that starts
    // after midnight and belongs to the day before, when another one of the new day has begun.
    for at in who.shifts.clone() {
        let now = span(&problem.shifts[at]);
        if last.is_some_and(|last| now < last) {
            return beyond_by_map(problem, who, trips, span, most);
        }
        if last != Some(now) {
            beyond += (sum - most).max(0);
            (sum, last) = (0, Some(now));
        }
        sum += trips[at].measures.work.max(0);
    }
    beyond + (sum - most).max(0)
}

/// The same where spans do not come one after the other.
fn beyond_by_map(
    problem: &Problem,
    who: &Caregiver,
    trips: &[Trip],
    span: impl Fn(&Shift) -> u16,
    most: i64,
) -> i64 {
    let mut sums = std::collections::BTreeMap::<u16, i64>::new();
    for at in who.shifts.clone() {
        *sums.entry(span(&problem.shifts[at])).or_default() += trips[at].measures.work.max(0);
    }
    sums.values().map(|sum| (sum - most).max(0)).sum()
}

#[cfg(test)]
mod tests;
