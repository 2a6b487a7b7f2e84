//! The pools: what each may have depends on what it is.

use super::days::{LONGEST_STEP, MOST_UNITS, MOST_WINDOWS, RANKS, at_most, instant, reversed, within};
use super::ids::Ids;
use super::profile::{joined, profile};
use crate::funerals::services::draft::{Draft, PoolDraft, PoolKind};
use crate::funerals::services::problem::{Capacity, Pool, PoolId, Span, Staff};
use crate::named::Named;
use crate::read::calendar::{Zero, clock, length};
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon, Time};

/// Every pool.
pub(super) fn pools(draft: &Draft, ids: &Ids<'_>, horizon: &Horizon, found: &mut Findings) -> Vec<Pool> {
    (draft.pools.iter().enumerate())
        .map(|(n, pool)| self::pool(draft, n, pool, ids, horizon, found))
        .collect()
}

fn pool(
    all: &Draft,
    n: usize,
    draft: &PoolDraft,
    ids: &Ids<'_>,
    horizon: &Horizon,
    found: &mut Findings,
) -> Pool {
    let at = |field: &str| format!("/pools/{n}/{field}");
    let kind = draft.kind;
    fields(n, draft, found);
    let units = i64::from(within(draft.units, &(0..=MOST_UNITS), || at("units"), found));
    let size = draft.size.map_or(0, |size| within(size, &RANKS, || at("size"), found));
    let casket = draft.casket.map(|casket| within(casket, &RANKS, || at("casket"), found));
    let hours = hours(n, draft, horizon, found);
    let after = draft.after_minutes.map_or(Duration::ZERO, |minutes| {
        length(minutes, Zero::Fine, LONGEST_STEP, || at("after_minutes"), found)
    });
    let outages = outages(n, draft, horizon, found);
    let of_staff = (kind == PoolKind::Staff && !draft.hours.is_empty()).then_some(&*hours);
    Pool {
        named: Named::new(&draft.id, draft.name.as_deref()),
        kind,
        units,
        size: if kind == PoolKind::FarewellHall { size } else { 0 },
        class: draft.class.clone(),
        casket: if kind == PoolKind::Cremator { casket.unwrap_or(1) } else { 0 },
        profile: profile(units, &outages, of_staff, horizon.end()),
        hours,
        after,
        outages,
        staff: staff(all, n, draft, ids, found),
    }
}

/// Refuses fields that this kind does not have, and asks for those that it needs.
fn fields(n: usize, draft: &PoolDraft, found: &mut Findings) {
    use PoolKind::{ColdStorage, Cremator, FarewellHall, Staff, VigilHall};
    let kind = draft.kind;
    if found.has_unreadable_below(&format!("/pools/{n}/kind")) {
        return;
    }
    let stays = matches!(kind, ColdStorage | VigilHall);
    let given = [
        ("size", draft.size.is_some(), kind == FarewellHall),
        ("class", draft.class.is_some(), !matches!(kind, FarewellHall | Staff)),
        ("casket", draft.casket.is_some(), kind == Cremator),
        ("hours", !draft.hours.is_empty(), !stays),
        ("after_minutes", draft.after_minutes.is_some(), !stays && kind != Staff),
        ("staff", draft.staff.is_some(), !stays && kind != Staff),
    ];
    for (field, _, _) in given.iter().filter(|(_, is_there, may)| *is_there && !may) {
        let cause = "a pool of this kind has no such field";
        found.add("not-of-this-kind", format!("/pools/{n}/{field}"), field, cause, "leave it out");
    }
    let object = format!("/pools/{n}");
    if kind == FarewellHall && draft.size.is_none() {
        let cause = "a farewell asks for a hall of some rank, and nothing says of which rank these are";
        found.add_missing("missing-size", &*object, "size", cause, "write 1 for the smallest halls");
    }
    if kind == Cremator && draft.class.is_none() {
        let cause = "a cremation asks for a class, and nothing says of which class these are";
        found.add_missing("missing-class", &*object, "class", cause, "write such as \"ordinary\"");
    }
    if draft.class.as_deref() == Some("") {
        let cause = "a class without a name cannot be asked for";
        found.add("empty-id", format!("{object}/class"), "\"\"", cause, "write a name");
    }
}

/// Hours of every day as instants, joined where they touch; the whole horizon where there are none.
fn hours(n: usize, draft: &PoolDraft, horizon: &Horizon, found: &mut Findings) -> Vec<Span> {
    at_most(draft.hours.len(), MOST_WINDOWS, &format!("/pools/{n}/hours"), found);
    let mut clocks = Vec::with_capacity(draft.hours.len());
    for (m, hours) in draft.hours.iter().enumerate() {
        let at = format!("/pools/{n}/hours/{m}");
        let start = clock(hours.start, || format!("{at}/start"), found);
        let end = clock(hours.end, || format!("{at}/end"), found);
        reversed(&at, ["start", "end"], [start, end], false, found);
        clocks.push((start, end));
    }
    if clocks.is_empty() {
        return vec![Span { from: Time(0), to: horizon.end() }];
    }
    let of_day = |day: u16| {
        clocks
            .iter()
            .map(move |(start, end)| Span { from: horizon.at(day, *start), to: horizon.at(day, *end) })
    };
    joined((0..horizon.days()).flat_map(of_day).collect())
}

fn outages(n: usize, draft: &PoolDraft, horizon: &Horizon, found: &mut Findings) -> Vec<Capacity> {
    let mut all = Vec::with_capacity(draft.outages.len());
    for (m, outage) in draft.outages.iter().enumerate() {
        let at = format!("/pools/{n}/outages/{m}");
        let most = draft.units.clamp(1, MOST_UNITS);
        let units = within(outage.units, &(1..=most), || format!("{at}/units"), found);
        let from = instant(horizon, outage.from, || format!("{at}/from"), found);
        let to = instant(horizon, outage.to, || format!("{at}/to"), found);
        reversed(&at, ["from", "to"], [outage.from, outage.to], false, found);
        all.push(Capacity { span: Span { from, to }, units: i64::from(units) });
    }
    all
}

fn staff(all: &Draft, n: usize, draft: &PoolDraft, ids: &Ids<'_>, found: &mut Findings) -> Option<Staff> {
    let staff = draft.staff.as_ref()?;
    let at = |field: &str| format!("/pools/{n}/staff/{field}");
    let people = within(staff.people, &(1..=MOST_UNITS), || at("people"), found);
    let pool = ids.pools.find(&staff.pool, || at("pool"), found)?;
    let is_doubtful = found.has_unreadable_below(&format!("/pools/{pool}/kind"));
    if all.pools[pool].kind != PoolKind::Staff && !is_doubtful {
        let cause = "this pool is not of the kind `staff`";
        found.add("wrong-kind", at("pool"), &staff.pool, cause, "name a pool of staff");
    }
    Some(Staff { pool: PoolId::new(pool), people: i64::from(people) })
}
