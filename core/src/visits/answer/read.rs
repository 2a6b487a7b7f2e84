//! A plan file back into a plan. Only what a person decides is read (who, where, start, end); the rest follows from it
//! and is worked out again.

use std::collections::BTreeMap;

use crate::id::PlaceId;
use crate::issue::Issues;
use crate::read::json::{Node, parse};
use crate::time::{Clock, Duration, Time};
use crate::visits::draft::{MODEL, VERSION};
use crate::visits::plan::{Activity, Plan, StopAt};
use crate::visits::problem::{BreakId, Problem, ShiftId, TaskId};

/// The plan of a plan file.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let document = parse(bytes)?;
    let mut issues = Issues::default();
    let root = Node::root(&document);
    if let Some(version) = root.key("anpai", &mut issues)
        && version.value != VERSION
    {
        let cause = format!("this program reads version {VERSION}");
        version.blame(&mut issues, "unsupported-version", cause, "Use the program that wrote it.");
    }
    if let Some(model) = root.key("model", &mut issues)
        && model.value != MODEL
    {
        let cause = format!("a roster's model is `{MODEL}`");
        model.blame(&mut issues, "wrong-model", cause, "Give it to the command of its model.");
    }
    let reader = Reader::of(problem);
    let routes = root.list_at("routes", &mut issues);
    let rounds: Vec<_> = routes.iter().filter_map(|r| reader.round(r, &mut issues)).collect();
    if issues.is_empty() { Ok(Plan::freeze(problem, rounds)) } else { Err(issues) }
}

/// What the problem's ids mean.
struct Reader<'a> {
    problem: &'a Problem,
    caregivers: BTreeMap<&'a str, usize>,
    /// By id and number of the repetition, from 1.
    visits: BTreeMap<(&'a str, u64), usize>,
    places: BTreeMap<&'a str, PlaceId>,
}

impl<'a> Reader<'a> {
    fn of(problem: &'a Problem) -> Self {
        let visits = problem.visits.iter().zip(0..);
        Self {
            problem,
            caregivers: problem.caregivers.iter().zip(0..).map(|(c, row)| (c.id.as_str(), row)).collect(),
            visits: visits.map(|(v, row)| ((v.id.as_str(), u64::from(v.repetition.0) + 1), row)).collect(),
            places: problem.places.iter().zip(0..).map(|(p, row)| (p.id.as_str(), PlaceId(row))).collect(),
        }
    }

    fn round(&self, node: &Node<'_>, issues: &mut Issues) -> Option<(ShiftId, Vec<StopAt>)> {
        let shift = self.shift(node, issues);
        let stops = node.list_at("stops", issues);
        // Without a shift every stop would be in doubt, so only what does not depend on it is looked at.
        let stops: Vec<StopAt> = stops.iter().filter_map(|s| self.stop(s, shift, issues)).collect();
        Some((shift?, stops))
    }

    fn shift(&self, node: &Node<'_>, issues: &mut Issues) -> Option<ShiftId> {
        let who = node.key("caregiver", issues);
        let day = node.key("day", issues).and_then(|d| d.count(issues));
        let number = node.optional("shift").map_or(Some(0), |n| n.count(issues));
        let who = who?;
        let Some(row) = self.caregivers.get(who.text(issues)?) else {
            who.blame(issues, "unknown-id", "there is no such caregiver", "Correct the id.");
            return None;
        };
        let (day, number) = (day?, usize::try_from(number?).ok()?);
        let shifts = self.problem.caregivers[*row].shifts.clone();
        let found = shifts.filter(|s| u64::from(self.problem.shifts[*s].day) == day).nth(number);
        if found.is_none() {
            let cause = format!("the caregiver has no shift {number} on day {day}");
            node.blame(issues, "unknown-shift", cause, "Correct the day or the number of the shift.");
        }
        found.map(ShiftId::new)
    }

    fn stop(&self, node: &Node<'_>, shift: Option<ShiftId>, issues: &mut Issues) -> Option<StopAt> {
        let activity = match (node.optional("visit"), node.optional("break")) {
            (Some(_), None) => self.task(node, issues).map(Activity::Task),
            (None, Some(rest)) => self.rest(&rest, shift, issues).map(Activity::Break),
            _ => {
                let cause = "a stop is either of a `visit` or a `break`";
                node.blame(issues, "visit-or-break", cause, "Write one of the two.");
                None
            }
        };
        let place = node.key("place", issues).and_then(|p| {
            let found = self.places.get(p.text(issues)?).copied();
            if found.is_none() {
                p.blame(issues, "unknown-id", "there is no such place", "Correct the id.");
            }
            found
        });
        let start = clock(node, "start", issues);
        let end = clock(node, "end", issues);
        let midnight = self.problem.horizon.midnight(self.problem.shifts[shift?.index()].day);
        let (start, end): (Time, Time) = (midnight + start?, midnight + end?);
        Some(StopAt { activity: activity?, place: place?, start, end })
    }

    fn task(&self, node: &Node<'_>, issues: &mut Issues) -> Option<TaskId> {
        let visit = node.key("visit", issues)?;
        let id = visit.text(issues)?;
        let repetition = node.optional("repetition").map_or(Some(1), |n| n.count(issues))?;
        let number = node.optional("task").map_or(Some(0), |n| n.count(issues))?;
        let Some(row) = self.visits.get(&(id, repetition)) else {
            if self.visits.contains_key(&(id, 1)) {
                let cause = format!("the visit has no repetition {repetition}");
                node.blame(issues, "unknown-repetition", cause, "Correct the number.");
            } else {
                visit.blame(issues, "unknown-id", "there is no such visit", "Correct the id.");
            }
            return None;
        };
        let tasks = &self.problem.visits[*row].tasks;
        let found = usize::try_from(number).ok().and_then(|n| tasks.clone().nth(n));
        if found.is_none() {
            let cause = format!("the visit has tasks 0 to {}", tasks.len() - 1);
            node.blame(issues, "unknown-task", cause, "Correct the number.");
        }
        found.map(TaskId::new)
    }

    fn rest(&self, node: &Node<'_>, shift: Option<ShiftId>, issues: &mut Issues) -> Option<BreakId> {
        let number = node.count(issues)?;
        let breaks = self.problem.shifts[shift?.index()].breaks.clone();
        let found = usize::try_from(number).ok().and_then(|n| breaks.clone().nth(n));
        if found.is_none() {
            let cause = format!("the shift has {} breaks, counted from 0", breaks.len());
            node.blame(issues, "unknown-break", cause, "Correct the number.");
        }
        found.map(BreakId::new)
    }
}

/// A clock time; before midnight of the shift's day it has a minus, which no document but a plan may have.
fn clock(node: &Node<'_>, key: &str, issues: &mut Issues) -> Option<Duration> {
    let node = node.key(key, issues)?;
    let text = node.text(issues)?;
    let found = match text.strip_prefix('-') {
        Some(before) => Clock::parse(before).map(|c| -c.0),
        None => Clock::parse(text).map(|c| c.0),
    };
    if found.is_none() {
        let cause = "it is not a clock time such as 08:30 or 08:30:15.250";
        node.blame(issues, "bad-clock", cause, "Correct it.");
    }
    found
}
