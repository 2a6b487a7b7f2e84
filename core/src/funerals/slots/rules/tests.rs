//! Every rule with a plan that it finds something in, by hand; the arithmetic is that of the example.

use serde_json::json;

use super::*;
use crate::funerals::slots::testing::*;
use crate::score::{Level, Score};

fn amounts(p: &Problem, plan: &Plan, rule: &str) -> Vec<(i64, Subject)> {
    let rule = RULES.iter().find(|r| r.name() == rule).expect("a rule of this name");
    let mut all = Vec::new();
    rule.breaches(p, plan, &mut |b| {
        if b.amount > 0 {
            all.push((b.amount, b.subject));
        }
    });
    all
}

/// Names of the hard rules that count anything.
fn broken(p: &Problem, plan: &Plan) -> Vec<&'static str> {
    let rules = referee(p, plan).rules;
    rules.iter().filter(|r| r.level == Level::Hard && r.amount > 0).map(|r| r.rule).collect()
}

const NONE: [&str; 0] = [];

/// The example's plan with other slots for some requests, by their numbers.
fn changed(changes: &[(u32, Option<SlotId>)]) -> Plan {
    let mut plan = reached();
    changes.iter().for_each(|(request, slot)| plan.slots[r(*request).index()] = *slot);
    plan
}

#[test]
fn a_good_plan_keeps_every_hard_rule() {
    let p = problem();
    assert_eq!(broken(&p, &reached()), NONE);
    // r1, r3, r8 and r9 are 2 + 3 + 3 + 1 people without a slot, 100 points each; r6 has its second wish, 10 for each of 2.
    assert_eq!(referee(&p, &reached()).score, Score { hard: 0, medium: 9, soft: 920 });
    assert_eq!(broken(&p, &Plan::drawn(&p)), NONE);
    // r5 is five people more.
    assert_eq!(referee(&p, &Plan::drawn(&p)).score, Score { hard: 0, medium: 14, soft: 1420 });
    // A plan without anything has not kept the draw of four requests.
    assert_eq!(referee(&p, &Plan::default()).score, Score { hard: 4, medium: 23, soft: 2300 });
}

#[test]
fn requests_count_once_where_the_document_says_so() {
    let p = good(&[("/count", json!("requests")), ("/rank_weights", json!([7, 3]))]);
    // Four requests without a slot, 7 each, and one with its second wish.
    assert_eq!(referee(&p, &reached()).score, Score { hard: 0, medium: 4, soft: 4 * 7 + 4 });
    // Without a medium level, the rank-weighted number alone is looked for.
    let p = good(&[("/rules", json!({"RequestPlaced": {"weight": 0}}))]);
    assert_eq!(referee(&p, &reached()).score, Score { hard: 0, medium: 0, soft: 920 });
}

#[test]
fn a_slot_is_one_of_the_wishes() {
    let p = problem();
    let asked = "SlotAmongWishes";
    assert_eq!(amounts(&p, &changed(&[(9, Some(E8B))]), asked), [(1, Subject::Request(r(9)))]);
    assert_eq!(amounts(&p, &changed(&[(9, Some(SlotId(77)))]), asked), [(1, Subject::Request(r(9)))]);
    assert_eq!(amounts(&p, &reached(), asked), []);
}

#[test]
fn people_cars_and_seats_have_their_most() {
    let p = problem();
    // r3 beside r5 is 8 people in w8, and r1 beside r4 the second car in e8, with 7 people.
    let plan = changed(&[(3, Some(W8)), (1, Some(E8))]);
    let slots = [(1, Subject::Slot(E8)), (3, Subject::Slot(W8))];
    assert_eq!(amounts(&p, &plan, "PeopleWithinPlaces"), slots);
    assert_eq!(amounts(&p, &plan, "CarsWithinParking"), [(1, Subject::Slot(E8))]);
    assert_eq!(amounts(&p, &plan, "SeatsWithinShuttle"), []);
    // r3 in e8 and r8 in w8 share the five seats of n8; to e10 nobody goes by shuttle.
    let plan = changed(&[(3, Some(E8)), (8, Some(W8))]);
    assert_eq!(amounts(&p, &plan, "SeatsWithinShuttle"), [(1, Subject::Shuttle(ShuttleId(0)))]);
    let plan = changed(&[(8, Some(E10))]);
    assert_eq!(amounts(&p, &plan, "SeatsWithinShuttle"), [(3, Subject::Request(r(8)))]);
}

