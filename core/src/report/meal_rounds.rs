//! The report of a day's meal rounds: who brings what on which trip, when, and how long meals are on the way; what is not
//! brought and why; what has changed since the earlier plan. What its script reads is a compact JSON: tables are arrays of
//! arrays in the order stated beside each field, ids are rows of those tables, and instants are milliseconds from midnight.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::figure::FigureDraft;
use crate::meals::rounds::changes::{displaced, moved};
use crate::meals::rounds::figures::{Sum, figures};
use crate::meals::rounds::problem::{CourierKind, OrderId, Problem};
use crate::meals::rounds::rules::{RULES, referee};
use crate::meals::rounds::unserved::{Obstacle, unserved};
use crate::meals::rounds::walk::rounds;
use crate::meals::rounds::{Plan, Unserved};
use crate::outcome::Status;
use crate::place::Datum;
use crate::score::Score;
use crate::travel::Provenance;

mod people;
mod trips;

use people::{CourierRow, KitchenRow, OrderRow};
use trips::TripRow;

const MEAL_ROUNDS: Template = Template {
    main: include_str!("assets/rounds/main.html"),
    skip: "times",
    style: style!("beds/beds.css", "beds/chart.css", "meals/meals.css", "meals/map.css", "rounds/rounds.css"),
    script: script!(
        "rounds/words.js",
        "rounds/words_zh.js",
        "rounds/rules.js",
        "amounts.js",
        "rounds/model.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "picking.js",
        "rounds/picked.js",
        "rounds/map.js",
        "rounds/times.js",
        "rounds/couriers.js",
        "rounds/orders.js",
        "rounds/unserved.js",
        "rounds/changes.js",
        "rounds/main.js",
    ),
};

/// The report of a plan: a whole HTML document in Chinese and English.
///
/// It shows meals brought of those ordered, trips on a map (where places have coordinates) and by time, couriers, kitchens,
/// every order with who brings it and how long it is on the way, what is not brought and why, what has changed since the
/// earlier plan, and where the figures come from. It opens from a file and asks nothing of any network.
#[must_use]
pub fn meal_rounds(problem: &Problem, plan: &Plan, status: Status) -> String {
    MEAL_ROUNDS.page(&problem.name, &Data::new(problem, plan, status))
}

/// Trips, stops, meals, checks, milliseconds on the way, metres, milliseconds before doors, the longest from kitchen to door,
/// the largest share of a hot limit in thousandths.
type SumRow = (i64, i64, i64, i64, i64, i64, i64, i64, Option<i64>);

fn sum_row(sum: &Sum) -> SumRow {
    (
        sum.trips,
        sum.stops,
        sum.meals,
        sum.checks,
        sum.travel.0,
        sum.metres,
        sum.waiting.0,
        sum.longest.0,
        sum.hot_permille,
    )
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    datum: Option<Datum>,
    date: String,
    now: Option<i64>,
    travel: Vec<Provenance>,
    status: Status,
    /// Meals ordered, meals brought, orders brought whole.
    all: (i64, i64, usize),
    total: SumRow,
    boxes: Vec<&'a str>,
    modes: &'a [String],
    streets: Vec<&'a str>,
    kitchens: Vec<KitchenRow<'a>>,
    couriers: Vec<CourierRow<'a>>,
    orders: Vec<OrderRow<'a>>,
    trips: Vec<TripRow>,
    /// Order, meals, what stands in the way.
    unserved: Vec<(u32, i64, Obstacle)>,
    changes: Option<Changes>,
    figures: &'a [FigureDraft],
    score: Score,
    rules: Vec<RuleRow>,
}

/// Rows of orders.
#[derive(Serialize)]
struct Changes {
    moved: Vec<u32>,
    displaced: Vec<u32>,
}

impl<'a> Data<'a> {
    fn new(problem: &'a Problem, plan: &Plan, status: Status) -> Self {
        let (evaluation, figures, rounds) =
            (referee(problem, plan), figures(problem, plan), rounds(problem, plan));
        let ids = |orders: Vec<OrderId>| orders.into_iter().map(|order| order.0).collect();
        let lacking = |u: Unserved| (u.order.0, u.meals, u.obstacle);
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            datum: problem.datum,
            date: problem.horizon.date(0).to_string(),
            now: problem.now.map(|now| now.0),
            travel: problem.provenance(),
            status,
            all: (figures.ordered, figures.brought, figures.whole),
            total: sum_row(&figures.total),
            boxes: problem.boxes.iter().map(|b| b.name.as_str()).collect(),
            modes: &problem.modes,
            streets: problem.streets.iter().map(|s| s.name.as_str()).collect(),
            kitchens: people::kitchens(problem, &figures),
            couriers: people::couriers(problem, &figures, &rounds),
            orders: people::orders(problem, plan),
            trips: trips::trips(problem, &rounds),
            unserved: unserved(problem, plan).into_iter().map(lacking).collect(),
            changes: (!problem.previous.trips.is_empty())
                .then(|| Changes { moved: ids(moved(problem, plan)), displaced: ids(displaced(problem)) }),
            figures: &problem.figures,
            score: evaluation.score,
            rules: rules(&evaluation, RULES),
        }
    }
}

#[cfg(test)]
mod tests;
