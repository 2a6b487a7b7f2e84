//! Every object of a document: which fields it has to have, and which it may have.

use crate::beds::admission::draft::{
    ApplicantDraft, BudgetDraft, CareLevelDraft, Draft, InstitutionDraft, PlacementDraft, Policy, QuotaDraft,
    SelectionDraft, StayDraft, UnitDraft, Weekday,
};
use crate::read::choices::choices;
use crate::read::forms::forms;

forms! {
    Draft, "a document",
        needs [anpai, model, date, tiers, kinds, care_levels, institutions, applicants],
        may [name, synthetic, policy, most_waiting_days, datum, streets, places, travel, mode, client_groups, pins,
            residents, previous, budgets, quotas, rules];
    CareLevelDraft, "a level of care", needs [id, kinds], may [name];
    InstitutionDraft, "a home", needs [id, units], may [name, place, run_by];
    UnitDraft, "a unit", needs [id, kind, beds], may [client_group, gender, room, room_beds, fen_per_month];
    ApplicantDraft, "an applicant",
        needs [id, care_level, tier, since],
        may [client_group, gender, place, metres, wishes, only_wishes, refused, fen_per_month, subsidy_fen_per_month,
            subsidy_source, stay];
    StayDraft, "a stay", needs [from], may [until, weekdays];
    SelectionDraft, "a selection", needs [],
        may [institutions, run_by, kinds, client_groups, tiers, care_levels, genders, subsidy_sources];
    BudgetDraft, "a budget", needs [id, fen_per_month], may [name, of];
    QuotaDraft, "a quota", needs [id, of], may [name, out_of, least, most, least_percent, most_percent];
    PlacementDraft, "an applicant in a bed", needs [applicant, institution, unit], may [];
}

choices! {
    Policy, Self::Optimal, ["optimal", "deferred-acceptance"];
    Weekday, Self::Monday, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Policy>();
        all_read::<Weekday>();
    }
}
