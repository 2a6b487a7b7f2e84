//! Waiting lists of the five places over the years of their bed plans: beds as they are, against beds as the plan's targets
//! want them. No plan says who waits today, how long people stay or when they give up; all of that is assumed, with ranges
//! in `scenarios/beds/assumptions.csv`. The people who come are as many as keep the need of the bed plan going.

use anpai_core::beds::forecast::draft::{
    ChangeDraft, ClassDraft, Draft, MODEL, NextDraft, PlanDraft, PoolDraft, RateDraft, ResidentsDraft,
    SpanDraft, WaitingDraft,
};
use anpai_core::beds::named::NamedDraft;
use anpai_core::beds::plan::draft::Measure;

use super::facts::Facts;
use super::need::{elderly, needed};
use super::rest::{name, targets};
use super::tables::{DEMENTIA, FAMILY, GENERAL, NURSING};
use super::{FIRST, YEARS};
use crate::share::share;

/// Days of a year in the mean.
const YEAR: f64 = 365.25;
/// Days from the first of 2021 to the last of 2025: one of the years is a leap year.
const DAYS: u32 = 1826;
/// Since when residents live there; as stays have no memory, it does not matter.
const SINCE: &str = "2020-01-01";
/// Half a year before the first day, which is what those on the list are taken to have waited.
const WAITING_SINCE: &str = "2020-07-01";
/// Tiers, the higher first.
const TIERS: [(&str, &str); 2] = [("support", "特困、低保"), ("others", "其他")];

/// The waiting list of a place.
pub(super) fn make(facts: &Facts<'_>, name: &str) -> Draft {
    let kinds: Vec<&str> = facts.place.kinds.iter().copied().filter(|kind| *kind != FAMILY).collect();
    let now: Vec<i64> = kinds.iter().map(|kind| beds_now(facts, kind)).collect();
    let then = beds_wanted(facts);
    let named = |id: &str, name: &str| NamedDraft { id: id.to_owned(), name: Some(name.to_owned()) };
    let pool = |(kind, beds): (&&str, &i64)| PoolDraft {
        id: (*kind).to_owned(),
        name: None,
        kind: (*kind).to_owned(),
        beds: *beds as u32,
    };
    let mut draft = Draft {
        anpai: 1,
        model: MODEL.to_owned(),
        name: format!("{name}, {}", facts.place.name),
        synthetic: true,
        start: format!("{FIRST}-01-01"),
        days: DAYS,
        tiers: TIERS.iter().map(|(id, name)| named(id, name)).collect(),
        kinds: kinds.iter().map(|kind| named(kind, super::rest::name(kind))).collect(),
        pools: kinds.iter().zip(&now).map(pool).collect(),
        plans: vec![
            PlanDraft { id: "as-is".to_owned(), name: Some("现状不变".to_owned()), changes: Vec::new() },
            PlanDraft {
                id: "targets".to_owned(),
                name: Some("达到规划目标".to_owned()),
                changes: kinds
                    .iter()
                    .zip(&now)
                    .flat_map(|(kind, now)| changes(kind, wanted(&then, kind) - now))
                    .collect(),
            },
        ],
        ..Draft::default()
    };
    for (kind, beds) in kinds.iter().zip(&now) {
        people(facts, kind, *beds, &mut draft);
    }
    draft
}

/// Beds of a kind in 2020.
fn beds_now(facts: &Facts<'_>, kind: &str) -> i64 {
    let dementia = facts.count("dementia beds") as i64;
    let nursing = facts.percent_of("nursing share", facts.whole("beds"));
    match kind {
        GENERAL => facts.whole("beds") - nursing,
        NURSING => nursing - dementia,
        _ => dementia,
    }
}

/// Beds at the end of 2025 as the targets want them: all, those with nursing (dementia among them), those for dementia. Where
/// there is no target for beds in all they stay as many; where none for nursing, new beds are split as assumed.
pub(super) fn beds_wanted(facts: &Facts<'_>) -> [i64; 3] {
    let (all, people) = (facts.whole("beds"), elderly(facts)[YEARS - 1]);
    let targets = targets(facts);
    let bound = |measure: Measure, id: &str| {
        let target =
            targets.iter().find(|t| t.measure == measure && t.kinds.iter().any(|k| k == id) != id.is_empty());
        target.and_then(|t| t.at_least)
    };
    let by_people = bound(Measure::BedsPer1000, "").map(|b| (people as f64 * b / 1000.0).ceil() as i64);
    let by_new = bound(Measure::NewBeds, "").map(|b| all + b as i64);
    let total = all.max(by_people.unwrap_or(0)).max(by_new.unwrap_or(0));
    let share = bound(Measure::ShareOfBeds, NURSING).map(|b| (total as f64 * b / 100.0).ceil() as i64);
    let today = facts.percent_of("nursing share", all);
    let nursing =
        share.unwrap_or_else(|| today + facts.percent_of("share of nursing in new beds", total - all));
    let dementia = bound(Measure::Beds, DEMENTIA).map_or(0, |b| b as i64);
    [total, nursing.max(today), dementia]
}

