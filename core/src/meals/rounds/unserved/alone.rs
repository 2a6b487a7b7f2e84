//! An order brought alone, by a courier with nothing else to do from where the day finds them.

use super::Obstacle;
use crate::meals::rounds::problem::{CourierId, KitchenId, OrderId, Problem};
use crate::time::{Duration, Minutes, Time};
use crate::travel::leg_by;

/// What the best such trip misses, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// The last departure.
    Departure(Duration),
    /// The end of the window.
    Window(Duration),
    /// The hot limit.
    Hot(Duration),
    /// The end of the shift.
    Shift(Duration),
}

impl Miss {
    pub(super) fn by(&self) -> Duration {
        match *self {
            Self::Departure(by) | Self::Window(by) | Self::Hot(by) | Self::Shift(by) => by,
        }
    }
    pub(super) fn obstacle(self) -> Obstacle {
        let by_minutes = Minutes(self.by());
        match self {
            Self::Departure(_) => Obstacle::ReadyTooLate { by_minutes },
            Self::Window(_) => Obstacle::ComesTooLate { by_minutes },
            Self::Hot(_) => Obstacle::ColdBeforeWindow { by_minutes },
            Self::Shift(_) => Obstacle::BackTooLate { by_minutes },
        }
    }
}

/// The first thing that it misses; `None` where it can be done. It leaves as late as comes when the window opens, and no
/// earlier than everybody is ready.
pub(super) fn alone(problem: &Problem, id: OrderId, courier: CourierId, kitchen: KitchenId) -> Option<Miss> {
    let (order, own) = (&problem.orders[id.index()], &problem.couriers[courier.index()]);
    let (standing, at) = (&problem.standings[courier.index()], &problem.kitchens[kitchen.index()]);
    let (sets_off, way) = match standing.headed.filter(|headed| headed.kitchen == kitchen) {
        Some(headed) => (headed.sets_off, headed.way),
        None => (standing.free, problem.leg_at(courier, standing.place, at.place, standing.free)),
    };
    let there = sets_off + way?.time + at.loading;
    let ready = there.max(at.opens).max(problem.now.unwrap_or(at.opens));
    let last = own.gone_from.map_or(at.last_departure(), |gone| at.last_departure().min(gone - Duration(1)));
    let over = |by: Duration| Some(by).filter(|by| *by > Duration::ZERO);
    if let Some(by) = over(ready - last) {
        return Some(Miss::Departure(by));
    }
    let in_time: Option<Time> =
        leg_by(&*problem.travel, own.mode, at.place, order.place, order.window.start).map(|(at, _)| at);
    let departure = in_time.unwrap_or(ready).clamp(ready, last);
    let begin =
        (departure + problem.leg_at(courier, at.place, order.place, departure)?.time).max(order.window.start);
    let end = begin + order.stay;
    let back = end + problem.leg_at(courier, order.place, own.end, end)?.time;
    over(begin - order.window.end)
        .map(Miss::Window)
        .or_else(|| order.hot.and_then(|hot| over(begin - departure - hot)).map(Miss::Hot))
        .or_else(|| over(back - own.until).map(Miss::Shift))
}
