//! VRPTW: the text of Solomon (1987) and of Gehring and Homberger (1999), under the DIMACS convention: distances times
//! ten, truncated; total distance only; at most the given number of vehicles.
//!
//! A tenth of the file's unit, of length and of time alike, is a millisecond here. A customer is a mandatory visit with
//! a hard window for its start, a vehicle is a caregiver whose only shift is the depot's opening.

use crate::issue::Issues;
use crate::place::Datum;
use crate::read::lines::{at, numbered};
use crate::time::{Clock, Duration};
use crate::visits::draft::{
    CaregiverDraft, Draft, Minutes, PlaceDraft, ServiceDraft, ShiftDraft, TaskDraft, VisitDraft, WindowDraft,
};
use crate::visits::format::common;

/// The only service.
const DELIVERY: &str = "delivery";
/// A coordinate or time above this is a mistake; below it every product and sum is exact.
const MOST: f64 = 1e7;
/// Vehicles and customers, together so many that a table of them still fits.
const MOST_ROWS: usize = 20_000;

/// A customer, or the depot, with the line it stands on.
struct Row {
    line: usize,
    number: u64,
    x: f64,
    y: f64,
    demand: i64,
    ready: Duration,
    due: Duration,
    service: Duration,
}

/// The published problem as a draft.
///
/// # Errors
/// Every issue of the file, with its line.
pub(super) fn draft(text: &str) -> Result<Draft, Issues> {
    let mut issues = Issues::default();
    let mut lines = numbered(text);
    let name = lines.next_if(|(_, line)| !is_numbers(line)).map_or("", |(_, line)| line);
    let mut numbers = lines.filter(|(_, line)| is_numbers(line));
    let Some(fleet) = numbers.next() else {
        let cause = "there is no line with the number of vehicles and their capacity";
        issues.push("no-fleet", "line 1", name, cause, "Check that this is a VRPTW text.");
        return Err(issues);
    };
    let (vehicles, capacity) = fleet_of(fleet, &mut issues);
    let rows: Vec<Row> = numbers.filter_map(|line| row(line, &mut issues)).collect();
    let mut seen = std::collections::BTreeSet::new();
    for row in &rows {
        if !seen.insert(row.number) {
            let cause = "another customer has the same number";
            issues.push("duplicate-id", at(row.line), row.number, cause, "Give each its own.");
        }
        if row.due < row.ready {
            let cause = "the window ends before it starts";
            let value = format!("{} to {}", unit(row.ready), unit(row.due));
            issues.push("window-ends-first", at(row.line), value, cause, "Swap its ends.");
        }
    }
    if rows.len() + vehicles > MOST_ROWS {
        let cause = format!("more than {MOST_ROWS} vehicles and customers");
        issues.push("too-many", at(fleet.0), rows.len() + vehicles, cause, "Split the problem.");
    }
    let Some((depot, customers)) = rows.split_first().filter(|_| issues.is_empty()) else {
        if issues.is_empty() {
            issues.push("no-depot", at(fleet.0), fleet.1, "no depot follows", "Add its line.");
        }
        return Err(issues);
    };
    Ok(build(name, vehicles, capacity, depot, customers, &rows))
}

