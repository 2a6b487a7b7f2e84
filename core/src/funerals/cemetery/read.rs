//! From bytes to a cemetery plan's draft and problem; [`crate::read`] says how.

use super::check::{KIND, check_after, head};
use super::draft::{
    AcceptDraft, BudgetDraft, ChoiceDraft, DefinitionDraft, Draft, KindDraft, Measure, ProjectDraft,
    SiteDraft, TargetDraft, YearsDraft, ZoneDraft,
};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::findings::Findings;
use crate::read::forms::forms;

forms! {
    Draft, "a cemetery plan",
        needs [anpai, model, years, zones, cremated_percent, kinds, sites, choices],
        may [name, synthetic, projects, budget, targets, figures, rules];
    YearsDraft, "years", needs [first, last], may [];
    ZoneDraft, "a zone", needs [id, deaths], may [name];
    KindDraft, "a kind of burial", needs [id],
        may [name, land_m2, no_site, niche, takes_uncremated, most_per_year, burial_yuan];
    SiteDraft, "a site", needs [id], may [name, land_m2, stock, returns];
    ChoiceDraft, "a choice", needs [id, kind, percent], may [name, uncremated, accepts];
    AcceptDraft, "what is accepted", needs [kind], may [award_yuan, most_percent];
    ProjectDraft, "a project", needs [id, site, kind, units, most],
        may [name, most_per_year, yuan, land_m2, earliest, latest];
    BudgetDraft, "a budget", needs [yuan], may [carries_over];
    DefinitionDraft, "a definition", needs [], may [kinds, niches, largest_m2, uncremated];
    TargetDraft, "a target", needs [id, measure],
        may [name, definition, site, kind, year, at_least, at_most, nature, weight, source];
}

choices! {
    Measure, Self::EcologicalShare, ["ecological-share", "cremation-share", "free-units", "land-used", "awards"];
}

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    let (draft, found) = parse(bytes)?;
    check_after(&draft, found)
}

/// Reads a document without checking it.
///
/// # Errors
/// Every place in it that cannot be read.
pub fn read_draft(bytes: &[u8]) -> Result<Draft, Issues> {
    let (draft, found) = parse(bytes)?;
    found.finish().into_result(draft)
}

fn parse(bytes: &[u8]) -> Result<(Draft, Findings), Issues> {
    crate::read::parse(bytes, KIND, head)
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
