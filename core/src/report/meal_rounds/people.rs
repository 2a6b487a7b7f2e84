//! Kitchens, couriers and orders.

use serde::Serialize;

use super::{CourierKind, SumRow, sum_row};
use crate::id::PlaceId;
use crate::meals::rounds::Plan;
use crate::meals::rounds::figures::Figures;
use crate::meals::rounds::problem::{CourierId, Problem};
use crate::meals::rounds::walk::Round;

/// Where something is.
type At = Option<(f64, f64)>;

/// A kitchen.
#[derive(Serialize)]
pub(super) struct KitchenRow<'a> {
    label: &'a str,
    at: At,
    street: Option<u32>,
    boxes: Vec<u32>,
    /// The first and the last departure, both included.
    opens: i64,
    last: i64,
    loading: i64,
    /// Whether it falls out before it closes.
    falls_out: bool,
    most: Option<i64>,
    sum: SumRow,
}

/// A courier.
#[derive(Serialize)]
pub(super) struct CourierRow<'a> {
    label: &'a str,
    kind: CourierKind,
    mode: u32,
    start: i64,
    until: i64,
    from: At,
    end: At,
    gone: Option<i64>,
    /// When the courier is back, and how long the way is; `null` without trips.
    back: Option<(i64, i64)>,
    sum: SumRow,
}

/// An order.
#[derive(Serialize)]
pub(super) struct OrderRow<'a> {
    label: &'a str,
    at: At,
    street: Option<u32>,
    kind: u32,
    meals: i64,
    brought: i64,
    /// When handing over may begin, both ends included.
    window: (i64, i64),
    hot: Option<i64>,
    check: i64,
    split: bool,
    priority: u32,
}

/// Where a place is.
pub(super) fn at(problem: &Problem, place: PlaceId) -> At {
    problem.places[place.index()].coordinate.map(|c| (c.x, c.y))
}

fn street(problem: &Problem, place: PlaceId) -> Option<u32> {
    problem.places[place.index()].street.map(|s| s.0)
}

/// Every kitchen.
pub(super) fn kitchens<'a>(problem: &'a Problem, figures: &Figures) -> Vec<KitchenRow<'a>> {
    let kitchens = problem.kitchens.iter().zip(&figures.kitchens);
    kitchens
        .map(|(kitchen, sum)| KitchenRow {
            label: &kitchen.named.name,
            at: at(problem, kitchen.place),
            street: street(problem, kitchen.place),
            boxes: kitchen.boxes.iter().map(|kind| kind.0).collect(),
            opens: kitchen.opens.0,
            last: kitchen.last_departure().0,
            loading: kitchen.loading.0,
            falls_out: kitchen.last_departure() < kitchen.closes,
            most: kitchen.meals,
            sum: sum_row(sum),
        })
        .collect()
}

/// Every courier.
pub(super) fn couriers<'a>(
    problem: &'a Problem,
    figures: &Figures,
    rounds: &[Round<'_>],
) -> Vec<CourierRow<'a>> {
    let back = |id: CourierId| {
        let round = rounds.iter().find(|round| round.courier == id)?;
        Some((round.back.0, round.way_back.unwrap_or_default().time.0))
    };
    let couriers = problem.courier_ids().zip(&problem.couriers).zip(&figures.couriers);
    couriers
        .map(|((id, courier), sum)| CourierRow {
            label: &courier.id,
            kind: courier.kind,
            mode: courier.mode.0,
            start: courier.start.0,
            until: courier.until.0,
            from: at(problem, courier.from),
            end: at(problem, courier.end),
            gone: courier.gone_from.map(|gone| gone.0),
            back: back(id),
            sum: sum_row(sum),
        })
        .collect()
}

/// Every order.
pub(super) fn orders<'a>(problem: &'a Problem, plan: &Plan) -> Vec<OrderRow<'a>> {
    let orders = problem.orders.iter().zip(plan.brought(problem.orders.len()));
    orders
        .map(|(order, brought)| OrderRow {
            label: &order.id,
            at: at(problem, order.place),
            street: street(problem, order.place),
            kind: order.kind.0,
            meals: order.meals,
            brought,
            window: (order.window.start.0, order.window.end.0),
            hot: order.hot.map(|hot| hot.0),
            check: order.check.0,
            split: order.split,
            priority: order.priority,
        })
        .collect()
}
