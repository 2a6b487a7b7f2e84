//! Fuzzing, bounded: whatever the bytes, reading them does not panic; and a document that is accepted gives a problem
//! whose invariants hold. The invariants are written here apart from `check`, from what `problem.rs` promises.

use std::collections::BTreeSet;

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::time::{Clock, Duration, Time};
use anpai_core::travel::Leg;
use anpai_core::visits::Problem;
use anpai_core::visits::check::check;
use anpai_core::visits::draft::{
    BreakDraft, CaregiverDraft, DependencyDraft, Draft, Minutes, PairDraft, PinDraft, ShiftDraft, TaskDraft,
    VisitDraft, WindowDraft,
};
use anpai_core::visits::problem::{Break, CaregiverId, Shift, Visit};
use anpai_core::visits::read::{read, read_draft};
use anpai_core::visits::rules::RULES;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

const TINY: &[u8] = include_bytes!("../../tests/data/tiny.json");

/// Sorted, each once.
fn rises<T: Ord>(all: &[T]) -> bool {
    all.windows(2).all(|p| p[0] < p[1])
}

/// Ranges that follow each other and cover `0..len`.
fn covers(ranges: impl Iterator<Item = std::ops::Range<usize>>, len: usize) -> bool {
    let mut at = 0;
    for range in ranges {
        if range.start != at || range.end < at {
            return false;
        }
        at = range.end;
    }
    at == len
}

fn invariants(p: &Problem) {
    assert_eq!(p.settings.len(), RULES.len());
    assert!(p.settings.iter().all(|s| s.weight >= 0));
    assert!((1..=16).contains(&p.chains) && (1..=400).contains(&p.horizon.days()));
    assert!(covers(p.caregivers.iter().map(|c| c.shifts.clone()), p.shifts.len()));
    assert!(covers(p.shifts.iter().map(|s| s.breaks.clone()), p.breaks.len()));
    assert!(covers(p.visits.iter().map(|v| v.tasks.clone()), p.tasks.len()));
    staff(p);
    p.visits.iter().zip(0..).for_each(|(v, at)| visit(p, v, at));
    links(p);
    pins(p);
    for place in (0..p.places.len().min(5)).map(PlaceId::new) {
        for mode in (0..p.modes.len()).map(ModeId::new) {
            assert_eq!(p.travel.leg(mode, place, place), Some(Leg::default()));
        }
    }
}

fn staff(p: &Problem) {
    for (caregiver, id) in p.caregivers.iter().zip((0..).map(CaregiverId)) {
        assert!(caregiver.mode.index() < p.modes.len());
        assert!(caregiver.street.is_none_or(|s| s.index() < p.streets.len()));
        assert!(rises(&caregiver.skills) && caregiver.skills.iter().all(|(_, l)| (1..=9).contains(l)));
        assert!(rises(&caregiver.languages) && rises(&caregiver.incompatible));
        for other in &caregiver.incompatible {
            assert!(*other != id && p.caregivers[other.index()].incompatible.contains(&id));
        }
        let shifts: &[Shift] = &p.shifts[caregiver.shifts.clone()];
        assert!(shifts.iter().all(|s| s.caregiver == id));
        assert!(shifts.windows(2).all(|s| s[0].end <= s[1].start && s[0].week <= s[1].week));
    }
    for (shift, at) in p.shifts.iter().zip(0..) {
        assert!(shift.start < shift.end && shift.day < p.horizon.days());
        assert!(shift.start >= p.horizon.midnight(shift.day));
        assert!(shift.from.index().max(shift.to.index()) < p.places.len());
        for pause in &p.breaks[shift.breaks.clone()] {
            let pause: &Break = pause;
            assert_eq!(pause.shift.index(), at);
            let latest = pause.latest_start().min(shift.end - pause.duration);
            assert!(pause.start.max(shift.start) <= latest && pause.duration > Duration::ZERO);
        }
    }
}

