use super::*;
use crate::funerals::cemetery::testing::*;

fn why(p: &Problem, plan: &Plan, choice: ChoiceId, year: usize) -> Unserved {
    let all = unserved(p, plan);
    *all.iter().find(|u| (u.choice, u.year) == (choice, year)).expect("someone has no grave")
}

#[test]
fn only_who_has_no_grave_is_explained_and_with_numbers() {
    let all = unserved(&problem(), &reached());
    // 49,000 yuan of 910,000 are left, and 190 m2 of 400: new rows cost 200,000, which is too much for a coffin; of deep burial
    // every module is built. A niche of a new wing costs 90,000 and an award, trees 100,000 and an award: too much as well.
    let of = |choice, people| Unserved {
        choice,
        year: 4,
        people,
        obstacle: Obstacle::BudgetSpent,
        kind: Some(TRADITIONAL),
        site: Some(EAST),
        cost: Some(20_000_000),
        budget_left: Some(4_900_000),
        land_left: Some(19_000),
    };
    assert_eq!(all, [of(URN, 20), of(COFFIN, 14)]);
}

#[test]
fn what_could_be_built_is_told_from_what_could_not() {
    let mut p = problem();
    p.budget = None;
    let coffin = |p: &Problem| why(p, &reached(), COFFIN, 4).obstacle;
    assert_eq!(coffin(&p), Obstacle::NotBuilt);
    // New rows take 80 m2 of 190 that are left.
    p.sites[0].land = Some(28_999);
    assert_eq!(coffin(&p), Obstacle::LandSpent);
    p.sites[0].land = Some(29_000);
    assert_eq!(coffin(&p), Obstacle::NotBuilt);
    p.projects[1].latest = 3;
    // Of deep burial both modules are built, which is nearer than another year.
    assert_eq!(coffin(&p), Obstacle::ModulesSpent);
    p.choices[4].accepts.clear();
    assert_eq!(coffin(&p), Obstacle::NotThisYear);
}

#[test]
fn willingness_and_yearly_limits_are_told() {
    let mut p = problem();
    let mut plan = Plan::nothing(&p);
    (p.kinds[3].most_per_year, p.budget) = (Some(1), None);
    plan.burials.push(bury(0, SEA_FIRST, SEA, None, 1));
    let sea = why(&p, &plan, SEA_FIRST, 0);
    assert_eq!((sea.people, sea.obstacle), (2, Obstacle::YearlyLimit));
    assert_eq!((sea.kind, sea.site, sea.cost, sea.land_left), (Some(SEA), None, Some(50_000), None));
    // Nobody more goes to a tree, and of plots and niches there are none.
    p.projects.clear();
    plan.modules.clear();
    for site in &mut p.sites {
        (site.stock[0], site.stock[2]) = (0, 0);
        site.returns[0] = vec![0; 5];
    }
    assert_eq!(why(&p, &plan, URN, 1).obstacle, Obstacle::RoomLeft);
    p.choices[0].accepts[0].most = 0;
    assert_eq!(why(&p, &plan, URN, 1).obstacle, Obstacle::NobodyWilling);
    p.choices[0].accepts.clear();
    let urn = why(&p, &plan, URN, 1);
    assert_eq!((urn.obstacle, urn.kind, urn.cost), (Obstacle::NoUnits, None, None));
}

#[test]
fn room_that_is_left_is_told_from_room_that_is_kept() {
    let p = problem();
    let mut plan = reached();
    // In 2021 the plots that are left are all taken until 2025; nobody of 12 takes a tree.
    plan.burials.retain(|b| (b.year, b.choice) != (0, COFFIN));
    assert_eq!(why(&p, &plan, COFFIN, 0).obstacle, Obstacle::RoomLeft);
    // Without them 20 plots and 20 deep burials are free to the end; with others in them, nothing is.
    plan.burials.push(bury(4, COFFIN, TRADITIONAL, Some(EAST), 14));
    plan.burials.push(bury(4, URN, TRADITIONAL, Some(EAST), 6));
    plan.burials.push(bury(4, COFFIN, DEEP, Some(EAST), 20));
    assert_eq!(why(&p, &plan, COFFIN, 0).obstacle, Obstacle::KeptForLater);
    // Taking one more would take the award as well, where the plan has no money for it.
    let mut poor = problem();
    poor.budget.as_mut().expect("a budget").fen = vec![0; 5];
    plan = Plan::nothing(&poor);
    poor.sites[0].stock[0] = 0;
    poor.sites[0].returns[0] = vec![0; 5];
    let urn = why(&poor, &plan, URN, 0);
    assert_eq!(
        (urn.obstacle, urn.kind, urn.cost),
        (Obstacle::BudgetSpent, Some(TRADITIONAL), Some(20_000_000))
    );
    poor.projects.clear();
    plan.modules.clear();
    let urn = why(&poor, &plan, URN, 0);
    assert_eq!((urn.obstacle, urn.kind, urn.cost), (Obstacle::BudgetSpent, Some(TREE), Some(400_000)));
}
