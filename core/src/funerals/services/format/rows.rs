//! Solutions as the checkers of the published problems read them: a JSON list with a row of whole numbers for each job, then,
//! of a day, one for each collection.
//!
//! - A day: `[served, hall, farewell, cremation, preparation, pick-up]`, in slots; a job without a farewell has its
//!   cremation's start as farewell, too. Of a collection's row the third number is its start.
//! - A week: `[served, day, hall, start]`, with the farewell's start, or the cremation's where there is no farewell.

use serde_json::{Value, json};

use super::published::{HEARSES, OPENS, PREPARATION, SLOT, VIGIL};
use crate::funerals::services::plan::{Placed, Plan, Service};
use crate::funerals::services::problem::{Case, PoolId, PoolKind, Problem};
use crate::issue::Issues;
use crate::read::json::{self, Node};
use crate::time::{Duration, Time};

/// Slots of the day itself, from midnight to midnight.
const OF_DAY: std::ops::Range<i64> = -60..228;
/// Slots at which a collection may begin.
const OF_COLLECTION: std::ops::Range<i64> = -60..100_000;

/// A plan for a day in the checker's form.
pub(super) fn write_day(problem: &Problem, plan: &Plan) -> String {
    let case = |(n, case): (usize, &Case)| {
        let Some(service) = plan.cases.get(n).copied().flatten() else { return json!([0, 0, 0, 0, 0, 0]) };
        let at = |placed: Option<Placed>| placed.map_or(json!(0), |placed| slot(problem, 0, placed.start));
        let farewell = at(if case.farewell.is_some() { service.farewell } else { service.cremation });
        let steps = [service.cremation, service.preparation, service.pickup].map(at);
        let [cremation, preparation, pickup] = steps;
        json!([1, size(problem, &service), farewell, cremation, preparation, pickup])
    };
    let mut rows: Vec<Value> = problem.cases.iter().enumerate().map(case).collect();
    rows.extend(problem.collection_ids().map(|id| {
        // One that is not made is no solution, and no checker takes it for one.
        let start = plan.collections.get(id.index()).copied().flatten();
        json!([1, 0, start.map_or(json!(-1), |placed| slot(problem, 0, placed.start)), 0, 0, 0])
    }));
    text(rows)
}

/// A plan for a week in the checker's form.
pub(super) fn write_week(problem: &Problem, plan: &Plan) -> String {
    let case = |n: usize| {
        let service = plan.cases.get(n).copied().flatten();
        let Some((service, rite)) = service.and_then(|s| Some((s, s.rite()?))) else {
            return json!([0, 0, 0, 0]);
        };
        let day = problem.day_of(rite);
        json!([1, day, size(problem, &service), slot(problem, day, rite)])
    };
    text((0..problem.cases.len()).map(case).collect())
}

fn text(rows: Vec<Value>) -> String {
    format!("{}\n", Value::Array(rows))
}

/// The size of the hall; 0 without one.
fn size(problem: &Problem, service: &Service) -> u8 {
    let hall = service.farewell.and_then(|placed| problem.pools.get(placed.pool.index()));
    hall.map_or(0, |hall| hall.size)
}

/// The slot of an instant, counted from that of a day; with its fraction where it lies within one.
fn slot(problem: &Problem, day: u16, time: Time) -> Value {
    let after = time.0.saturating_sub((problem.horizon.midnight(day) + OPENS).0);
    if after % SLOT.0 == 0 { json!(after / SLOT.0) } else { json!(after as f64 / SLOT.0 as f64) }
}

/// A solution of a day as a plan.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub(super) fn read_day(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let document = json::parse(bytes)?;
    let mut rows = Rows { problem, issues: Issues::default() };
    let (cases, collections) = (problem.cases.len(), problem.collections.len());
    let nodes = rows.rows(&document, cases + collections, 6);
    let (of_cases, of_collections) = nodes.split_at(cases.min(nodes.len()));
    let mut plan = Plan::empty(cases, collections);
    for ((case, row), service) in problem.cases.iter().zip(of_cases).zip(&mut plan.cases) {
        *service = rows.of_day(case, row);
    }
    for (row, placed) in of_collections.iter().zip(&mut plan.collections) {
        let pool = rows.pool(HEARSES);
        *placed = rows.place(row.get(2), 0, pool, &OF_COLLECTION);
    }
    rows.issues.into_result(plan)
}

/// A solution of a week as a plan.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub(super) fn read_week(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let document = json::parse(bytes)?;
    let mut rows = Rows { problem, issues: Issues::default() };
    let nodes = rows.rows(&document, problem.cases.len(), 4);
    let mut plan = Plan::empty(problem.cases.len(), 0);
    for ((case, row), service) in problem.cases.iter().zip(&nodes).zip(&mut plan.cases) {
        *service = rows.of_week(case, row);
    }
    rows.issues.into_result(plan)
}

struct Rows<'a> {
    problem: &'a Problem,
    issues: Issues,
}

