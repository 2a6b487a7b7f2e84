//! The rules that rounds keep by construction, whatever level the document gives them. Those that are neither kept nor priced
//! ([`prices`](super::prices)) are asked themselves.

use anpai_core::meals::rounds::Problem;
use anpai_core::meals::rounds::rules::RULES;

use super::prices::PRICED;
use crate::search::Others;

const KEPT: [&str; 17] = [
    "EveryWayExists",
    "KitchenCooksDiet",
    "OrderFromItsKitchens",
    "CourierMayLoadThere",
    "TripLeavesInKitchenHours",
    "TripLeavesBeforeCourierIsGone",
    "CourierReadyAtDeparture",
    "RoundStartsInShift",
    "RoundEndsInShift",
    "BoxesWithinCapacity",
    "KitchenWithinMeals",
    "TripsWithinMost",
    "HandedOverInWindow",
    "MealsHotAtDoor",
    "OrderNotSplit",
    "NoMealTwice",
    "WhatHasLeftStays",
];

/// The rules that are asked themselves.
pub(super) fn others(problem: &Problem) -> Others<Problem> {
    Others::new(RULES, &problem.settings, &KEPT, &PRICED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_kept_priced_or_asked() {
        let named = |name: &&str| RULES.iter().any(|rule| rule.name() == *name);
        assert!(KEPT.iter().chain(&PRICED).all(named));
    }
}