fn visit(p: &Problem, v: &Visit, at: usize) {
    assert!((1..=2).contains(&v.tasks.len()) && v.place.index() < p.places.len());
    assert!(v.client.is_none_or(|c| c.index() < p.clients.len()));
    assert!(rises(&v.days) && !v.days.is_empty() && v.days.iter().all(|d| *d < p.horizon.days()));
    assert!(!v.windows.is_empty());
    for w in &v.windows {
        assert!(w.start <= w.end && v.days.contains(&w.day) && w.start >= p.horizon.midnight(w.day));
    }
    assert!(v.windows.windows(2).all(|w| w[0].end <= w[1].start && w[0].day <= w[1].day));
    assert!(v.siblings.contains(&at) && v.siblings.len() == usize::from(v.repetition.1));
    assert_eq!(v.siblings.start + usize::from(v.repetition.0), at);
    assert!(p.visits[v.siblings.clone()].iter().all(|s| s.id == v.id));
    assert!((1..=1000).contains(&v.priority) && v.load >= 0 && v.days_between >= 1);
    assert!(rises(&v.refused) && rises(&v.usual) && rises(&v.languages));
    assert!(v.preferred.as_ref().is_none_or(|all| rises(all)));
    if let Some(required) = &v.required {
        assert!(!required.is_empty() && rises(required) && required.iter().all(|c| !v.refused.contains(c)));
    }
    if let Some(gap) = v.gap {
        assert!(v.tasks.len() == 2 && Duration::ZERO <= gap.min && gap.min <= gap.max);
    }
    for task in &p.tasks[v.tasks.clone()] {
        assert!(task.visit.index() == at && task.service.index() < p.services.len());
        assert!(Duration::ZERO < task.duration && task.duration <= Duration::hours(24));
        assert!(task.duration_by_level.windows(2).all(|l| l[0].0 < l[1].0));
    }
}

fn links(p: &Problem) {
    let mut orders: Vec<(usize, usize)> = Vec::new();
    for link in &p.dependencies {
        assert!(link.first != link.second && link.first.index().max(link.second.index()) < p.visits.len());
        assert!(link.gap.is_some() || link.person.is_some());
        if let Some((min, max)) = link.gap {
            assert!(min >= Duration::ZERO && max.is_none_or(|max| min <= max));
            orders.push((link.first.index(), link.second.index()));
        }
    }
    assert!(is_acyclic(orders));
}

/// Whether the edges can be taken away, again and again, from nodes that nothing leads to.
fn is_acyclic(mut edges: Vec<(usize, usize)>) -> bool {
    loop {
        let heads: BTreeSet<usize> = edges.iter().map(|(_, to)| *to).collect();
        let before = edges.len();
        edges.retain(|(from, _)| heads.contains(from));
        if edges.len() == before {
            return edges.is_empty();
        }
    }
}

fn pins(p: &Problem) {
    let mut in_rounds = BTreeSet::new();
    let mut edges = Vec::new();
    let mut shifts = BTreeSet::new();
    for round in &p.pinned_rounds {
        assert!(shifts.insert(round.shift), "a round is pinned once");
        edges.extend(round.tasks.windows(2).map(|t| (t[0].index(), t[1].index())));
        for task in &round.tasks {
            assert!(in_rounds.insert(*task), "a task is in one round");
            assert_eq!(p.tasks[task.index()].pinned_caregiver, Some(p.shifts[round.shift.index()].caregiver));
        }
    }
    for order in &p.pinned_orders {
        edges.extend(order.tasks.windows(2).map(|t| (t[0].index(), t[1].index())));
        assert!(order.tasks.iter().all(|t| p.tasks[t.index()].pinned_caregiver == Some(order.caregiver)));
    }
    assert!(is_acyclic(edges));
    let mut busy: Vec<(CaregiverId, Time, Time)> = Vec::new();
    for (task, at) in p.tasks.iter().zip(0..) {
        let (Some(who), Some(start)) = (task.pinned_caregiver, task.pinned_start) else { continue };
        let visit = &p.visits[task.visit.index()];
        assert!(visit.window_at(start).is_some() && !visit.refused.contains(&who));
        busy.push((who, start, start + p.duration(anpai_core::visits::problem::TaskId(at), who)));
    }
    busy.sort_unstable();
    assert!(busy.windows(2).all(|b| b[0].0 != b[1].0 || b[0].2 <= b[1].1));
}

/// The tiny document over three days, with everything in it that it lacks.
fn rich() -> Value {
    let mut document: Value = serde_json::from_slice(TINY).expect("a valid document");
    document["horizon"]["days"] = json!(3);
    document["visits"][1]["times"] = json!(2);
    document["visits"][1]["due_day"] = json!(2);
    document["visits"][2]["days"] = json!([0, 2]);
    document["visits"][2]["required"] = json!(["ann", "cai"]);
    document["caregivers"][0]["incompatible"] = json!(["cai"]);
    document["pins"] = json!([
        { "visit": "bath-2", "caregiver": "ann", "day": 0, "start": "08:45" },
        { "caregiver": "bo", "day": 0, "round": ["bath-2", "meal-4"] },
        { "caregiver": "ann", "order": ["bath-2", "clean-3", "meal-1"] }
    ]);
    document["previous"] = json!([{ "visit": "clean-3", "caregiver": "cai", "day": 2, "start": "10:00" }]);
    document["rules"] = json!({ "TravelTime": { "weight": 3 }, "Waiting": { "level": "soft" } });
    document["search"] = json!({ "chains": 3 });
    document
}