fn wanted([total, nursing, dementia]: &[i64; 3], kind: &str) -> i64 {
    match kind {
        GENERAL => total - nursing,
        NURSING => nursing - dementia,
        _ => *dementia,
    }
}

/// The same number each year, in the middle of it.
fn changes(kind: &str, more: i64) -> Vec<ChangeDraft> {
    let each = share(more.abs(), &[1; YEARS]);
    let change = |(t, beds): (usize, i64)| ChangeDraft {
        pool: kind.to_owned(),
        date: format!("{}-07-01", usize::from(FIRST) + t),
        beds: beds * more.signum(),
    };
    each.into_iter().enumerate().map(change).filter(|c| c.beds != 0).collect()
}

/// How long people stay in a kind, in years.
fn stay(facts: &Facts<'_>, kind: &str) -> f64 {
    facts.value(match kind {
        GENERAL => "stay in a general bed",
        NURSING => "stay in a nursing bed",
        _ => "stay in a dementia bed",
    })
}

/// Who comes for a kind in each year: as many as leave when all who need one have one, less those who come from a general
/// bed.
fn arrivals(facts: &Facts<'_>, kind: &str) -> Vec<f64> {
    let leaving =
        |kind: &str| needed(facts, kind).into_iter().map(|n| n / stay(facts, kind)).collect::<Vec<f64>>();
    let own = leaving(kind);
    if kind != NURSING {
        return own;
    }
    let moving = facts.value("general residents who need nursing next") / 100.0;
    own.iter().zip(leaving(GENERAL)).map(|(own, general)| (own - moving * general).max(0.0)).collect()
}

/// Those who come, those who wait and those who live there.
fn people(facts: &Facts<'_>, kind: &str, beds: i64, draft: &mut Draft) {
    let supported = facts.whole("people with support among those who need a bed");
    let weights = [supported, 100 - supported];
    let waiting =
        facts.value(&format!("waiting for a {kind} bed")) * facts.value(facts.reading.elderly) / 1000.0;
    let waiting = share(waiting.round() as i64, &weights);
    let residents = share(facts.percent_of(&format!("occupancy of {kind} beds"), beds), &weights);
    let id = |tier: &str| format!("{kind}, {tier}");
    for (n, (tier, label)) in TIERS.iter().enumerate() {
        let part = weights[n] as f64 / 100.0;
        let rate = |(t, people): (usize, f64)| RateDraft {
            from: (t > 0).then(|| format!("{}-01-01", usize::from(FIRST) + t)),
            per_year: (people * part * 10.0).round() / 10.0,
        };
        let moving = facts.value("general residents who need nursing next") / 100.0;
        let next = NextDraft { class: format!("{NURSING}, {tier}"), share: moving };
        draft.classes.push(ClassDraft {
            id: id(tier),
            name: Some(format!("{}（{label}）", name(kind))),
            tier: (*tier).to_owned(),
            pools: vec![kind.to_owned()],
            arrivals: arrivals(facts, kind).into_iter().enumerate().map(rate).collect(),
            stay: SpanDraft::Exponential { mean_days: (stay(facts, kind) * YEAR).round() },
            patience: Some(SpanDraft::Exponential { mean_days: (facts.value("patience") * YEAR).round() }),
            next: if kind == GENERAL { vec![next] } else { Vec::new() },
        });
        if waiting[n] > 0 {
            let count = waiting[n] as u32;
            draft.waiting.push(WaitingDraft { class: id(tier), since: WAITING_SINCE.to_owned(), count });
        }
        if residents[n] > 0 {
            let (pool, count) = (kind.to_owned(), residents[n] as u32);
            draft.residents.push(ResidentsDraft { class: id(tier), pool, since: SINCE.to_owned(), count });
        }
    }
}
