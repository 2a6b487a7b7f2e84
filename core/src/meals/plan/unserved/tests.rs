use super::*;
use crate::meals::plan::problem::SizeId;
use crate::meals::plan::testing::*;

fn why(problem: &Problem, plan: &Plan, demand: DemandId) -> (i64, Obstacle, Obstacle) {
    let all = unserved(problem, plan);
    let one = all.iter().find(|u| u.demand == demand).expect("not served whole");
    (one.meals, one.dine_in, one.delivery)
}

#[test]
fn only_what_is_not_served_is_explained() {
    let all = unserved(&problem(), &reached());
    // k1 cooks halal and is 6,000 m and more from c3; k2 is near and does not.
    let halal = Unserved {
        demand: C3_HALAL,
        meals: 15,
        dine_in: Obstacle::CannotWalk,
        delivery: Obstacle::NoKitchenNear,
    };
    assert_eq!(all, [halal]);
}

#[test]
fn doors_are_out_of_reach_closed_or_too_many() {
    let mut p = problem();
    let mut plan = reached();
    plan.delivery.clear();
    assert_eq!(why(&p, &plan, C1_HOME), (30, Obstacle::CannotWalk, Obstacle::RoomLeft));
    // k1 then cooks the 60 of p1, and can cook no more.
    p.kitchens[0].site.sizes[0].capacity = 60;
    assert_eq!(why(&p, &plan, C1_HOME).2, Obstacle::KitchensFull);
    plan.kitchens[1] = None;
    assert_eq!(why(&p, &plan, C3_POOR), (5, Obstacle::CannotWalk, Obstacle::KitchensClosed));
    p.kitchens[0].meal_fen[1] = None;
    assert_eq!(why(&p, &plan, C3_HALAL).2, Obstacle::NobodyCooks);
    p.delivery = None;
    assert_eq!(why(&p, &plan, C3_HALAL).2, Obstacle::NotOffered);
}

#[test]
fn points_are_out_of_reach_closed_full_or_not_supplied() {
    let (mut p, mut plan) = (problem(), reached());
    plan.dine_in.clear();
    plan.supply.clear();
    assert_eq!(why(&p, &plan, C1_PLAIN).1, Obstacle::RoomLeft);
    let dine_in = |p: &Problem, plan: &Plan| why(p, plan, C1_HALAL).1;
    p.points[0].diets[1] = false;
    assert_eq!(dine_in(&p, &plan), Obstacle::DietNotServed);
    p.points[0].diets[1] = true;
    // One after another: seats, stove, door, distance.
    plan.dine_in = vec![eat(C1_PLAIN, P1, 50), eat(C1_HALAL, P1, 1)];
    p.kitchens[0].site.sizes[0].capacity = 30;
    assert_eq!(dine_in(&p, &plan), Obstacle::KitchensFull);
    plan.kitchens[0] = None;
    assert_eq!(dine_in(&p, &plan), Obstacle::KitchensClosed);
    p.points[0].site.sizes[1].capacity = 51;
    assert_eq!(dine_in(&p, &plan), Obstacle::PointsFull);
    plan.points[0] = None;
    assert_eq!(dine_in(&p, &plan), Obstacle::PointsClosed);
    p.points[0].kitchens.clear();
    assert_eq!(dine_in(&p, &plan), Obstacle::NoKitchenNear);
    p.communities[0].points.clear();
    assert_eq!(dine_in(&p, &plan), Obstacle::NoPointNear);
    p.dine_in = None;
    assert_eq!(dine_in(&p, &plan), Obstacle::NotOffered);
}

#[test]
fn a_community_that_belongs_to_a_point_does_not_go_to_another() {
    let (mut p, mut plan) = (problem(), reached());
    // p3 comes into reach of c1, and p1 is full with 60.
    let far = p.communities[0].points[0];
    p.communities[0].points.push(Way { to: P3, ..far });
    p.points[0].site.sizes[1].capacity = 60;
    plan.points[2] = Some(SizeId(0));
    p.demands[C1_PLAIN.index()].meals = 55;
    assert_eq!(why(&p, &plan, C1_PLAIN).1, Obstacle::RoomLeft);
    p.single_point = true;
    assert_eq!(why(&p, &plan, C1_PLAIN).1, Obstacle::OtherPoint);
}
