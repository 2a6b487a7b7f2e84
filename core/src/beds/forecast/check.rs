//! From a draft to a problem, or every issue at once.

use jiff::civil::Date;

use super::draft::{Draft, MODEL, PlanDraft, PoolDraft};
use super::problem::{Change, KindId, Named, Plan, Pool, PoolId, Problem, Residents, Waiting};
use crate::issue::Issues;
use crate::named::NamedDraft;
use crate::read::findings::Findings;
use crate::read::names::Names;
use crate::read::{Head, Kind};
use crate::time::Duration;

mod calendar;
mod classes;
mod spans;

use calendar::Calendar;
use classes::classes;

/// Where the document does not say.
const STEP_DAYS: u32 = 30;
const REPLICATIONS: u32 = 100;
/// Bounds that keep a simulation within what somebody can have meant: thirty years; ten thousand times.
const MOST_DAYS: u32 = 10_958;
const MOST_REPLICATIONS: u32 = 10_000;
/// Beds of a pool, and people of an entry: as many as there are in all of China's institutions.
const MOST_BEDS: u32 = 10_000_000;
/// People of all entries together.
const MOST_PEOPLE: u64 = 10_000_000;

/// What a document of this model is.
pub(super) const KIND: Kind = Kind { model: MODEL, what: "a waiting list to be simulated" };

/// The head of a document.
pub(super) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_after(draft, Findings::default())
}

/// Ids of the document.
struct Ids<'a> {
    tiers: Names<'a>,
    kinds: Names<'a>,
    pools: Names<'a>,
    classes: Names<'a>,
}

pub(super) fn check_after(draft: &Draft, mut found: Findings) -> Result<Problem, Issues> {
    let found = &mut found;
    KIND.check(head(draft), found);
    let calendar = Calendar::new(draft, found);
    let ids = Ids {
        tiers: names("tier", "/tiers", draft.tiers.iter().map(|t| &*t.id), found),
        kinds: names("kind of bed", "/kinds", draft.kinds.iter().map(|k| &*k.id), found),
        pools: names("pool", "/pools", draft.pools.iter().map(|p| &*p.id), found),
        classes: names("class", "/classes", draft.classes.iter().map(|c| &*c.id), found),
    };
    names("plan", "/plans", draft.plans.iter().map(|p| &*p.id), found);
    let replications = draft.replications.unwrap_or(REPLICATIONS);
    if !(2..=MOST_REPLICATIONS).contains(&replications) {
        let cause = format!("a mean and how far off it may be take 2 to {MOST_REPLICATIONS} replications");
        found.add("replications-out-of-range", "/replications", replications, cause, "write such as 100");
    }
    let pools: Vec<Pool> =
        (draft.pools.iter().enumerate()).map(|(at, of)| pool(at, of, &ids, found)).collect();
    let plans = draft.plans.iter().enumerate().map(|(at, of)| plan(at, of, &calendar, &ids, found)).collect();
    let classes = classes(draft, &calendar, &ids, found);
    let (waiting, residents) = people(draft, &calendar, &ids, &pools, found);
    let problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        start: calendar.start.to_string(),
        length: calendar.length,
        warm_up: calendar.warm_up,
        step: calendar.step,
        replications,
        tiers: draft.tiers.iter().map(named).collect(),
        kinds: draft.kinds.iter().map(named).collect(),
        pools,
        plans,
        classes,
        waiting,
        residents,
    };
    std::mem::take(found).finish().into_result(problem)
}

/// Ids of a list that must not be empty.
fn names<'a>(
    what: &'static str,
    list: &'static str,
    ids: impl Iterator<Item = &'a str>,
    found: &mut Findings,
) -> Names<'a> {
    let names = Names::defined(what, list, ids, found);
    if names.len() > 0 {
        return names;
    }
    if !found.has_issue_below(list) {
        let cause = format!("there has to be a {what}");
        found.add("empty-list", list, "[]", cause, format!("write one {what} at least"));
    }
    // That an id is not among none was said by that.
    names.listed(list, true)
}

fn named(draft: &NamedDraft) -> Named {
    Named::new(&draft.id, draft.name.as_deref())
}

fn pool(at: usize, draft: &PoolDraft, ids: &Ids, found: &mut Findings) -> Pool {
    let kind = ids.kinds.find(&draft.kind, || format!("/pools/{at}/kind"), found);
    count(draft.beds, 0, || format!("/pools/{at}/beds"), found);
    Pool {
        id: Named::new(&draft.id, draft.name.as_deref()),
        kind: KindId::new(kind.unwrap_or(0)),
        beds: draft.beds.min(MOST_BEDS),
    }
}

