//! Each rule alone, on one plan, the amounts by hand: none, some, and who is meant.

use super::*;
use crate::beds::plan::plan::Flow;
use crate::beds::plan::{Answer, Stages, answer, read, visits};

const EXAMPLE: &[u8] = include_bytes!("../../../../tests/data/beds-plan.json");

fn problem() -> Problem {
    read(EXAMPLE).unwrap_or_else(|issues| panic!("{issues}"))
}

/// Nothing is done but what is promised: the centre begins in 2021, years 0 to 2, and opens in 2024, year 3.
fn promised(p: &Problem) -> Plan {
    let mut plan = Plan::nothing(p);
    plan.begins[1] = Some(0);
    plan
}

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

#[test]
fn what_is_promised_keeps_every_hard_rule() {
    let p = problem();
    assert!(referee(&p, &promised(&p)).score.is_feasible());
}

#[test]
fn a_budget_is_kept_to_the_fen() {
    let (mut p, plan) = (problem(), promised(&problem()));
    // A third of 60,000,000 yuan of the district in 2021, and the upkeep of h1, 300,000.
    p.budgets[0].fen = 2_030_000_000;
    assert_eq!(amounts(&p, &plan, "BudgetKept"), []);
    p.budgets[0].fen -= 1;
    assert_eq!(amounts(&p, &plan, "BudgetKept"), [(1, Subject::Budget(0))]);
}

#[test]
fn instalments_add_up_to_the_fen() {
    // 100 fen in three years: 34, 33, 33.
    let parts = crate::beds::plan::plan::instalments(&vec![100, 3], 3);
    assert_eq!(parts, [vec![34, 1], vec![33, 1], vec![33, 1]]);
    assert_eq!(crate::beds::plan::plan::instalments(&vec![7], 0), [vec![7]]);
}

#[test]
fn a_project_begins_in_its_years() {
    let p = problem();
    assert_eq!(amounts(&p, &Plan::nothing(&p), "ProjectInItsYears"), [(1, Subject::Site(1))]);
    let mut late = promised(&p);
    late.begins[1] = Some(2);
    assert_eq!(amounts(&p, &late, "ProjectInItsYears"), [(1, Subject::Site(1))]);
    late.begins[1] = Some(1);
    assert_eq!(amounts(&p, &late, "ProjectInItsYears"), []);
}

#[test]
fn a_home_closes_when_it_may() {
    let p = problem();
    let mut plan = promised(&p);
    plan.closes = vec![Some(1), None];
    assert_eq!(amounts(&p, &plan, "ClosureInItsYears"), []);
    plan.closes = vec![Some(0), Some(3)];
    assert_eq!(amounts(&p, &plan, "ClosureInItsYears"), [(1, Subject::Site(0)), (1, Subject::Site(1))]);
}

#[test]
fn works_keep_their_numbers_and_their_site() {
    let p = problem();
    let mut plan = promised(&p);
    // At most four a year and eight in all: five in one year is one too many, and ten in all two.
    plan.extensions[0] = vec![5, 4, 1, 0, 0];
    assert_eq!(amounts(&p, &plan, "WorksWithinLimits"), [(1 + 2, Subject::Works(0))]);
    // 50 beds of nursing and 80 of family care, of 120 a year.
    plan.extensions[1][0] = 8;
    assert_eq!(amounts(&p, &plan, "WorksBedsPerYear"), [(10, Subject::Site(0))]);
    // Closed from 2023: the ten beds of that year are built for nobody.
    plan.closes[0] = Some(2);
    assert_eq!(amounts(&p, &plan, "WorksAtOpenSites"), [(10, Subject::Site(0))]);
}

#[test]
fn a_bed_is_converted_once() {
    let p = problem();
    let mut plan = promised(&p);
    plan.conversions[0] = vec![6, 7, 0, 0, 0];
    // 120 general beds, 130 converted by the second year: ten too many in each of the last four.
    assert_eq!(amounts(&p, &plan, "NoNegativeBeds"), vec![(10, Subject::Site(0)); 4]);
    assert_eq!(plan.beds(&p)[0][1], [100, 170, 170, 170, 170]);
}

#[test]
fn nobody_is_hired_who_is_not_there() {
    let p = problem();
    let mut plan = promised(&p);
    plan.hires[1] = vec![15, 17, 0, -1, 0];
    assert_eq!(amounts(&p, &plan, "HiresWithinLimits"), [(2, Subject::Staff(1)), (1, Subject::Staff(1))]);
}

#[test]
fn a_less_urgent_home_waits() {
    let p = problem();
    let mut plan = promised(&p);
    plan.adapted = vec![vec![150, 50, 0, 0, 0], vec![7, 3, 0, 0, 0]];
    // In the first year 50 urgent ones still wait; in the second none does.
    assert_eq!(amounts(&p, &plan, "UrgentHomesFirst"), [(7, Subject::Adaptation(1))]);
    plan.adapted = vec![vec![201, 0, 0, 0, 0], vec![0; 5]];
    assert_eq!(amounts(&p, &plan, "UrgentHomesFirst"), [(1, Subject::Adaptation(0))]);
}

