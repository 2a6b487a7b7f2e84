//! Texts and solutions that are not as they should be.

use super::*;

/// A line, what stands there instead, and the code and line of every issue.
type Mistake = (usize, &'static str, &'static [(&'static str, usize)]);

/// The code and pointer of every issue.
fn told(issues: &Issues) -> Vec<(&str, &str)> {
    issues.0.iter().map(|i| (i.code, i.pointer.as_str())).collect()
}

/// What is told of a text, with the numbers of its lines.
fn refused(text: &str) -> Vec<(&'static str, usize)> {
    let issues = draft(Format::Cvrp, text.as_bytes()).err().unwrap_or_default();
    let line = |pointer: &str| pointer.strip_prefix("line ").and_then(|n| n.parse().ok()).expect("a line");
    issues.0.iter().map(|i| (i.code, line(&i.pointer))).collect()
}

#[test]
fn every_mistake_of_a_solution_is_told_with_its_line() {
    let problem = sound(&with_lines(TINY, &[(2, "VEHICLES: 3")]));
    let text = "Route 1\nRoute #2: 1 5\nBus\nRoute #3: 0 2\nRoute #4: x\nRoute #5: 3\nCost x";
    let issues = read_solution(Format::Cvrp, &problem, text.as_bytes()).expect_err("mistakes");
    assert_eq!(
        told(&issues),
        [
            ("no-colon", "line 1"),
            ("unknown-id", "line 2"),
            ("unknown-line", "line 3"),
            ("unknown-id", "line 4"),
            ("unknown-id", "line 5"),
            ("too-many-routes", "line 6"),
        ]
    );
    let issues = read_solution(Format::Cvrp, &problem, b"Route #1: 1\n\xff").expect_err("no text");
    assert_eq!(told(&issues), [("not-utf-8", "line 2 column 1")]);
}

#[test]
fn every_mistake_of_a_text_is_told_with_its_line() {
    let tiny: &[Mistake] = &[
        (3, "TYPE : TSP", &[("unknown-value", 3)]),
        (3, "", &[("missing-key", 1)]),
        (2, "NAME : twice", &[("duplicate-key", 2)]),
        (2, "CAPACITY 8", &[("unknown-line", 2)]),
        (2, "DISTANCE : 200", &[("unknown-key", 2)]),
        (2, "VEHICLES : 0", &[("number-out-of-range", 2)]),
        (2, "EDGE_WEIGHT_FORMAT : LOWER_ROW", &[("unknown-value", 2)]),
        (5, "EDGE_WEIGHT_TYPE : GEO", &[("unknown-value", 5)]),
        (5, "EDGE_WEIGHT_TYPE : EXPLICIT", &[("missing-key", 1)]),
        (5, "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : UPPER_ROW", &[("unknown-value", 6)]),
        (5, "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : FULL_MATRIX", &[("missing-section", 1)]),
        (6, "CAPACITY : 0", &[("number-out-of-range", 6)]),
        (6, "CAPACITY : 8.5", &[("wrong-type", 6)]),
        (6, "", &[("missing-key", 1)]),
        (4, "DIMENSION : 6", &[("missing-coordinate", 7), ("missing-demand", 13)]),
        (4, "DIMENSION : 4", &[("number-out-of-range", 12), ("number-out-of-range", 18)]),
        (4, "DIMENSION : 99999999999999", &[("number-out-of-range", 4)]),
        (4, "DIMENSION : many", &[("wrong-type", 4)]),
        (
            7,
            "",
            &[
                ("unknown-line", 8),
                ("unknown-line", 9),
                ("unknown-line", 10),
                ("unknown-line", 11),
                ("unknown-line", 12),
                ("missing-section", 1),
            ],
        ),
        (7, "EDGE_WEIGHT_SECTION\n1 2\nNODE_COORD_SECTION", &[("contradiction", 7)]),
        (9, "3 3 4", &[("duplicate-id", 10), ("missing-coordinate", 7)]),
        (9, "2 3 north", &[("wrong-type", 9)]),
        (9, "2 nan 1e8", &[("wrong-type", 9), ("wrong-type", 9)]),
        (9, "2 3", &[("wrong-size", 9)]),
        (9, "two 3 4", &[("wrong-type", 9)]),
        (9, "0 3 4", &[("number-out-of-range", 9)]),
        (9, "", &[("missing-coordinate", 7)]),
        (16, "3 -3", &[("number-out-of-range", 16)]),
        (16, "3 0", &[("no-demand", 16)]),
        (16, "3 1000001", &[("number-out-of-range", 16)]),
        (16, "3 2.5", &[("wrong-type", 16)]),
        (16, "3 3 3", &[("wrong-size", 16)]),
        (16, "4 3", &[("duplicate-id", 17), ("missing-demand", 13)]),
        (14, "1 2", &[("depot-demand", 14)]),
        (20, "1 2", &[("one-depot", 20)]),
        (20, "1\n1", &[("one-depot", 21)]),
        (20, "6", &[("number-out-of-range", 20)]),
        (20, "", &[("no-depot", 19)]),
        (21, "", &[("no-end", 19)]),
        (21, "-1\n3", &[("after-end", 22)]),
        (19, "STATIONS_SECTION", &[("unknown-key", 19), ("missing-section", 1)]),
        (19, "DEMAND_SECTION", &[("duplicate-key", 19), ("missing-section", 1)]),
    ];
    for (line, change, issues) in tiny {
        assert_eq!(refused(&with_lines(TINY, &[(*line, change)])), *issues, "line {line}: {change}");
    }
    let stated: &[Mistake] = &[
        (9, "7 10 15", &[("wrong-size", 7)]),
        (9, "7 10 15 6 1", &[("wrong-size", 7)]),
        (
            9,
            "7 -1 15.5 2000000000",
            &[("number-out-of-range", 9), ("wrong-type", 9), ("number-out-of-range", 9)],
        ),
        (5, "EDGE_WEIGHT_FORMAT: FULL_MATRIX", &[("wrong-size", 7)]),
        (
            7,
            "NODE_COORD_SECTION\n1 0 0\nEDGE_WEIGHT_SECTION",
            &[
                ("missing-coordinate", 7),
                ("missing-coordinate", 7),
                ("missing-coordinate", 7),
                ("missing-coordinate", 7),
            ],
        ),
    ];
    for (line, change, issues) in stated {
        assert_eq!(refused(&with_lines(STATED, &[(*line, change)])), *issues, "line {line}: {change}");
    }
}

#[test]
fn every_mistake_of_a_text_is_told_at_once() {
    let changes = [
        (3, "TYPE : VRPTW"),
        (4, "DIMENSION : x"),
        (6, "CAPACITY : -8"),
        (9, "2 3"),
        (11, "3 1 1"),
        (17, "4 0"),
        (18, "5 five"),
        (20, "1 5"),
    ];
    assert_eq!(
        refused(&with_lines(TINY, &changes)),
        [
            ("unknown-value", 3),
            ("wrong-type", 4),
            ("number-out-of-range", 6),
            ("wrong-size", 9),
            ("duplicate-id", 11),
            ("wrong-type", 18),
            ("one-depot", 20),
        ]
    );
    assert_eq!(
        refused("nothing of the kind"),
        [
            ("unknown-line", 1),
            ("missing-key", 1),
            ("missing-key", 1),
            ("missing-key", 1),
            ("missing-key", 1),
            ("missing-section", 1),
            ("missing-section", 1),
        ]
    );
}

#[test]
fn what_only_check_sees_is_told_of_the_section() {
    // 1,001 customers of a million each are more than a billion.
    let coordinates: String = (1..=1002).map(|node| format!("{node} {node} 0\n")).collect();
    let demands: String = (2..=1002).map(|node| format!("{node} 1000000\n")).collect();
    let text = format!(
        "TYPE: CVRP\nDIMENSION: 1002\nEDGE_WEIGHT_TYPE: EUC_2D\nCAPACITY: 1\nVEHICLES: 1\nNODE_COORD_SECTION\n{coordinates}\
         DEMAND_SECTION\n1 0\n{demands}DEPOT_SECTION\n1\n-1\n"
    );
    let issues = read(Format::Cvrp, text.as_bytes()).expect_err("too many meals");
    assert_eq!(told(&issues), [("too-many-meals", "DEMAND_SECTION")]);
}

#[test]
fn whatever_word_is_changed_is_refused_by_line_or_can_be_planned() {
    for text in [TINY, STATED] {
        let words: Vec<(usize, usize)> = text
            .split_whitespace()
            .map(|word| word.as_ptr() as usize - text.as_ptr() as usize)
            .zip(text.split_whitespace().map(str::len))
            .collect();
        for (start, len) in words {
            for other in ["", "-1", "0", "1e300", "9223372036854775807", "x", ":", "EOF", "nan", "\u{9910}"] {
                let changed = format!("{}{other}{}", &text[..start], &text[start + len..]);
                match read(Format::Cvrp, changed.as_bytes()) {
                    Ok(problem) => {
                        let plan =
                            read_solution(Format::Cvrp, &problem, b"Route #1: 1\n").expect("a customer");
                        assert!(!write_solution(Format::Cvrp, &problem, &plan).is_empty());
                    }
                    Err(issues) => {
                        let by_line = |i: &crate::issue::Issue| i.pointer.starts_with("line ");
                        assert!(issues.0.iter().all(by_line), "{changed}: {issues}");
                    }
                }
            }
        }
    }
}
