//! From bytes to a draft and problem of meal rounds; [`crate::read`] says how.

use super::check::{KIND, check_after, head};
use super::draft::{
    CourierDraft, CourierKind, Draft, KitchenDraft, OrderDraft, PreviousStopDraft, PreviousTripDraft,
};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::findings::Findings;
use crate::read::forms::forms;
use crate::roads::{NoRoads, Roads};

forms! {
    Draft, "a day of meal rounds",
        needs [anpai, model, date, places, travel, boxes, kitchens, couriers, orders],
        may [name, synthetic, time_zone, datum, streets, now, previous, figures, rules, search];
    KitchenDraft, "a kitchen", needs [id, place, boxes, opens, closes],
        may [name, loading_minutes, meals, closed_from];
    CourierDraft, "a courier", needs [id, start, end, from, capacity],
        may [kind, mode, to, trips, kitchens, gone_from];
    OrderDraft, "an order", needs [id, place, kind as "box", meals, start, end],
        may [hot_minutes, minutes, check_minutes, kitchens, split, priority];
    PreviousTripDraft, "a trip of the earlier plan", needs [courier, kitchen, departure, stops], may [];
    PreviousStopDraft, "a stop of the earlier plan", needs [order, meals], may [];
}

choices! {
    CourierKind, Self::Employee, ["employee", "volunteer"];
}

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    read_with(bytes, &NoRoads)
}

/// The same for a document whose couriers travel along roads.
///
/// # Errors
/// Everything that is wrong with it, and what the roads say.
pub fn read_with(bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
    let (draft, found) = parse(bytes)?;
    check_after(&draft, roads, found)
}

/// Reads a document without checking it.
///
/// # Errors
/// Every place in it that cannot be read.
pub fn read_draft(bytes: &[u8]) -> Result<Draft, Issues> {
    let (draft, found) = parse(bytes)?;
    found.finish().into_result(draft)
}

fn parse(bytes: &[u8]) -> Result<(Draft, Findings), Issues> {
    crate::read::parse(bytes, KIND, head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meals::rounds::Plan;
    use crate::meals::rounds::problem::KitchenId;
    use crate::meals::rounds::unserved::unserved;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<CourierKind>();
    }

    /// The first block of JSON on a page, without what stands behind `//` in each line.
    fn example(page: &str) -> String {
        let (_, from) = page.split_once("```json\n").expect("an example");
        let (block, _) = from.split_once("```").expect("its end");
        block.lines().map(|line| line.split("//").next().unwrap_or_default()).collect()
    }

    #[test]
    fn the_example_of_the_page_is_read() {
        let page = include_str!("../../../../docs/meal-rounds.md");
        let problem = read(example(page).as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
        let numbers = (problem.kitchens.len(), problem.couriers.len(), problem.orders.len());
        assert_eq!((numbers, problem.left().count()), ((1, 2, 2), 1));
        // The bulk has left, and the other order waits: nothing but other stops stands in its way.
        let plan = Plan { trips: problem.left().cloned().collect() };
        let lacking = unserved(&problem, &plan);
        assert_eq!(lacking.len(), 1);
        assert!(problem.may_come_from(lacking[0].order, KitchenId(0)));
        assert_eq!(lacking[0].obstacle, crate::meals::rounds::Obstacle::NoRoomLeft { couriers: 1 });
    }
}