#[test]
fn people_are_those_who_need_a_bed_and_beds_are_there() {
    let p = problem();
    let mut plan = promised(&p);
    // 67 people of the low scenario need nursing in 2021, and h1 has 40 such beds.
    plan.flows[0][1][0] = vec![Flow { community: 0, site: 0, people: 68 }];
    assert_eq!(amounts(&p, &plan, "NobodyServedTwice"), [(1, Subject::Community(0))]);
    assert_eq!(amounts(&p, &plan, "NoMorePeopleThanBeds"), [(28, Subject::Site(0))]);
    // The centre is not open yet.
    plan.flows[0][1][0] = vec![Flow { community: 0, site: 1, people: 1 }];
    assert_eq!(amounts(&p, &plan, "NoMorePeopleThanBeds"), [(1, Subject::Site(1))]);
}

#[test]
fn shortfalls_are_parts_of_the_target() {
    let p = problem();
    let plan = promised(&p);
    // In 2025: 220 general, 240 nursing. 60 % of 460 are 276: 36 beds missing. The size is 60 % of the 160 at the
    // beginning, 96 beds: 36 / 96.
    assert_eq!(amounts(&p, &plan, "BindingTargetMet"), [(375_000, Subject::Target(0))]);
    let file = Answer::new(&p, &plan);
    assert_eq!((file.targets[0].reached_hundredths, file.targets[0].missing), (5217, 36));
    // 460 beds for 74,000: 6.22 a thousand. 41 would be 3034; 2574 missing.
    assert_eq!((file.targets[1].reached_hundredths, file.targets[1].missing), (622, 2574));
    // New beds: 300 of the centre, of 850.
    assert_eq!((file.targets[4].reached_hundredths, file.targets[4].missing), (30_000, 550));
    // Government-run: all of them, of at most 50 %: half of 460 too many.
    assert_eq!((file.targets[5].reached_hundredths, file.targets[5].missing), (10_000, 230));
    // Both streets have a comprehensive institution once the centre is open.
    assert_eq!((file.targets[6].reached_hundredths, file.targets[6].missing), (10_000, 0));
}

#[test]
fn a_conversion_adds_no_new_bed() {
    let p = problem();
    let mut plan = promised(&p);
    let new = |plan: &Plan| Answer::new(&p, plan).targets[4].reached_hundredths;
    plan.conversions[0][0] = 5;
    assert_eq!(new(&plan), 30_000);
    plan.extensions[0][0] = 1;
    assert_eq!(new(&plan), 31_000);
    // Family care stands at home.
    plan.extensions[1][0] = 3;
    assert_eq!(new(&plan), 31_000);
}

#[test]
fn need_is_way_and_want() {
    let mut p = problem();
    p.scenarios.truncate(1);
    let mut plan = Plan { flows: Vec::new(), ..promised(&p) };
    plan.flows = vec![vec![vec![Vec::new(); 5]; 4]];
    plan.flows[0][0][0] = vec![Flow { community: 0, site: 0, people: 20 }];
    plan.flows[0][0][3] = vec![Flow { community: 0, site: 1, people: 10 }];
    // 310 general and 380 nursing people-years (67 + 70 + 73 + 75 + 78 = 363 of the low scenario), 30 of them served;
    // ten of those go 5,360 m.
    let wanted: i64 = p.scenarios[0].demand[0].iter().flatten().sum();
    assert_eq!(wanted, 310 + 363);
    assert_eq!(Stages::of(&p, &plan).need, (wanted - 30) * 30_000 + 10 * 5360);
}

#[test]
fn a_plan_file_is_read_back_without_loss() {
    let p = problem();
    let mut plan = promised(&p);
    plan.closes[0] = Some(3);
    plan.extensions[1] = vec![0, 3, 0, 0, 0];
    plan.conversions[0] = vec![2, 0, 0, 0, 0];
    plan.hires[0] = vec![0, 0, 4, 0, 0];
    plan.adapted[0] = vec![9, 0, 0, 0, 0];
    plan.flows[2][1][4] = vec![Flow { community: 0, site: 1, people: 12 }];
    let text = Answer::new(&p, &plan).text();
    assert_eq!(answer::read(&p, text.as_bytes()).map_err(|i| i.to_string()), Ok(plan));
    let wrong = text.replace("\"centre\"", "\"center\"");
    let issues = answer::read(&p, wrong.as_bytes()).expect_err("no such project");
    assert_eq!(issues.0[0].code, "unknown-id");
}

#[test]
fn a_family_care_bed_is_a_week_of_visits() {
    let mut p = problem();
    let mut plan = promised(&p);
    p.scenarios[1].demand[0][3][4] = 3;
    plan.flows[1][3][4] = vec![Flow { community: 0, site: 0, people: 2 }];
    let draft = visits::visits(&p, &plan, 1, 4);
    assert_eq!((draft.clients.len(), draft.visits.len()), (2, 2));
    assert_eq!((draft.visits[1].times, draft.horizon.days), (Some(2), Some(7)));
    let problem = crate::visits::check::check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    // Twice a week, an hour each.
    assert_eq!(problem.visits.len(), 4);
}
