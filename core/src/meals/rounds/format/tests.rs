use super::*;
use crate::id::PlaceId;
use crate::land::draft::TravelDraft;
use crate::meals::rounds::problem::{CourierId, OrderId};
use crate::meals::rounds::rules::RULES;
use crate::meals::rounds::unserved::{Obstacle, unserved};
use crate::score::{Level, Score};

mod mistakes;

/// Made up. Distances from the depot, rounded: 5, 10, 1 (of 1.41) and 7 (of 7.28).
const TINY: &str = "\
NAME : tiny
COMMENT : (made up, optimal value: 34)
TYPE : CVRP
DIMENSION: 5
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 8
NODE_COORD_SECTION
1 0 0
2 3 4
3 6 8
4 -1 1
5 -7 2
DEMAND_SECTION
1 0
2 4
3 3
4 2
5 5
DEPOT_SECTION
 1
 -1
EOF
";
/// The same with its distances stated, without coordinates. Lines may end anywhere.
const STATED: &str = "\
NAME : tiny
TYPE : CVRP
DIMENSION: 5
EDGE_WEIGHT_TYPE: EXPLICIT
EDGE_WEIGHT_FORMAT: LOWER_ROW
CAPACITY : 8
EDGE_WEIGHT_SECTION
5 10 5 1 5 10
7 10 14 6
DEMAND_SECTION
1 0
2 4
3 3
4 2
5 5
DEPOT_SECTION
1
-1
";
/// The distances of [`TINY`] by hand.
const DISTANCES: [[i64; 5]; 5] =
    [[0, 5, 10, 1, 7], [5, 0, 5, 5, 10], [10, 5, 0, 10, 14], [1, 5, 10, 0, 6], [7, 10, 14, 6, 0]];
const DEMANDS: [i64; 5] = [0, 4, 3, 2, 5];
const BEST: &str = "Route #1: 1 2\nRoute #2: 3 4\nCost 34\n";

/// A text with some lines replaced.
fn with_lines(text: &str, changes: &[(usize, &str)]) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    for (line, change) in changes {
        lines[line - 1] = change;
    }
    lines.join("\n")
}

