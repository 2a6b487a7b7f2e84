//! From bytes to a bed plan's draft and problem; [`crate::read`] says how.

use super::check::{KIND, check_after, head};
use super::draft::{
    AdaptationDraft, BudgetDraft, ClosureDraft, CommunityDraft, ConversionDraft, DistanceDraft, Draft,
    ExtensionDraft, InstitutionDraft, KindDraft, Measure, PackageDraft, ProjectDraft, ScenarioDraft,
    StaffDraft, TargetDraft, WorksDraft, YearsDraft,
};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::forms::forms;

forms! {
    Draft, "a bed plan", needs [anpai, model, years, streets, places, distance, kinds, institutions, budgets, elderly, communities],
        may [name, synthetic, datum, projects, extensions, conversions, targets, staff, adaptations, scenarios, figures, rules];
    YearsDraft, "years", needs [first, last], may [];
    DistanceDraft, "distances", needs [reach_metres, unmet_metres], may [detour, nearest];
    KindDraft, "a kind of bed", needs [id], may [name, at_home, unmet_percent, visits];
    PackageDraft, "a service of a package", needs [service, minutes, per_week], may [];
    InstitutionDraft, "an institution", needs [id, place, beds],
        may [name, client_group, government, tags, works, closure];
    WorksDraft, "works", needs [], may [yuan, beds_per_year];
    ClosureDraft, "a closure", needs [], may [earliest, yuan, upkeep_yuan];
    ProjectDraft, "a project", needs [id, place],
        may [name, client_group, government, tags, beds, floor_m2, yuan, earliest, latest, years_to_build, committed, works];
    ExtensionDraft, "an extension", needs [id, at, kind, most], may [module, most_per_year, earliest, latest, yuan];
    ConversionDraft, "a conversion", needs [id, at, from, to],
        may [module, most, most_per_year, earliest, latest, yuan];
    BudgetDraft, "a budget", needs [id, source, yuan], may [years];
    TargetDraft, "a target", needs [id, measure],
        may [name, kinds, tag, staff, of, year, at_least, at_most, nature, weight, source];
    StaffDraft, "a staff", needs [id, employed, hires_per_year], may [hire_yuan, yearly_yuan];
    AdaptationDraft, "homes to be adapted", needs [id, priority, homes], may [yuan];
    CommunityDraft, "a community", needs [id, place, demand], may [name];
    ScenarioDraft, "a scenario", needs [id, weight], may [percent];
}

choices! {
    Measure, Self::Beds, ["share-of-beds", "beds-per-1000", "beds", "new-beds", "government-share", "streets-covered",
        "institutions", "staff-per-100-beds", "staff-per-1000-elderly", "staff-share", "homes-adapted"];
}

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    let (draft, found) = crate::read::parse(bytes, KIND, head)?;
    check_after(&draft, found)
}

/// Reads a document without checking it.
///
/// # Errors
/// Every place in it that cannot be read.
pub fn read_draft(bytes: &[u8]) -> Result<Draft, Issues> {
    let (draft, found) = crate::read::parse(bytes, KIND, head)?;
    found.finish().into_result(draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Measure>();
    }
}
