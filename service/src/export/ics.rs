//! The roster as a calendar (RFC 5545): one event for each stop, with ids alone and no person's name or address. Instants
//! are in UTC, so that no reader has to know a time zone; the calendar names its own for display. The stamp of every
//! event is the first instant of the horizon: the same roster is the same file, and an event that moves keeps its UID.

use std::fmt::Write as _;

use anpai_core::time::Time;
use anpai_core::visits::{Activity, Plan, Problem, Route, Stop};
use jiff::tz::TimeZone;

/// Octets of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The calendar.
#[must_use]
pub fn calendar(problem: &Problem, plan: &Plan) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, concat!("PRODID:-//anpai//anpai ", env!("CARGO_PKG_VERSION"), "//EN"));
    line(&mut text, "CALSCALE:GREGORIAN");
    if !problem.name.is_empty() {
        line(&mut text, &format!("X-WR-CALNAME:{}", escape(&problem.name)));
    }
    if let Some(zone) = problem.horizon.zone_name() {
        line(&mut text, &format!("X-WR-TIMEZONE:{}", escape(zone)));
    }
    for route in &plan.routes {
        for stop in &route.stops {
            event(&mut text, problem, route, stop);
        }
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn event(text: &mut String, problem: &Problem, route: &Route, stop: &Stop) {
    // An instant that no calendar can hold: no event can.
    let (Some(start), Some(end)) = (instant(problem, stop.start, false), instant(problem, stop.end, true))
    else {
        return;
    };
    let shift = &problem.shifts[route.shift.index()];
    let caregiver = &problem.caregivers[shift.caregiver.index()].id;
    let place = &problem.places[stop.place.index()].id;
    let first = problem.horizon.date(0);
    let mut notes = vec![format!("caregiver 护理员: {caregiver}")];
    let (uid, summary) = match stop.activity {
        Activity::Task(task) => {
            let visit = problem.visit_of(task);
            let service = &problem.services[problem.tasks[task.index()].service.index()];
            if let Some(client) = visit.client {
                notes.push(format!("client 服务对象: {}", problem.clients[client.index()]));
            }
            let number = task.index() - visit.tasks.start;
            let uid = format!("{first}.visit.{}.{}.{number}", uid(&visit.id), visit.repetition.0 + 1);
            (uid, format!("{} {}", service.name.as_deref().unwrap_or(&service.id), visit.label()))
        }
        Activity::Break(rest) => {
            let of = &problem.caregivers[shift.caregiver.index()].shifts;
            let number = rest.index() - problem.shifts[of.start].breaks.start;
            (format!("{first}.break.{}.{number}", uid(caregiver)), "Break 休息".to_owned())
        }
    };
    if let Some(way) = stop.way {
        notes.push(format!("travel 路上: {} min", way.time.as_minutes().round()));
    }
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{uid}@anpai"));
    if let Some(stamp) = instant(problem, Time(0), false) {
        line(text, &format!("DTSTAMP:{stamp}"));
    }
    line(text, &format!("DTSTART:{start}"));
    line(text, &format!("DTEND:{end}"));
    line(text, &format!("SUMMARY:{}", escape(&summary)));
    line(text, &format!("LOCATION:{}", escape(place)));
    line(text, &format!("CATEGORIES:{}", escape(caregiver)));
    line(text, &format!("DESCRIPTION:{}", escape(&notes.join("\n"))));
    line(text, "END:VEVENT");
}

/// An instant in UTC, to the second: the start rounded down, the end up.
fn instant(problem: &Problem, time: Time, up: bool) -> Option<String> {
    let second = if up { Time(time.0.checked_add(999)?) } else { time };
    let zoned = problem.horizon.zoned(second)?.with_time_zone(TimeZone::UTC);
    Some(format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        zoned.year(),
        zoned.month(),
        zoned.day(),
        zoned.hour(),
        zoned.minute(),
        zoned.second()
    ))
}

/// An id in the letters that every calendar program keeps in a UID; different ids stay different.
fn uid(id: &str) -> String {
    id.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

/// A value of type TEXT (RFC 5545, 3.3.11); control characters have no place in one.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, folded at 75 octets and never inside a character, ended by CRLF.
fn line(text: &mut String, content: &str) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        let mut text = String::new();
        // 护 has 3 octets: 25 of them are 75, the next line has its space and 24 of them (73), then 1.
        line(&mut text, &"护".repeat(50));
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.iter().map(|l| l.len()).collect::<Vec<_>>(), [75, 73, 4, 0]);
    }

    #[test]
    fn text_is_escaped_and_ids_stay_apart() {
        assert_eq!(escape("a;b,c\\d\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
        assert_ne!(uid("a b"), uid("a%20b"));
    }
}
