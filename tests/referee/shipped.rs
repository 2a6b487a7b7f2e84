//! The instances in `tests/data`, with the numbers written out.

use anpai_core::score::Score;
use anpai_core::visits::format::{Format, objective, write_solution};
use anpai_core::visits::rules::{RULES, referee};
use anpai_core::visits::schedule::retimed;

use crate::{UHHC, amount, broken, plan, problem};

macro_rules! data {
    ($file:literal) => {
        include_bytes!(concat!("../data/", $file))
    };
}

const HHCRSP: [(&[u8], &[u8], &str); 4] = [
    (data!("hhcrsp/toy.json"), data!("hhcrsp/toy.sol.json"), "111.333"),
    (data!("hhcrsp/mankowska-10-3.json"), data!("hhcrsp/mankowska-10-3.sol.json"), "305.858"),
    (data!("hhcrsp/kummer-10-86.json"), data!("hhcrsp/kummer-10-86.sol.json"), "198.667"),
    (data!("hhcrsp/italian-020.json"), data!("hhcrsp/italian-020.sol.json"), "431.000"),
];

#[test]
fn rules_have_distinct_names() {
    let mut names: Vec<_> = RULES.iter().map(|r| r.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn the_toy_costs_a_third_of_334_minutes() {
    let (instance, solution, _) = HHCRSP[0];
    let problem = problem(Format::Hhcrsp, instance);
    let evaluation = referee(&problem, &plan(Format::Hhcrsp, &problem, solution));
    // c1: 7 to p4 + 19 to p5 + 35 to p6 + 27 home = 88; c2: 7 to p4 + 28 to p2 + 43 to p6 + 27 = 105;
    // c3: 56 to p3 + 22 to p1 + 50 to p5 + 13 = 141. In all 334.
    assert_eq!(amount(&evaluation, "TravelTime"), 334 * 60_000);
    assert_eq!(amount(&evaluation, "Tardiness"), 0);
    assert_eq!(evaluation.score, Score { hard: 0, medium: 0, soft: 334 * 60_000 });
    assert_eq!(objective(Format::Hhcrsp, &evaluation), "111.333");
}

#[test]
fn hhcrsp_solutions_cost_what_was_published() {
    for (instance, solution, cost) in HHCRSP {
        let problem = problem(Format::Hhcrsp, instance);
        let plan = plan(Format::Hhcrsp, &problem, solution);
        assert_eq!(objective(Format::Hhcrsp, &referee(&problem, &plan)), cost);
    }
}

#[test]
fn a_start_before_its_window_is_named_and_retimed_at_no_cost() {
    let (instance, solution, cost) = HHCRSP[3];
    let problem = problem(Format::Hhcrsp, instance);
    let published = plan(Format::Hhcrsp, &problem, solution);
    let evaluation = referee(&problem, &published);
    assert_eq!(broken(&evaluation), ["VisitStartsInWindow"]);
    // One service, one minute.
    assert_eq!(amount(&evaluation, "VisitStartsInWindow"), 60_000);
    let retimed = referee(&problem, &retimed(&problem, &published).expect("the orders hold together"));
    assert!(retimed.score.is_feasible());
    assert_eq!(objective(Format::Hhcrsp, &retimed), cost);
}

/// A published solution and what its checker says of it.
struct Uhhc {
    instance: &'static [u8],
    solution: &'static [u8],
    cost: &'static str,
    components: [i64; 10],
}

#[test]
fn uhhc_solutions_agree_component_by_component() {
    // The cost, then the components in the order of `UHHC`, as the published checker has them.
    let cases = [
        Uhhc {
            instance: data!("uhhc/i-116.json"),
            solution: data!("uhhc/i-116.sa.sol.json"),
            cost: "17393",
            components: [410, 441, 163, 0, 0, 170, 0, 2, 0, 96],
        },
        Uhhc {
            instance: data!("uhhc/i-116.json"),
            solution: data!("uhhc/i-116.cpsat.sol.json"),
            cost: "17117",
            components: [410, 409, 159, 0, 0, 170, 0, 2, 0, 96],
        },
        Uhhc {
            instance: data!("uhhc/i-134.json"),
            solution: data!("uhhc/i-134.sa.sol.json"),
            cost: "15820",
            components: [440, 4, 4, 353, 27, 277, 0, 4, 0, 209],
        },
        Uhhc {
            instance: data!("uhhc/i-134.json"),
            solution: data!("uhhc/i-134.cpsat.sol.json"),
            cost: "15616",
            components: [441, 4, 4, 199, 27, 276, 0, 4, 0, 206],
        },
        Uhhc {
            instance: data!("uhhc/i-235.json"),
            solution: data!("uhhc/i-235.sa.sol.json"),
            cost: "6021",
            components: [1252, 15, 15, 58, 98, 68, 4, 3, 0, 506],
        },
        Uhhc {
            instance: data!("uhhc/i-235.json"),
            solution: data!("uhhc/i-235.cpsat.sol.json"),
            cost: "4702",
            components: [1216, 40, 20, 67, 147, 44, 5, 2, 0, 591],
        },
    ];
    for Uhhc { instance, solution, cost, components } in cases {
        let problem = problem(Format::Uhhc, instance);
        let evaluation = referee(&problem, &plan(Format::Uhhc, &problem, solution));
        assert_eq!(objective(Format::Uhhc, &evaluation), cost);
        assert_eq!(broken(&evaluation), [""; 0]);
        for ((name, rule, unit), expected) in UHHC.into_iter().zip(components) {
            assert_eq!(amount(&evaluation, rule), expected * unit, "{name} of a plan that costs {cost}");
        }
    }
}

/// Three caregivers with shifts to minute 100, two patients; `weights` are those of the file.
fn by_hand(weights: &str, shift_end: i64) -> Vec<u8> {
    let caregiver = |id: &str| {
        format!(
            r#"{{"id":"{id}","abilities":["s"],"departing_point":"d","arrival_point":"d",
                "working_shift":{{"start":0,"end":{shift_end}}},"lunch_break":false}}"#
        )
    };
    let patient = |id: &str, row: u8| {
        format!(
            r#"{{"id":"{id}","required_services":[{{"service":"s","duration":30}}],"distance_matrix_index":{row},
                "time_windows":[{{"start":0,"end":200}}],"optional":false}}"#
        )
    };
    format!(
        r#"{{"metadata":{{"time_window_met":"at_service_start","cost_components":{weights}}},
            "distances":[[0,10,20],[10,0,5],[20,5,0]],
            "terminal_points":[{{"id":"d","distance_matrix_index":0}}],
            "caregivers":[{},{},{}],"patients":[{},{}],"services":[{{"id":"s","default_duration":30}}]}}"#,
        caregiver("c1"),
        caregiver("c2"),
        caregiver("c3"),
        patient("a", 1),
        patient("b", 2)
    )
    .into_bytes()
}