#[test]
fn the_rich_document_is_accepted() {
    let problem = read(rich().to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    invariants(&problem);
    assert_eq!((problem.pinned_rounds.len(), problem.pinned_orders.len()), (1, 1));
}

#[test]
fn lists_that_are_missing_or_empty_are_no_panic() {
    let fields: Vec<String> = rich().as_object().expect("an object").keys().cloned().collect();
    for field in &fields {
        for value in [None, Some(json!([])), Some(json!({}))] {
            let mut document = rich();
            match value {
                Some(value) => document[field] = value,
                None => delete(&mut document, &format!("/{field}")),
            }
            if let Ok(problem) = read(document.to_string().as_bytes()) {
                invariants(&problem);
            }
        }
    }
}

/// Pointers of every value in a document but the document itself.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Array(list) => list.iter().enumerate().map(|(n, v)| (format!("{at}/{n}"), v)).collect(),
        Value::Object(map) => map.iter().map(|(k, v)| (format!("{at}/{k}"), v)).collect(),
        _ => Vec::new(),
    };
    for (pointer, value) in below {
        pointers(value, &pointer, all);
        all.push(pointer);
    }
}

fn delete(document: &mut Value, pointer: &str) {
    let (parent, last) = pointer.rsplit_once('/').expect("not the root");
    match document.pointer_mut(parent) {
        Some(Value::Array(list)) => drop(list.remove(last.parse().expect("an index"))),
        Some(Value::Object(map)) => drop(map.remove(last)),
        _ => {}
    }
}

/// A value to put in place of another.
fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3_i64..30).prop_map(Value::from),
        (-2e3_f64..2e3).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "[a-z]{0,4}".prop_map(Value::from),
        (0_u32..30, 0_u32..60).prop_map(|(h, m)| Value::from(format!("{h:02}:{m:02}"))),
        proptest::sample::select(vec!["ann", "bo", "cai", "meal-1", "meal-4", "bath-2", "home-1", "wgs84"])
            .prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([1, "x", null])),
        Just(json!({ "id": "v1" })),
    ]
}

fn minutes(n: i64) -> Minutes {
    Minutes(Duration::minutes(n))
}

fn clock(minutes: i64) -> Clock {
    Clock(Duration::minutes(minutes))
}

prop_compose! {
    /// A visit that is valid in a horizon of `days` days: windows that do not overlap, no more times than fit.
    fn a_visit(days: u16)(
        id in 0_u32..1,
        pair in proptest::option::of((0_i64..40, 0_i64..40, 0_u8..3)),
        windows in vec((0_i64..90, 1_i64..100, any::<bool>()), 0..4),
        times in 1..=days,
        length in 1_i64..300,
        refused in proptest::option::of(0_u8..3),
    ) -> VisitDraft {
        let mut from = 300;
        let windows = windows.into_iter().map(|(gap, width, hard)| {
            let start = from + gap;
            from = start + width;
            WindowDraft { start: clock(start), end: clock(from), hard }
        });
        let task = TaskDraft { service: "meal".into(), minutes: Some(minutes(length)) };
        VisitDraft {
            id: format!("{id}"),
            place: Some("home-2".into()),
            windows: windows.collect(),
            times: Some(times),
            tasks: vec![task; if pair.is_some() { 2 } else { 1 }],
            pair: pair.map(|(min, more, kind)| match kind {
                0 => PairDraft::Simultaneous,
                1 => PairDraft::Independent,
                _ => PairDraft::Sequential { min_minutes: minutes(min), max_minutes: minutes(min + more) },
            }),
            refused: refused.map(|r| ["ann", "bo", "cai"][usize::from(r)].to_owned()).into_iter().collect(),
            ..VisitDraft::default()
        }
    }
}

