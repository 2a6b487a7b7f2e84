//! The frozen answer: which size every site has, and the meals of a day: from which kitchen to which point, who eats there,
//! who has them brought. Whatever else is told of a plan follows from these ([`figures`](super::figures),
//! [`costs`](super::costs)).

use super::problem::{DemandId, DietId, KitchenId, PointId, Problem, SizeId};

/// Meals of one diet that a kitchen sends to a point every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Supply {
    /// The kitchen.
    pub kitchen: KitchenId,
    /// The point.
    pub point: PointId,
    /// The diet.
    pub diet: DietId,
    /// Meals a day.
    pub meals: i64,
}

/// Meals that people of one demand eat at a point every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DineIn {
    /// The demand, and with it community, group and diet.
    pub demand: DemandId,
    /// The point.
    pub point: PointId,
    /// Meals a day.
    pub meals: i64,
}

/// Meals that are brought to people of one demand every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Delivery {
    /// The demand, and with it community, group and diet.
    pub demand: DemandId,
    /// The kitchen.
    pub kitchen: KitchenId,
    /// Meals a day.
    pub meals: i64,
}

/// A meals plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The size of each kitchen, `[kitchens]`; `None` where it is closed or not opened.
    pub kitchens: Vec<Option<SizeId>>,
    /// The size of each point, `[points]`.
    pub points: Vec<Option<SizeId>>,
    /// From kitchens to points.
    pub supply: Vec<Supply>,
    /// Who eats where.
    pub dine_in: Vec<DineIn>,
    /// Who has meals brought, and from where.
    pub delivery: Vec<Delivery>,
}

impl Plan {
    /// All that is there stays as it is, nothing is opened, and nobody eats.
    #[must_use]
    pub fn as_it_is(problem: &Problem) -> Self {
        Self {
            kitchens: problem.kitchens.iter().map(|k| k.site.existing).collect(),
            points: problem.points.iter().map(|p| p.site.existing).collect(),
            ..Self::default()
        }
    }
    /// The size of a kitchen; `None` where it is closed.
    #[must_use]
    pub fn kitchen(&self, kitchen: KitchenId) -> Option<SizeId> {
        self.kitchens.get(kitchen.index()).copied().flatten()
    }
    /// The size of a point; `None` where it is closed.
    #[must_use]
    pub fn point(&self, point: PointId) -> Option<SizeId> {
        self.points.get(point.index()).copied().flatten()
    }
    /// The same plan with its flows in order, flows between the same ends added up, and none of no meals: what two plans
    /// are compared by.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.supply.sort_unstable();
        self.supply.dedup_by(|b, a| {
            let same = (a.kitchen, a.point, a.diet) == (b.kitchen, b.point, b.diet);
            if same {
                a.meals = a.meals.saturating_add(b.meals);
            }
            same
        });
        self.supply.retain(|s| s.meals != 0);
        self.dine_in.sort_unstable();
        self.dine_in.dedup_by(|b, a| {
            let same = (a.demand, a.point) == (b.demand, b.point);
            if same {
                a.meals = a.meals.saturating_add(b.meals);
            }
            same
        });
        self.dine_in.retain(|d| d.meals != 0);
        self.delivery.sort_unstable();
        self.delivery.dedup_by(|b, a| {
            let same = (a.demand, a.kitchen) == (b.demand, b.kitchen);
            if same {
                a.meals = a.meals.saturating_add(b.meals);
            }
            same
        });
        self.delivery.retain(|d| d.meals != 0);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tidied_plan_has_each_flow_once_and_in_order() {
        let eat = |demand, point, meals| DineIn { demand: DemandId(demand), point: PointId(point), meals };
        let dine_in = vec![eat(1, 0, 2), eat(0, 1, 3), eat(1, 0, 5), eat(0, 0, 0), eat(0, 1, 1)];
        let plan = Plan { dine_in, ..Plan::default() }.tidied();
        assert_eq!(plan.dine_in, [eat(0, 1, 4), eat(1, 0, 7)]);
    }
}
