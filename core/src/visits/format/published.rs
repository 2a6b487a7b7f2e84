//! Solutions of HHCRSP and UHHC: a list of rounds, each a list of services with their times in minutes. Both problems
//! publish the same form under slightly different keys, and all of them are read.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::id::PlaceId;
use crate::issue::Issues;
use crate::read::json::{Node, minutes};
use crate::time::Time;
use crate::visits::plan::{Activity, Plan, Stop, StopAt};
use crate::visits::problem::{Problem, ShiftId, TaskId, Visit};

/// What UHHC calls a break.
const LUNCH: &str = "lunch_break";

/// A published solution as a plan. Stops stand in the order of their times. A service that is given twice is in the plan
/// twice, for the referee to see.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub(super) fn read(problem: &Problem, document: &Value) -> Result<Plan, Issues> {
    let mut issues = Issues::default();
    let caregivers: BTreeMap<&str, usize> =
        problem.caregivers.iter().enumerate().map(|(row, c)| (c.id.as_str(), row)).collect();
    let mut reader = Reader {
        problem,
        visits: problem.visits.iter().map(|v| (v.id.as_str(), v)).collect(),
        used: vec![false; problem.tasks.len()],
    };
    let mut rounds = Vec::new();
    for route in Node::root(document).list_at("routes", &mut issues) {
        let who = route.any(&["caregiver_id", "caregiver"], &mut issues);
        let shift = who.and_then(|who| {
            let row = caregivers.get(who.text(&mut issues)?);
            let shift = row.and_then(|row| problem.caregivers[*row].shifts.clone().next());
            if shift.is_none() {
                who.blame(&mut issues, "unknown-id", "there is no such caregiver", "Correct the id.");
            }
            shift.map(ShiftId::new)
        });
        let locations = route.optional("locations").map(|l| l.list(&mut issues)).unwrap_or_default();
        let mut located: Vec<(Located, Node<'_>)> =
            locations.into_iter().filter_map(|l| Some((Located::read(&l, &mut issues)?, l))).collect();
        located.sort_by_key(|(l, _)| (l.start, l.end));
        let stops = located.iter().filter_map(|(l, node)| reader.stop(l, node, shift?, &mut issues));
        let stops: Vec<StopAt> = stops.collect();
        if let Some(shift) = shift {
            rounds.push((shift, stops));
        }
    }
    if issues.is_empty() { Ok(Plan::freeze(problem, rounds)) } else { Err(issues) }
}

/// One entry of a round, as it stands there.
struct Located {
    start: Time,
    end: Option<Time>,
}

impl Located {
    fn read(node: &Node<'_>, issues: &mut Issues) -> Option<Self> {
        let start = node.any(&["start_time", "arrival_time"], issues)?.minutes(issues)?;
        let end = ["end_time", "departure_time"].iter().find_map(|key| node.optional(key));
        let end = match end {
            Some(end) => Some(Time(end.minutes(issues)?.0)),
            None => None,
        };
        Some(Self { start: Time(start.0), end })
    }
}

struct Reader<'a> {
    problem: &'a Problem,
    visits: BTreeMap<&'a str, &'a Visit>,
    used: Vec<bool>,
}

impl Reader<'_> {
    fn stop(
        &mut self,
        located: &Located,
        node: &Node<'_>,
        shift: ShiftId,
        issues: &mut Issues,
    ) -> Option<StopAt> {
        let patient = node.any(&["patient", "patient_id"], issues)?;
        let service = node.any(&["service", "service_id"], issues)?;
        let visit = self.visits.get(patient.text(issues)?).copied();
        let on = &self.problem.shifts[shift.index()];
        let start = located.start;
        if service.text(issues)? == LUNCH {
            let Some(rest) = self.problem.breaks.get(on.breaks.clone()).and_then(<[_]>::first) else {
                let cause = "this caregiver has no lunch break";
                service.blame(issues, "no-break", cause, "Leave it out, or entitle the caregiver.");
                return None;
            };
            // Lunch at a patient's place, or where the round starts.
            let place = visit.map_or(on.from, |v| v.place);
            let end = located.end.unwrap_or(start + rest.duration);
            let rest = crate::visits::problem::BreakId::new(on.breaks.start);
            return Some(StopAt { activity: Activity::Break(rest), place, start, end });
        }
        let Some(visit) = visit else {
            patient.blame(issues, "unknown-id", "there is no such patient", "Correct the id.");
            return None;
        };
        let named = |task: &TaskId| {
            let of = self.problem.tasks[task.index()].service;
            Some(self.problem.services[of.index()].id.as_str()) == service.value.as_str()
        };
        let task = visit.task_ids().filter(named).find(|t| !self.used[t.index()]);
        let Some(task) = task.or_else(|| visit.task_ids().find(named)) else {
            service.blame(issues, "unknown-id", "the patient does not need this service", "Correct it.");
            return None;
        };
        self.used[task.index()] = true;
        let end = located.end.unwrap_or(start + self.problem.duration(task, on.caregiver));
        Some(StopAt { activity: Activity::Task(task), place: visit.place, start, end })
    }
}

/// The plan in the published form, every caregiver in it: one without a round idles, which UHHC counts.
pub(super) fn write(problem: &Problem, plan: &Plan) -> String {
    let mut at_place = BTreeMap::<PlaceId, &str>::new();
    for visit in &problem.visits {
        at_place.entry(visit.place).or_insert(&visit.id);
    }
    let location = |stop: &Stop| match stop.activity {
        Activity::Task(task) => {
            let service = problem.tasks[task.index()].service;
            json!({
                "arrival_time": minutes(stop.start.0),
                "departure_time": minutes(stop.end.0),
                "patient": problem.visit_of(task).id,
                "service": problem.services[service.index()].id,
            })
        }
        // At a place that is no patient's the caregiver is where the round starts.
        Activity::Break(_) => json!({
            "end_time": minutes(stop.end.0),
            "patient": at_place.get(&stop.place).copied().unwrap_or(&problem.places[stop.place.index()].id),
            "service": LUNCH,
            "start_time": minutes(stop.start.0),
        }),
    };
    let routes: Vec<Value> = problem
        .caregivers
        .iter()
        .map(|caregiver| {
            let shifts = caregiver.shifts.clone().map(ShiftId::new);
            let stops = shifts.filter_map(|s| plan.of_shift(s)).flat_map(|r| &r.stops);
            json!({ "caregiver_id": caregiver.id, "locations": stops.map(location).collect::<Vec<_>>() })
        })
        .collect();
    let mut document = Map::new();
    document.insert("global_ordering".to_owned(), ordering(problem, plan).into());
    document.insert("routes".to_owned(), routes.into());
    let mut text = Value::Object(document).to_string();
    text.push('\n');
    text
}

/// The patients by the start of their first service.
fn ordering(problem: &Problem, plan: &Plan) -> Vec<String> {
    let first = |v: &Visit| v.task_ids().filter_map(|t| Some(plan.of_task(t)?.1.start)).min();
    let mut order: Vec<(Time, &str)> =
        problem.visits.iter().filter_map(|v| Some((first(v)?, v.id.as_str()))).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, id)| id.to_owned()).collect()
}
