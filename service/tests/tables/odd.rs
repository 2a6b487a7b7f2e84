//! Files as they come: other encodings and delimiters, merged cells, empty sheets, a cell in the farthest corner, a
//! hundred thousand rows.

use std::fmt::Write as _;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::json;

use crate::support::{Desk, sheet};

/// A document for what no table says.
const MAP: &str = r#"{
  "document": {
    "horizon": { "start": "2024-05-06" },
    "travel": { "kind": "straight-line", "modes": { "foot": { "km_per_hour": 4.5, "detour": 1.3 } } },
    "datum": "local-plane",
    "places": [{ "id": "p", "x": 0, "y": 0 }],
    "services": [{ "id": "meal", "minutes": 15 }],
    "caregivers": [{ "id": "ann", "shifts": [{ "start": "08:00", "end": "17:00", "from": "p" }] }]
  },
  "tables": { "visits": { "from": ["visits", "visits.csv"], "defaults": { "service": "meal", "place": "p" } } }
}"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("map.json", MAP);
    desk
}

fn visits(desk: &Desk, file: &str) -> serde_json::Value {
    desk.must(&["import", file, "--map", "map.json", "--out", "day.json"]);
    desk.json("day.json")["visits"].take()
}

#[test]
fn a_byte_order_mark_and_semicolons_are_no_matter() {
    let desk = desk();
    desk.put("visits.csv", "\u{feff}编号;最早;最晚\r\nv1;08:30;9：15\r\n");
    assert_eq!(
        visits(&desk, "visits.csv"),
        json!([{ "id": "v1", "place": "p", "tasks": [{ "service": "meal" }],
                 "windows": [{ "start": "08:30", "end": "09:15" }] }])
    );
}

#[test]
fn a_file_in_gbk_is_one_issue_that_says_so() {
    let desk = desk();
    // 编号 in GBK.
    desk.put("visits.csv", b"id,\xb1\xe0\xba\xc5\nv1,1\n");
    assert_eq!(desk.issues(&["visits.csv"]), ["visits.csv line 1 encoding"]);
}

#[test]
fn merged_cells_hold_for_each_of_their_rows_and_a_title_is_passed_over() {
    let desk = desk();
    let mut book = Workbook::new();
    book.add_worksheet().set_name("empty").unwrap();
    let sheet = sheet(
        &mut book,
        "Visits",
        &[
            &[],
            &[],
            &["id", "window_start", "window_end"],
            &["v1"],
            &["v2", "", "10:00"],
            &[],
            &["v3", "", "11:00"],
        ],
    );
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 2, "Monday", &plain).unwrap();
    sheet.merge_range(3, 1, 6, 1, "08:00", &plain).unwrap();
    sheet.write_string(3, 2, "09:00").unwrap();
    // The farthest corner of the sheet, where a cell was once formatted by mistake.
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    book.save(desk.path("day.xlsx")).unwrap();
    let visits = visits(&desk, "day.xlsx");
    let windows: Vec<_> = visits.as_array().unwrap().iter().map(|v| v["windows"][0].clone()).collect();
    let window = |end: &str| json!({ "start": "08:00", "end": end });
    // The row between the second and the third visit has the merged cell alone: it is a visit without an id.
    assert_eq!(windows.len(), 3);
    assert_eq!(windows, [window("09:00"), window("10:00"), window("11:00")]);
}

#[test]
fn headers_twice_unknown_or_missing_are_told_at_their_cells() {
    let desk = desk();
    desk.put("visits.csv", "id,ID,service,minuts\nv1,v1,meal,5\n");
    desk.put("clients.csv", "id\nk1\nk2\n");
    desk.put("nonsense.csv", "a\nb\n");
    desk.put("places.csv", "a,b\n1,2\n");
    assert_eq!(
        desk.issues(&["visits.csv", "clients.csv", "nonsense.csv", "places.csv"]),
        [
            "visits.csv!B1 duplicate-header",
            "visits.csv!D1 unknown-header",
            "clients.csv!A1 column-missing",
            "nonsense.csv!A1 unknown-sheet",
            "places.csv!A1 header-missing",
        ]
    );
}

#[test]
fn a_mapping_that_names_what_is_not_there_is_told() {
    let desk = Desk::new();
    desk.put("a.csv", "编号\nv1\n");
    desk.put(
        "map.json",
        r#"{ "tables": { "visits": { "from": "a.csv", "columns": { "id": "编号", "client": "老人" } },
                         "places": { "from": "b.csv" } } }"#,
    );
    let found = desk.issues(&["a.csv", "--map", "map.json"]);
    assert_eq!(found[..2], ["map.json#/tables/places/from sheet-missing", "a.csv!A1 column-missing"]);
}

#[test]
fn files_that_are_no_tables_are_told() {
    let desk = Desk::new();
    desk.put("a.xlsx", b"PK\x03\x04 and nothing else");
    desk.put("b.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    desk.put("c.csv", b"");
    assert_eq!(desk.issues(&["a.xlsx", "b.xls"]), ["a.xlsx unreadable", "b.xls unreadable"]);
    // An empty file is an empty table; what the document lacks is told by `check`.
    assert!(!desk.issues(&["c.csv"]).is_empty());
    assert_eq!(desk.run(&["import", "missing.csv"]).status.code(), Some(2));
}

#[test]
fn a_hundred_thousand_rows_are_read_to_the_last() {
    let desk = desk();
    let mut text = String::from("id,window_start,window_end,priority\n");
    for row in 0..100_000 {
        writeln!(text, "v{row},08:00,{:02}:30,{}", 9 + row % 7, 1 + row % 1000).unwrap();
    }
    desk.put("visits.csv", &text);
    let all = visits(&desk, "visits.csv");
    let all = all.as_array().unwrap();
    // 99,999 = 7 * 14,285 + 4, and 99,999 % 1000 = 999.
    assert_eq!(all.len(), 100_000);
    assert_eq!(
        (&all[99_999]["windows"][0]["end"], &all[99_999]["priority"]),
        (&json!("13:30"), &json!(1000))
    );
    desk.put("visits.csv", text + "last,08:00,9 o'clock,1\n");
    assert_eq!(desk.issues(&["visits.csv", "--map", "map.json"]), ["visits.csv!C100002 clock"]);
}
