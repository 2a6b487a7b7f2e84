//! Drafts that become problems. What is refused is tested by fixtures, in `tests/malformed.rs` of the workspace.

use crate::id::ModeId;
use crate::place::Datum;
use crate::time::{Clock, Duration, Time};
use crate::visits::draft::{Draft, PairDraft, PinDraft, PreviousDraft};
use crate::visits::problem::{CaregiverId, Gap, Problem};
use crate::visits::read::{read, read_draft};

use super::check;

const TINY: &[u8] = include_bytes!("../../../../tests/data/tiny.json");

fn tiny() -> Draft {
    read_draft(TINY).expect("a valid document")
}

fn problem_of(draft: &Draft) -> Problem {
    check(draft).unwrap_or_else(|issues| panic!("{issues}"))
}

fn at(hours: i64, minutes: i64) -> Time {
    Time((hours * 60 + minutes) * 60_000)
}

#[test]
fn the_tiny_document_becomes_a_problem() {
    let problem = read(TINY).unwrap_or_else(|issues| panic!("{issues}"));
    assert_eq!((problem.visits.len(), problem.tasks.len()), (5, 6));
    assert_eq!((problem.shifts.len(), problem.breaks.len()), (3, 1));
    assert_eq!((problem.datum, problem.chains), (Some(Datum::LocalPlane), 2));
    // Modes in the order of their names.
    assert_eq!(problem.modes, ["e-bike", "foot"]);
    assert_eq!(problem.caregivers[2].mode, ModeId(1));
    let bath = &problem.visits[0];
    assert_eq!(bath.gap, Some(Gap { min: Duration::ZERO, max: Duration::ZERO }));
    assert_eq!(bath.refused, [CaregiverId(2)]);
    assert_eq!((bath.windows[0].start, bath.windows[0].end), (at(8, 30), at(10, 30)));
    // ann has level 3 of care and takes 40 minutes, bo level 2 and 50.
    let task = bath.task_ids().next().expect("two tasks");
    assert_eq!(problem.duration(task, CaregiverId(0)), Duration::minutes(40));
    assert_eq!(problem.duration(task, CaregiverId(1)), Duration::minutes(50));
    // The break's end binds its end where the document does not say: 13:30 - 0:30.
    assert_eq!(problem.breaks[0].latest_start(), at(13, 0));
    // 45.5 minutes are 45 minutes and 30 seconds.
    assert_eq!(problem.tasks[problem.visits[2].tasks.start].duration, Duration(45 * 60_000 + 30_000));
}

#[test]
fn a_visit_without_windows_may_start_all_day() {
    let problem = problem_of(&tiny());
    let window = problem.visits[2].windows[0];
    assert_eq!((window.start, window.end, window.hard), (Time(0), at(24, 0) - Duration(1), true));
}

#[test]
fn repetitions_become_visits_that_know_each_other() {
    let mut draft = tiny();
    draft.horizon.days = Some(4);
    draft.visits[1].times = Some(2);
    draft.visits[1].days = Some(vec![3, 0, 2, 0]);
    let problem = problem_of(&draft);
    assert_eq!(problem.visits.len(), 6);
    let labels: Vec<String> = problem.visits[1..3].iter().map(super::super::problem::Visit::label).collect();
    assert_eq!(labels, ["meal-1#1", "meal-1#2"]);
    for visit in &problem.visits[1..3] {
        assert_eq!((visit.siblings.clone(), visit.days.clone()), (1..3, vec![0, 2, 3]));
        let starts: Vec<(u16, Time)> = visit.windows.iter().map(|w| (w.day, w.start)).collect();
        assert_eq!(starts, [(0, at(11, 0)), (2, at(48 + 11, 0)), (3, at(72 + 11, 0))]);
    }
    assert_eq!(problem.tasks[problem.visits[2].tasks.start].visit.index(), 2);
    // The others stand on all four days.
    assert_eq!(problem.visits[0].windows.len(), 4);
}

#[test]
fn a_dislike_holds_both_ways() {
    let mut draft = tiny();
    draft.caregivers[2].incompatible = vec!["ann".into()];
    let problem = problem_of(&draft);
    assert_eq!(problem.caregivers[0].incompatible, [CaregiverId(2)]);
    assert_eq!(problem.caregivers[2].incompatible, [CaregiverId(0)]);
    assert!(problem.caregivers[1].incompatible.is_empty());
}

