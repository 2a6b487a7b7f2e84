//! What follows from a plan and is no score: what every kitchen sends and every courier does, what has left among it, and
//! how long meals are on the way.

use super::plan::Plan;
use super::problem::Problem;
use super::walk::{Handover, Walked, rounds};
use crate::time::Duration;

/// What trips come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Trips.
    pub trips: i64,
    /// Stops.
    pub stops: i64,
    /// Meals.
    pub meals: i64,
    /// Stops with a well-being check.
    pub checks: i64,
    /// Time on the way.
    pub travel: Duration,
    /// Metres on the way.
    pub metres: i64,
    /// Time before doors that are not open yet.
    pub waiting: Duration,
    /// The longest from a kitchen to a door: from departure until handing over begins.
    pub longest: Duration,
    /// The largest share of its hot limit that an order had used then, in thousandths, rounded up; `None` where no order
    /// has a limit.
    pub hot_permille: Option<i64>,
}

/// The figures of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Of everything.
    pub total: Sum,
    /// `[kitchens]`; ways are those to the kitchen and between stops, not those back.
    pub kitchens: Vec<Sum>,
    /// `[couriers]`; with the ways back.
    pub couriers: Vec<Sum>,
    /// Meals ordered.
    pub ordered: i64,
    /// Meals of these that are brought.
    pub brought: i64,
    /// Orders that are brought whole.
    pub whole: usize,
}

/// The figures of `plan`.
#[must_use]
pub fn figures(problem: &Problem, plan: &Plan) -> Figures {
    let mut total = Sum::default();
    let mut kitchens = vec![Sum::default(); problem.kitchens.len()];
    let mut couriers = vec![Sum::default(); problem.couriers.len()];
    for round in rounds(problem, plan) {
        let own = &mut couriers[round.courier.index()];
        for walked in &round.trips {
            let trip = of_trip(problem, walked);
            kitchens[walked.trip.kitchen.index()].add(&trip);
            own.add(&trip);
        }
        if let Some(back) = round.way_back {
            own.travel += back.time;
            own.metres += back.metres;
        }
        total.add(own);
    }
    let brought = plan.brought(problem.orders.len());
    let served = || problem.orders.iter().zip(&brought);
    Figures {
        total,
        kitchens,
        couriers,
        ordered: problem.orders.iter().map(|o| o.meals).sum(),
        brought: served().map(|(order, brought)| (*brought).clamp(0, order.meals)).sum(),
        whole: served().filter(|(order, brought)| **brought >= order.meals).count(),
    }
}

fn of_trip(problem: &Problem, walked: &Walked<'_>) -> Sum {
    let order = |handover: &Handover| &problem.orders[handover.stop.order.index()];
    let mut sum = Sum {
        trips: 1,
        stops: walked.stops.len() as i64,
        meals: walked.trip.meals(),
        checks: walked.stops.iter().filter(|h| order(h).check > Duration::ZERO).count() as i64,
        travel: walked.ways().flatten().map(|way| way.time).sum(),
        metres: walked.ways().flatten().map(|way| way.metres).sum(),
        waiting: walked.stops.iter().map(Handover::waiting).sum(),
        ..Sum::default()
    };
    for handover in &walked.stops {
        let since = Duration(handover.begin.0.saturating_sub(walked.trip.departure.0));
        sum.longest = sum.longest.max(since);
        sum.hot_permille = sum.hot_permille.max(order(handover).hot.map(|hot| permille(since, hot)));
    }
    sum
}

/// `of` each thousand, rounded up.
fn permille(part: Duration, of: Duration) -> i64 {
    let (part, of) = (i128::from(part.0.max(0)) * 1000, i128::from(of.0.max(1)));
    i64::try_from((part + of - 1) / of).unwrap_or(i64::MAX)
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.trips += other.trips;
        self.stops += other.stops;
        self.meals = self.meals.saturating_add(other.meals);
        self.checks += other.checks;
        self.travel += other.travel;
        self.metres += other.metres;
        self.waiting += other.waiting;
        self.longest = self.longest.max(other.longest);
        self.hot_permille = self.hot_permille.max(other.hot_permille);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meals::rounds::testing::*;

    #[test]
    fn figures_are_those_of_the_example() {
        let p = problem();
        let figures = figures(&p, &reached());
        // e1: 240 + 120 + 269 s; e2: 192 + 269 + 251 s; v1: 450 + 300 + 300 s.
        let times: Vec<i64> = figures.couriers.iter().map(|c| c.travel.0 / 1000).collect();
        assert_eq!(times, [629, 712, 1050]);
        let metres: Vec<i64> = figures.couriers.iter().map(|c| c.metres).collect();
        assert_eq!(metres, [1200 + 600 + 1342, 960 + 1342 + 1253, 4500 + 6000]);
        // k1 sends e1 and v1, whose ways back are theirs alone; k2 sends e2.
        let kitchens: Vec<_> = figures.kitchens.iter().map(|k| (k.trips, k.stops, k.meals)).collect();
        assert_eq!(kitchens, [(2, 3, 53), (1, 1, 3)]);
        assert_eq!(figures.kitchens[0].travel, seconds(240 + 120 + 450 + 300));
        let total = figures.total;
        assert_eq!((total.trips, total.stops, total.meals, total.checks), (3, 4, 56, 1));
        assert_eq!((total.travel, total.metres, total.waiting), (seconds(2391), 17_197, Duration::ZERO));
        // o2 begins 7 minutes after the departure; 7 of 30 minutes are more than 5 of 45 and 269 s of 20 minutes.
        assert_eq!((total.longest, total.hot_permille), (Duration::minutes(7), Some(234)));
        assert_eq!(figures.couriers[1].hot_permille, Some(225));
        assert_eq!((figures.ordered, figures.brought, figures.whole), (58, 56, 4));
    }
}
