//! The rules of an admission, one a file. This list reads as the specification: a new rule is one file and one line here
//! (two, where it is about one applicant and one bed).

use super::limits::{BudgetId, QuotaId};
use super::plan::Plan;
use super::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Breach, Evaluation, Rule, evaluate};

mod applicant_served;
mod bed_fits_need;
pub mod budgets_kept;
mod client_groups_apart;
mod gender_fits_room;
mod home_near_family;
mod low_price;
mod no_two_people_in_one_bed;
mod only_wished_homes;
mod pins_kept;
mod price_can_be_paid;
mod quotas_kept;
mod refused_home_stays_away;
mod resident_keeps_a_bed;
mod right_kind_of_bed;
mod rooms_of_one_gender;
mod same_bed_as_previous;
mod selected;
mod table;
#[cfg(test)]
pub(crate) mod testing;
mod wished_home_first;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Somebody, with a bed or without.
    Applicant(ApplicantId),
    /// Beds that are alike.
    Unit(UnitId),
    /// A budget.
    Budget(BudgetId),
    /// A quota.
    Quota(QuotaId),
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of an admission.
pub type AdmissionRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);
/// What a rule counts for an applicant in a bed.
pub type PairAmount = fn(&Problem, ApplicantId, UnitId) -> i64;

/// Every rule, in the order in which reports show them.
pub const RULES: &[&AdmissionRule] = &[
    &bed_fits_need::BedFitsNeed,
    &client_groups_apart::ClientGroupsApart,
    &gender_fits_room::GenderFitsRoom,
    &refused_home_stays_away::RefusedHomeStaysAway,
    &only_wished_homes::OnlyWishedHomes,
    &price_can_be_paid::PriceCanBePaid,
    &no_two_people_in_one_bed::NoTwoPeopleInOneBed,
    &rooms_of_one_gender::RoomsOfOneGender,
    &budgets_kept::BudgetsKept,
    &quotas_kept::QuotasKept,
    &pins_kept::PinsKept,
    &resident_keeps_a_bed::ResidentKeepsABed,
    &applicant_served::ApplicantServed,
    &wished_home_first::WishedHomeFirst,
    &home_near_family::HomeNearFamily,
    &right_kind_of_bed::RightKindOfBed,
    &low_price::LowPrice,
    &same_bed_as_previous::SameBedAsPrevious,
];

/// Those that are about one applicant and one bed, with what they count.
pub const PAIRS: &[(&str, PairAmount)] = &[
    ("BedFitsNeed", bed_fits_need::amount),
    ("ClientGroupsApart", client_groups_apart::amount),
    ("GenderFitsRoom", gender_fits_room::amount),
    ("RefusedHomeStaysAway", refused_home_stays_away::amount),
    ("OnlyWishedHomes", only_wished_homes::amount),
    ("PriceCanBePaid", price_can_be_paid::amount),
    ("WishedHomeFirst", wished_home_first::amount),
    ("HomeNearFamily", home_near_family::amount),
    ("RightKindOfBed", right_kind_of_bed::amount),
    ("LowPrice", low_price::amount),
    ("SameBedAsPrevious", same_bed_as_previous::amount),
];

/// Those whose level and weight a document may set: the ones about one applicant and one bed, except that client groups
/// are never mixed.
pub const ADJUSTABLE: &[&str] = &[
    "BedFitsNeed",
    "GenderFitsRoom",
    "RefusedHomeStaysAway",
    "OnlyWishedHomes",
    "PriceCanBePaid",
    "WishedHomeFirst",
    "HomeNearFamily",
    "RightKindOfBed",
    "LowPrice",
    "SameBedAsPrevious",
];

/// Where a rule stands in [`RULES`].
#[must_use]
pub fn position(name: &str) -> Option<usize> {
    RULES.iter().position(|r| r.name() == name)
}

/// The referee: what a decision costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

/// How many beds of a unit are taken on the day with the most.
#[must_use]
pub fn most_taken(problem: &Problem, plan: &Plan, unit: UnitId) -> usize {
    selected::busiest(problem, plan.people(unit).iter().copied())
}

/// Counts something for everybody with a bed.
fn each_bed(plan: &Plan, found: Found, amount: impl Fn(ApplicantId, UnitId) -> i64) {
    for (applicant, unit) in plan.placed() {
        found(Breach { amount: amount(applicant, unit), subject: Subject::Applicant(applicant) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_about_a_pair_is_a_rule_and_every_name_is_there_once() {
        let names: std::collections::BTreeSet<&str> = RULES.iter().map(|r| r.name()).collect();
        assert_eq!(names.len(), RULES.len());
        assert!(PAIRS.iter().map(|(name, _)| name).chain(ADJUSTABLE).all(|name| names.contains(name)));
        assert_eq!(ADJUSTABLE.len() + 1, PAIRS.len());
    }
}
