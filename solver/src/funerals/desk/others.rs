//! From a place to an offer: what it does to others, and the referee's word on it.

use anpai_core::funerals::desk::{Desk, Home, Offer, Others, Starts};
use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem};

use super::search::Found;

pub(super) fn offer(desk: &Desk, alone: &Problem, found: &Found) -> Offer {
    let plan = Plan { cases: vec![Some(found.service)], collections: Vec::new() };
    let score = referee(alone, &plan).score;
    assert_eq!(score, found.cost, "the desk offers what the referee prices otherwise");
    let moves = desk.in_the_way(&Home::takes(alone, &found.service));
    // Slots are counted with care: what is free in them is free.
    let moves = moves.expect("what is offered has room beside everything that is booked");
    let starts = |(free, taken)| Starts { free, taken };
    let others =
        Others { farewells: found.farewells.map(starts), cremations: found.cremations.map(starts), moves };
    Offer { service: found.service, cost: found.cost, others }
}
