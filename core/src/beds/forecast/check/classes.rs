//! Classes of people: where they can live, how many come, how long they stay, what comes next.

use super::{Ids, calendar::Calendar, spans::span};
use crate::beds::forecast::draft::{ClassDraft, Draft};
use crate::beds::forecast::problem::{Class, ClassId, Named, Next, PoolId, Rate, TierId};
use crate::read::findings::Findings;
use crate::time::Time;

/// A year of the mean calendar, in days.
const YEAR: f64 = 365.25;
/// Arrivals a year: more than all of China's old people.
const MOST_A_YEAR: f64 = 1e9;
/// Shares may add up to this much more than 1, since they are written as decimals.
const ROUNDING: f64 = 1e-9;

pub(super) fn classes(draft: &Draft, calendar: &Calendar, ids: &Ids, found: &mut Findings) -> Vec<Class> {
    draft.classes.iter().enumerate().map(|(at, of)| class(at, of, calendar, ids, found)).collect()
}

fn class(at: usize, draft: &ClassDraft, calendar: &Calendar, ids: &Ids, found: &mut Findings) -> Class {
    let pointer = |field: &str| format!("/classes/{at}/{field}");
    let tier = ids.tiers.find(&draft.tier, || pointer("tier"), found);
    let stay = span(&draft.stay, &pointer("stay"), found);
    let patience = draft.patience.as_ref().map(|p| span(p, &pointer("patience"), found));
    Class {
        id: Named::new(&draft.id, draft.name.as_deref()),
        tier: TierId::new(tier.unwrap_or(0)),
        pools: pools(at, draft, ids, found),
        arrivals: arrivals(at, draft, calendar, found),
        stay,
        patience,
        next: next(at, draft, ids, found),
    }
}

/// Each once, in the order of the wishes.
fn pools(at: usize, draft: &ClassDraft, ids: &Ids, found: &mut Findings) -> Vec<PoolId> {
    let list = format!("/classes/{at}/pools");
    let mut pools = Vec::new();
    for (n, id) in draft.pools.iter().enumerate() {
        let Some(pool) = ids.pools.find(id, || format!("{list}/{n}"), found).map(PoolId::new) else {
            continue;
        };
        if pools.contains(&pool) {
            let cause = "this pool stands in the list already";
            found.add("duplicate-wish", format!("{list}/{n}"), id, cause, "keep the first one");
        } else {
            pools.push(pool);
        }
    }
    if draft.pools.is_empty() && !found.is_unreadable(&list) {
        let cause = "people who can live nowhere wait for nothing";
        found.add("empty-list", list, "[]", cause, "name one pool at least");
    }
    pools
}

fn arrivals(at: usize, draft: &ClassDraft, calendar: &Calendar, found: &mut Findings) -> Vec<Rate> {
    let mut rates: Vec<Rate> = Vec::new();
    for (n, rate) in draft.arrivals.iter().enumerate() {
        let pointer = |field: &str| format!("/classes/{at}/arrivals/{n}/{field}");
        if !(0.0..=MOST_A_YEAR).contains(&rate.per_year) {
            let cause = format!("a number from 0 to {MOST_A_YEAR} is expected here");
            found.add(
                "number-out-of-range",
                pointer("per_year"),
                rate.per_year,
                cause,
                "write how many come a year",
            );
        }
        let from = match &rate.from {
            Some(from) => calendar.within(from, || pointer("from"), found),
            None => Some(Time::default()),
        };
        let Some(from) = from else { continue };
        if rates.last().is_some_and(|last| last.from >= from) {
            let value = rate.from.as_deref().unwrap_or("the first day");
            let cause = "rates stand in the order of their days, each day once";
            found.add("rates-out-of-order", pointer("from"), value, cause, "sort them by `from`");
        }
        rates.push(Rate { from, per_day: rate.per_year / YEAR });
    }
    // Nobody comes before the first rate begins.
    if rates.first().is_some_and(|first| first.from > Time::default()) {
        rates.insert(0, Rate { from: Time::default(), per_day: 0.0 });
    }
    rates
}

fn next(at: usize, draft: &ClassDraft, ids: &Ids, found: &mut Findings) -> Vec<Next> {
    let mut sum = 0.0;
    let next = (draft.next.iter().enumerate())
        .filter_map(|(n, next)| {
            let pointer = |field: &str| format!("/classes/{at}/next/{n}/{field}");
            let class = ids.classes.find(&next.class, || pointer("class"), found);
            if !(0.0..=1.0).contains(&next.share) {
                let cause = "a share lies between 0 and 1";
                found.add("share-out-of-range", pointer("share"), next.share, cause, "write such as 0.25");
            }
            sum += next.share.max(0.0);
            class.map(|class| Next { class: ClassId::new(class), share: next.share })
        })
        .collect();
    let list = format!("/classes/{at}/next");
    if sum > 1.0 + ROUNDING && !found.has_issue_below(&list) {
        let cause = "more than everybody would go on";
        found.add(
            "shares-above-one",
            list,
            format!("{sum} in all"),
            cause,
            "make the shares add up to 1 at most",
        );
    }
    next
}
