//! The calendar, read by a strict reader of its own (RFC 5545), and the pages to print.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Desk, tiny, utf8};

/// The properties of each event; panics at whatever the standard forbids.
fn events(text: &str) -> Vec<BTreeMap<String, String>> {
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "a line without CRLF");
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.is_empty() && !line.chars().any(char::is_control));
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line to go on").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    assert_eq!((lines[0].as_str(), lines[lines.len() - 1].as_str()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    let (mut events, mut calendar, mut event) =
        (Vec::new(), BTreeMap::new(), None::<BTreeMap<String, String>>);
    for line in &lines[1..lines.len() - 1] {
        let (name, value) = line.split_once(':').expect("NAME:value");
        assert!(name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-'), "{name}");
        match (name, value) {
            ("BEGIN", "VEVENT") => assert!(event.replace(BTreeMap::new()).is_none()),
            ("END", "VEVENT") => events.push(event.take().expect("begun")),
            _ => {
                let of = event.as_mut().unwrap_or(&mut calendar);
                assert!(of.insert(name.to_owned(), value.to_owned()).is_none(), "{name} twice");
            }
        }
    }
    assert_eq!(calendar["VERSION"], "2.0");
    assert!(calendar.contains_key("PRODID"));
    events
}

fn planned() -> Desk {
    let desk = Desk::new();
    let tiny = tiny();
    desk.must(&["solve", utf8(&tiny), "--iterations", "50", "--out", "plan.json"]);
    desk.must(&["export", "plan.json", "--problem", utf8(&tiny), "--ics", "day.ics", "--sheets", "day.html"]);
    desk
}

#[test]
fn the_calendar_has_an_event_for_each_stop() {
    let desk = planned();
    let events = events(&desk.text("day.ics"));
    let plan = desk.json("plan.json");
    let mut uids = BTreeSet::new();
    for event in &events {
        for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"] {
            assert!(event.contains_key(name), "no {name}");
        }
        for name in ["DTSTAMP", "DTSTART", "DTEND"] {
            let value = event[name].as_bytes();
            assert!(value.len() == 16 && value[8] == b'T' && value[15] == b'Z', "{}", event[name]);
        }
        assert!(event["DTSTART"] < event["DTEND"]);
        assert!(uids.insert(event["UID"].clone()), "a UID twice");
    }
    // Shanghai is eight hours ahead of UTC all year: the tiny day is 2024-05-06.
    let mut expected: Vec<String> = Vec::new();
    for route in plan["routes"].as_array().unwrap() {
        for stop in route["stops"].as_array().unwrap() {
            let start = stop["start"].as_str().unwrap();
            let hours: u32 = start[..2].parse().unwrap();
            let seconds = start.get(6..8).unwrap_or("00");
            expected.push(format!("20240506T{:02}{}{seconds}Z", hours - 8, &start[3..5]));
        }
    }
    assert_eq!(events.iter().map(|e| e["DTSTART"].clone()).collect::<Vec<_>>(), expected);
}

#[test]
fn there_is_a_page_for_each_caregiver_and_nothing_from_a_network() {
    let desk = planned();
    let page = desk.text("day.html");
    let plan = desk.json("plan.json");
    let caregivers: BTreeSet<&str> =
        plan["routes"].as_array().unwrap().iter().map(|r| r["caregiver"].as_str().unwrap()).collect();
    assert_eq!(page.matches("<section>").count(), caregivers.len());
    for caregiver in caregivers {
        assert!(page.contains(&format!("<h1>{caregiver}</h1>")));
    }
    for outside in ["http:", "https:", "url(", "<script", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
}