fn sound(text: &str) -> Problem {
    read(Format::Cvrp, text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn table(text: &str) -> Vec<Vec<i64>> {
    let problem = sound(text);
    let places = || (0..problem.places.len()).map(PlaceId::new);
    let leg = |from, to| problem.leg_at(CourierId(0), from, to, problem.couriers[0].start).expect("a way");
    places().map(|from| places().map(|to| leg(from, to).metres).collect()).collect()
}

fn cost(problem: &Problem, solution: &str) -> Score {
    let plan = read_solution(Format::Cvrp, problem, solution.as_bytes()).expect("sound");
    referee(problem, &plan).score
}

#[test]
fn names_of_formats_are_read_back() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    assert_eq!("vrp".parse::<Format>(), Err(UnknownFormat("vrp".to_owned())));
}

/// The shortest way on from a node with so much on board, with these customers left, and home.
fn shortest(at: usize, load: i64, left: &[usize]) -> i64 {
    if left.is_empty() {
        return DISTANCES[at][0];
    }
    let next = left.iter().filter(|c| load + DEMANDS[**c] <= 8).map(|c| {
        let others: Vec<usize> = left.iter().copied().filter(|o| o != c).collect();
        DISTANCES[at][*c] + shortest(*c, load + DEMANDS[*c], &others)
    });
    let home = (at != 0).then(|| DISTANCES[at][0] + shortest(0, 0, left));
    next.chain(home).min().expect("an empty vehicle has room for anyone")
}

#[test]
fn the_best_of_all_solutions_costs_its_length() {
    assert_eq!(shortest(0, 0, &[1, 2, 3, 4]), 34);
    for text in [TINY, STATED] {
        let problem = sound(text);
        // 5 + 5 + 10 and 1 + 6 + 7.
        assert_eq!(cost(&problem, BEST), Score { hard: 0, medium: 0, soft: 34 });
        // Everyone alone: 2 * (5 + 10 + 1 + 7), which four vehicles can do, as many as there are customers.
        let alone = "Route #1: 1\nRoute #2: 2\nRoute #3: 3\nRoute #4: 4\n";
        assert_eq!(cost(&problem, alone), Score { hard: 0, medium: 0, soft: 46 });
    }
}

#[test]
fn stated_and_measured_distances_are_the_same() {
    assert_eq!(table(TINY), DISTANCES);
    assert_eq!(table(STATED), DISTANCES);
    let rows: Vec<String> =
        DISTANCES.iter().map(|row| row.map(|metres| metres.to_string()).join(" ")).collect();
    let full = with_lines(STATED, &[(5, "EDGE_WEIGHT_FORMAT : FULL_MATRIX"), (8, &rows.join("\n")), (9, "")]);
    assert_eq!(table(&full), DISTANCES);
    // Rounded up: 1.41, 7.28, 9.90, 10.20, 14.32 and 6.08, and what is whole stays.
    let up = table(&with_lines(TINY, &[(5, "EDGE_WEIGHT_TYPE: CEIL_2D")]));
    assert_eq!(up[0], [0, 5, 10, 2, 8]);
    assert_eq!((up[1][3], up[1][4], up[2][3], up[2][4], up[3][4]), (5, 11, 10, 15, 7));
}

#[test]
fn a_full_table_need_not_be_the_same_both_ways() {
    let text = with_lines(
        STATED,
        &[
            (5, "EDGE_WEIGHT_FORMAT: FULL_MATRIX"),
            // On the diagonal anything may stand.
            (8, "9999 5 10 1 7 6 9999 5 5 10 10 5 9999 10 15"),
            (9, "1 5 20 9999 6 7 10 15 6 9999"),
        ],
    );
    let problem = sound(&text);
    assert_eq!(table(&text)[1][0], 6);
    // Customer 1 out by 5 and back by 6; 2 and 3 out by 10 and 10 and back by 1, or out by 1 and 20 and back by 10.
    let soft = |solution| cost(&problem, solution).soft;
    assert_eq!(soft("Route #1: 1\nRoute #2: 2 3\nRoute #3: 4"), 11 + 21 + 14);
    assert_eq!(soft("Route #1: 1\nRoute #2: 3 2\nRoute #3: 4"), 11 + 31 + 14);
}

#[test]
fn halves_are_rounded_up_and_everything_below_down() {
    // From (0, 0): 2.5 exactly, and the root of 6.2377, which is 2.4975.
    let near = table(&with_lines(TINY, &[(9, "2 1.5 2.0"), (10, "3 0.49e0 -2.449")]));
    assert_eq!(near[0], [0, 3, 2, 1, 7]);
}

#[test]
fn the_problem_is_that_of_the_text() {
    let problem = sound(TINY);
    assert_eq!((problem.name.as_str(), problem.kitchens.len(), problem.boxes.len()), ("tiny", 1, 1));
    let customers: Vec<(&str, i64, bool)> =
        problem.orders.iter().map(|o| (o.id.as_str(), o.meals, o.split)).collect();
    assert_eq!(customers, [("1", 4, false), ("2", 3, false), ("3", 2, false), ("4", 5, false)]);
    let vehicles: Vec<(Vec<i64>, Option<u32>)> =
        problem.couriers.iter().map(|c| (c.capacity.clone(), c.trips)).collect();
    assert_eq!(vehicles, vec![(vec![8], Some(1)); 4]);
    let costs: Vec<(&str, Level, i64)> = RULES
        .iter()
        .zip(&problem.settings)
        .filter(|(rule, set)| set.weight > 0 && rule.default_setting().level != Level::Hard)
        .map(|(rule, set)| (rule.name(), set.level, set.weight))
        .collect();
    assert_eq!(costs, [("OrderServed", Level::Hard, 1), ("TravelDistance", Level::Soft, 1)]);
    let place = problem.places[3].coordinate.expect("a coordinate");
    assert_eq!((place.x, place.y), (-1.0, 1.0));
    // Without coordinates there are none to draw, and nothing to say they are relative to.
    let stated = sound(STATED);
    assert!(stated.datum.is_none() && stated.places.iter().all(|place| place.coordinate.is_none()));
    assert_eq!(sound(&with_lines(TINY, &[(2, "VEHICLES : 2")])).couriers.len(), 2);
}

#[test]
fn customers_are_numbered_without_the_depot_wherever_it_stands() {
    let text = with_lines(TINY, &[(14, "1 4"), (15, "2 5"), (16, "3 0"), (20, "3 -1"), (21, "")]);
    let problem = sound(&text);
    let named = |order: OrderId| {
        let order = &problem.orders[order.index()];
        (order.id.as_str(), order.place.index(), order.meals)
    };
    let all: Vec<_> = problem.order_ids().map(named).collect();
    assert_eq!(all, [("1", 0, 4), ("2", 1, 5), ("3", 3, 2), ("4", 4, 5)]);
    assert_eq!((problem.kitchens[0].place, problem.couriers[0].from), (PlaceId(2), PlaceId(2)));
    // From (6, 8) to (0, 0), to (-1, 1), and back: 10 + 1 + 10.
    assert_eq!(cost(&problem, "Route #1: 1 3").soft, 21);
}

#[test]
fn a_text_is_read_in_whatever_order_and_with_whatever_ends_of_lines() {
    let mixed = "\u{feff}CAPACITY:8\r\ntype : CVRP\r\nVehicles :\t3\r\nDEPOT_SECTION :\r\n1 -1\r\nDEMAND_SECTION\r\n3 3\r\n2 4\r\n1 0\r\n\
        EDGE_WEIGHT_FORMAT : FUNCTION\r\nNODE_COORD_TYPE : TWOD_COORDS\r\nNODE_COORD_SECTION\r\n3 60e-1 8.0\r\n1 0 0\r\n2 3 4\r\n\
        DIMENSION\t:3\r\nEDGE_WEIGHT_TYPE:EUC_2D\r\nEOF\r\nwhatever : follows";
    let problem = sound(mixed);
    assert_eq!((problem.orders[1].meals, problem.couriers.len(), table(mixed)[2][0]), (3, 3, 10));
}

#[test]
fn whom_no_vehicle_can_serve_is_no_mistake_of_the_text() {
    let problem = sound(&with_lines(TINY, &[(16, "3 9")]));
    let plan = read_solution(Format::Cvrp, &problem, b"Route #1: 1 3\nRoute #2: 4").expect("sound");
    assert_eq!(unserved(&problem, &plan)[0].obstacle, Obstacle::LargerThanEveryBox { needed: 9, largest: 8 });
    // Nine meals that are not brought: no solution, however short.
    assert_eq!(referee(&problem, &plan).score.hard, 9);
}

#[test]
fn solutions_are_written_as_they_are_read() {
    let problem = sound(TINY);
    let plan = read_solution(Format::Cvrp, &problem, BEST.as_bytes()).expect("sound");
    assert_eq!(write_solution(Format::Cvrp, &problem, &plan), BEST);
    // An empty route is none, numbers of routes and a stated cost are not looked at.
    let other = "route #7 : 4 3\n\nRoute #7:\nRoute #1: 2 1\ncost 1";
    let plan = read_solution(Format::Cvrp, &problem, other.as_bytes()).expect("sound");
    let written = write_solution(Format::Cvrp, &problem, &plan);
    assert_eq!(written, "Route #1: 4 3\nRoute #2: 2 1\nCost 34\n");
    let own = write_solution(Format::Anpai, &problem, &plan);
    assert_eq!(read_solution(Format::Anpai, &problem, own.as_bytes()), Ok(plan));
}

#[test]
fn what_breaks_a_rule_is_read_and_the_referee_says_so() {
    let problem = sound(TINY);
    // 14 on board of 8; customer 3 twice, and with it 4 on board more.
    let score = cost(&problem, "Route #1: 1 2 3 4\nRoute #2: 3");
    assert!(score.hard >= 6 && !score.is_feasible(), "{score:?}");
    // 2 of customer 3 are missing.
    assert_eq!(cost(&problem, "Route #1: 1 2\nRoute #2: 4"), Score { hard: 2, medium: 0, soft: 34 });
}

#[test]
fn our_own_documents_are_read_as_ever() {
    let bytes = crate::meals::rounds::testing::EXAMPLE.as_bytes();
    assert_eq!(read(Format::Anpai, bytes).expect("sound").orders.len(), 6);
    let TravelDraft::StraightLine { .. } = draft(Format::Anpai, bytes).expect("sound").travel else {
        panic!("estimates")
    };
}
