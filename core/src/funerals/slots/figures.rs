//! What follows from a plan and is no score: how many have which wish, and how full slots and shuttles are.

use super::plan::Plan;
use super::problem::Problem;

/// What is used of a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// Bookings.
    pub requests: i64,
    /// People.
    pub people: i64,
    /// Cars.
    pub cars: i64,
    /// People of these who come by shuttle.
    pub riders: i64,
    /// The last number that got in, of a peak slot with any booking.
    pub last_number: Option<u32>,
}

/// Requests and their people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Requests.
    pub requests: i64,
    /// People.
    pub people: i64,
}

impl Sum {
    fn add(&mut self, people: i64) {
        self.requests += 1;
        self.people += people;
    }
}

/// The figures of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Who asks.
    pub asked: Sum,
    /// Who has a slot.
    pub placed: Sum,
    /// Who of these has a peak slot.
    pub peak: Sum,
    /// Who of these has their first, second, third wish, up to the lowest rank that anybody has written.
    pub by_rank: Vec<Sum>,
    /// The rank-weighted number: the weight of the rank that each has, times its people, or once where requests count.
    pub rank_weight: i64,
    /// `[slots]`.
    pub slots: Vec<Use>,
    /// People in each run of shuttle buses, `[shuttles]`.
    pub shuttles: Vec<i64>,
}

/// The figures of `plan`.
#[must_use]
pub fn figures(problem: &Problem, plan: &Plan) -> Figures {
    let ranks = problem.request_ids().map(|request| problem.wishes(request).len()).max().unwrap_or(0);
    let mut figures = Figures {
        asked: Sum::default(),
        placed: Sum::default(),
        peak: Sum::default(),
        by_rank: vec![Sum::default(); ranks],
        rank_weight: 0,
        slots: vec![Use::default(); problem.slots.len()],
        shuttles: vec![0; problem.shuttles.len()],
    };
    problem.requests.iter().for_each(|asks| figures.asked.add(asks.people));
    for (request, slot) in plan.bookings(problem) {
        let (asks, given) = (&problem.requests[request.index()], &problem.slots[slot.index()]);
        figures.placed.add(asks.people);
        if let Some(rank) = problem.rank(request, slot) {
            figures.by_rank[rank].add(asks.people);
            figures.rank_weight += problem.rank_weight(rank) * problem.counted(asks);
        }
        let used = &mut figures.slots[slot.index()];
        used.requests += 1;
        used.people += asks.people;
        used.cars += asks.cars;
        used.riders += asks.riders();
        if let (true, Some(draw)) = (given.peak, &problem.draw) {
            figures.peak.add(asks.people);
            used.last_number = used.last_number.max(Some(draw.numbers[request.index()]));
        }
        if let Some(shuttle) = given.shuttle {
            figures.shuttles[shuttle.index()] += asks.riders();
        }
    }
    figures
}
