//! What holds for all rules together: the list is in order, defaults have reasons, no plan makes a rule panic, and a
//! rule that says it is separable is.

use proptest::prelude::*;

use super::testing::{Small, at, rest, serve};
use super::*;
use crate::id::{PlaceId, StreetId};
use crate::rule::Setting;
use crate::score::{Level, Score};
use crate::time::{Duration, Time};
use crate::visits::draft::{CaregiverKind, Gender, PersonLink};
use crate::visits::figures::figures;
use crate::visits::plan::{Activity, StopAt};
use crate::visits::problem::{BreakId, LanguageId, PinnedOrder, PinnedRound, Previous, SkillId};

/// Three caregivers with five shifts, two of them on one day; 13 tasks of ten visits, and something for every rule to count.
fn rich() -> Problem {
    let mut small = Small::new(&[&[0, 0, 1], &[0], &[2]]).with_visits(&[
        (1, 30),
        (2, 40),
        (3, 20),
        (1, 15),
        (2, 25),
        (3, 35),
    ]);
    small.visit(1, &[20, 25]);
    small.visit(2, &[30, 10]).gap = None;
    small.visit(3, &[10, 10]);
    small.visit(1, &[10]);
    small.rest(0, "11:00", "13:00", 30).mandatory = true;
    small.rest(3, "11:00", "13:00", 45);
    small.link(0, 1).gap = Some((Duration::minutes(10), Some(Duration::minutes(60))));
    small.link(2, 6).person = Some(PersonLink::Same);
    small.link(6, 7).person = Some(PersonLink::Different);
    small.link(9, 0).gap = Some((Duration::ZERO, None));
    small.link(3, 6).person = Some(PersonLink::PreferSame);
    let mut p = small.problem;
    let caregiver = CaregiverId;
    p.settings = p.settings.iter().map(|s| Setting { weight: s.weight.max(1), ..*s }).collect();
    p.services[0].volunteers = false;
    p.services[0].skill = Some((SkillId(0), 1));
    p.caregivers[1].skills = vec![(SkillId(0), 1)];
    p.caregivers[2].kind = CaregiverKind::Volunteer;
    p.caregivers[0].incompatible = vec![caregiver(1)];
    p.caregivers[1].incompatible = vec![caregiver(0)];
    for c in &mut p.caregivers {
        c.street = Some(StreetId(0));
        (c.contract_per_day, c.contract_per_week) =
            (Some(Duration::minutes(90)), Some(Duration::minutes(150)));
        (c.max_per_day, c.max_per_week) = (Some(Duration::minutes(120)), Some(Duration::minutes(200)));
        (c.fen_per_hour, c.fen_per_km, c.fen_per_shift) = (2500, 60, 1000);
    }
    p.shifts[0].capacity = Some(5);
    for (visit, k) in p.visits.iter_mut().zip(0..) {
        visit.windows = vec![Small::window("09:00", "10:00"), Small::window("12:00", "12:30")];
        visit.windows[0].hard = k % 2 == 0;
        visit.load = 2;
        visit.due_day = Some(1);
    }
    p.visits[3].languages = vec![LanguageId(0)];
    p.visits[5].optional = true;
    p.visits[6].gender = Some(Gender::Female);
    p.visits[0].refused = vec![caregiver(0)];
    p.visits[1].required = Some(vec![caregiver(1)]);
    p.visits[2].preferred = Some(vec![caregiver(2)]);
    p.visits[3].usual = vec![caregiver(1)];
    for k in 3..6 {
        (p.visits[k].siblings, p.visits[k].days) = (3..6, vec![0, 2]);
    }
    p.tasks[0].previous = Some(Previous { caregiver: caregiver(1), start: at("09:30") });
    p.tasks[1].pinned_start = Some(at("09:00"));
    p.pinned_orders = vec![PinnedOrder { caregiver: caregiver(0), tasks: vec![TaskId(2), TaskId(0)] }];
    p.pinned_rounds = vec![PinnedRound { shift: ShiftId(4), tasks: vec![TaskId(4)] }];
    p
}

