//! Each rule alone, on one plan, the amounts by hand: none, some, and who is meant.

use super::*;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{Accept, Problem};
use crate::funerals::cemetery::testing::*;
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
    assert_eq!(broken(&p, &Plan::nothing(&p)), <[&str; 0]>::default());
    assert_eq!(broken(&p, &crate::funerals::cemetery::as_is::as_is(&p)), <[&str; 0]>::default());
}

#[test]
fn modules_keep_their_years_and_numbers() {
    let p = problem();
    let mut plan = reached();
    // The garden begins in 2022 and grows by one a year; the field has two modules in all, and gets three more.
    plan.modules[0] = vec![1, 2, 0, 0, 0];
    plan.modules[2] = vec![1, 1, 3, 0, 0];
    plan.modules[1][4] = -1;
    let wrong = [
        (2, Subject::Project(GARDEN)),
        (1, Subject::Project(ROWS)),
        // Five of two, and three of two in one year.
        (4, Subject::Project(FIELD)),
    ];
    assert_eq!(amounts(&p, &plan, "ModulesWithinLimits"), wrong);
    plan = reached();
    plan.modules.pop();
    assert_eq!(amounts(&p, &plan, "ModulesWithinLimits"), [(1, Subject::Project(WING))]);
}

#[test]
fn modules_stand_on_land_that_there_is() {
    let mut p = problem();
    // Two gardens of 50 x 0.5 m2 and two fields of 40 x 2 m2: 210 m2.
    p.sites[0].land = Some(21_000);
    assert_eq!(amounts(&p, &reached(), "LandWithinSite"), []);
    p.sites[0].land = Some(20_990);
    p.sites[1].land = Some(0);
    assert_eq!(amounts(&p, &reached(), "LandWithinSite"), [(10, Subject::Site(EAST))]);
}

#[test]
fn a_budget_carries_over_or_does_not() {
    let mut p = problem();
    // Modules 60,000, 100,000, 60,000, 100,000 and none. Awards 60,000, 132,000, 127,000, 155,000, 59,000. The sea 1,500 a
    // year and 2,000 in 2024. In all 121,500, 233,500, 188,500, 257,000, 60,500: until then 121,500, 355,000, 543,500, 800,500
    // and 861,000, of 200,000, 400,000, 600,000, 810,000 and 910,000.
    assert_eq!(amounts(&p, &reached(), "BudgetKept"), []);
    let budget = p.budget.as_mut().expect("a budget");
    budget.fen[3] = 20_000_000;
    // 800,000 until 2024: 500 yuan are missing, and no more in 2025.
    assert_eq!(amounts(&p, &reached(), "BudgetKept"), [(50_000, Subject::Year(3))]);
    let budget = p.budget.as_mut().expect("a budget");
    budget.carries_over = false;
    let each = [(3_350_000, Subject::Year(1)), (5_700_000, Subject::Year(3))];
    assert_eq!(amounts(&p, &reached(), "BudgetKept"), each);
    p.budget = None;
    assert_eq!(amounts(&p, &reached(), "BudgetKept"), []);
}

#[test]
fn nobody_is_buried_where_no_unit_is_free() {
    let p = problem();
    let mut plan = reached();
    // Without the second garden 23 trees are missing in 2024, 16 - 16 - 23, and 27 more in 2025.
    plan.modules[0][3] = 0;
    assert_eq!(amounts(&p, &plan, "BuriedInUnits"), [(50, Subject::Units(EAST, TREE))]);
    // The hall has 60 niches and no tree.
    plan = reached();
    plan.burials.push(bury(0, WALL_FIRST, TREE, Some(HALL), 2));
    plan.burials.push(bury(2, WALL_FIRST, WALL, Some(HALL), 1));
    let lacks = [(2, Subject::Units(HALL, TREE)), (1, Subject::Units(HALL, WALL))];
    assert_eq!(amounts(&p, &plan, "BuriedInUnits"), lacks);
    plan = Plan::nothing(&p);
    plan.burials.push(bury(5, SEA_FIRST, SEA, None, 2));
    assert_eq!(amounts(&p, &plan, "BuriedInUnits"), [(2, Subject::Choice(SEA_FIRST))]);
}

#[test]
fn the_boat_takes_so_many_a_year() {
    let mut p = problem();
    assert_eq!(amounts(&p, &reached(), "YearlyLimitKept"), []);
    p.kinds[3].most_per_year = Some(3);
    assert_eq!(amounts(&p, &reached(), "YearlyLimitKept"), [(1, Subject::Kind(SEA))]);
    p.kinds[3].most_per_year = None;
    assert_eq!(amounts(&p, &reached(), "YearlyLimitKept"), []);
}

#[test]
fn nothing_is_sold_in_advance_and_nobody_is_buried_twice() {
    let p = problem();
    let mut plan = reached();
    // 12 choose a tree first and die in 2021.
    plan.burials.push(bury(0, TREE_FIRST, TREE, Some(EAST), 3));
    plan.burials.push(bury(1, SEA_FIRST, SEA, None, -1));
    let wrong = [(3, Subject::Choice(TREE_FIRST)), (1, Subject::Choice(SEA_FIRST))];
    assert_eq!(amounts(&p, &plan, "BuriedInYearOfDeath"), wrong);
    // A year later is not the year of death either.
    plan = Plan::nothing(&p);
    plan.burials.push(bury(1, COFFIN, TRADITIONAL, Some(EAST), 41));
    assert_eq!(amounts(&p, &plan, "BuriedInYearOfDeath"), [(1, Subject::Choice(COFFIN))]);
}