#[test]
fn what_is_overbooked_is_within_places() {
    // Of parties of five at most, one in five comes: with room for 10, three of them may be booked.
    let changes = [
        ("/largest_party", json!(5)),
        ("/slots/2/people", json!(10)),
        ("/slots/2/no_shows", json!({"rate": 0.8, "risk": 0.05})),
    ];
    let p = good(&changes);
    let slot = &p.slots[W8.index()];
    assert_eq!((slot.capacity, slot.places), (10, 15));
    // 5 + 3 + 3 + 4 people are all of these.
    let plan = changed(&[(3, Some(W8)), (8, Some(W8)), (4, Some(W8))]);
    assert_eq!(amounts(&p, &plan, "PeopleWithinPlaces"), []);
    assert_eq!(p.slots[E8.index()].places, 6);
}

#[test]
fn an_identity_and_a_plot_have_one_booking_a_day() {
    let p = problem();
    let plan = changed(&[(1, Some(W8))]);
    let (identity, plot) = ("OneBookingPerIdentityAndDay", "OneBookingPerPlotAndDay");
    // r1 is of the identity of r6 and of the plot of r2, the first of both.
    assert_eq!(amounts(&p, &plan, identity), [(1, Subject::Identity(IdentityId(0), 0))]);
    assert_eq!(amounts(&p, &plan, plot), [(1, Subject::Plot(PlotId(0), 0))]);
    // On another day both may come.
    let plan = changed(&[(1, Some(W8)), (6, Some(E8B)), (2, Some(E8B))]);
    assert_eq!((amounts(&p, &plan, identity), amounts(&p, &plan, plot)), (vec![], vec![]));
    // Who names no plot shares none: r3, r5, r7 and r8 come on one day.
    let plan = changed(&[(3, Some(W8)), (8, Some(W8))]);
    assert_eq!(amounts(&p, &plan, plot), []);
}

#[test]
fn peak_slots_follow_the_draw() {
    let p = problem();
    let draw = "PeakSlotsFollowDraw";
    assert_eq!(amounts(&p, &reached(), draw), []);
    // r9 has a place in e8 that it did not draw, r2 has lost its own, and r6 has another than it drew.
    let plan = changed(&[(9, Some(E8)), (2, None), (6, Some(E8B))]);
    assert_eq!(amounts(&p, &plan, draw), [2, 6, 9].map(|n| (1, Subject::Request(r(n)))));
    // Slots that are not peak are no business of the draw.
    assert_eq!(amounts(&p, &changed(&[(5, None), (8, Some(W8))]), draw), []);
}

#[test]
fn who_has_no_slot_and_whose_wish_is_not_met_counts() {
    let p = problem();
    let people = [(2, 1), (3, 3), (3, 8), (1, 9)].map(|(people, n)| (people, Subject::Request(r(n))));
    assert_eq!(amounts(&p, &reached(), "RequestPlaced"), people);
    // Wishes of ranks 1, 2 and 3 are worth 100, 90 and 80.
    let plan = changed(&[(1, Some(W8))]);
    let lost = [(40, 1), (300, 3), (20, 6), (300, 8), (100, 9)];
    let lost = lost.map(|(points, n)| (points, Subject::Request(r(n))));
    assert_eq!(amounts(&p, &plan, "RankWeightLost"), lost);
}

#[test]
fn absurd_plans_are_counted_without_panic() {
    let p = problem();
    for slot in [Some(SlotId(u32::MAX)), Some(SlotId(4)), Some(E8)] {
        for many in [3, 9, 50] {
            let plan = Plan { slots: vec![slot; many] };
            assert!(!referee(&p, &plan).score.is_feasible());
            let figures = crate::funerals::slots::figures::figures(&p, &plan);
            assert_eq!(figures.asked.people, 23);
            let evaluation = referee(&p, &plan);
            assert!(!crate::funerals::slots::Answer::new(&p, &plan, &evaluation).text().is_empty());
        }
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> = RULES.iter().map(|r| r.name()).collect();
    assert_eq!((names.len(), RULES.len()), (9, 9));
}
