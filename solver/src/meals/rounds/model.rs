//! The problem as the search sees it: flat tables, computed once. A *unit* is what one courier hands over at one stop:
//! a whole order, or a part of one that may be split. All times are milliseconds.

use anpai_core::meals::rounds::plan::{Plan, Trip};
use anpai_core::meals::rounds::problem::{KitchenId, OrderId};
use anpai_core::meals::rounds::rules::{RULES, referee};
use anpai_core::meals::rounds::{Problem, changes};
use anpai_core::score::Score;
use anpai_core::stop::Stop;

use super::others::others;
use super::prices::{Amounts, Prices};
use crate::routing::{Rows, Slowest, Spot, neighbours};
use crate::search::{Others, cost, setting};

/// No limit.
pub(super) const FAR: i64 = i64::MAX / 8;
/// A split order is cut so that the largest box holds so many parts of it, where it has as many meals.
const PARTS: i64 = 4;

/// The frozen tables of a search.
pub(super) struct Model<'p> {
    pub(super) problem: &'p Problem,
    ways: Rows,
    /// Whether travel changes with the hour, and the ways here are its slowest.
    pub(super) is_slowest: bool,
    pub(super) units: Vec<Unit>,
    pub(super) orders: Vec<Order>,
    pub(super) couriers: Vec<Courier>,
    pub(super) kitchens: Vec<Kitchen>,
    /// For each unit the units nearest to it, itself left out.
    pub(super) neighbours: Vec<Vec<u32>>,
    pub(super) prices: Prices,
    pub(super) others: Others<Problem>,
    /// Meals of each kitchen that have left.
    pub(super) cooked: Vec<i64>,
    /// Trips that have left.
    pub(super) left: Vec<Trip>,
    /// What the referee says of those alone, when nothing else is done.
    pub(super) nothing: Score,
}

/// What is handed over at one stop.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) order: u32,
    pub(super) place: u32,
    pub(super) meals: i64,
    pub(super) kind: usize,
    /// When handing over may begin.
    pub(super) start: i64,
    pub(super) end: i64,
    /// How long whoever comes stays.
    pub(super) stay: i64,
    /// How long after the departure handing over may at most begin.
    pub(super) hot: i64,
}

/// An order.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) priority: i64,
    /// Kitchens that it may come from, nearest first, and for every kitchen whether it may.
    pub(super) kitchens: Vec<u32>,
    pub(super) may_come_from: Vec<bool>,
    /// Who brought it from where in the earlier plan, in order.
    pub(super) before: Vec<(u32, u32)>,
}

/// A courier.
#[derive(Clone, Debug)]
pub(super) struct Courier {
    pub(super) mode: u32,
    /// Where the courier is, and from when on anything new may begin.
    pub(super) place: u32,
    pub(super) free: i64,
    /// Whether the round has begun: then the way back is made whatever comes.
    pub(super) is_out: bool,
    pub(super) end: u32,
    pub(super) until: i64,
    pub(super) capacity: Vec<i64>,
    pub(super) trips: usize,
    pub(super) kitchens: Option<Vec<u32>>,
    /// The last instant, included, at which the courier leaves a kitchen.
    pub(super) last: i64,
    /// The kitchen for which the courier has set off, when the courier is there, and the way.
    pub(super) headed: Option<(u32, i64, Amounts)>,
    /// Couriers of one class are interchangeable while they have no trips.
    pub(super) class: u32,
}

impl Courier {
    /// Whether meals may come from a kitchen in these hands.
    pub(super) fn may_load(&self, kitchen: u32) -> bool {
        self.kitchens.as_ref().is_none_or(|all| all.binary_search(&kitchen).is_ok())
    }
}

/// A kitchen.
#[derive(Clone, Debug)]
pub(super) struct Kitchen {
    pub(super) place: u32,
    /// The first and the last departure, both included.
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) loading: i64,
    /// Meals a day at most.
    pub(super) meals: i64,
}

impl<'p> Model<'p> {
    /// The tables of `problem`. Where the stop comes first, units have no neighbours: they are looked at everywhere.
    pub(super) fn new(problem: &'p Problem, stop: &Stop) -> Self {
        let is_slowest = problem.travel.periods().count() > 1;
        let (places, modes) = (problem.places.len(), problem.modes.len());
        let ways = Rows::new(Slowest::of(&problem.travel), places, modes, stop);
        let prices = Prices::new(problem);
        let left: Vec<Trip> = problem.left().cloned().collect();
        let units = units(problem, &left);
        let mode = problem.couriers.first().map_or(0, |c| c.mode.0);
        let spot = |unit: &Unit| Spot {
            place: unit.place,
            coordinate: problem.places[unit.place as usize].coordinate,
        };
        let spots: Vec<Spot> = units.iter().map(spot).collect();
        let neighbours = neighbours(&spots, &|a, b| ways.leaving(mode, a, b).0, stop);
        let mut cooked = vec![0; problem.kitchens.len()];
        for trip in &left {
            cooked[trip.kitchen.index()] += trip.stops.iter().map(|s| s.meals).sum::<i64>();
        }
        let nothing = referee(problem, &Plan { trips: left.clone() }).score;
        let mut model = Self {
            problem,
            ways,
            is_slowest,
            units,
            orders: Vec::new(),
            couriers: Vec::new(),
            kitchens: Vec::new(),
            neighbours,
            prices,
            others: others(problem),
            cooked,
            left,
            nothing,
        };
        model.kitchens = kitchens(problem);
        model.couriers = couriers(problem);
        model.orders = orders(&model, mode);
        model
    }
    /// The way of a courier; [`NEVER`](crate::routing::ways::NEVER) where there is none.
    #[inline]
    pub(super) fn time(&self, mode: u32, from: u32, to: u32) -> i64 {
        self.ways.leaving(mode, from, to).0
    }
    /// The way with its length, where a rule asks for that.
    #[inline]
    pub(super) fn way(&self, mode: u32, from: u32, to: u32) -> Amounts {
        self.priced(self.ways.leaving(mode, from, to))
    }
    /// The same, for many ways to one place.
    #[inline]
    pub(super) fn way_into(&self, mode: u32, from: u32, to: u32) -> Amounts {
        self.priced(self.ways.reaching(mode, from, to))
    }
    #[inline]
    fn priced(&self, (travel, metres): (i64, i64)) -> Amounts {
        let metres = if self.prices.metres.weight > 0 { metres } else { 0 };
        Amounts { travel, metres, waiting: 0 }
    }
    /// What a meal of the unit costs that is not brought.
    pub(super) fn left_out(&self, unit: u32) -> Score {
        let unit = &self.units[unit as usize];
        let amount = unit.meals.saturating_mul(self.orders[unit.order as usize].priority);
        cost(self.prices.unserved, amount)
    }
}

