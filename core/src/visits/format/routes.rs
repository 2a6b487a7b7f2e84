//! Solutions of VRPTW as CVRPLIB and DIMACS write them: `Route #1: 3 5 7`, a line each, and `Cost 827.3`. They hold no
//! times; every customer is served as early as can be.

use std::collections::BTreeMap;

use crate::issue::Issues;
use crate::read::lines::{at, numbered};
use crate::visits::plan::{Activity, Plan};
use crate::visits::problem::{Problem, ShiftId, TaskId, Visit};
use crate::visits::schedule;

/// A published solution as a plan: the first route on the first vehicle, and so on. A stated cost is not looked at.
///
/// # Errors
/// Every issue of the file, with its line.
pub(super) fn read(problem: &Problem, text: &str) -> Result<Plan, Issues> {
    let mut issues = Issues::default();
    let visits: BTreeMap<&str, &Visit> = problem.visits.iter().map(|v| (v.id.as_str(), v)).collect();
    let mut rounds: Vec<(ShiftId, Vec<schedule::Order>)> = Vec::new();
    for (line, content) in numbered(text) {
        let at = at(line);
        let lower = content.to_lowercase();
        let Some(rest) = lower.strip_prefix("route") else {
            if !lower.starts_with("cost") {
                let cause = "a line begins with `Route` or `Cost`";
                issues.push("unknown-line", at, content, cause, "Remove it or correct it.");
            }
            continue;
        };
        let Some((_, customers)) = rest.split_once(':') else {
            issues.push("no-colon", at, content, "the customers follow a colon", "Write `Route #1: 3 5 7`.");
            continue;
        };
        let mut order = Vec::new();
        for number in customers.split_whitespace() {
            if let Some(visit) = visits.get(number) {
                order.extend(visit.task_ids().map(|t: TaskId| (Activity::Task(t), visit.place)));
            } else {
                issues.push("unknown-id", &at, number, "there is no such customer", "Correct the number.");
            }
        }
        if rounds.len() < problem.shifts.len() {
            rounds.push((ShiftId::new(rounds.len()), order));
        } else {
            let cause = format!("there are only {} vehicles", problem.shifts.len());
            issues.push("too-many-routes", at, content, cause, "Join routes.");
        }
    }
    let plan = issues.into_result(rounds).map(|rounds| schedule::earliest(problem, &rounds))?;
    Ok(plan.expect("without pairs and dependencies no order contradicts itself"))
}

/// The plan in the published form.
pub(super) fn write(problem: &Problem, plan: &Plan, cost: &str) -> String {
    let mut text = String::new();
    for (route, number) in plan.routes.iter().zip(1..) {
        let customers: Vec<&str> =
            route.stops.iter().filter_map(|s| Some(problem.visit_of(s.task()?).id.as_str())).collect();
        text += &format!("Route #{number}: {}\n", customers.join(" "));
    }
    text += &format!("Cost {cost}\n");
    text
}
