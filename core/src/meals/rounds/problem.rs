//! The frozen problem: dense ids, instants in milliseconds, everything looked up, valid by construction. Made only by
//! [`check`](super::check()), which refuses a draft with all its issues at once.

use std::sync::Arc;

use super::plan::{Plan, Trip};
use crate::figure::FigureDraft;
use crate::id::{ModeId, PlaceId, dense_id};
use crate::place::{Datum, Place};
use crate::rule::Setting;
use crate::time::{Duration, Horizon, Time};
use crate::travel::{Leg, Provenance, Travel, leg_at};

pub use super::draft::CourierKind;
pub use super::standing::{Headed, Standing};
pub use crate::named::Named;

dense_id! {
    /// A kind of box.
    BoxId;
    /// A kitchen.
    KitchenId;
    /// A courier.
    CourierId;
    /// An order.
    OrderId;
}

/// The meal rounds of a day to be planned.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What people call it.
    pub name: String,
    /// Whether its people and places are made up.
    pub synthetic: bool,
    /// The one day.
    pub horizon: Horizon,
    /// The datum of all coordinates, where there are any.
    pub datum: Option<Datum>,
    /// Places, by `PlaceId`.
    pub places: Vec<Place>,
    /// Travel between them.
    pub travel: Arc<dyn Travel>,
    /// Names of the modes, by `ModeId`.
    pub modes: Vec<String>,
    /// Streets, by `StreetId`.
    pub streets: Vec<Named>,
    /// Kinds of boxes, by `BoxId`.
    pub boxes: Vec<Named>,
    /// Kitchens, by `KitchenId`.
    pub kitchens: Vec<Kitchen>,
    /// Couriers, by `CourierId`.
    pub couriers: Vec<Courier>,
    /// Orders, by `OrderId`.
    pub orders: Vec<Order>,
    /// What has left before is fact; `None` where nothing has.
    pub now: Option<Time>,
    /// The earlier plan, tidied; without trips where there is none.
    pub previous: Plan,
    /// Where couriers are when something new may begin, by `CourierId`.
    pub standings: Vec<Standing>,
    /// Where the figures come from, for the reader; nothing is worked out from it.
    pub figures: Vec<FigureDraft>,
    /// Level and weight of each rule, row for row with [`RULES`](super::rules::RULES).
    pub settings: Vec<Setting>,
    /// How many search chains.
    pub chains: u8,
}

/// A kitchen.
#[derive(Clone, Debug)]
pub struct Kitchen {
    /// Its id and name.
    pub named: Named,
    /// Where it is.
    pub place: PlaceId,
    /// The kinds of boxes that it fills, sorted.
    pub boxes: Vec<BoxId>,
    /// The first departure.
    pub opens: Time,
    /// The last departure, included.
    pub closes: Time,
    /// How long it takes to load a trip.
    pub loading: Duration,
    /// The most meals of the day.
    pub meals: Option<i64>,
    /// From then on no trip leaves.
    pub closed_from: Option<Time>,
}

impl Kitchen {
    /// The last instant, included, at which a trip may leave.
    #[must_use]
    pub fn last_departure(&self) -> Time {
        self.closed_from.map_or(self.closes, |from| self.closes.min(from - Duration(1)))
    }
}

/// A courier.
#[derive(Clone, Debug)]
pub struct Courier {
    /// An id, not a name.
    pub id: String,
    /// Employee or volunteer.
    pub kind: CourierKind,
    /// How the courier travels.
    pub mode: ModeId,
    /// The courier sets off no earlier.
    pub start: Time,
    /// Back by then.
    pub until: Time,
    /// Where the courier starts.
    pub from: PlaceId,
    /// Where the round ends.
    pub end: PlaceId,
    /// Meals on one trip, `[boxes]`.
    pub capacity: Vec<i64>,
    /// The most trips of the day.
    pub trips: Option<u32>,
    /// Only from these kitchens, sorted; from all where `None`.
    pub kitchens: Option<Vec<KitchenId>>,
    /// From then on the courier leaves no kitchen.
    pub gone_from: Option<Time>,
}

