//! From bytes to a draft and problem of funerals; [`crate::read`] says how.

use super::check::{check_after, head, kind};
use super::draft::{
    CaseDraft, ClosedDraft, CollectionDraft, CremationDraft, DaysDraft, Draft, FarewellDraft, GapDraft,
    GapKind, HorizonDraft, HoursDraft, Model, OutageDraft, PlacedDraft, PoolDraft, PoolKind, PreviousDraft,
    Rite, StaffDraft, StepDraft, StorageDraft, VigilDraft, WishWindowDraft, WishesDraft,
};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::findings::Findings;
use crate::read::forms::forms;

forms! {
    Draft, "a day or a week of funerals", needs [anpai, model, horizon, pools, cases],
        may [name, synthetic, time_zone, closed, gap, transfer_minutes, collections, previous, now, figures, rules, search];
    HorizonDraft, "a horizon", needs [start], may [days];
    GapDraft, "a wait between farewell and cremation", needs [kind], may [minutes];
    PoolDraft, "a pool", needs [id, kind, units],
        may [name, size, class, casket, hours, after_minutes, outages, staff];
    HoursDraft, "hours", needs [start, end], may [];
    OutageDraft, "units out of service", needs [units, from, to], may [];
    StaffDraft, "the staff of a pool", needs [pool, people], may [];
    ClosedDraft, "a closed time", needs [from, to], may [name, kinds];
    CaseDraft, "a case", needs [id],
        may [priority, ready, pickup, storage, preparation, vigil, farewell, cremation, latest, wishes, days, confirmed];
    StepDraft, "a step", needs [minutes], may [class];
    StorageDraft, "cold storage", needs [], may [class];
    VigilDraft, "a vigil", needs [nights], may [class];
    FarewellDraft, "a farewell", needs [size, minutes], may [];
    CremationDraft, "a cremation", needs [class, minutes], may [casket, ash_minutes];
    WishesDraft, "wishes", needs [windows], may [weight];
    WishWindowDraft, "a window", needs [start, end], may [date];
    DaysDraft, "days", needs [], may [wished, away, only, weight];
    CollectionDraft, "a collection", needs [id, ready, minutes, due], may [weight, class, previous, any_hour];
    PreviousDraft, "a case of the earlier plan", needs [case],
        may [pickup, storage, preparation, vigil, farewell, cremation];
    PlacedDraft, "where a step is, and when", needs [pool, start], may [];
}

choices! {
    GapKind, Self::None, ["none", "at-most", "free"];
    PoolKind, Self::Hearse,
        ["hearse", "cold-storage", "preparation", "vigil-hall", "farewell-hall", "cremator", "staff"];
    Rite, Self::Farewell, ["farewell", "cremation"];
}

/// Reads and checks a document of either model.
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

/// A document of another model is told that it is not that of a day.
fn parse(bytes: &[u8]) -> Result<(Draft, Findings), Issues> {
    let model = crate::read::model(bytes).and_then(|name| Model::of(&name)).unwrap_or_default();
    crate::read::parse(bytes, kind(model), head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<GapKind>();
        all_read::<PoolKind>();
        all_read::<Rite>();
    }

    /// The first block of JSON on a page, without what stands behind `//` in each line.
    fn example(page: &str) -> String {
        let (_, from) = page.split_once("```json\n").expect("an example");
        let (block, _) = from.split_once("```").expect("its end");
        block.lines().map(|line| line.split("//").next().unwrap_or_default()).collect()
    }

    #[test]
    fn the_example_of_the_page_is_read() {
        let page = include_str!("../../../../docs/funerals-services.md");
        let problem = read(example(page).as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
        assert_eq!((problem.pools.len(), problem.cases.len(), problem.collections.len()), (8, 2, 1));
        // The 5th is near enough, and not one of those that are named.
        assert_eq!(problem.cases[0].days, [0, 1]);
        assert_eq!(problem.previous.iter().flatten().count(), 1);
    }
}
