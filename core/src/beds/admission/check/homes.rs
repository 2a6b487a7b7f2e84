//! Levels of care, homes and their beds.

use std::collections::BTreeMap;

use super::ids::{Ids, Order};
use crate::beds::admission::draft::{Draft, UnitDraft};
use crate::beds::admission::problem::{CareLevel, GroupId, Institution, InstitutionId, KindId, Named, Unit};
use crate::id::PlaceId;
use crate::issue::escape;
use crate::read::findings::Findings;

/// More beds of one unit are a slip.
const MOST_BEDS: u32 = 100_000;
/// More than this, in fen a month, is a slip: a million yuan.
pub(super) const MOST_FEN: i64 = 100_000_000;
/// What a substitution counts at most: the way around the earth in metres.
const MOST_SUBSTITUTION: i64 = 40_000_000;

/// Homes and units as the problem keeps them.
#[derive(Debug)]
pub(super) struct Homes {
    pub(super) institutions: Vec<Institution>,
    pub(super) units: Vec<Unit>,
    /// Homes by id.
    pub(super) order: Order,
}

/// Levels of care.
pub(super) fn levels(draft: &Draft, ids: &Ids, found: &mut Findings) -> Vec<CareLevel> {
    if draft.tiers.is_empty() {
        let cause = "every applicant belongs to a tier, and there is none";
        found.add("no-tier", "/tiers", "[]", cause, "write one at least, such as `general`");
    }
    (draft.care_levels.iter().enumerate())
        .map(|(at, level)| {
            let mut kinds = Vec::new();
            for (name, cost) in &level.kinds {
                let pointer = format!("/care_levels/{at}/kinds/{}", escape(name));
                let kind = ids.kinds.find(name, || pointer.clone(), found);
                if !(0..=MOST_SUBSTITUTION).contains(cost) {
                    let cause = format!("a substitution counts 0 to {MOST_SUBSTITUTION}");
                    let action = "write 0 for the right kind, and more for others, in metres that a family would rather travel";
                    found.add("bad-substitution", &*pointer, cost, cause, action);
                }
                kinds.extend(kind.map(|k| (KindId::new(k), *cost)));
            }
            if level.kinds.is_empty() {
                let cause = "no bed is ever right for this level of care";
                found.add("no-kind", format!("/care_levels/{at}/kinds"), "{}", cause, "write which kinds fit");
            }
            kinds.sort_unstable();
            CareLevel { named: Named { id: level.id.clone(), name: level.name.clone() }, kinds }
        })
        .collect()
}

/// Homes in the order of their ids, each with its units in the order of theirs.
pub(super) fn homes(draft: &Draft, ids: &Ids, found: &mut Findings) -> Homes {
    let order = Order::of(draft.institutions.iter().map(|i| &*i.id));
    let (mut institutions, mut units) = (Vec::new(), Vec::new());
    for (id, row) in order.rows.iter().enumerate() {
        let home = &draft.institutions[*row];
        let pointer = || format!("/institutions/{row}/place");
        let place = home.place.as_deref().and_then(|p| ids.places.find(p, pointer, found));
        let mut seen = BTreeMap::new();
        let start = units.len();
        for at in Order::of(home.units.iter().map(|u| &*u.id)).rows {
            let unit = &home.units[at];
            let base = format!("/institutions/{row}/units/{at}");
            if unit.id.is_empty() {
                let cause = "a unit without an id cannot be named elsewhere";
                found.add("empty-id", format!("{base}/id"), "\"\"", cause, "write an id");
            } else if let Some(first) = seen.insert(&unit.id, at) {
                let cause = format!("/institutions/{row}/units/{first} has the same id");
                found.add("duplicate-id", format!("{base}/id"), &unit.id, cause, "give it an id of its own");
            }
            units.push(this_unit(unit, &base, InstitutionId::new(id), ids, found));
        }
        institutions.push(Institution {
            named: Named { id: home.id.clone(), name: home.name.clone() },
            place: place.map(PlaceId::new),
            run_by: home.run_by.clone(),
            units: start..units.len(),
        });
    }
    Homes { institutions, units, order }
}

fn this_unit(
    unit: &UnitDraft,
    base: &str,
    institution: InstitutionId,
    ids: &Ids,
    found: &mut Findings,
) -> Unit {
    let kind = ids.kinds.find(&unit.kind, || format!("{base}/kind"), found).unwrap_or(0);
    if unit.beds > MOST_BEDS {
        let cause = format!("a unit has at most {MOST_BEDS} beds");
        found.add("too-many-beds", format!("{base}/beds"), unit.beds, cause, "write how many beds there are");
    }
    let fen = unit.fen_per_month.unwrap_or(0);
    money(fen, || format!("{base}/fen_per_month"), found);
    Unit {
        id: unit.id.clone(),
        institution,
        kind: KindId::new(kind),
        group: group(unit.client_group.as_deref(), || format!("{base}/client_group"), ids, found),
        beds: unit.beds.min(MOST_BEDS),
        gender: unit.gender,
        room_beds: super::limits::room_beds(unit, base, found),
        room: unit.room.clone(),
        fen,
    }
}

/// A client group; the first one where none is given.
pub(super) fn group(
    name: Option<&str>,
    pointer: impl FnOnce() -> String,
    ids: &Ids,
    found: &mut Findings,
) -> GroupId {
    GroupId::new(name.and_then(|n| ids.groups.find(n, pointer, found)).unwrap_or(0))
}

/// Money in fen a month within bounds.
pub(super) fn money(fen: i64, pointer: impl FnOnce() -> String, found: &mut Findings) {
    if !(0..=MOST_FEN).contains(&fen) {
        let cause = format!("money here is 0 to {MOST_FEN} fen a month");
        found.add("bad-money", pointer(), fen, cause, "write fen, 0.01 yuan, a month");
    }
}
