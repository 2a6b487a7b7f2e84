use anpai_core::meals::rounds::check;
use anpai_core::meals::rounds::unserved::{Obstacle, unserved};
use anpai_core::meals::rounds::{Plan, Problem};

use super::*;

fn of(place: &str, seed: u64) -> (Draft, Problem) {
    let draft = day(&format!("{place}-rounds"), seed).unwrap();
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{}: {issues}", draft.name));
    (draft, problem)
}

#[test]
fn every_day_passes_check_and_only_ways_are_too_long() {
    for place in PLACES.iter() {
        for seed in 0..3 {
            let (draft, problem) = of(place.id, seed);
            assert!(draft.synthetic && draft.datum == Some(Datum::LocalPlane));
            // With nothing planned, every order could be brought by somebody, but for those whom no kitchen is near.
            let (mut far, mut all) = (0, 0);
            for left_out in unserved(&problem, &Plan { trips: Vec::new() }) {
                all += left_out.meals;
                match left_out.obstacle {
                    Obstacle::NoRoomLeft { .. } => {}
                    Obstacle::TooFarToBeHot { .. } => far += left_out.meals,
                    other => panic!("{} {}: {other:?}", place.id, draft.orders[left_out.order.index()].id),
                }
            }
            let most = if ["lufeng", "yinchuan"].contains(&place.id) { 25 } else { 3 };
            assert!(100 * far <= most * all, "{} {seed}: {far} of {all}", place.id);
        }
    }
}

#[test]
fn changning_brings_three_thousand_meals_less_what_the_seats_lack() {
    let (draft, _) = of("changning", 1);
    let sum = |split: bool| draft.orders.iter().filter(|o| o.split == split).map(|o| o.meals).sum::<i64>();
    // 95 % of 3000 meals: 18 % of them to doors (10 % of 30 %, 40 % of 25 % and 50 % of 10 %), the rest to points.
    assert_eq!((sum(false), sum(true)), (513, 2337));
    assert!(draft.orders.iter().any(|o| o.check_minutes.is_some()));
}

#[test]
fn yinchuan_carries_halal_meals_in_boxes_of_their_own() {
    let (draft, _) = of("yinchuan", 1);
    assert_eq!(draft.boxes.len(), 2);
    let halal = draft.orders.iter().filter(|o| o.kind == HALAL_HOT).map(|o| o.meals).sum::<i64>();
    let all = draft.orders.iter().map(|o| o.meals).sum::<i64>();
    assert!((20..30).contains(&(100 * halal / all)), "{halal} of {all}");
    assert!(draft.kitchens.iter().any(|k| k.boxes == [HOT]));
}

#[test]
fn sizes_are_those_asked_for() {
    assert!(
        day("rounds-0", 1).is_none() && day("rounds-x", 1).is_none() && day("nowhere-rounds", 1).is_none()
    );
    let one = day("rounds-1", 1).unwrap();
    assert_eq!((one.orders.len(), one.couriers.len(), one.kitchens.len()), (1, 1, 1));
    assert!(check(&one).is_ok());
}
