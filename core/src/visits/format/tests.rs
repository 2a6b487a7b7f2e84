use super::*;
use crate::score::Level;
use crate::time::{Clock, Duration};
use crate::visits::draft::{Binds, PairDraft, TravelDraft};

/// The code and pointer of every issue.
fn told(issues: &Issues) -> Vec<(&str, &str)> {
    issues.0.iter().map(|i| (i.code, i.pointer.as_str())).collect()
}

fn refused(format: Format, text: &str) -> Issues {
    draft(format, text.as_bytes()).expect_err("a bad file")
}

const HHCRSP: &str = r#"{
    "patients": [
        {"id": "a", "location": [1, 2], "time_window": [60, 239.99999999999997],
         "required_caregivers": [{"service": "s", "duration": 12.3456}]},
        {"id": "b", "time_window": [0, 30], "required_caregivers": [{"service": "s"}, {"service": "t"}],
         "synchronization": {"type": "sequential", "distance": [5, 10]}}],
    "services": [{"id": "s", "default_duration": 30}, {"id": "t", "default_duration": 20}],
    "caregivers": [{"id": "c", "abilities": ["t", "s"]}, {"id": "e", "abilities": ["s"]}],
    "central_offices": [{"id": "d"}],
    "distances": [[0, 1.5, 2], [3, 0, 4], [5, 6, 0]]}"#;

#[test]
fn names_of_formats_are_read_back() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    assert_eq!("tsp".parse::<Format>(), Err(UnknownFormat("tsp".to_owned())));
}

#[test]
fn hhcrsp_minutes_are_exact_and_rows_follow_the_depot() {
    let draft = draft(Format::Hhcrsp, HHCRSP.as_bytes()).expect("sound");
    let places: Vec<&str> = draft.places.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(places, ["d", "a", "b"]);
    let TravelDraft::Table { modes, .. } = &draft.travel else { panic!("a table") };
    // 1.5 min = 90,000 ms.
    assert_eq!(modes["travel"].seconds[0][1], Some(Duration(90_000)));
    let visit = &draft.visits[0];
    // 12.3456 min = 740,736 ms; the tail of a binary fraction is no fraction of a millisecond.
    assert_eq!(visit.tasks[0].minutes.map(|m| m.0), Some(Duration(740_736)));
    assert_eq!(visit.windows[0].end, Clock(Duration::minutes(240)));
    assert!(!visit.windows[0].hard);
    let PairDraft::Sequential { min_minutes, max_minutes } = draft.visits[1].pair.expect("a pair") else {
        panic!("sequential")
    };
    assert_eq!((min_minutes.0, max_minutes.0), (Duration::minutes(5), Duration::minutes(10)));
}

#[test]
fn a_published_problem_costs_only_what_it_names() {
    let problem = read(Format::Hhcrsp, HHCRSP.as_bytes()).expect("sound");
    let costs: Vec<(&str, i64)> = crate::visits::rules::RULES
        .iter()
        .zip(&problem.settings)
        .filter(|(_, s)| s.level != Level::Hard && s.weight > 0)
        .map(|(rule, s)| (rule.name(), s.weight))
        .collect();
    assert_eq!(costs, [("TravelTime", 1), ("Tardiness", 1), ("LargestTardiness", 1)]);
    let served = crate::visits::rules::position("VisitServed").expect("a rule");
    assert_eq!(problem.settings[served].level, Level::Hard);
}

