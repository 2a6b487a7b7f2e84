//! The example that the tests of this model share, with its arithmetic.
//!
//! On foot a metre of way takes a second, by e-bike a fifth, by van a tenth. Walks are 1.25 times as long as the straight
//! line and may be 900 m; e-bikes go 1.2 times as far and may go 6,000 m; vans 1.5 times, and may go 6,000 m as well.
//!
//! | way | straight | along | within |
//! | --- | ---: | ---: | --- |
//! | c1 to p1 on foot | 400 | 500 | yes |
//! | c1 to p3 on foot | 1,019.8 | 1,275 | no |
//! | c2 to p2 on foot | 500 | 625 | yes |
//! | k1 to p1 by van | 1,000 | 1,500 | yes |
//! | k1 to p3 by van | 2,088.1 | 3,133 | yes |
//! | k2 to p2 by van | 1,000 | 1,500 | yes |
//! | k2 to p3 by van | 4,044.7 | 6,068 | no |
//! | k1 to c1 by e-bike | 1,077.03 | 1,293 | yes |
//! | k1 to c2 by e-bike | 5,315.1 | 6,379 | no |
//! | k2 to c1 by e-bike | 5,016.0 | 6,020 | no |
//! | k2 to c2 by e-bike | 806.2 | 968 | yes |
//! | k2 to c3 by e-bike | 3,000 | 3,600 | yes |

use super::plan::{Delivery, DineIn, Plan, Supply};
use super::problem::{DemandId, DietId, KitchenId, PointId, Problem, SizeId};
use super::read;

pub(super) const EXAMPLE: &str = include_str!("../../../tests/data/meals-plan.json");

pub(super) const K1: KitchenId = KitchenId(0);
pub(super) const K2: KitchenId = KitchenId(1);
pub(super) const P1: PointId = PointId(0);
pub(super) const P2: PointId = PointId(1);
pub(super) const P3: PointId = PointId(2);
pub(super) const PLAIN: DietId = DietId(0);
pub(super) const HALAL: DietId = DietId(1);

/// The seven demands in order: of c1 30 at home, 50 plain, 10 halal; of c2 20 and 40; of c3 5 and 15 halal, both at home.
pub(super) const C1_HOME: DemandId = DemandId(0);
pub(super) const C1_PLAIN: DemandId = DemandId(1);
pub(super) const C1_HALAL: DemandId = DemandId(2);
pub(super) const C2_POOR: DemandId = DemandId(3);
pub(super) const C2_PLAIN: DemandId = DemandId(4);
pub(super) const C3_POOR: DemandId = DemandId(5);
pub(super) const C3_HALAL: DemandId = DemandId(6);

pub(crate) fn problem() -> Problem {
    read(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

pub(super) fn carry(kitchen: KitchenId, point: PointId, diet: DietId, meals: i64) -> Supply {
    Supply { kitchen, point, diet, meals }
}

pub(super) fn eat(demand: DemandId, point: PointId, meals: i64) -> DineIn {
    DineIn { demand, point, meals }
}

pub(super) fn bring(demand: DemandId, kitchen: KitchenId, meals: i64) -> Delivery {
    Delivery { demand, kitchen, meals }
}

/// A plan that serves 155 of 170 meals: p1 is enlarged, k2 and p2 are opened, k1 and p3 stay. Nobody cooks halal for c3.
pub(crate) fn reached() -> Plan {
    Plan {
        kitchens: vec![Some(SizeId(0)), Some(SizeId(0))],
        points: vec![Some(SizeId(1)), Some(SizeId(0)), Some(SizeId(0))],
        supply: vec![carry(K1, P1, PLAIN, 50), carry(K1, P1, HALAL, 10), carry(K2, P2, PLAIN, 60)],
        dine_in: vec![
            eat(C1_PLAIN, P1, 50),
            eat(C1_HALAL, P1, 10),
            eat(C2_POOR, P2, 20),
            eat(C2_PLAIN, P2, 40),
        ],
        delivery: vec![bring(C1_HOME, K1, 30), bring(C3_POOR, K2, 5)],
    }
}
