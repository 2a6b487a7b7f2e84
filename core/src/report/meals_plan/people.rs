//! Who eats: meals of demands, and their sums by street and community; and who goes without.

use serde::Serialize;

use crate::meals::plan::Plan;
use crate::meals::plan::figures::{covered, served};
use crate::meals::plan::problem::Problem;
use crate::meals::plan::unserved::{self, Obstacle};

/// Meals a day: needed, served, eaten at points, brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Meals(i64, i64, i64, i64);

impl Meals {
    /// The sum of some.
    pub(super) fn sum<'m>(some: impl Iterator<Item = (usize, &'m Self)>) -> Self {
        some.fold(Self::default(), |sum, (_, meals)| sum.and(*meals))
    }
    fn and(self, other: Self) -> Self {
        let add = i64::saturating_add;
        Self(add(self.0, other.0), add(self.1, other.1), add(self.2, other.2), add(self.3, other.3))
    }
}

/// A street.
#[derive(Serialize)]
pub(super) struct StreetRow<'a> {
    label: &'a str,
    meals: Meals,
    /// Meals of a thousand that reach nobody, rounded up.
    permille: i64,
    /// Communities, and those with an open point within the walk.
    communities: usize,
    covered: usize,
    /// Open points in it.
    points: usize,
}

/// A community.
#[derive(Serialize)]
pub(super) struct CommunityRow<'a> {
    label: &'a str,
    street: Option<u32>,
    at: Option<(f64, f64)>,
    meals: Meals,
    /// Whether an open point is within the walk.
    covered: bool,
}

/// Community, group, diet, whether at home, meals, what stands in the way of a point and of a door.
pub(super) type UnservedRow = (u32, u32, u32, bool, i64, Obstacle, Obstacle);

/// Of every demand, `[demands]`.
pub(super) fn meals(problem: &Problem, plan: &Plan) -> Vec<Meals> {
    let mut all: Vec<Meals> = served(problem, plan).iter().map(|s| Meals(s.demand, s.served, 0, 0)).collect();
    for flow in &plan.dine_in {
        let eaten = &mut all[flow.demand.index()].2;
        *eaten = eaten.saturating_add(flow.meals);
    }
    for flow in &plan.delivery {
        let brought = &mut all[flow.demand.index()].3;
        *brought = brought.saturating_add(flow.meals);
    }
    all
}

fn of_community(problem: &Problem, meals: &[Meals], community: usize) -> Meals {
    let rows = problem.communities[community].demands.clone();
    Meals::sum(meals[rows].iter().enumerate())
}

/// Every street.
pub(super) fn streets<'a>(problem: &'a Problem, plan: &Plan, meals: &[Meals]) -> Vec<StreetRow<'a>> {
    let mut rows: Vec<StreetRow<'a>> = (problem.streets.iter())
        .map(|s| StreetRow {
            label: &s.name,
            meals: Meals::default(),
            permille: 0,
            communities: 0,
            covered: 0,
            points: 0,
        })
        .collect();
    let near = covered(problem, plan);
    for (c, community) in problem.communities.iter().enumerate() {
        if let Some(street) = community.street {
            let row = &mut rows[street.index()];
            row.meals = row.meals.and(of_community(problem, meals, c));
            row.communities += 1;
            row.covered += usize::from(near[c]);
        }
    }
    for (point, chosen) in problem.points.iter().zip(&plan.points) {
        if let (Some(street), Some(_)) = (point.site.street, chosen) {
            rows[street.index()].points += 1;
        }
    }
    for row in &mut rows {
        let sums = crate::meals::plan::figures::Served { demand: row.meals.0, served: row.meals.1 };
        row.permille = sums.unserved_permille();
    }
    rows
}

/// Every community.
pub(super) fn communities<'a>(problem: &'a Problem, plan: &Plan, meals: &[Meals]) -> Vec<CommunityRow<'a>> {
    let each = problem.communities.iter().zip(covered(problem, plan)).enumerate();
    each.map(|(c, (community, covered))| CommunityRow {
        label: &community.named.name,
        street: community.street.map(|s| s.0),
        at: super::sites::at(problem, community.place),
        meals: of_community(problem, meals, c),
        covered,
    })
    .collect()
}

/// Everyone who goes without.
pub(super) fn unserved(problem: &Problem, plan: &Plan) -> Vec<UnservedRow> {
    let row = |u: unserved::Unserved| {
        let d = &problem.demands[u.demand.index()];
        (d.community.0, d.group.0, d.diet.0, d.at_home, u.meals, u.dine_in, u.delivery)
    };
    unserved::unserved(problem, plan).into_iter().map(row).collect()
}