impl Rows<'_> {
    /// The rows, each of `length` entries, as many as are needed.
    fn rows<'v>(&mut self, document: &'v Value, count: usize, length: usize) -> Vec<Vec<Node<'v>>> {
        let root = Node::root(document);
        let nodes = root.list(&mut self.issues);
        if document.is_array() && nodes.len() != count {
            let cause = format!("{count} rows are needed: one for each job and each collection");
            root.blame(&mut self.issues, "wrong-size", cause, "Give the solution of this problem.");
        }
        let mut rows = Vec::with_capacity(nodes.len());
        for node in &nodes {
            let row = node.list(&mut self.issues);
            if node.value.is_array() && row.len() != length {
                let cause = format!("a row has {length} numbers");
                node.blame(&mut self.issues, "wrong-size", cause, "Complete the row.");
            }
            rows.push(row);
        }
        rows
    }
    /// A whole number within a range; that there is none at all has been said before.
    fn whole(&mut self, node: Option<&Node<'_>>, range: &std::ops::Range<i64>) -> Option<i64> {
        let node = node?;
        let number = node.value.as_i64().filter(|n| range.contains(n));
        if number.is_none() {
            let cause = format!("a whole number from {} to {} is needed here", range.start, range.end - 1);
            node.blame(&mut self.issues, "number-out-of-range", cause, "Correct the number.");
        }
        number
    }
    fn is_served(&mut self, row: &[Node<'_>]) -> bool {
        self.whole(row.first(), &(0..2)) == Some(1)
    }
    fn pool(&self, id: &str) -> Option<PoolId> {
        self.problem.pool_ids().find(|pool| self.problem.pools[pool.index()].named.id == id)
    }
    fn place(
        &mut self,
        node: Option<&Node<'_>>,
        day: u16,
        pool: Option<PoolId>,
        range: &std::ops::Range<i64>,
    ) -> Option<Placed> {
        let slot = self.whole(node, range)?;
        let start = self.problem.horizon.midnight(day) + OPENS + Duration(SLOT.0 * slot);
        Some(Placed { pool: pool?, start })
    }
    /// The halls of the size that stands at `node`.
    fn hall(&mut self, node: Option<&Node<'_>>) -> Option<PoolId> {
        let (node, pools) = (node?, &self.problem.pools);
        let of_size = |pool: &PoolId| {
            let pool = &pools[pool.index()];
            pool.kind == PoolKind::FarewellHall && node.value.as_i64() == Some(i64::from(pool.size))
        };
        let hall = self.problem.pool_ids().find(of_size);
        if hall.is_none() {
            node.blame(&mut self.issues, "unknown-id", "there is no hall of this size", "Correct the size.");
        }
        hall
    }
    fn of_day(&mut self, case: &Case, row: &[Node<'_>]) -> Option<Service> {
        if !self.is_served(row) {
            return None;
        }
        let hall = case.farewell.is_some().then(|| self.hall(row.get(1))).flatten();
        let farewell = case.farewell.is_some().then(|| self.place(row.get(2), 0, hall, &OF_DAY)).flatten();
        let cremator = case.cremation.as_ref().and_then(|c| c.pools.first().copied());
        let cremation = self.place(row.get(3), 0, cremator, &OF_DAY);
        if let (None, Some(start), Some(same)) = (&case.farewell, row.get(2), row.get(3))
            && start.value != same.value
        {
            let cause = "there is no farewell, so that the third and the fourth number are the same";
            start.blame(&mut self.issues, "two-starts", cause, "Write the start of the cremation twice.");
        }
        let preparation = self.place(row.get(4), 0, self.pool(PREPARATION), &OF_DAY);
        let pickup = case.pickup.is_some().then(|| self.place(row.get(5), 0, self.pool(HEARSES), &OF_DAY));
        Some(Service { pickup: pickup.flatten(), preparation, farewell, cremation, ..Service::default() })
    }
    fn of_week(&mut self, case: &Case, row: &[Node<'_>]) -> Option<Service> {
        if !self.is_served(row) {
            return None;
        }
        let day = self.whole(row.get(1), &(0..i64::from(self.problem.horizon.days())))?;
        let day = u16::try_from(day).unwrap_or_default();
        let cremator = case.cremation.as_ref().and_then(|c| c.pools.first().copied());
        let vigil = case.vigil.as_ref().and_then(|_| self.pool(VIGIL));
        let Some(told) = &case.farewell else {
            let cremation = self.place(row.get(3), day, cremator, &OF_DAY);
            return Some(Service { vigil, cremation, ..Service::default() });
        };
        let hall = self.hall(row.get(2));
        let farewell = self.place(row.get(3), day, hall, &OF_DAY)?;
        let start = farewell.start + told.duration + self.problem.transfer;
        let cremation = cremator.map(|pool| Placed { pool, start });
        Some(Service { vigil, farewell: Some(farewell), cremation, ..Service::default() })
    }
}