fn plan(at: usize, draft: &PlanDraft, calendar: &Calendar, ids: &Ids, found: &mut Findings) -> Plan {
    let mut changes: Vec<Change> = (draft.changes.iter().enumerate())
        .filter_map(|(n, change)| {
            let pointer = |field: &str| format!("/plans/{at}/changes/{n}/{field}");
            let pool = ids.pools.find(&change.pool, || pointer("pool"), found);
            let when = calendar.within(&change.date, || pointer("date"), found);
            if change.beds.unsigned_abs() > u64::from(MOST_BEDS) {
                let cause = format!("a change has at most {MOST_BEDS} beds");
                found.add("number-out-of-range", pointer("beds"), change.beds, cause, "check the number");
                return None;
            }
            Some(Change { at: when?, pool: PoolId::new(pool?), beds: change.beds as i32 })
        })
        .collect();
    changes.sort_by_key(|c| c.at);
    Plan { id: Named::new(&draft.id, draft.name.as_deref()), changes }
}

/// Who waits and who has a bed on the first day.
fn people(
    draft: &Draft,
    calendar: &Calendar,
    ids: &Ids,
    pools: &[Pool],
    found: &mut Findings,
) -> (Vec<Waiting>, Vec<Residents>) {
    let waiting: Vec<Waiting> = (draft.waiting.iter().enumerate())
        .filter_map(|(at, w)| {
            let pointer = |field: &str| format!("/waiting/{at}/{field}");
            let class = ids.classes.find(&w.class, || pointer("class"), found);
            let since = calendar.before(&w.since, || pointer("since"), found);
            count(w.count, 1, || pointer("count"), found);
            Some(Waiting { class: super::problem::ClassId::new(class?), since: since?, count: w.count })
        })
        .collect();
    let mut taken = vec![0_u64; pools.len()];
    let residents: Vec<Residents> = (draft.residents.iter().enumerate())
        .filter_map(|(at, r)| {
            let pointer = |field: &str| format!("/residents/{at}/{field}");
            let class = ids.classes.find(&r.class, || pointer("class"), found);
            let pool = ids.pools.find(&r.pool, || pointer("pool"), found);
            let since = calendar.before(&r.since, || pointer("since"), found);
            count(r.count, 1, || pointer("count"), found);
            let (class, pool) = (class?, pool?);
            let before = taken[pool];
            taken[pool] += u64::from(r.count);
            let beds = u64::from(pools[pool].beds);
            if before <= beds && taken[pool] > beds && !found.is_unreadable(&format!("/pools/{pool}/beds")) {
                let cause =
                    format!("the pool `{}` has {beds} beds, and {} people in them", r.pool, taken[pool]);
                found.add(
                    "more-people-than-beds",
                    pointer("count"),
                    r.count,
                    cause,
                    "correct one of the two",
                );
            }
            let (class, pool) = (super::problem::ClassId::new(class), PoolId::new(pool));
            Some(Residents { class, pool, since: since?, count: r.count })
        })
        .collect();
    let people = waiting.iter().map(|w| u64::from(w.count)).sum::<u64>();
    let people = people + residents.iter().map(|r| u64::from(r.count)).sum::<u64>();
    if people > MOST_PEOPLE {
        let cause = format!("there are at most {MOST_PEOPLE} people on the first day");
        found.add("too-many-people", "", format!("{people} people"), cause, "simulate a part of them");
    }
    (waiting, residents)
}

/// A number of beds or people within its bounds.
fn count(count: u32, least: u32, pointer: impl FnOnce() -> String, found: &mut Findings) {
    if !(least..=MOST_BEDS).contains(&count) {
        let cause = format!("a number from {least} to {MOST_BEDS} is expected here");
        found.add(
            "number-out-of-range",
            pointer(),
            count,
            cause,
            "write a number in that range, or leave the entry out",
        );
    }
}

/// Whole days as a length.
fn days(n: u32) -> Duration {
    Duration::hours(24 * i64::from(n))
}

/// A date of the calendar, written `YYYY-MM-DD`.
fn date(text: &str, pointer: impl FnOnce() -> String, found: &mut Findings) -> Option<Date> {
    let date = text.parse().ok().filter(|_| text.len() == 10);
    if date.is_none() {
        let cause = "it is not a date of the calendar, written YYYY-MM-DD";
        found.add("bad-date", pointer(), text, cause, "write such as 2024-05-06");
    }
    date
}
