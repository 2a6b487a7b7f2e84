use super::*;
use crate::visits::format::{Format, read};
use crate::visits::problem::ShiftId;

/// Depot d; a and b ten minutes away and four apart; b takes two people, the second 5 to 10 minutes after the first.
const PAIR: &str = r#"{
    "patients": [
        {"id": "a", "time_window": [30, 60], "required_caregivers": [{"service": "s", "duration": 20}]},
        {"id": "b", "time_window": [0, 15], "required_caregivers": [{"service": "s", "duration": 7},
         {"service": "s", "duration": 8}], "synchronization": {"type": "sequential", "distance": [5, 10]}}],
    "services": [{"id": "s"}],
    "caregivers": [{"id": "c", "abilities": ["s"]}, {"id": "e", "abilities": ["s"]}],
    "central_offices": [{"id": "d"}],
    "distances": [[0, 10, 10], [10, 0, 4], [10, 4, 0]]}"#;

fn rounds(problem: &Problem, rounds: [&[u32]; 2]) -> Vec<(ShiftId, Vec<Order>)> {
    let stop = |t: &u32| (Activity::Task(TaskId(*t)), problem.visit_of(TaskId(*t)).place);
    (0..).map(ShiftId).zip(rounds.map(|tasks| tasks.iter().map(stop).collect())).collect()
}

fn minutes(plan: &Plan, task: u32) -> i64 {
    plan.of_task(TaskId(task)).expect("served").1.start.0 / 60_000
}

#[test]
fn a_gap_moves_both_of_a_pair() {
    let problem = read(Format::Hhcrsp, PAIR.as_bytes()).expect("sound");
    // c: a from 30 to 50, then the second of b at 54; so the first, which could start at 10, starts at 54 - 10 = 44.
    let plan = earliest(&problem, &rounds(&problem, [&[0, 2], &[1]])).expect("consistent");
    assert_eq!([0, 1, 2].map(|t| minutes(&plan, t)), [30, 44, 54]);
    // c: the first of b at 10, then a; e: the second at 10 + 5.
    let plan = earliest(&problem, &rounds(&problem, [&[1, 0], &[2]])).expect("consistent");
    assert_eq!([0, 1, 2].map(|t| minutes(&plan, t)), [30, 10, 15]);
}

#[test]
fn orders_against_a_gap_have_no_schedule() {
    let problem = read(Format::Hhcrsp, PAIR.as_bytes()).expect("sound");
    // Both of b by one person, the second first: it would have to start after its end and before its start.
    assert_eq!(earliest(&problem, &rounds(&problem, [&[2, 0, 1], &[]])), None);
}

#[test]
fn a_missed_hard_window_gives_way_to_the_next() {
    let text = r#"{"anpai": 1, "model": "visits", "horizon": {"start": "2024-05-06"},
        "places": [{"id": "d"}, {"id": "p"}],
        "travel": {"kind": "table", "modes": {"foot": {"seconds": [[0, 600], [600, 0]]}}},
        "services": [{"id": "s", "minutes": 10}],
        "caregivers": [{"id": "c", "shifts": [{"start": "08:00", "end": "12:00", "from": "d"}]}],
        "visits": [{"id": "v", "place": "p", "tasks": [{"service": "s"}], "windows": [
            {"start": "08:00", "end": "08:05", "hard": true}, {"start": "09:00", "end": "09:30", "hard": true}]}]}"#;
    let problem = read(Format::Anpai, text.as_bytes()).expect("sound");
    let order = vec![(Activity::Task(TaskId(0)), problem.visits[0].place)];
    // There at 08:10, past the first window.
    let plan = earliest(&problem, &[(ShiftId(0), order)]).expect("consistent");
    assert_eq!(minutes(&plan, 0), 540);
    assert_eq!(retimed(&problem, &plan), Some(plan));
}