/// A stop with any task or break, at any place, at times that make sense (`sane`) or at any.
fn stop(sane: bool) -> impl Strategy<Value = StopAt> {
    let activity = prop_oneof![
        4 => (0..13_u32).prop_map(|t| Activity::Task(TaskId(t))),
        1 => (0..2_u32).prop_map(|b| Activity::Break(BreakId(b))),
    ];
    let minute = 60_000_i64;
    let times = prop_oneof![
        (0..3 * 1440_i64, -10..90_i64).prop_map(move |(s, d)| (s * minute, (s + d) * minute)),
        if sane { 0..minute } else { i64::MIN..i64::MAX }.prop_map(|t| (t, t)),
        if sane { (0..9, 0..9) } else { (i64::MIN..i64::MAX, i64::MIN..i64::MAX) },
    ];
    (activity, 0..4_u32, times).prop_map(|(activity, place, (start, end))| StopAt {
        activity,
        place: PlaceId(place),
        start: Time(start),
        end: Time(end),
    })
}

fn rounds(sane: bool) -> impl Strategy<Value = Vec<(ShiftId, Vec<StopAt>)>> {
    prop::collection::vec(((0..5_u32).prop_map(ShiftId), prop::collection::vec(stop(sane), 0..6)), 0..6)
}

proptest! {
    #[test]
    fn no_plan_however_absurd_makes_a_rule_panic(rounds in rounds(false)) {
        let problem = rich();
        let plan = Plan::freeze(&problem, rounds);
        let evaluation = referee(&problem, &plan);
        prop_assert!(evaluation.rules.iter().all(|r| r.amount >= 0 && r.cost >= 0));
        let _ = (breaches(&problem, &plan), figures(&problem, &plan));
    }

    #[test]
    fn a_separable_rule_costs_what_its_rounds_cost_alone(rounds in rounds(true)) {
        let problem = rich();
        let plan = Plan::freeze(&problem, rounds);
        for rule in RULES.iter().filter(|r| r.is_separable()) {
            let alone = |id| rule.amount(&problem, &plan.restricted(&[id]));
            let sum: i64 = problem.shift_ids().map(alone).sum();
            prop_assert_eq!(rule.amount(&problem, &plan), sum, "{}", rule.name());
        }
    }

    #[test]
    fn breaches_add_up_to_the_evaluation(rounds in rounds(true)) {
        let problem = rich();
        let plan = Plan::freeze(&problem, rounds);
        let mut score = Score::ZERO;
        for (name, breach) in breaches(&problem, &plan) {
            let setting = problem.settings[position(name).expect("a rule of the list")];
            score += Score::at(setting.level, setting.weight * breach.amount);
        }
        prop_assert_eq!(score, referee(&problem, &plan).score);
    }
}

#[test]
fn levels_come_in_order_and_every_default_has_its_reason() {
    let levels: Vec<Level> = RULES.iter().map(|r| r.default_setting().level).collect();
    assert!(levels.is_sorted());
    for rule in RULES {
        assert!(rule.summary().ends_with('.') && rule.reason().ends_with('.'), "{}", rule.name());
        assert!(rule.default_setting().weight >= 0);
    }
}

#[test]
fn a_rule_that_is_off_has_no_breaches_and_costs_nothing() {
    let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
    small.problem.settings = vec![Setting::soft(0); RULES.len()];
    small.problem.settings[position("TravelTime").expect("in the list")] = Setting::soft(2);
    let plan = small.plan(&[(0, &[serve(0, "07:00")])]);
    // Task 1 is not served and the shift begins at 08:00; only 22 minutes of travel count.
    let found = breaches(&small.problem, &plan);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0, found[0].1.amount), ("TravelTime", 22 * 60_000));
    assert_eq!(referee(&small.problem, &plan).score, Score { hard: 0, medium: 0, soft: 44 * 60_000 });
}

#[test]
fn every_rule_counts_in_a_bad_enough_plan() {
    let problem = rich();
    let small = Small { problem };
    // Early, late, twice, too short and by the wrong people; visits 5 and 9 and half of visit 8 are left out.
    let plan = small.plan(&[
        (
            0,
            &[
                serve(2, "07:00").to("07:01"),
                serve(0, "07:00"),
                rest(1, "10:00").to("10:05"),
                serve(9, "15:59"),
            ],
        ),
        (2, &[serve(3, "23:00"), serve(3, "23:30"), serve(4, "23:40")]),
        (3, &[serve(6, "12:00"), serve(7, "12:20"), serve(0, "13:00"), serve(8, "14:00")]),
        (4, &[serve(1, "11:30"), serve(2, "15:00"), serve(10, "15:20")]),
    ]);
    let quiet: Vec<_> =
        referee(&small.problem, &plan).rules.iter().filter(|r| r.amount == 0).map(|r| r.rule).collect();
    // Every way is in the table.
    assert_eq!(quiet, ["EveryWayExists"]);
}
