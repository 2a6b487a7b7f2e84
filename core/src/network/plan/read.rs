//! From bytes to a network plan's draft and problem; [`crate::read`] says how.

use super::check::{KIND, check_after, head};
use super::draft::{
    ApartDraft, CommunityDraft, Draft, KeepAwayDraft, KindDraft, Measure, PointDraft, ProtectedDraft,
    SiteDraft, SizeDraft, StaffDraft, TargetDraft,
};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::findings::Findings;
use crate::read::forms::forms;
use crate::roads::{NoRoads, Roads};

forms! {
    Draft, "a network plan",
        needs [anpai, model, places, travel, days, kinds, sites, communities],
        may [name, synthetic, datum, streets, classes, unit, protected, staff, targets, budget, single_site, figures,
            rules];
    KindDraft, "a kind of site", needs [id, reach], may [name, keep_away, apart];
    ProtectedDraft, "something protected", needs [id, category], may [name, point, line, area];
    PointDraft, "a point", needs [x, y], may [];
    KeepAwayDraft, "a distance to keep", needs [from, metres], may [source];
    ApartDraft, "distances between sites", needs [], may [at_least_metres, at_most_metres];
    SiteDraft, "a site", needs [id, place, kind, sizes], may [name, existing, closing_yuan, keep];
    SizeDraft, "a size", needs [id], may [name, hours, capacity, opening_yuan, daily_yuan];
    CommunityDraft, "a community", needs [id, place, people], may [name, street, class, demand];
    StaffDraft, "staff", needs [id, kinds, hours], may [name];
    TargetDraft, "a target", needs [id, measure],
        may [name, kind, class, at_least, at_most, nature, weight, source];
}

choices! {
    Measure, Self::Sites, [
        "sites", "communities-covered", "people-covered", "streets-with-site", "hours-per-week", "served-share"
    ];
}

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    read_with(bytes, &NoRoads)
}

/// The same for a document whose people travel along roads.
///
/// # Errors
/// Everything that is wrong with it, and what the roads say.
pub fn read_with(bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
    let (draft, found) = parse(bytes)?;
    check_after(&draft, roads, found)
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