const BY_HAND: &[u8] = br#"{"routes":[{"caregiver_id":"c1","locations":[
    {"arrival_time":10,"departure_time":40,"patient":"a","service":"s"},
    {"arrival_time":45,"departure_time":75,"patient":"b","service":"s"}]}]}"#;

#[test]
fn workload_balance_rounds_each_difference_up_to_a_minute() {
    let problem = problem(Format::Uhhc, &by_hand(r#"{"travel_time":1,"workload_balance":2}"#, 100));
    let evaluation = referee(&problem, &plan(Format::Uhhc, &problem, BY_HAND));
    // Travel 10 + 5 + 20 = 35, with 60 of service 95; the mean of 95, 0 and 0 is 31 2/3:
    // 63 1/3 -> 64 and twice 31 2/3 -> 32, in all 128.
    assert_eq!(amount(&evaluation, "WorkloadBalance"), 128 * 60_000);
    assert_eq!(objective(Format::Uhhc, &evaluation), (35 + 2 * 128).to_string());
    assert!(evaluation.score.is_feasible());
}

#[test]
fn a_hard_cost_is_no_cost_but_a_breach() {
    let weights = r#"{"travel_time":3,"total_extra_time":"HARD","total_waiting_time":null}"#;
    for (shift_end, minutes_over) in [(95, 0), (93, 2)] {
        let problem = problem(Format::Uhhc, &by_hand(weights, shift_end));
        let evaluation = referee(&problem, &plan(Format::Uhhc, &problem, BY_HAND));
        // Home at 75 + 20 = 95.
        assert_eq!(amount(&evaluation, "RouteEndsInShift"), minutes_over * 60_000);
        assert_eq!(evaluation.score.is_feasible(), minutes_over == 0);
        assert_eq!(objective(Format::Uhhc, &evaluation), (3 * 35).to_string());
    }
}

/// Cost and feasibility of VRPTW routes, worked out from the two texts alone, in tenths.
fn vrptw_by_hand(instance: &str, solution: &str) -> i64 {
    let numbers = |line: &str| line.split_whitespace().map(str::parse).collect::<Result<Vec<i64>, _>>();
    let mut lines = instance.lines().filter_map(|l| numbers(l).ok()).filter(|n| !n.is_empty());
    let fleet = lines.next().expect("a fleet");
    let rows: Vec<Vec<i64>> = lines.collect();
    let root = |n: i64| (0..).find(|r| (r + 1) * (r + 1) > n).expect("roots are finite");
    let way = |a: usize, b: usize| {
        let (dx, dy) = (rows[a][1] - rows[b][1], rows[a][2] - rows[b][2]);
        root(100 * (dx * dx + dy * dy))
    };
    let routes = solution.lines().filter_map(|l| l.strip_prefix("Route")?.split_once(':'));
    let routes: Vec<Vec<i64>> = routes.map(|(_, r)| numbers(r).expect("customers")).collect();
    assert!(routes.len() <= usize::try_from(fleet[0]).expect("positive"));
    let mut served: Vec<i64> = routes.concat();
    served.sort_unstable();
    assert!(served.into_iter().eq(1..i64::try_from(rows.len()).expect("few")));
    let mut total = 0;
    for route in routes {
        assert!(route.iter().map(|c| rows[*c as usize][3]).sum::<i64>() <= fleet[1]);
        let (mut at, mut free) = (0, 0);
        for customer in route.iter().map(|c| *c as usize).chain([0]) {
            total += way(at, customer);
            let start = (free + way(at, customer)).max(10 * rows[customer][4]);
            assert!(start <= 10 * rows[customer][5], "late at {customer}");
            (at, free) = (customer, start + 10 * rows[customer][6]);
        }
    }
    total
}

#[test]
fn vrptw_routes_agree_to_the_last_digit() {
    let cases: [(&[u8], &[u8], &str); 3] = [
        (data!("vrptw/C201.txt"), data!("vrptw/C201.sol"), "589.1"),
        (data!("vrptw/R101.txt"), data!("vrptw/R101.sol"), "1638.5"),
        (data!("vrptw/RC106.txt"), data!("vrptw/RC106.sol"), "1373.5"),
    ];
    for (instance, solution, cost) in cases {
        let problem = problem(Format::Vrptw, instance);
        let plan = plan(Format::Vrptw, &problem, solution);
        let evaluation = referee(&problem, &plan);
        let text = |bytes| std::str::from_utf8(bytes).expect("UTF-8");
        assert_eq!(broken(&evaluation), [""; 0]);
        assert_eq!(evaluation.score.soft, vrptw_by_hand(text(instance), text(solution)));
        assert_eq!(objective(Format::Vrptw, &evaluation), cost);
        assert_eq!(write_solution(Format::Vrptw, &problem, &plan), text(solution));
    }
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let uhhc: [(&[u8], &[u8], &str); 2] = [
        (data!("uhhc/i-134.json"), data!("uhhc/i-134.sa.sol.json"), ""),
        (data!("uhhc/i-235.json"), data!("uhhc/i-235.cpsat.sol.json"), ""),
    ];
    let hhcrsp = HHCRSP.map(|case| (Format::Hhcrsp, case));
    for (format, (instance, solution, _)) in hhcrsp.into_iter().chain(uhhc.map(|case| (Format::Uhhc, case))) {
        let problem = problem(format, instance);
        let read = plan(format, &problem, solution);
        for form in [format, Format::Anpai] {
            let written = write_solution(form, &problem, &read);
            assert_eq!(plan(form, &problem, written.as_bytes()), read, "{form}");
        }
    }
}