prop_compose! {
    fn a_shift()(day in 0_u16..1, start in 300_i64..700, length in 120_i64..600, rest in 1_i64..60) -> ShiftDraft {
        let pause = BreakDraft { start: clock(start), end: clock(start + length), minutes: minutes(rest), ..BreakDraft::default() };
        ShiftDraft {
            day: Some(day),
            start: clock(start),
            end: clock(start + length),
            from: "centre".into(),
            breaks: vec![pause],
            ..ShiftDraft::default()
        }
    }
}

/// A draft with nothing wrong in it.
fn drafts() -> impl Strategy<Value = Draft> {
    (1_u16..9).prop_flat_map(|days| {
        let visits = vec(a_visit(days), 0..12);
        let shifts = vec(proptest::option::of(a_shift()), 3 * usize::from(days));
        let links = vec((0_usize..12, 0_usize..12, 0_i64..60), 0..8);
        let pins = vec(proptest::option::of(0_usize..3), 12);
        (Just(days), visits, shifts, links, pins).prop_map(|(days, visits, shifts, links, pins)| {
            let mut draft = read_draft(TINY).expect("a valid document");
            draft.horizon.days = Some(days);
            draft.dependencies.clear();
            draft.visits = visits;
            for (visit, n) in draft.visits.iter_mut().zip(0..) {
                visit.id = format!("v{n}");
            }
            let people: &mut Vec<CaregiverDraft> = &mut draft.caregivers;
            people.iter_mut().for_each(|c| c.shifts.clear());
            for (shift, n) in shifts.into_iter().zip(0..) {
                let day = u16::try_from(n / 3).expect("few days");
                people[n % 3].shifts.extend(shift.map(|s| ShiftDraft { day: Some(day), ..s }));
            }
            for (a, b, gap) in links {
                // From a lower to a higher number: no circle.
                let (first, second) = (a.min(b), a.max(b));
                let of = |n: usize| draft.visits.get(n).map(|v| (v.id.clone(), v.times));
                if let (Some((first, often)), Some((second, as_often)), true) =
                    (of(first), of(second), a != b)
                    && often == as_often
                {
                    let min_minutes = Some(minutes(gap));
                    draft.dependencies.push(DependencyDraft {
                        first,
                        second,
                        min_minutes,
                        ..Default::default()
                    });
                }
            }
            for (visit, who) in draft.visits.iter().zip(pins) {
                let who = who.map(|w| ["ann", "bo", "cai"][w].to_owned());
                if let Some(caregiver) = who.filter(|w| !visit.refused.contains(w)) {
                    draft.pins.push(PinDraft {
                        visit: Some(visit.id.clone()),
                        caregiver,
                        ..PinDraft::default()
                    });
                }
            }
            draft
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn any_text_of_json_letters_is_read_without_panic(text in "[\\[\\]{}\",:0-9eE.truefalsn\\\\u\n -]{0,200}") {
        prop_assert!(read(text.as_bytes()).is_err());
    }

    #[test]
    fn a_cut_or_spoilt_document_is_read_without_panic(at in 0_usize..6000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = rich().to_string().into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(problem) = read(&bytes) {
            invariants(&problem);
        }
    }

    #[test]
    fn a_changed_document_is_refused_by_pointer_or_keeps_the_invariants(
        changes in vec((any::<prop::sample::Index>(), proptest::option::of(values())), 1..4)
    ) {
        let mut document = rich();
        for (which, value) in changes {
            let mut all = Vec::new();
            pointers(&document, "", &mut all);
            if all.is_empty() {
                continue;
            }
            let pointer = which.get(&all);
            match (value, document.pointer_mut(pointer)) {
                (Some(value), Some(place)) => *place = value,
                _ => delete(&mut document, pointer),
            }
        }
        match read(document.to_string().as_bytes()) {
            Ok(problem) => invariants(&problem),
            Err(issues) => {
                prop_assert!(!issues.is_empty());
                for issue in &issues.0 {
                    prop_assert!(document.pointer(&issue.pointer).is_some(), "{issue}");
                    prop_assert!(!issue.value.is_empty() && !issue.cause.is_empty() && !issue.action.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_valid_draft_is_accepted_and_reads_as_it_was_written(draft in drafts()) {
        let problem = check(&draft).map_err(|issues| TestCaseError::fail(issues.to_string()))?;
        invariants(&problem);
        let text = serde_json::to_vec(&draft).expect("a draft is JSON");
        let again = read(&text).map_err(|issues| TestCaseError::fail(issues.to_string()))?;
        prop_assert_eq!(format!("{problem:?}"), format!("{again:?}"));
    }
}