#[test]
fn every_mistake_of_an_hhcrsp_file_is_told_at_once() {
    let text = HHCRSP
        .replace(r#""time_window": [60, 239.99999999999997]"#, r#""time_window": [60, 0.00001]"#)
        .replace(r#"{"service": "t"}"#, r#"{"service": "u"}"#)
        .replace(r#""abilities": ["t", "s"]"#, r#""abilities": ["t", 7]"#)
        .replace(r#"{"id": "t", "default_duration": 20}"#, r#"{"id": "s", "default_duration": "x"}"#)
        .replace("[3, 0, 4]", "[3, -1]")
        .replace(r#""central_offices": [{"id": "d"}],"#, "");
    assert_eq!(
        told(&refused(Format::Hhcrsp, &text)),
        [
            ("missing-key", ""),
            ("duplicate-id", "/services/1/id"),
            ("ragged", "/distances/1"),
            ("negative", "/distances/1/1"),
            ("wrong-type", "/services/1/default_duration"),
            ("unknown-id", "/caregivers/0/abilities/0"),
            ("wrong-type", "/caregivers/0/abilities/1"),
            ("too-fine", "/patients/0/time_window/1"),
            ("unknown-id", "/patients/1/required_caregivers/1/service"),
        ]
    );
}

#[test]
fn what_only_check_sees_is_told_of_the_patient() {
    let text = HHCRSP.replace(r#""distance": [5, 10]"#, r#""distance": [15, 10]"#);
    let issues = read(Format::Hhcrsp, text.as_bytes()).expect_err("a gap upside down");
    assert_eq!(issues.0[0].pointer, "/patients/1", "{issues}");
}

#[test]
fn text_that_is_no_json_has_one_issue_with_its_place() {
    assert_eq!(told(&refused(Format::Uhhc, "{\n  nope")), [("json-syntax", "line 2 column 3")]);
    let bytes = draft(Format::Hhcrsp, b"{\"a\":\n\xff").expect_err("no UTF-8");
    assert_eq!(told(&bytes), [("not-utf-8", "line 2 column 1")]);
    assert_eq!(told(&refused(Format::Hhcrsp, "[]"))[0].0, "wrong-type");
}

const UHHC: &str = r#"{
    "metadata": {"time_window_met": "at_service_end",
        "cost_components": {"travel_time": 2, "caregiver_preferences": 7, "missed_lunch_break": "HARD"}},
    "distances": [[0, 9, 8], [7, 0, 6], [5, 4, 0]],
    "terminal_points": [{"id": "d", "distance_matrix_index": 2}, {"id": "e", "distance_matrix_index": 0}],
    "caregivers": [
        {"id": "c", "abilities": ["s"], "departing_point": "d", "arrival_point": "e",
         "working_shift": {"start": 30, "end": 300}, "lunch_break": true},
        {"id": "f", "abilities": [], "departing_point": "e", "arrival_point": "e",
         "working_shift": {"start": 0, "end": 60}, "lunch_break": false}],
    "patients": [
        {"id": "a", "required_services": [{"service": "s", "duration": 15}], "distance_matrix_index": 1,
         "time_windows": [{"start": 0, "end": 60}, {"start": 60, "end": 90}], "optional": true,
         "preferred_caregivers": ["f"], "incompatible_caregivers": ["c"]}],
    "services": [{"id": "s", "default_duration": 30}],
    "lunch_breaks": {"start": 100, "end": 200, "min_duration": 20}}"#;

#[test]
fn uhhc_weights_are_per_minute_and_per_piece() {
    let problem = read(Format::Uhhc, UHHC.as_bytes()).expect("sound");
    let setting = |rule| problem.settings[crate::visits::rules::position(rule).expect("a rule")];
    assert_eq!(setting("TravelTime").weight, 2);
    assert_eq!(setting("PreferredCaregiverComes").weight, 7 * 60_000);
    assert_eq!(setting("BreakTaken").level, Level::Hard);
    // Not named, so that extra time costs nothing.
    assert_eq!((setting("RouteEndsInShift").level, setting("RouteEndsInShift").weight), (Level::Soft, 0));
}

#[test]
fn uhhc_shifts_lunch_and_windows_are_kept() {
    let draft = draft(Format::Uhhc, UHHC.as_bytes()).expect("sound");
    let places: Vec<&str> = draft.places.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(places, ["e", "a", "d"]);
    let [entitled, other] = &draft.caregivers[..] else { panic!("two caregivers") };
    let shift = &entitled.shifts[0];
    assert_eq!((shift.from.as_str(), shift.to.as_deref()), ("d", Some("e")));
    assert_eq!((shift.breaks.len(), other.shifts[0].breaks.len()), (1, 0));
    assert_eq!((shift.breaks[0].binds, shift.breaks[0].minutes.0), (Some(Binds::End), Duration::minutes(20)));
    let visit = &draft.visits[0];
    assert_eq!((visit.windows.len(), visit.binds, visit.optional), (2, Some(Binds::End), true));
    assert_eq!(
        (visit.preferred.as_deref(), &visit.refused[..]),
        (Some(&["f".to_owned()][..]), &["c".to_owned()][..])
    );
}

#[test]
fn every_mistake_of_a_uhhc_file_is_told_at_once() {
    let text = UHHC
        .replace("at_service_end", "never")
        .replace(r#""travel_time": 2"#, r#""travel_time": -2, "tea": 1"#)
        .replace(r#"{"id": "e", "distance_matrix_index": 0}"#, r#"{"id": "e", "distance_matrix_index": 3}"#)
        .replace(r#""departing_point": "d""#, r#""departing_point": "x""#)
        .replace(r#"{"start": 60, "end": 90}"#, r#"{"start": 91, "end": 90}"#)
        .replace(r#""preferred_caregivers": ["f"]"#, r#""preferred_caregivers": ["g"]"#)
        .replace(r#""lunch_breaks""#, r#""lunch""#);
    assert_eq!(
        told(&refused(Format::Uhhc, &text)),
        [
            ("bad-weight", "/metadata/cost_components/travel_time"),
            ("unknown-cost", "/metadata/cost_components/tea"),
            ("unknown-value", "/metadata/time_window_met"),
            ("no-such-row", "/terminal_points/1/distance_matrix_index"),
            ("missing-key", ""),
            ("unknown-id", "/caregivers/0/departing_point"),
            ("window-ends-first", "/patients/0/time_windows/1"),
            ("unknown-id", "/patients/0/preferred_caregivers/0"),
        ]
    );
}

const VRPTW: &str =
    "tiny\n\nVEHICLE\nNUMBER CAPACITY\n 2 10\n\nCUSTOMER\nCUST NO. XCOORD. YCOORD. DEMAND READY DUE SERVICE\n
    0 0 0 0 0 100 0\n 1 1 1 4 0 50 10\n 2 3 4 7 20 60 10\n";

#[test]
fn vrptw_distances_are_tenths_cut_off() {
    let draft = draft(Format::Vrptw, VRPTW.as_bytes()).expect("sound");
    let TravelDraft::Table { modes, .. } = &draft.travel else { panic!("a table") };
    let row = &modes["travel"].seconds[0];
    // 10 * sqrt(2) = 14.14 and 10 * 5 = 50.
    assert_eq!(row[..], [Some(Duration(0)), Some(Duration(14)), Some(Duration(50))]);
    assert_eq!((draft.caregivers.len(), draft.caregivers[0].shifts[0].capacity), (2, Some(10)));
    let window = draft.visits[1].windows[0];
    assert_eq!((window.start.0, window.end.0, window.hard), (Duration(200), Duration(600), true));
}

#[test]
fn every_mistake_of_a_vrptw_file_is_told_with_its_line() {
    let text =
        VRPTW.replace("1 1 1 4 0 50 10", "1 1 1 4 0 50").replace("2 3 4 7 20 60", "2 x 4 7.5 20.25 60");
    let issues = refused(Format::Vrptw, &text);
    let line = |n: usize| format!("line {n}");
    assert_eq!(issues.0.iter().map(|i| i.pointer.clone()).collect::<Vec<_>>(), [11, 12, 12, 12].map(line));
    let text = VRPTW.replace("2 3 4 7 20 60 10", "1 3 4 7 70 60 10");
    let codes: Vec<&str> = refused(Format::Vrptw, &text).0.iter().map(|i| i.code).collect();
    assert_eq!(codes, ["duplicate-id", "window-ends-first"]);
    assert_eq!(told(&refused(Format::Vrptw, "nothing of the kind")), [("no-fleet", "line 1")]);
}

#[test]
fn routes_without_times_start_as_early_as_they_can() {
    let problem = read(Format::Vrptw, VRPTW.as_bytes()).expect("sound");
    let plan = read_solution(Format::Vrptw, &problem, b"Route #1: 1\nRoute #2: 2\nCost 12.8").expect("sound");
    let starts: Vec<i64> = plan.routes.iter().map(|r| r.stops[0].start.0).collect();
    // 14 on the way; 50 on the way and 200 the window.
    assert_eq!(starts, [14, 200]);
    // 2 * 14 + 2 * 50 = 128 tenths.
    assert_eq!(objective(Format::Vrptw, &referee(&problem, &plan)), "12.8");
    let issues =
        read_solution(Format::Vrptw, &problem, b"Route 1\nRoute #2: 9\nBus\nRoute #3:\nRoute #4:\nRoute #5:")
            .expect_err("mistakes");
    assert_eq!(
        told(&issues),
        [
            ("no-colon", "line 1"),
            ("unknown-id", "line 2"),
            ("unknown-line", "line 3"),
            ("too-many-routes", "line 5"),
            ("too-many-routes", "line 6")
        ]
    );
}

#[test]
fn every_mistake_of_a_published_solution_is_told_at_once() {
    let problem = read(Format::Uhhc, UHHC.as_bytes()).expect("sound");
    let text = r#"{"routes": [
        {"caregiver_id": "x", "locations": []},
        {"caregiver": "c", "locations": [
            {"arrival_time": 40, "patient": "z", "service": "s"},
            {"arrival_time": "40", "patient": "a", "service": "s"},
            {"start_time": 50, "patient_id": "a", "service_id": "t"}]},
        {"caregiver_id": "f", "locations": [{"start_time": 1, "end_time": 2, "patient": "a", "service": "lunch_break"}]}]}"#;
    let issues = read_solution(Format::Uhhc, &problem, text.as_bytes()).expect_err("mistakes");
    let mut told = told(&issues);
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("no-break", "/routes/2/locations/0/service"),
            ("unknown-id", "/routes/0/caregiver_id"),
            ("unknown-id", "/routes/1/locations/0/patient"),
            ("unknown-id", "/routes/1/locations/2/service_id"),
            ("wrong-type", "/routes/1/locations/1/arrival_time"),
        ]
    );
}

#[test]
fn lunch_is_where_a_patient_lives_or_where_the_round_starts() {
    let problem = read(Format::Uhhc, UHHC.as_bytes()).expect("sound");
    let text = r#"{"routes": [{"caregiver_id": "c", "locations": [
        {"end_time": 120, "patient": "PLACE", "service": "lunch_break", "start_time": 100}]}]}"#;
    for (patient, place) in [("a", 1), ("d", 2), ("anywhere", 2)] {
        let text = text.replace("PLACE", patient);
        let plan = read_solution(Format::Uhhc, &problem, text.as_bytes()).expect("sound");
        assert_eq!(plan.routes[0].stops[0].place.index(), place, "{patient}");
        let written = write_solution(Format::Uhhc, &problem, &plan);
        assert_eq!(read_solution(Format::Uhhc, &problem, written.as_bytes()), Ok(plan));
    }
}
