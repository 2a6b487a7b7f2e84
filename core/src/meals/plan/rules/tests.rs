//! Each rule alone, on one plan, the amounts by hand: none, some, and who is meant.

use super::*;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::testing::*;
use crate::score::Level;

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

#[test]
fn a_good_plan_keeps_every_hard_rule() {
    let p = problem();
    assert_eq!(broken(&p, &reached()), <[&str; 0]>::default());
    assert_eq!(broken(&p, &Plan::as_it_is(&p)), <[&str; 0]>::default());
}

#[test]
fn every_site_has_one_of_its_sizes() {
    let p = problem();
    let mut plan = reached();
    plan.kitchens[1] = Some(SizeId(1));
    plan.points.pop();
    assert_eq!(amounts(&p, &plan, "SizeIsListed"), [(1, Subject::Kitchen(K2)), (1, Subject::Point(P3))]);
}

#[test]
fn what_is_kept_stays_as_it_is() {
    let p = problem();
    let mut plan = reached();
    plan.points[2] = None;
    assert_eq!(amounts(&p, &plan, "FixedSitesKept"), [(1, Subject::Point(P3))]);
    // p3 may not be closed either; p1 may, and k1 may not.
    plan.points[0] = None;
    plan.kitchens[0] = None;
    assert_eq!(amounts(&p, &plan, "ClosureAllowed"), [(1, Subject::Kitchen(K1)), (1, Subject::Point(P3))]);
    plan.kitchens[0] = Some(SizeId(1));
    plan.points[2] = Some(SizeId(0));
    assert_eq!(amounts(&p, &plan, "ClosureAllowed"), []);
    assert_eq!(amounts(&p, &plan, "FixedSitesKept"), []);
}

#[test]
fn the_budget_is_kept_to_the_fen() {
    let (mut p, mut plan) = (problem(), reached());
    // 60,000 for p1, 120,000 for p2, 800,000 for k2.
    p.budget = Some(98_000_000);
    assert_eq!(amounts(&p, &plan, "BudgetKept"), []);
    // Closing p1 costs 10,000 where enlarging it costs 60,000.
    p.budget = Some(92_999_999);
    plan.points[0] = None;
    assert_eq!(amounts(&p, &plan, "BudgetKept"), [(1, Subject::Plan)]);
    p.budget = None;
    assert_eq!(amounts(&p, &plan, "BudgetKept"), []);
}

#[test]
fn a_closed_site_serves_nothing() {
    let p = problem();
    let mut plan = reached();
    plan.kitchens[1] = None;
    assert_eq!(
        amounts(&p, &plan, "ClosedSitesServeNothing"),
        [(60, Subject::Kitchen(K2)), (5, Subject::Kitchen(K2))]
    );
    plan = reached();
    plan.points[0] = None;
    let p1 = Subject::Point(P1);
    assert_eq!(amounts(&p, &plan, "ClosedSitesServeNothing"), [(50, p1), (10, p1), (50, p1), (10, p1)]);
    assert_eq!(broken(&p, &plan), ["ClosedSitesServeNothing"]);
}

#[test]
fn a_kitchen_cooks_within_its_size() {
    let mut p = problem();
    // k1 cooks 50 + 10 for p1 and 30 for doors.
    p.kitchens[0].site.sizes[0].capacity = 90;
    assert_eq!(amounts(&p, &reached(), "KitchenWithinCapacity"), []);
    p.kitchens[0].site.sizes[0].capacity = 86;
    assert_eq!(amounts(&p, &reached(), "KitchenWithinCapacity"), [(4, Subject::Kitchen(K1))]);
    // The larger size has room.
    let mut plan = reached();
    plan.kitchens[0] = Some(SizeId(1));
    assert_eq!(amounts(&p, &plan, "KitchenWithinCapacity"), []);
}

#[test]
fn a_point_serves_within_its_seats() {
    let p = problem();
    let mut plan = reached();
    // p1 serves 60; 20 seats are 40 meals.
    plan.points[0] = Some(SizeId(0));
    assert_eq!(amounts(&p, &plan, "PointWithinSeats"), [(20, Subject::Point(P1))]);
    plan.dine_in[0].meals = 30;
    assert_eq!(amounts(&p, &plan, "PointWithinSeats"), []);
}