/// What is still to be brought, order by order.
fn units(problem: &Problem, left: &[Trip]) -> Vec<Unit> {
    let brought = Plan { trips: left.to_vec() }.brought(problem.orders.len());
    let is_off = |rule: &str| setting(RULES, &problem.settings, rule).weight == 0;
    let (cold, whenever) = (is_off("MealsHotAtDoor"), is_off("HandedOverInWindow"));
    let mut units = Vec::new();
    for (n, order) in problem.orders.iter().enumerate() {
        let kind = order.kind.index();
        let open = (order.meals - brought[n]).max(0);
        let largest = problem.couriers.iter().map(|c| c.capacity[kind]).max().unwrap_or(0);
        let part = if order.split { (largest / PARTS).max(1).min(open.max(1)) } else { open };
        let unit = |meals: i64| Unit {
            order: n as u32,
            place: order.place.0,
            meals,
            kind,
            start: order.window.start.0,
            end: if whenever { FAR } else { order.window.end.0 },
            stay: order.stay.0,
            hot: order.hot.filter(|_| !cold).map_or(FAR, |hot| hot.0),
        };
        if order.split {
            let count = open / part;
            units.extend((0..count).map(|_| unit(part)));
            units.extend(Some(open - count * part).filter(|rest| *rest > 0).map(unit));
        } else if open > 0 && brought[n] == 0 {
            units.push(unit(open));
        }
    }
    units
}

fn kitchens(problem: &Problem) -> Vec<Kitchen> {
    let now = problem.now.map_or(i64::MIN, |now| now.0);
    let kitchen = |k: &anpai_core::meals::rounds::problem::Kitchen| Kitchen {
        place: k.place.0,
        first: k.opens.0.max(now),
        last: k.last_departure().0,
        loading: k.loading.0,
        meals: k.meals.unwrap_or(FAR),
    };
    problem.kitchens.iter().map(kitchen).collect()
}

fn couriers(problem: &Problem) -> Vec<Courier> {
    let mut couriers: Vec<Courier> = Vec::with_capacity(problem.couriers.len());
    for (courier, standing) in problem.couriers.iter().zip(&problem.standings) {
        let headed = standing.headed.and_then(|headed| {
            let way = headed.way?;
            let amounts = Amounts { travel: way.time.0, metres: way.metres, waiting: 0 };
            Some((headed.kitchen.0, (headed.sets_off + way.time).0, amounts))
        });
        let mut this = Courier {
            mode: courier.mode.0,
            place: standing.place.0,
            free: standing.free.0,
            is_out: standing.left > 0,
            end: courier.end.0,
            until: courier.until.0,
            capacity: courier.capacity.clone(),
            trips: courier.trips.map_or(usize::MAX, |most| (most as usize).saturating_sub(standing.left)),
            kitchens: courier.kitchens.as_ref().map(|all| all.iter().map(|k| k.0).collect()),
            last: courier.gone_from.map_or(FAR, |gone| gone.0 - 1),
            headed,
            class: couriers.len() as u32,
        };
        if this.headed.is_none() && !this.is_out {
            let same = |other: &&Courier| {
                let key = |c: &Courier| (c.mode, c.place, c.free, c.end, c.until, c.trips, c.last);
                key(other) == key(&this)
                    && (other.headed.is_none() && !other.is_out)
                    && (&other.capacity, &other.kitchens) == (&this.capacity, &this.kitchens)
            };
            // With an earlier plan nobody is like anybody else.
            if problem.previous.trips.is_empty()
                && let Some(other) = couriers.iter().find(same)
            {
                this.class = other.class;
            }
        }
        couriers.push(this);
    }
    couriers
}

fn orders(model: &Model<'_>, mode: u32) -> Vec<Order> {
    let problem = model.problem;
    let before = changes::hands(problem, &problem.previous);
    let pairs = |hands: &[changes::Hands]| hands.iter().map(|h| (h.courier.0, h.kitchen.0)).collect();
    let order = |n: usize| {
        let order = &problem.orders[n];
        let may = |k: &u32| problem.may_come_from(OrderId::new(n), KitchenId(*k));
        let mut kitchens: Vec<u32> = (0..problem.kitchens.len() as u32).filter(may).collect();
        kitchens
            .sort_by_key(|k| (model.time(mode, problem.kitchens[*k as usize].place.0, order.place.0), *k));
        let may_come_from = (0..problem.kitchens.len() as u32).map(|k| may(&k)).collect();
        Order { priority: i64::from(order.priority), kitchens, may_come_from, before: pairs(&before[n]) }
    };
    (0..problem.orders.len()).map(order).collect()
}