#[test]
fn shifts_stand_in_order_of_start_with_their_breaks() {
    let mut draft = tiny();
    let mut early = draft.caregivers[0].shifts[0].clone();
    (early.start, early.end) = (Clock(Duration::hours(6)), Clock(Duration::hours(7)));
    early.breaks.clear();
    draft.caregivers[0].shifts.push(early);
    let problem = problem_of(&draft);
    let starts: Vec<Time> = problem.shifts.iter().map(|s| s.start).collect();
    assert_eq!(starts, [at(6, 0), at(8, 0), at(8, 0), at(9, 0)]);
    assert_eq!(problem.caregivers.iter().map(|c| c.shifts.clone()).collect::<Vec<_>>(), [0..2, 2..3, 3..4]);
    assert_eq!((problem.shifts[1].breaks.clone(), problem.breaks[0].shift.index()), (0..1, 1));
}

#[test]
fn two_tasks_in_their_own_time_have_no_gap() {
    let mut draft = tiny();
    draft.visits[0].pair = Some(PairDraft::Independent);
    assert_eq!(problem_of(&draft).visits[0].gap, None);
}

#[test]
fn nobody_and_nothing_is_a_problem_too() {
    let mut draft = tiny();
    draft.visits.clear();
    draft.dependencies.clear();
    assert_eq!(problem_of(&draft).tasks.len(), 0);
    draft.caregivers.clear();
    draft.clients.clear();
    assert_eq!(problem_of(&draft).shifts.len(), 0);
}

#[test]
fn what_was_written_is_read_again() {
    let draft = tiny();
    let text = serde_json::to_vec(&draft).expect("a draft is JSON");
    let again = serde_json::to_vec(&read_draft(&text).expect("what we write we read")).expect("JSON");
    assert_eq!(text, again);
}

fn pin(caregiver: &str) -> PinDraft {
    PinDraft { caregiver: caregiver.into(), ..PinDraft::default() }
}

fn names(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|s| (*s).to_owned()).collect())
}

#[test]
fn a_double_visit_in_a_round_is_the_task_that_is_free() {
    let mut draft = tiny();
    draft.pins = vec![
        PinDraft { round: names(&["bath-2", "meal-4"]), ..pin("bo") },
        PinDraft { visit: Some("bath-2".into()), start: Some(Clock(Duration::hours(9))), ..pin("ann") },
    ];
    let problem = problem_of(&draft);
    // The visit's pin takes task 0 whatever stands first, so that the round of bo takes task 1, and task 4 of meal-4.
    let tasks: Vec<usize> = problem.pinned_rounds[0].tasks.iter().map(|t| t.index()).collect();
    assert_eq!((problem.pinned_rounds[0].shift.index(), tasks), (1, vec![1, 4]));
    let pinned: Vec<_> = problem.tasks.iter().map(|t| t.pinned_caregiver.map(|c| c.index())).collect();
    assert_eq!(pinned, [Some(0), Some(1), None, None, Some(1), None]);
    assert_eq!((problem.tasks[0].pinned_start, problem.tasks[1].pinned_start), (Some(at(9, 0)), None));
}

#[test]
fn an_order_names_what_its_caregiver_has_already() {
    let mut draft = tiny();
    draft.pins = vec![
        PinDraft { visit: Some("bath-2".into()), task: Some(1), ..pin("ann") },
        PinDraft { order: names(&["bath-2", "meal-1"]), ..pin("ann") },
    ];
    let problem = problem_of(&draft);
    let tasks: Vec<usize> = problem.pinned_orders[0].tasks.iter().map(|t| t.index()).collect();
    assert_eq!(tasks, [1, 2]);
}

#[test]
fn a_pinned_day_narrows_its_repetition_and_no_other() {
    let mut draft = tiny();
    draft.horizon.days = Some(3);
    draft.visits[1].times = Some(2);
    draft.pins = vec![PinDraft { visit: Some("meal-1".into()), day: Some(2), ..pin("ann") }];
    let problem = problem_of(&draft);
    assert_eq!((&problem.visits[1].days[..], &problem.visits[2].days[..]), (&[2][..], &[0, 1, 2][..]));
    assert_eq!(problem.visits[1].windows.len(), 1);
}

#[test]
fn mentions_in_the_earlier_roster_are_repetitions() {
    let mut draft = tiny();
    draft.horizon.days = Some(2);
    draft.visits[1].times = Some(2);
    let entry = |day, caregiver: &str| PreviousDraft {
        visit: "meal-1".into(),
        caregiver: caregiver.into(),
        day: Some(day),
        start: Clock(Duration::hours(11)),
        task: None,
    };
    draft.previous = vec![entry(1, "bo"), entry(0, "ann")];
    let problem = problem_of(&draft);
    let previous: Vec<_> =
        problem.tasks[2..4].iter().map(|t| t.previous.map(|p| (p.caregiver.index(), p.start))).collect();
    assert_eq!(previous, [Some((1, at(24 + 11, 0))), Some((0, at(11, 0)))]);
}
