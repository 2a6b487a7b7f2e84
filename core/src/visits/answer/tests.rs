use super::*;
use crate::visits::Plan;
use crate::visits::format::{Format, read as problem_of};
use crate::visits::plan::StopAt;
use crate::visits::problem::{BreakId, TaskId};
use crate::visits::rules::referee;

/// Two days; `bath` takes two people and place twice, `tea` once. The caregiver `c` has two shifts on day 1, and lunch
/// in the second.
const DOCUMENT: &str = r#"{"anpai": 1, "model": "visits", "horizon": {"start": "2024-05-06", "days": 2},
    "places": [{"id": "d"}, {"id": "p"}],
    "travel": {"kind": "table", "modes": {"foot": {"seconds": [[0, 600.5], [600, 0]]}}},
    "services": [{"id": "s", "minutes": 10}],
    "caregivers": [
        {"id": "c", "shifts": [
            {"day": 0, "start": "08:00", "end": "12:00", "from": "d"},
            {"day": 1, "start": "08:00", "end": "10:00", "from": "d"},
            {"day": 1, "start": "11:00", "end": "26:00", "from": "d", "to": "p",
             "breaks": [{"start": "12:00", "end": "13:00", "minutes": 30}]}]},
        {"id": "e", "shifts": [{"day": 1, "start": "00:00", "end": "12:00", "from": "d"}]}],
    "visits": [
        {"id": "bath", "place": "p", "tasks": [{"service": "s"}, {"service": "s"}], "pair": {"kind": "simultaneous"},
         "times": 2},
        {"id": "tea", "place": "p", "tasks": [{"service": "s"}]}]}"#;

fn document() -> Problem {
    problem_of(Format::Anpai, DOCUMENT.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// Day 1: c has lunch and then the second task of the second bath past midnight; e starts the day before, which no rule
/// allows and the file has to say all the same.
fn plan(problem: &Problem) -> Plan {
    let place = problem.visits[0].place;
    let midnight = problem.horizon.midnight(1);
    let stop = |activity, from: i64, to: i64| StopAt {
        activity,
        place,
        start: midnight + crate::time::Duration(from),
        end: midnight + crate::time::Duration(to),
    };
    let noon = 12 * 3_600_000;
    Plan::freeze(
        problem,
        [
            (
                ShiftId(2),
                vec![
                    stop(Activity::Break(BreakId(0)), noon, noon + 1_800_000),
                    stop(Activity::Task(TaskId(3)), 25 * 3_600_000 + 7, 25 * 3_600_000 + 600_007),
                ],
            ),
            (ShiftId(3), vec![stop(Activity::Task(TaskId(2)), -90_061_001, -60_000)]),
        ],
    )
}

fn text(problem: &Problem, plan: &Plan) -> String {
    let obstacle = Obstacle { rule: "CaregiverHasSkill", excludes: 3, alone: 2 };
    let unserved = Unserved { visit: VisitId(2), rounds: 4, obstacles: vec![obstacle], full: 1 };
    Answer::new(problem, plan, &referee(problem, plan), &[unserved]).found_by(7, 20_000).text()
}

#[test]
fn a_plan_is_read_back_to_the_millisecond() {
    let problem = document();
    let plan = plan(&problem);
    assert_eq!(read(&problem, text(&problem, &plan).as_bytes()), Ok(plan));
}

#[test]
fn the_file_names_shift_task_repetition_and_break() {
    let problem = document();
    let file: serde_json::Value = serde_json::from_str(&text(&problem, &plan(&problem))).expect("JSON");
    let round = &file["routes"][0];
    assert_eq!((&round["caregiver"], &round["day"], &round["shift"]), (&"c".into(), &1.into(), &1.into()));
    assert_eq!((&round["from"], &round["to"]), (&"d".into(), &"p".into()));
    assert_eq!((&round["stops"][0]["break"], &round["stops"][0]["start"]), (&0.into(), &"12:00".into()));
    let bath = &round["stops"][1];
    assert_eq!((&bath["visit"], &bath["task"], &bath["repetition"]), (&"bath".into(), &1.into(), &2.into()));
    assert_eq!(bath["start"], "25:00:00.007");
    // 600.5 s before noon.
    assert_eq!(round["departure"], "11:49:59.500");
    assert_eq!(file["unserved"][0]["obstacles"][0]["rule"], "CaregiverHasSkill");
    assert_eq!((&file["seed"], &file["iterations"]), (&7.into(), &20_000.into()));
    let absent = ["seconds", "cpu_seconds", "load"];
    assert!(absent.iter().all(|key| file.get(*key).is_none()));
}

#[test]
fn every_mistake_of_a_plan_file_is_told_at_once() {
    let problem = document();
    let text = r#"{"anpai": 2, "model": "beds-plan", "routes": [
        {"caregiver": "x", "day": 0, "stops": []},
        {"caregiver": "c", "day": 0, "shift": 1, "stops": []},
        {"caregiver": "c", "day": 1, "shift": 1, "stops": [
            {"visit": "nobody", "place": "p", "start": "08:00", "end": "08:10"},
            {"visit": "bath", "repetition": 3, "task": 0, "place": "p", "start": "08:00", "end": "08:10"},
            {"visit": "tea", "task": 1, "place": "nowhere", "start": "8", "end": 810},
            {"break": 1, "place": "p", "start": "08:00", "end": "08:10"},
            {"place": "p", "start": "08:00", "end": "08:10"}]}]}"#;
    let issues = read(&problem, text.as_bytes()).expect_err("mistakes");
    let told: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, i.pointer.as_str())).collect();
    assert_eq!(
        told,
        [
            ("unsupported-version", "/anpai"),
            ("wrong-model", "/model"),
            ("unknown-id", "/routes/0/caregiver"),
            ("unknown-shift", "/routes/1"),
            ("unknown-id", "/routes/2/stops/0/visit"),
            ("unknown-repetition", "/routes/2/stops/1"),
            ("unknown-task", "/routes/2/stops/2"),
            ("unknown-id", "/routes/2/stops/2/place"),
            ("bad-clock", "/routes/2/stops/2/start"),
            ("wrong-type", "/routes/2/stops/2/end"),
            ("unknown-break", "/routes/2/stops/3/break"),
            ("visit-or-break", "/routes/2/stops/4"),
        ]
    );
}
