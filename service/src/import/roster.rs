//! The roster's sheet back into a plan: the rows of each shift in the order of their starts. What a person left out of a
//! row that was added by hand (place, end) follows from the visit.

use std::collections::BTreeMap;

use anpai_core::issue::Issues;
use anpai_core::time::Clock;
use anpai_core::visits::Problem;
use anpai_core::visits::answer::{self, Answer};
use serde_json::{Map as Object, Value, json};

use super::document::Assembly;
use super::headers::Source;
use super::origin::Row;

/// A row of the roster's sheet, and where it stands.
type Stop = (Row, Object<String, Value>);

/// The text of the plan file; `None` where there is an issue or no roster.
pub fn plan(
    assembly: &mut Assembly<'_>,
    sources: &[Source<'_>],
    problem: &Problem,
    issues: &mut Issues,
) -> Option<String> {
    let mut rounds: BTreeMap<(String, u64, u64), Vec<Stop>> = BTreeMap::new();
    for (at, row) in assembly.roster() {
        let number = |field: &str| row.get(field).and_then(Value::as_u64).unwrap_or(0);
        let caregiver = row.get("caregiver").and_then(Value::as_str).unwrap_or_default().to_owned();
        rounds.entry((caregiver, number("day"), number("shift"))).or_default().push((*at, row.clone()));
    }
    let mut routes = Vec::new();
    for ((caregiver, day, shift), mut rows) in rounds {
        rows.sort_by_key(|(at, row)| (start(row), *at));
        let mut stops = Vec::new();
        let route = format!("/routes/{}", routes.len());
        for (at, mut row) in rows {
            if stops.is_empty() {
                assembly.origins.note(route.clone(), at);
            }
            assembly.origins.note(format!("{route}/stops/{}", stops.len()), at);
            complete(problem, &caregiver, &mut row);
            row.retain(|field, _| !["caregiver", "day", "shift"].contains(&field.as_str()));
            stops.push(Value::Object(row));
        }
        routes.push(json!({ "caregiver": caregiver, "day": day, "shift": shift, "stops": stops }));
    }
    let document = json!({ "anpai": 1, "model": "visits", "routes": routes });
    match answer::read(problem, document.to_string().as_bytes()) {
        Ok(plan) => {
            let evaluation = anpai_core::visits::rules::referee(problem, &plan);
            let unserved = anpai_solver::visits::explain(problem, &plan);
            Some(Answer::new(problem, &plan, &evaluation, &unserved).text())
        }
        Err(found) => {
            issues.0.extend(assembly.origins.translate(sources, found));
            None
        }
    }
}

fn start(row: &Object<String, Value>) -> Option<Clock> {
    row.get("start").and_then(Value::as_str).and_then(Clock::parse)
}

/// Place and end of a visit's row, where it has none.
fn complete(problem: &Problem, caregiver: &str, row: &mut Object<String, Value>) {
    let id = row.get("visit").and_then(Value::as_str);
    let Some(visit) = problem.visits.iter().find(|v| id == Some(v.id.as_str())) else { return };
    let who = problem.caregivers.iter().position(|c| c.id == caregiver);
    let number = row.get("task").and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    if let (None, Some(task), Some(who), Some(begin)) =
        (row.get("end"), visit.task_ids().nth(number), who, start(row))
    {
        let end = begin.0 + problem.duration(task, anpai_core::visits::problem::CaregiverId::new(who));
        row.insert("end".into(), Clock(end).to_string().into());
    }
    if !row.contains_key("place") {
        row.insert("place".into(), problem.places[visit.place.index()].id.clone().into());
    }
}
