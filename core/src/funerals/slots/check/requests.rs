//! Who asks. There may be hundreds of thousands: each id is looked up once, and a pointer is made only for an issue.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::ids::Ids;
use super::wide::MOST_WISHES;
use crate::funerals::slots::draft::{Draft, RequestDraft};
use crate::funerals::slots::problem::{IdentityId, PlotId, Request, SlotId};
use crate::read::findings::Findings;

/// All requests, with their wishes one behind the other.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) requests: Vec<Request>,
    pub(super) wishes: Vec<SlotId>,
    pub(super) identities: usize,
    pub(super) plots: usize,
}

/// Every request.
pub(super) fn requests(draft: &Draft, ids: &Ids<'_>, largest: i64, found: &mut Findings) -> Asked {
    duplicates(draft, found);
    let of_all = |text: fn(&RequestDraft) -> Option<&str>| dense(draft.requests.iter().map(text));
    let (identities, of_identity) = of_all(|request| Some(&request.identity));
    let (plots, of_plot) = of_all(|request| request.plot.as_deref());
    let mut asked = Asked { identities, plots, ..Asked::default() };
    asked.requests.reserve(draft.requests.len());
    for (n, draft) in draft.requests.iter().enumerate() {
        numbers(n, draft, largest, found);
        let first = asked.wishes.len();
        wishes(n, draft, ids, &mut asked.wishes, found);
        asked.requests.push(Request {
            id: draft.id.clone(),
            identity: IdentityId(of_identity[n].unwrap_or(0)),
            plot: of_plot[n].map(PlotId),
            people: draft.people.unwrap_or(1),
            cars: draft.cars.unwrap_or(0),
            shuttle: draft.shuttle,
            first,
            end: asked.wishes.len(),
        });
    }
    asked
}

/// Ids that are empty or stand twice.
fn duplicates(draft: &Draft, found: &mut Findings) {
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(draft.requests.len());
    for (n, request) in draft.requests.iter().enumerate() {
        let pointer = || format!("/requests/{n}/id");
        if request.id.is_empty() {
            let cause = "the draw rests on the id of a request";
            found.add("empty-id", pointer(), "\"\"", cause, "write an id");
            continue;
        }
        match known.entry(&request.id) {
            Entry::Vacant(entry) => drop(entry.insert(n)),
            Entry::Occupied(first) => {
                let cause = format!("/requests/{} has the same id", first.get());
                let action = "give each request an id of its own, or leave the second one out";
                found.add("duplicate-id", pointer(), &request.id, cause, action);
            }
        }
    }
}

/// How many texts there are, and which of them each is, counted in the order in which they come.
fn dense<'a>(texts: impl ExactSizeIterator<Item = Option<&'a str>>) -> (usize, Vec<Option<u32>>) {
    let mut known: HashMap<&str, u32> = HashMap::with_capacity(texts.len());
    let mut count = 0;
    let mut number = |text| {
        *known.entry(text).or_insert_with(|| {
            count += 1;
            count - 1
        })
    };
    let which = texts.map(|text| text.map(&mut number)).collect();
    (known.len(), which)
}

fn numbers(n: usize, draft: &RequestDraft, largest: i64, found: &mut Findings) {
    let at = |field: &str| format!("/requests/{n}/{field}");
    if draft.identity.is_empty() {
        let cause = "one booking for each identity and day asks for an identity";
        found.add("empty-id", at("identity"), "\"\"", cause, "write an opaque id of who asks");
    }
    if draft.plot.as_ref().is_some_and(String::is_empty) {
        let cause = "a plot without an id is none";
        found.add("empty-id", at("plot"), "\"\"", cause, "write its id, or leave the field out");
    }
    let people = draft.people.unwrap_or(1);
    // A document whose largest party is 1 does not have to say so with every request.
    if !(1..=largest).contains(&people) {
        let cause = format!("a party has 1 to {largest} people");
        let action = "write how many come, or another `largest_party`";
        found.add("number-out-of-range", at("people"), people, cause, action);
    }
    let cars = draft.cars.unwrap_or(0);
    if !(0..=1).contains(&cars) {
        let action = "write 0 or 1; a second car asks for a second request";
        found.add("number-out-of-range", at("cars"), cars, "a party comes with one car or none", action);
    }
}

fn wishes(n: usize, draft: &RequestDraft, ids: &Ids<'_>, all: &mut Vec<SlotId>, found: &mut Findings) {
    let count = draft.wishes.len();
    if !(1..=MOST_WISHES).contains(&count) {
        let cause = format!("a request has 1 to {MOST_WISHES} wishes");
        let action = "write the slots that would do, the best first";
        found.add(
            "number-of-wishes",
            format!("/requests/{n}/wishes"),
            format!("{count} wishes"),
            cause,
            action,
        );
    }
    let first = all.len();
    for (m, wish) in draft.wishes.iter().take(MOST_WISHES).enumerate() {
        let at = || format!("/requests/{n}/wishes/{m}");
        let Some(slot) = ids.slot(wish, at, found).map(SlotId::new) else { continue };
        if all[first..].contains(&slot) {
            let cause = "the same slot stands before it";
            found.add("duplicate-wish", at(), wish, cause, "name each slot once, where it is liked best");
        } else {
            all.push(slot);
        }
    }
}
