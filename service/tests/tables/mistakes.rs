//! A workbook with twenty mistakes has twenty issues, each at its cell.

use rust_xlsxwriter::{Formula, Workbook};

use crate::support::{Desk, sheet};

#[test]
fn twenty_mistakes_are_twenty_issues() {
    let mut book = Workbook::new();
    sheet(
        &mut book,
        "Document",
        &[&["key", "value"], &["start", "2024-05-06"], &["days", "2"], &["datum", "mars"]],
    );
    sheet(&mut book, "Modes", &[&["mode", "km_per_hour", "detour"], &["foot", "4.5", "1.3"]]);
    sheet(&mut book, "Streets", &[&["id", "name"], &["north", "北街"]]);
    sheet(
        &mut book,
        "Places",
        &[
            &["id", "x", "y", "street"],
            &["centre", "0", "0", "north"],
            &["home-1", "east", "10", "north"],
            &["home-2", "20", "10", "nowhere"],
            &["home-1", "30", "10", "north"],
        ],
    );
    sheet(
        &mut book,
        "Services",
        &[
            &["id", "name", "skill", "level", "minutes"],
            &["meal", "送餐", "", "", "long"],
            &["bathing", "助浴", "care", "1.5", "40"],
        ],
    );
    sheet(
        &mut book,
        "Clients",
        &[
            &["id", "place", "gender", "refused"],
            &["k1", "home-1", "robot", ""],
            &["k2", "home-9", "", "cai"],
        ],
    );
    sheet(
        &mut book,
        "Caregivers",
        &[
            &["id", "kind", "skills", "mode"],
            &["ann", "employee", "care:x", "foot"],
            &["bo", "volunteer", "care:2", "foot"],
            &["cai", "employee", "", "boat"],
        ],
    );
    sheet(
        &mut book,
        "Shifts",
        &[
            &["caregiver", "day", "start", "end", "from"],
            &["ann", "2024-05-06", "8:77", "17:00", "centre"],
            &["bo", "2024-05-07", "17:00", "08:00", "centre"],
            &["dee", "2024-05-06", "08:00", "17:00", "centre"],
        ],
    );
    let visits = sheet(
        &mut book,
        "Visits",
        &[
            &["id", "client", "service", "minutes", "window_start", "window_end", "optional", "priority"],
            &["v1", "k1", "meal", "", "11:00", "12:00", "no", "10"],
            &["", "k1", "meal", "", "11:00", "12:00", "no", "10"],
            &["v3", "k2", "massage", "", "08:00", "09:00", "no", "10"],
            &["v4", "k2", "bathing", "", "12:00", "11:00", "no", "10"],
            &["v5", "k1", "bathing", "", "08:00", "noon", "maybe", "5000"],
        ],
    );
    visits.write_formula(1, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let desk = Desk::new();
    book.save(desk.path("day.xlsx")).unwrap();
    let expected = [
        "Document!B4 choice",
        "Places!B3 number",
        "Places!D4 unknown-id",
        "Places!A5 duplicate-id",
        "Services!E2 minutes",
        "Services!D3 whole-number",
        "Clients!C2 choice",
        "Clients!B3 unknown-id",
        "Caregivers!C2 skill-level",
        "Caregivers!D4 unknown-id",
        "Shifts!C2 clock",
        "Shifts!D3 shift-reversed",
        "Shifts!A4 unknown-id",
        "Visits!D2 formula",
        "Visits!A3 missing-value",
        "Visits!C4 unknown-id",
        "Visits!F5 window-reversed",
        "Visits!F6 clock",
        "Visits!G6 flag",
        "Visits!H6 priority-out-of-range",
    ];
    let found = desk.issues(&["day.xlsx"]);
    assert_eq!(expected.len(), 20);
    assert_eq!(found, expected);
}