#[test]
fn people_are_buried_as_they_chose_or_accept_and_where_the_kind_is() {
    let p = problem();
    let mut plan = Plan::nothing(&p);
    plan.burials = vec![
        bury(0, COFFIN, DEEP, Some(EAST), 1),
        bury(0, COFFIN, TREE, Some(EAST), 2),
        bury(0, SEA_FIRST, SEA, Some(EAST), 3),
        bury(0, URN, TRADITIONAL, None, 4),
        bury(0, URN, WALL, Some(HALL), 5),
    ];
    let wrong = [(2, Subject::Choice(COFFIN)), (3, Subject::Choice(SEA_FIRST)), (4, Subject::Choice(URN))];
    assert_eq!(amounts(&p, &plan, "KindIsAccepted"), wrong);
}

#[test]
fn no_more_change_than_the_award_makes_change() {
    let mut p = problem();
    // 60 % of 33 urns are 19.8, of 39 are 23.4: 19 and 23 change. Half of 35 coffins are 17.5.
    assert_eq!(amounts(&p, &reached(), "WillingnessKept"), []);
    p.choices[0].accepts[0].most = 5_700;
    // 17.1 of 30, 18.81 of 33 and 22.23 of 39, where 18, 19 and 23 change; 18.81 in the last year, where 13 do.
    let wrong = [(1, Subject::Choice(URN)); 3];
    assert_eq!(amounts(&p, &reached(), "WillingnessKept"), wrong);
    // What is not accepted at all is for another rule.
    p.choices[0].accepts = vec![Accept { kind: WALL, award: 0, most: 10_000 }];
    assert_eq!(amounts(&p, &reached(), "WillingnessKept"), []);
    assert_eq!(amounts(&p, &reached(), "KindIsAccepted").len(), 4);
}

#[test]
fn targets_are_met_or_short_by_parts_of_their_size() {
    let p = problem();
    assert_eq!(amounts(&p, &reached(), "BindingTargetMet"), []);
    // 8 people of 40 in a hundred; 1 plot of 20; 9,000 yuan over 50,000, twice; 1 of 66, rounded up.
    let short = [
        (200_000, Subject::Target(1)),
        (50_000, Subject::Target(3)),
        (360_000, Subject::Target(5)),
        (15_152, Subject::Target(6)),
    ];
    assert_eq!(amounts(&p, &reached(), "ExpectedTargetMet"), short);
    // Nobody is buried: all of the shares is missing; 170 plots are free, nothing is built, nothing is paid.
    let nothing = Plan::nothing(&p);
    assert_eq!(amounts(&p, &nothing, "BindingTargetMet"), [(1_000_000, Subject::Target(0))]);
    let short =
        [(1_000_000, Subject::Target(1)), (1_000_000, Subject::Target(2)), (15_152, Subject::Target(6))];
    assert_eq!(amounts(&p, &nothing, "ExpectedTargetMet"), short);
}

#[test]
fn a_most_of_nothing_is_missed_by_a_hundred_times_its_size_and_no_more() {
    let mut p = problem();
    // 210 m2 of at most none. Three gardens, five rows and two fields are 75 + 400 + 160 m2, of which a hundredth is 6.35.
    p.targets[4].hundredths = 0;
    assert_eq!(amounts(&p, &reached(), "BindingTargetMet"), [(33_070_867, Subject::Target(4))]);
    // 59,000 yuan of none; an award of 4,000 for each of 100 who die would be 400,000, of which a hundredth is 4,000: 14.75.
    p.targets[5].hundredths = 0;
    assert!(amounts(&p, &reached(), "ExpectedTargetMet").contains(&(29_500_000, Subject::Target(5))));
    // 32 of 100 where none should be, in hundredths of a hundred.
    (p.targets[1].hundredths, p.targets[1].at_most) = (0, true);
    assert!(amounts(&p, &reached(), "ExpectedTargetMet").contains(&(32_000_000, Subject::Target(1))));
}

#[test]
fn who_has_no_grave_and_whose_choice_is_not_kept_is_counted() {
    let p = problem();
    let lacks = [(20, Subject::Choice(URN)), (14, Subject::Choice(COFFIN))];
    assert_eq!(amounts(&p, &reached(), "EveryoneBuried"), lacks);
    // 20 coffins; 18 urns and 20 coffins; 19 and 17; 23 and 21; 13 urns, one niche and 2 coffins.
    let moved: Vec<i64> = amounts(&p, &reached(), "FirstChoiceKept").into_iter().map(|(n, _)| n).collect();
    assert_eq!(moved, [20, 38, 36, 44, 16]);
}

#[test]
fn costs_and_land_are_those_of_the_plan() {
    let p = problem();
    let cost: Vec<i64> = amounts(&p, &reached(), "Cost").into_iter().map(|(n, _)| n).collect();
    assert_eq!(cost, [12_150_000, 23_350_000, 18_850_000, 25_700_000, 6_050_000]);
    assert_eq!(amounts(&p, &reached(), "LandUsed"), [(21_000, Subject::Plan)]);
}

#[test]
fn absurd_plans_are_counted_and_not_overflowed() {
    let p = problem();
    let mut plan = reached();
    plan.burials = vec![
        bury(0, URN, TREE, Some(EAST), i64::MAX),
        bury(0, URN, TREE, Some(EAST), i64::MAX),
        bury(1, COFFIN, SEA, None, i64::MIN),
        bury(99, COFFIN, DEEP, Some(HALL), 1),
    ];
    plan.modules = vec![vec![i64::MAX; 9], vec![i64::MIN; 5], vec![]];
    assert!(!referee(&p, &plan).score.is_feasible());
    let file = crate::funerals::cemetery::Answer::new(&p, &Plan { modules: plan.modules, ..Plan::default() });
    assert!(!file.text().is_empty());
}
