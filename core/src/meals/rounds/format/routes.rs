//! Solutions as CVRPLIB writes them: `Route #1: 3 5 2`, a line each, and `Cost 784`. They hold no times, and need none: no
//! way takes any.

use std::collections::BTreeMap;

use crate::issue::Issues;
use crate::meals::rounds::plan::{Plan, Stop, Trip};
use crate::meals::rounds::problem::{CourierId, KitchenId, OrderId, Problem};
use crate::read::lines::{at, numbered};

/// The only kitchen: the depot.
const DEPOT: KitchenId = KitchenId(0);

/// A published solution as a plan: the first route with the first vehicle, and so on. A stated cost is not looked at.
///
/// # Errors
/// Every issue of the file, with its line.
pub(super) fn read(problem: &Problem, text: &str) -> Result<Plan, Issues> {
    let mut issues = Issues::default();
    let orders: BTreeMap<&str, OrderId> =
        problem.orders.iter().map(|order| &*order.id).zip(problem.order_ids()).collect();
    let mut couriers = problem.courier_ids();
    let mut trips = Vec::new();
    for (line, content) in numbered(text) {
        let lower = content.to_lowercase();
        let Some(rest) = lower.strip_prefix("route") else {
            if !lower.starts_with("cost") {
                let cause = "a line begins with `Route` or `Cost`";
                issues.push("unknown-line", at(line), content, cause, "Remove it or correct it.");
            }
            continue;
        };
        let Some((_, customers)) = rest.split_once(':') else {
            let cause = "the customers follow a colon";
            issues.push("no-colon", at(line), content, cause, "Write `Route #1: 3 5 2`.");
            continue;
        };
        let mut stops = Vec::new();
        for number in customers.split_whitespace() {
            if let Some(order) = orders.get(number).copied() {
                stops.push(Stop { order, meals: problem.orders[order.index()].meals });
            } else {
                let cause = "there is no such customer: the first one is 1, and the depot is none";
                issues.push("unknown-id", at(line), number, cause, "Correct the number.");
            }
        }
        if let Some(courier) = couriers.next() {
            trips.push(trip(problem, courier, stops));
        } else {
            let cause = format!("there are only {} vehicles", problem.couriers.len());
            issues.push("too-many-routes", at(line), content, cause, "Join routes.");
        }
    }
    issues.into_result(Plan { trips }.tidied())
}

/// A route, which leaves as soon as the depot opens.
fn trip(problem: &Problem, courier: CourierId, stops: Vec<Stop>) -> Trip {
    Trip { courier, departure: problem.kitchens[DEPOT.index()].opens, kitchen: DEPOT, stops }
}

/// The plan in the published form.
pub(super) fn write(problem: &Problem, plan: &Plan, cost: i64) -> String {
    let mut text = String::new();
    for (trip, number) in plan.clone().tidied().trips.iter().zip(1..) {
        let customers: Vec<&str> =
            trip.stops.iter().map(|stop| &*problem.orders[stop.order.index()].id).collect();
        text += &format!("Route #{number}: {}\n", customers.join(" "));
    }
    text += &format!("Cost {cost}\n");
    text
}
