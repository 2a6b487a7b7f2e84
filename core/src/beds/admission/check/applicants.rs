//! Applicants, and their order by tier and waiting.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::homes::{Homes, group, money};
use super::ids::{Ids, Order};
use super::{limits, time};
use crate::beds::admission::draft::{ApplicantDraft, Draft};
use crate::beds::admission::limits::Stay;
use crate::beds::admission::problem::{Applicant, InstitutionId, LevelId, TierId};
use crate::id::PlaceId;
use crate::issue::escape;
use crate::read::findings::Findings;

/// The farthest that a family may have, in metres: around the earth.
pub(super) const FARTHEST: i64 = 40_000_000;

/// Applicants as the problem keeps them.
#[derive(Debug)]
pub(super) struct People {
    pub(super) applicants: Vec<Applicant>,
    /// Applicants by id.
    pub(super) order: Order,
}

/// Applicants in the order of their ids.
pub(super) fn applicants(
    draft: &Draft,
    ids: &Ids,
    homes: &Homes,
    decision: Date,
    most_waiting_days: u32,
    found: &mut Findings,
) -> People {
    let order = Order::of(draft.applicants.iter().map(|a| &*a.id));
    let reader = Reader { ids, homes, decision, most_waiting_days };
    let mut applicants: Vec<Applicant> = (order.rows.iter())
        .map(|row| reader.applicant(&draft.applicants[*row], &format!("/applicants/{row}"), found))
        .collect();
    rank(&mut applicants);
    People { applicants, order }
}

/// Gives everyone a place in the order of tier and waiting, from 1 for the last.
fn rank(applicants: &mut [Applicant]) {
    let key = |a: &Applicant| (std::cmp::Reverse(a.tier), a.waiting_days);
    let all: BTreeSet<_> = applicants.iter().map(key).collect();
    let all: Vec<_> = all.into_iter().collect();
    for applicant in applicants {
        let at = all.binary_search(&key(applicant)).expect("collected from the same");
        applicant.standing = u32::try_from(at + 1).expect("check bounds every table below 2^32");
    }
}

struct Reader<'a> {
    ids: &'a Ids<'a>,
    homes: &'a Homes,
    decision: Date,
    most_waiting_days: u32,
}

impl Reader<'_> {
    fn applicant(&self, draft: &ApplicantDraft, base: &str, found: &mut Findings) -> Applicant {
        let ids = self.ids;
        let at = |field: &str| format!("{base}/{field}");
        let level = ids.levels.find(&draft.care_level, || at("care_level"), found).unwrap_or(0);
        let tier = ids.tiers.find(&draft.tier, || at("tier"), found).unwrap_or(0);
        let (since, days) = time::since(&draft.since, self.decision, &at("since"), found);
        let place = draft.place.as_deref().and_then(|p| ids.places.find(p, || at("place"), found));
        let subsidy = draft.subsidy_fen_per_month.unwrap_or(0);
        money(subsidy, || at("subsidy_fen_per_month"), found);
        if let Some(own) = draft.fen_per_month {
            money(own, || at("fen_per_month"), found);
        }
        let wishes = self.wishes(draft, base, found);
        let refused = self.refused(draft, base, found);
        if draft.only_wishes == Some(true) && draft.wishes.is_empty() {
            let cause = "only wished homes will do, and none is wished for";
            found.add("no-wish", at("only_wishes"), true, cause, "write `wishes`, or leave it out");
        }
        Applicant {
            id: draft.id.clone(),
            level: LevelId::new(level),
            tier: TierId::new(tier),
            since,
            waiting_days: days.min(self.most_waiting_days),
            standing: 1,
            group: group(draft.client_group.as_deref(), || at("client_group"), ids, found),
            gender: draft.gender,
            place: place.map(PlaceId::new),
            metres: self.metres(draft, base, found),
            wishes,
            only_wishes: draft.only_wishes.unwrap_or(false),
            refused,
            fen: draft.fen_per_month.map(|own| own.saturating_add(subsidy)),
            subsidy,
            source: draft.subsidy_source.clone(),
            stay: draft
                .stay
                .as_ref()
                .map_or(Stay::FOR_GOOD, |s| limits::stay(s, self.decision, &at("stay"), found)),
            pinned: None,
            resident: None,
            previous: None,
        }
    }
    /// The home of an id, by its place among all.
    fn home(
        &self,
        id: &str,
        pointer: impl FnOnce() -> String,
        found: &mut Findings,
    ) -> Option<InstitutionId> {
        let row = self.ids.institutions.find(id, pointer, found)?;
        Some(InstitutionId::new(self.homes.order.place[row]))
    }
    fn wishes(&self, draft: &ApplicantDraft, base: &str, found: &mut Findings) -> Vec<InstitutionId> {
        let mut wishes = Vec::new();
        for (at, wish) in draft.wishes.iter().enumerate() {
            let pointer = || format!("{base}/wishes/{at}");
            let Some(home) = self.home(wish, pointer, found) else { continue };
            if wishes.contains(&home) {
                let cause = "the same home is wished for twice, and only one place in the order can hold";
                found.add("wished-twice", pointer(), wish, cause, "keep one of the two");
            } else {
                wishes.push(home);
            }
        }
        wishes
    }
    fn refused(&self, draft: &ApplicantDraft, base: &str, found: &mut Findings) -> Vec<InstitutionId> {
        let mut refused = BTreeSet::new();
        for (at, id) in draft.refused.iter().enumerate() {
            let pointer = || format!("{base}/refused/{at}");
            refused.extend(self.home(id, pointer, found));
            if draft.wishes.contains(id) {
                let cause = "the same home is wished for";
                found.add("wished-and-refused", pointer(), id, cause, "decide for one of the two");
            }
        }
        refused.into_iter().collect()
    }
    fn metres(&self, draft: &ApplicantDraft, base: &str, found: &mut Findings) -> Vec<(InstitutionId, i64)> {
        let mut all = Vec::new();
        for (id, metres) in &draft.metres {
            let pointer = || format!("{base}/metres/{}", escape(id));
            let home = self.home(id, pointer, found);
            if !(0..=FARTHEST).contains(metres) {
                let cause = format!("a home is 0 to {FARTHEST} m away");
                found.add("bad-distance", pointer(), metres, cause, "write metres");
            }
            all.extend(home.map(|h| (h, *metres)));
        }
        all.sort_unstable();
        all
    }
}
