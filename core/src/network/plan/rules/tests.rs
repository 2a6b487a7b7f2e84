//! Each rule alone, on one plan, the amounts by hand: none, some, and who is meant.

use super::*;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::testing::*;
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
    plan.sites[1] = Some(SizeId(1));
    plan.sites.pop();
    assert_eq!(amounts(&p, &plan, "SizeIsListed"), [(1, Subject::Site(A2)), (1, Subject::Site(D2))]);
}

#[test]
fn what_is_kept_stays_as_it_is_and_only_what_may_be_closed_is() {
    let p = problem();
    let mut plan = reached();
    // a1 may be closed, d1 is kept and has no cost of closing; a2 was never there.
    plan.sites = vec![None; 5];
    assert_eq!(amounts(&p, &plan, "FixedSitesKept"), [(1, Subject::Site(D1))]);
    assert_eq!(amounts(&p, &plan, "ClosureAllowed"), [(1, Subject::Site(D1))]);
    assert_eq!(amounts(&p, &reached(), "FixedSitesKept"), []);
    assert_eq!(amounts(&p, &reached(), "ClosureAllowed"), []);
}

#[test]
fn the_budget_is_kept_to_the_fen() {
    let (mut p, mut plan) = (problem(), reached());
    // 200,000 for a1, 300,000 for a2, 250,000 for d2.
    p.budget = Some(75_000_000);
    assert_eq!(amounts(&p, &plan, "BudgetKept"), []);
    // Closing a1 costs 20,000 where enlarging it costs 200,000.
    p.budget = Some(56_999_999);
    plan.sites[0] = None;
    assert_eq!(amounts(&p, &plan, "BudgetKept"), [(1, Subject::Plan)]);
    p.budget = None;
    assert_eq!(amounts(&p, &plan, "BudgetKept"), []);
}

#[test]
fn a_closed_site_serves_nothing() {
    let p = problem();
    let mut plan = reached();
    plan.sites[0] = None;
    let a1 = Subject::Site(A1);
    assert_eq!(amounts(&p, &plan, "ClosedSitesServeNothing"), [(60, a1), (50, a1)]);
    assert_eq!(broken(&p, &plan), ["ClosedSitesServeNothing"]);
}

#[test]
fn a_site_gives_within_what_its_size_offers() {
    let p = problem();
    let mut plan = reached();
    // a1 gives 110; in its small size it offers 80. d1 gives 40 of 40.
    assert_eq!(amounts(&p, &plan, "SiteWithinHours"), []);
    plan.sites[0] = Some(SizeId(0));
    assert_eq!(amounts(&p, &plan, "SiteWithinHours"), [(30, Subject::Site(A1))]);
    plan.served[3].hours = 11;
    assert_eq!(amounts(&p, &plan, "SiteWithinHours"), [(30, Subject::Site(A1)), (1, Subject::Site(D1))]);
}

#[test]
fn nobody_is_served_from_beyond_the_reach_of_the_kind() {
    let mut p = problem();
    let mut plan = reached();
    plan.served.push(give(C1, A2, 7));
    assert_eq!(amounts(&p, &plan, "KindWithinReach"), [(7, Subject::Community(C1))]);
    // 2,400 m take 480 s: c2 to a1 and c3 to a2 are just within 8 minutes. The reach of day care is another.
    plan = reached();
    p.kinds[0].reach.limit.0 = 480_000;
    assert_eq!(amounts(&p, &plan, "KindWithinReach"), []);
    p.kinds[0].reach.limit.0 = 479_999;
    let beyond = [(50, Subject::Community(C2)), (30, Subject::Community(C3))];
    assert_eq!(amounts(&p, &plan, "KindWithinReach"), beyond);
}

#[test]
fn nobody_is_served_twice() {
    let p = problem();
    let mut plan = reached();
    // c1 has its 60 hours of a1, and 4 of a3; its 30 of day care are of another kind.
    plan.served.push(give(C1, A3, 4));
    assert_eq!(amounts(&p, &plan, "NobodyServedTwice"), [(4, Subject::Community(C1))]);
    plan.served[6] = give(C2, D1, -4);
    assert_eq!(amounts(&p, &plan, "NobodyServedTwice"), [(4, Subject::Community(C2))]);
}

#[test]
fn a_community_keeps_to_one_site_of_a_kind_where_asked() {
    let mut p = problem();
    let mut plan = reached();
    plan.served[0].hours = 59;
    plan.served.push(give(C1, A3, 1));
    assert_eq!(amounts(&p, &plan, "OneSitePerCommunity"), []);
    p.single_site = true;
    // a1 and a3; d1 is of another kind.
    assert_eq!(amounts(&p, &plan, "OneSitePerCommunity"), [(1, Subject::Community(C1))]);
    plan.served[6].hours = 0;
    assert_eq!(amounts(&p, &plan, "OneSitePerCommunity"), []);
}

