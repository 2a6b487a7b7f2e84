//! The rules of slots, one a file. This list reads as the specification, and it is the referee: it shares no code with what
//! makes the plans.

use super::plan::Plan;
use super::problem::{IdentityId, PlotId, Problem, RequestId, ShuttleId, SlotId};
use crate::rule::{Breach, Evaluation, Rule, evaluate};

mod cars_within_parking;
mod one_booking_per_identity_and_day;
mod one_booking_per_plot_and_day;
mod peak_slots_follow_draw;
mod people_within_places;
mod rank_weight_lost;
mod request_placed;
mod seats_within_shuttle;
mod slot_among_wishes;
mod table;
#[cfg(test)]
mod tests;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A slot.
    Slot(SlotId),
    /// A run of shuttle buses.
    Shuttle(ShuttleId),
    /// A request.
    Request(RequestId),
    /// An identity on a day.
    Identity(IdentityId, u16),
    /// A plot on a day.
    Plot(PlotId, u16),
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of slots.
pub type SlotsRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&SlotsRule] = &[
    &slot_among_wishes::SlotAmongWishes,
    &people_within_places::PeopleWithinPlaces,
    &cars_within_parking::CarsWithinParking,
    &seats_within_shuttle::SeatsWithinShuttle,
    &one_booking_per_identity_and_day::OneBookingPerIdentityAndDay,
    &one_booking_per_plot_and_day::OneBookingPerPlotAndDay,
    &peak_slots_follow_draw::PeakSlotsFollowDraw,
    &request_placed::RequestPlaced,
    &rank_weight_lost::RankWeightLost,
];

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

fn found_at(amount: i64, subject: Subject) -> Breach<Subject> {
    Breach { amount, subject }
}

/// What each of `many` takes up in all bookings together.
fn sums(
    problem: &Problem,
    plan: &Plan,
    many: usize,
    takes: impl Fn(RequestId, SlotId) -> Option<(usize, i64)>,
) -> Vec<i64> {
    let mut sums = vec![0; many];
    for (request, slot) in plan.bookings(problem) {
        if let Some((which, much)) = takes(request, slot) {
            sums[which] += much;
        }
    }
    sums
}

/// Calls `found` for each pair of a thing and a day that stands more than once, with how often beyond the first.
fn twice(mut pairs: Vec<(u32, u16)>, mut found: impl FnMut(u32, u16, i64)) {
    pairs.sort_unstable();
    for same in pairs.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
        found(same[0].0, same[0].1, same.len() as i64 - 1);
    }
}
