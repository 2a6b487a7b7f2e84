//! The figures of a plan file.

use schemars::JsonSchema;
use serde::Serialize;

use crate::meals::rounds::draft::CourierKind;
use crate::meals::rounds::figures::{Figures, Sum};
use crate::meals::rounds::problem::{CourierId, Problem};
use crate::meals::rounds::walk::Round;
use crate::time::{Clock, Minutes};

/// What trips come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SumAnswer {
    /// Trips.
    pub trips: i64,
    /// Stops.
    pub stops: i64,
    /// Meals.
    pub meals: i64,
    /// Stops with a well-being check.
    pub checks: i64,
    /// Time on the way.
    pub travel_minutes: Minutes,
    /// Metres on the way.
    pub metres: i64,
    /// Time before doors that are not open yet.
    pub waiting_minutes: Minutes,
    /// The longest from a kitchen to a door.
    pub longest_minutes: Minutes,
    /// The largest share of a hot limit that was used, in thousandths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hot_permille: Option<i64>,
}

/// What a plan comes to in all.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct TotalAnswer {
    /// Orders.
    pub orders: usize,
    /// Orders that are brought whole.
    pub whole: usize,
    /// Meals ordered.
    pub ordered: i64,
    /// Meals of these that are brought.
    pub brought: i64,
    /// What all trips come to.
    #[serde(flatten)]
    pub sum: SumAnswer,
}

/// A courier's day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CourierAnswer {
    /// The courier.
    pub courier: String,
    /// Employee or volunteer.
    pub kind: CourierKind,
    /// When the courier is back; not there without trips.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<Clock>,
    /// What the trips come to, with the way back.
    #[serde(flatten)]
    pub sum: SumAnswer,
}

/// A kitchen's day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KitchenAnswer {
    /// The kitchen.
    pub kitchen: String,
    /// The most meals of the day, where there is a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// What the trips from there come to, without the ways back.
    #[serde(flatten)]
    pub sum: SumAnswer,
}

impl From<&Sum> for SumAnswer {
    fn from(sum: &Sum) -> Self {
        Self {
            trips: sum.trips,
            stops: sum.stops,
            meals: sum.meals,
            checks: sum.checks,
            travel_minutes: Minutes(sum.travel),
            metres: sum.metres,
            waiting_minutes: Minutes(sum.waiting),
            longest_minutes: Minutes(sum.longest),
            hot_permille: sum.hot_permille,
        }
    }
}

pub(super) fn total(figures: &Figures, orders: usize) -> TotalAnswer {
    TotalAnswer {
        orders,
        whole: figures.whole,
        ordered: figures.ordered,
        brought: figures.brought,
        sum: SumAnswer::from(&figures.total),
    }
}

pub(super) fn couriers(problem: &Problem, figures: &Figures, rounds: &[Round<'_>]) -> Vec<CourierAnswer> {
    let back = |id: CourierId| {
        let at = rounds.binary_search_by_key(&id, |round| round.courier).ok()?;
        Some(problem.horizon.clock(rounds[at].back).1)
    };
    let courier = |((id, courier), sum): ((CourierId, &crate::meals::rounds::problem::Courier), &Sum)| {
        CourierAnswer { courier: courier.id.clone(), kind: courier.kind, back: back(id), sum: sum.into() }
    };
    problem.courier_ids().zip(&problem.couriers).zip(&figures.couriers).map(courier).collect()
}

pub(super) fn kitchens(problem: &Problem, figures: &Figures) -> Vec<KitchenAnswer> {
    let kitchens = problem.kitchens.iter().zip(&figures.kitchens);
    kitchens
        .map(|(k, sum)| KitchenAnswer { kitchen: k.named.id.clone(), most: k.meals, sum: sum.into() })
        .collect()
}