#[test]
fn staff_give_no_more_hours_than_they_have() {
    let mut p = problem();
    // 140 of stations and 50 of day care.
    p.staff[0].hours = 190;
    assert_eq!(amounts(&p, &reached(), "StaffHoursKept"), []);
    p.staff[0].hours = 185;
    assert_eq!(amounts(&p, &reached(), "StaffHoursKept"), [(5, Subject::Staff(0))]);
    // Of day care alone, all is well; of another staff of stations, each holds for itself.
    p.staff[0].kinds = vec![DAY_CARE];
    assert_eq!(amounts(&p, &reached(), "StaffHoursKept"), []);
    let mut nurses = p.staff[0].clone();
    (nurses.kinds, nurses.hours) = (vec![STATION, DAY_CARE], 187);
    p.staff.push(nurses);
    assert_eq!(amounts(&p, &reached(), "StaffHoursKept"), [(3, Subject::Staff(1))]);
}

#[test]
fn targets_are_met_or_short_by_parts_of_their_size() {
    let p = problem();
    assert_eq!(amounts(&p, &reached(), "BindingTargetMet"), []);
    assert_eq!(amounts(&p, &reached(), "ExpectedTargetMet"), []);
    // As it is, a1 and d1 are open. One station of two; one street of two has day care. Two of four communities are near a
    // station, of three that are wanted, and no village. 700 of 1,000 people are near day care, of 875. No hours are given.
    let plan = Plan::as_it_is(&p);
    assert_eq!(
        amounts(&p, &plan, "BindingTargetMet"),
        [(500_000, Subject::Target(0)), (500_000, Subject::Target(5))]
    );
    assert_eq!(
        amounts(&p, &plan, "ExpectedTargetMet"),
        [
            (333_334, Subject::Target(2)),
            (1_000_000, Subject::Target(3)),
            (200_000, Subject::Target(4)),
            (1_000_000, Subject::Target(6)),
            (2_000_000, Subject::Target(7)),
        ]
    );
    let mut few = problem();
    few.targets[1].hundredths = 100;
    // Two stations of at most one; four sites of all kinds.
    assert_eq!(amounts(&few, &reached(), "ExpectedTargetMet"), [(1_000_000, Subject::Target(1))]);
    few.targets[1].kind = None;
    assert_eq!(amounts(&few, &reached(), "ExpectedTargetMet"), [(3_000_000, Subject::Target(1))]);
}

#[test]
fn streets_count_with_a_site_of_the_kind_and_a_community_of_the_class() {
    let mut p = problem();
    let mut plan = reached();
    plan.sites[4] = None;
    // Without d2 the West has a station alone: one street of two has day care.
    assert_eq!(amounts(&p, &plan, "BindingTargetMet"), [(500_000, Subject::Target(5))]);
    p.targets[5].kind = None;
    assert_eq!(amounts(&p, &plan, "BindingTargetMet"), []);
    // Villages are in the West alone, so that all of their streets are without day care; urban communities are not there.
    (p.targets[5].kind, p.targets[5].class) = (Some(DAY_CARE), p.communities[2].class);
    assert_eq!(amounts(&p, &plan, "BindingTargetMet"), [(1_000_000, Subject::Target(5))]);
    p.targets[5].class = p.communities[0].class;
    assert_eq!(amounts(&p, &plan, "BindingTargetMet"), []);
}

#[test]
fn every_hour_that_reaches_nobody_counts() {
    let p = problem();
    let lacks = [(10, Subject::Community(C2)), (10, Subject::Community(C4))];
    assert_eq!(amounts(&p, &reached(), "EveryHourServed"), lacks);
}

#[test]
fn the_worst_street_is_named() {
    let p = problem();
    // s2 needs 30 + 10 + 10, of which 10 are missing: 200 of a thousand. s1 needs 160; 10 are 62.5.
    assert_eq!(amounts(&p, &reached(), "WorstStreetFirst"), [(200, Subject::Street(StreetId(1)))]);
    let mut plan = reached();
    plan.served[0].hours = 0;
    // 70 of 160.
    assert_eq!(amounts(&p, &plan, "WorstStreetFirst"), [(438, Subject::Street(StreetId(0)))]);
    // Of two that have nothing, the first.
    plan.served.clear();
    assert_eq!(amounts(&p, &plan, "WorstStreetFirst"), [(1000, Subject::Street(StreetId(0)))]);
}

#[test]
fn costs_and_distances_are_those_of_the_plan() {
    let p = problem();
    // Once: 75,000,000 fen. A day: 700 + 400 + 300 + 350 yuan.
    assert_eq!(amounts(&p, &reached(), "Cost"), [(75_000_000 + 1826 * 175_000, Subject::Plan)]);
    let metres = 60 * 600 + 30 * 1342 + 50 * 2400 + 10 * 1200 + 30 * 2400 + 10 * 1440;
    assert_eq!(amounts(&p, &reached(), "Distance"), [(metres, Subject::Plan)]);
}

#[test]
fn absurd_plans_are_counted_and_not_overflowed() {
    let p = problem();
    let mut plan = reached();
    plan.served = vec![give(C1, A1, i64::MAX), give(C1, A1, i64::MAX), give(C2, D1, i64::MIN)];
    plan.sites.clear();
    assert!(!referee(&p, &plan).score.is_feasible());
}