fn build(name: &str, vehicles: usize, capacity: i64, depot: &Row, customers: &[Row], rows: &[Row]) -> Draft {
    let mut draft = common::one_day(name, &[("TravelTime", common::soft(1))]);
    draft.datum = Some(Datum::LocalPlane);
    draft.places = rows
        .iter()
        .map(|r| PlaceDraft { id: r.number.to_string(), x: Some(r.x), y: Some(r.y), street: None })
        .collect();
    draft.travel = common::table(
        rows.iter().map(|from| rows.iter().map(|to| Some(Duration(tenths(from, to)))).collect()).collect(),
    );
    draft.services = vec![ServiceDraft { id: DELIVERY.to_owned(), ..ServiceDraft::default() }];
    let shift = ShiftDraft {
        start: Clock(depot.ready),
        end: Clock(depot.due),
        from: depot.number.to_string(),
        capacity: Some(capacity),
        ..ShiftDraft::default()
    };
    draft.caregivers = (1..=vehicles)
        .map(|v| CaregiverDraft {
            id: format!("vehicle {v}"),
            shifts: vec![shift.clone()],
            ..CaregiverDraft::default()
        })
        .collect();
    draft.visits = customers
        .iter()
        .map(|c| VisitDraft {
            id: c.number.to_string(),
            place: Some(c.number.to_string()),
            tasks: vec![TaskDraft { service: DELIVERY.to_owned(), minutes: Some(Minutes(c.service)) }],
            windows: vec![WindowDraft { start: Clock(c.ready), end: Clock(c.due), hard: true }],
            load: Some(c.demand),
            ..VisitDraft::default()
        })
        .collect();
    draft
}

/// Ten times the distance, truncated. The square root of an exact sum is correctly rounded, and ten times an irrational
/// root stays far from every whole number, so the result does not depend on the machine.
fn tenths(a: &Row, b: &Row) -> i64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    (10.0 * (dx * dx + dy * dy).sqrt()) as i64
}

fn unit(time: Duration) -> f64 {
    time.0 as f64 / 10.0
}

/// A line whose first word is a number is meant as data; headings have words.
fn is_numbers(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(|word| word.parse::<f64>().is_ok())
}

fn fleet_of((line, text): (usize, &str), issues: &mut Issues) -> (usize, i64) {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [vehicles, capacity] = words[..]
        && let (Ok(vehicles), Ok(capacity)) = (vehicles.parse::<u32>(), capacity.parse::<u32>())
        && vehicles > 0
    {
        return (vehicles as usize, i64::from(capacity));
    }
    let cause = "the number of vehicles and their capacity are needed, as whole numbers";
    issues.push("bad-fleet", at(line), text, cause, "Correct the line.");
    (1, 0)
}

fn row((line, text): (usize, &str), issues: &mut Issues) -> Option<Row> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [number, x, y, demand, ready, due, service] = words[..] else {
        let cause = format!("a customer has 7 figures, and not {}", words.len());
        issues.push("wrong-size", at(line), text, cause, "Complete the line.");
        return None;
    };
    let before = issues.len();
    let mut refuse = |what: &str, value: &str, kind: &str| {
        issues.push(
            "wrong-type",
            at(line),
            value,
            format!("the {what} has to be {kind}"),
            "Correct the figure.",
        );
    };
    let whole = |word: &str| word.parse::<u32>().ok();
    let number = whole(number).or_else(|| {
        refuse("customer's number", number, "a whole number from 0 up");
        None
    });
    let demand = whole(demand).or_else(|| {
        refuse("demand", demand, "a whole number from 0 up");
        None
    });
    let mut figure = |what: &str, word: &str, fits: &dyn Fn(f64) -> bool, kind: &str| {
        let found = word.parse::<f64>().ok().filter(|v| v.abs() <= MOST && fits(*v));
        if found.is_none() {
            refuse(what, word, kind);
        }
        found
    };
    let x = figure("x coordinate", x, &|_| true, "a number");
    let y = figure("y coordinate", y, &|_| true, "a number");
    let fits = |v: f64| v >= 0.0 && ((v * 10.0).round() - v * 10.0).abs() < 1e-6;
    let mut time = |what: &str, word: &str| {
        figure(what, word, &fits, "a number from 0 up with one decimal at most")
            .map(|v| Duration((v * 10.0).round() as i64))
    };
    let ready = time("ready time", ready);
    let due = time("due date", due);
    let service = time("service time", service);
    if issues.len() > before {
        return None;
    }
    Some(Row {
        line,
        number: u64::from(number?),
        x: x?,
        y: y?,
        demand: i64::from(demand?),
        ready: ready?,
        due: due?,
        service: service?,
    })
}