#[test]
fn diets_are_kept_apart() {
    let p = problem();
    let mut plan = reached();
    plan.delivery.push(bring(C3_HALAL, K2, 15));
    assert_eq!(amounts(&p, &plan, "KitchenCooksDiet"), [(15, Subject::Kitchen(K2))]);
    assert_eq!(amounts(&p, &plan, "PointServesDiet"), []);
    plan.dine_in[1] = eat(C1_HALAL, P3, 10);
    assert_eq!(amounts(&p, &plan, "PointServesDiet"), [(10, Subject::Point(P3))]);
}

#[test]
fn what_is_eaten_was_carried_there() {
    let p = problem();
    let mut plan = reached();
    // 47 plain meals for 50; 12 halal ones for 10.
    plan.supply[0].meals = 47;
    plan.supply[1].meals = 12;
    let p1 = Subject::Point(P1);
    assert_eq!(amounts(&p, &plan, "PointSuppliedForWhatItServes"), [(3, p1), (2, p1)]);
    // Two flows that cancel are still no meals below zero.
    plan = reached();
    plan.supply.extend([carry(K2, P2, PLAIN, 4), carry(K2, P2, PLAIN, -4)]);
    assert_eq!(amounts(&p, &plan, "PointSuppliedForWhatItServes"), [(4, Subject::Point(P2))]);
}

#[test]
fn meals_are_hot_where_they_arrive() {
    let mut p = problem();
    let mut plan = reached();
    plan.supply.push(carry(K2, P3, PLAIN, 7));
    plan.delivery.push(bring(C2_PLAIN, K1, 3));
    assert_eq!(amounts(&p, &plan, "MealsHotAtPoint"), [(7, Subject::Point(P3))]);
    assert_eq!(amounts(&p, &plan, "MealsHotAtDoor"), [(3, Subject::Demand(C2_PLAIN))]);
    // 3,600 m take 720 s: k2 to c3 is just within 12 minutes, and not within less.
    let minutes = |p: &mut Problem, ms| p.delivery.as_mut().expect("offered").limit.0 = ms;
    plan = reached();
    minutes(&mut p, 720_000);
    assert_eq!(amounts(&p, &plan, "MealsHotAtDoor"), []);
    minutes(&mut p, 719_999);
    assert_eq!(amounts(&p, &plan, "MealsHotAtDoor"), [(5, Subject::Demand(C3_POOR))]);
    p.delivery = None;
    assert_eq!(amounts(&p, &plan, "MealsHotAtDoor").len(), 2);
}

#[test]
fn nobody_walks_too_far() {
    let p = problem();
    let mut plan = reached();
    plan.dine_in[0] = eat(C1_PLAIN, P3, 50);
    assert_eq!(amounts(&p, &plan, "DineInWithinWalk"), [(50, Subject::Demand(C1_PLAIN))]);
}

#[test]
fn who_cannot_walk_has_meals_brought() {
    let p = problem();
    let mut plan = reached();
    plan.dine_in.push(eat(C1_HOME, P1, 2));
    assert_eq!(amounts(&p, &plan, "HomeboundAreDelivered"), [(2, Subject::Demand(C1_HOME))]);
}

#[test]
fn nobody_is_served_twice() {
    let p = problem();
    let mut plan = reached();
    // 50 eat at p1, and 4 of them have meals brought as well.
    plan.delivery.push(bring(C1_PLAIN, K1, 4));
    assert_eq!(amounts(&p, &plan, "NobodyServedTwice"), [(4, Subject::Demand(C1_PLAIN))]);
    plan.delivery[2] = bring(C2_PLAIN, K2, -4);
    assert_eq!(amounts(&p, &plan, "NobodyServedTwice"), [(4, Subject::Demand(C2_PLAIN))]);
}

#[test]
fn a_community_keeps_to_one_point_where_asked() {
    let mut p = problem();
    let mut plan = reached();
    plan.dine_in.push(eat(C1_PLAIN, P3, 1));
    assert_eq!(amounts(&p, &plan, "OnePointPerCommunity"), []);
    p.single_point = true;
    assert_eq!(amounts(&p, &plan, "OnePointPerCommunity"), [(1, Subject::Community(CommunityId(0)))]);
    // Two demands at one point are one point; nobody eats at the other.
    plan.dine_in[4].meals = 0;
    assert_eq!(amounts(&p, &plan, "OnePointPerCommunity"), []);
}