impl Courier {
    /// Whether the courier may load at a kitchen.
    #[must_use]
    pub fn may_load_at(&self, kitchen: KitchenId) -> bool {
        self.kitchens.as_ref().is_none_or(|all| all.binary_search(&kitchen).is_ok())
    }
}

/// When handing over may begin: both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// From here on.
    pub start: Time,
    /// Up to here.
    pub end: Time,
}

/// Meals for one household or one point.
#[derive(Clone, Debug)]
pub struct Order {
    /// An id, not a name.
    pub id: String,
    /// Where the door is.
    pub place: PlaceId,
    /// The kind of box.
    pub kind: BoxId,
    /// How many meals, 1 at least.
    pub meals: i64,
    /// When handing over may begin.
    pub window: Window,
    /// The longest from the departure until handing over begins.
    pub hot: Option<Duration>,
    /// How long whoever comes stays: handing over and check together.
    pub stay: Duration,
    /// How much of that is a well-being check.
    pub check: Duration,
    /// Only from these kitchens, sorted; from all where `None`.
    pub kitchens: Option<Vec<KitchenId>>,
    /// Whether it may be brought in several stops.
    pub split: bool,
    /// Weight of a meal that is not brought.
    pub priority: u32,
}

impl Problem {
    /// Whether a trip that leaves at `departure` is fact.
    #[must_use]
    pub fn has_left(&self, departure: Time) -> bool {
        self.now.is_some_and(|now| departure < now)
    }
    /// The trips of the earlier plan that have left.
    pub fn left(&self) -> impl Iterator<Item = &Trip> {
        self.previous.trips.iter().filter(|trip| self.has_left(trip.departure))
    }
    /// Whether an order may come from a kitchen: it fills the box, and the order does not ask for others.
    #[must_use]
    pub fn may_come_from(&self, order: OrderId, kitchen: KitchenId) -> bool {
        self.fills(order, kitchen) && self.is_asked_from(order, kitchen)
    }
    /// Whether a kitchen fills an order's kind of box.
    #[must_use]
    pub fn fills(&self, order: OrderId, kitchen: KitchenId) -> bool {
        let kind = self.orders[order.index()].kind;
        self.kitchens[kitchen.index()].boxes.binary_search(&kind).is_ok()
    }
    /// Whether a kitchen is one of those that an order asks for.
    #[must_use]
    pub fn is_asked_from(&self, order: OrderId, kitchen: KitchenId) -> bool {
        let asked = &self.orders[order.index()].kitchens;
        asked.as_ref().is_none_or(|all| all.binary_search(&kitchen).is_ok())
    }
    /// The way of a courier who leaves at `departure`; `None` where there is none.
    #[must_use]
    pub fn leg_at(&self, courier: CourierId, from: PlaceId, to: PlaceId, departure: Time) -> Option<Leg> {
        leg_at(&*self.travel, self.couriers[courier.index()].mode, from, to, departure)
    }
    /// Where travel times come from.
    #[must_use]
    pub fn provenance(&self) -> Vec<Provenance> {
        Provenance::of(&*self.travel, &self.modes)
    }
    /// All order ids.
    pub fn order_ids(&self) -> impl Iterator<Item = OrderId> + use<> {
        (0..self.orders.len()).map(OrderId::new)
    }
    /// All courier ids.
    pub fn courier_ids(&self) -> impl Iterator<Item = CourierId> + use<> {
        (0..self.couriers.len()).map(CourierId::new)
    }
    /// All kitchen ids.
    pub fn kitchen_ids(&self) -> impl Iterator<Item = KitchenId> + use<> {
        (0..self.kitchens.len()).map(KitchenId::new)
    }
}