#[test]
fn targets_are_met_or_short_by_parts_of_their_size() {
    let p = problem();
    assert_eq!(amounts(&p, &reached(), "BindingTargetMet"), []);
    assert_eq!(amounts(&p, &reached(), "ExpectedTargetMet"), []);
    // As it is, nobody eats: all of 150 meals. p1 and p3 lie in s1: one street of two. c1 is covered, one of three,
    // of 60 %: 1.8 - 1 = 0.8 of 1.8. One point of three is missing. All of the share, twice.
    let plan = Plan::as_it_is(&p);
    assert_eq!(
        amounts(&p, &plan, "BindingTargetMet"),
        [(1_000_000, Subject::Target(0)), (500_000, Subject::Target(2))]
    );
    assert_eq!(
        amounts(&p, &plan, "ExpectedTargetMet"),
        [(444_445, Subject::Target(1)), (333_334, Subject::Target(3)), (2_000_000, Subject::Target(5))]
    );
    let mut few = problem();
    few.targets[4].hundredths = 200;
    // Three points of at most two.
    assert_eq!(amounts(&few, &reached(), "ExpectedTargetMet"), [(500_000, Subject::Target(4))]);
}

#[test]
fn a_meal_of_the_first_priority_weighs_most() {
    let p = problem();
    let mut plan = reached();
    assert_eq!(amounts(&p, &plan, "EveryMealServed"), [(15, Subject::Demand(C3_HALAL))]);
    plan.delivery[1].meals = 2;
    // Three of the first of two priorities.
    assert_eq!(
        amounts(&p, &plan, "EveryMealServed"),
        [(6, Subject::Demand(C3_POOR)), (15, Subject::Demand(C3_HALAL))]
    );
}

#[test]
fn the_worst_street_is_named() {
    let p = problem();
    // s2 needs 20 + 40 + 5 + 15; 15 are 187.5 of a thousand.
    assert_eq!(amounts(&p, &reached(), "WorstStreetFirst"), [(188, Subject::Street(StreetId(1)))]);
    let mut plan = reached();
    plan.dine_in[0].meals = 0;
    // s1 needs 90, of which 50 are now missing: 555.6.
    assert_eq!(amounts(&p, &plan, "WorstStreetFirst"), [(556, Subject::Street(StreetId(0)))]);
}

#[test]
fn costs_and_distances_are_those_of_the_flows() {
    let p = problem();
    // Once: 98,000,000 fen. A day: 800 + 1,000 + 300 + 250 + 150 yuan run the sites; k1 cooks 80 at 12 and 10 at 14.50, k2
    // 65 at 11: 1,820 yuan; to p1 and p2 60 each at 15 fen, to c1 30 at 271, to c3 5 at 398: 119.20 yuan.
    let daily = 250_000 + 182_000 + 900 + 900 + 30 * 271 + 5 * 398;
    assert_eq!(amounts(&p, &reached(), "Cost"), [(98_000_000 + 1250 * daily, Subject::Plan)]);
    let metres = 60 * 1500 + 60 * 1500 + 60 * 500 + 60 * 625 + 30 * 1293 + 5 * 3600;
    assert_eq!(amounts(&p, &reached(), "Distance"), [(metres, Subject::Plan)]);
}

#[test]
fn absurd_plans_are_counted_and_not_overflowed() {
    let p = problem();
    let mut plan = reached();
    plan.supply = vec![carry(K1, P1, PLAIN, i64::MAX), carry(K1, P1, PLAIN, i64::MIN)];
    plan.dine_in = vec![eat(C1_PLAIN, P1, i64::MAX), eat(C1_PLAIN, P1, i64::MAX)];
    plan.delivery = vec![bring(C1_HOME, K1, i64::MIN), bring(C1_HOME, K1, i64::MIN)];
    plan.kitchens.clear();
    assert!(!referee(&p, &plan).score.is_feasible());
}
