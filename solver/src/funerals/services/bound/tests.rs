//! The bound held to the least cost of small days, which HiGHS finds in a model that is made of what core's referee says of each
//! place of each case alone.

use std::collections::BTreeMap;

use anpai_core::funerals::services::plan::{Placed, Plan, Service};
use anpai_core::funerals::services::problem::CaseId;
use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Problem, begun_uses, read, uses};
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::time::Time;
use serde_json::{Value, json};

use super::super::{Options, solve};
use crate::mip::{self, Column, Limits, Model};
use crate::search::Dice;

const SLOT: i64 = 30 * 60_000;
/// A person left out is worse than all that can be soft in these days.
const LEFT_OUT: f64 = 1e6;
/// To move one family is worse than all else that is soft.
const MOVED: i64 = 1_000_000_000;

fn problem(document: &Value) -> Problem {
    read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// A day in half hours: two halls of two sizes, two cremators, one room to prepare, and so many cases who would like to come early.
fn day(cases: usize, dice: &mut Dice) -> Value {
    let clock = |slot: usize| format!("{:02}:{:02}", 8 + slot / 2, slot % 2 * 30);
    let hours = json!([{"start": "08:00", "end": "15:00"}]);
    let pool = |id: &str, kind: &str, units: i64, after: i64| json!({"id": id, "kind": kind, "units": units, "after_minutes": after, "hours": hours});
    let mut pools = vec![
        pool("prep", "preparation", 1, 0),
        pool("small", "farewell-hall", 1, 30),
        pool("large", "farewell-hall", 1, 30),
        pool("fire", "cremator", 2, 30),
    ];
    (pools[1]["size"], pools[2]["size"]) = (json!(1), json!(2));
    (pools[3]["class"], pools[3]["casket"]) = (json!("ordinary"), json!(2));
    let case = |at: usize, dice: &mut Dice| {
        let from = dice.below(8);
        let mut case = json!({
            "id": format!("case {at}"),
            "farewell": {"size": 1 + dice.below(2), "minutes": 30 + 30 * dice.below(2)},
            "cremation": {"class": "ordinary", "minutes": 60 + 30 * dice.below(2)},
            "wishes": {"weight": 1 + dice.below(3), "windows": [{"start": clock(from), "end": clock(from + 1)}]},
        });
        if dice.chance(0.5) {
            case["preparation"] = json!({"minutes": 30 + 30 * dice.below(2)});
        }
        case
    };
    json!({
        "anpai": 1, "model": "funerals-day", "name": "Half hours", "synthetic": true, "time_zone": "Asia/Shanghai",
        "horizon": {"start": "2026-04-03", "days": 1},
        "pools": pools,
        "gap": (if dice.chance(0.5) { json!({"kind": "none"}) } else { json!({"kind": "at-most", "minutes": 60}) }),
        "transfer_minutes": 0,
        "cases": (0..cases).map(|at| case(at, dice)).collect::<Vec<_>>(),
    })
}

/// Every place of a case on half hours that breaks no hard rule alone, with what it costs.
fn places(problem: &Problem, id: CaseId) -> Vec<(Service, Score)> {
    let (case, starts) = (&problem.cases[id.index()], (16..30).map(|slot| Time(slot * SLOT)));
    let starts: Vec<Time> = starts.collect();
    let farewell = case.farewell.as_ref().expect("every case has a farewell");
    let fires = case.cremation.as_ref().expect("every case is cremated").pools.clone();
    let prepared: Vec<Option<Placed>> = match &case.preparation {
        None => vec![None],
        Some(step) => {
            starts.iter().map(|start| Some(Placed { pool: step.pools[0], start: *start })).collect()
        }
    };
    let nothing = vec![None; problem.cases.len()];
    let out = referee(problem, &Plan { cases: nothing.clone(), collections: Vec::new() }).score;
    let mut all = Vec::new();
    for (hall, start) in
        farewell.halls.iter().flat_map(|hall| starts.iter().map(move |start| (hall.pool, *start)))
    {
        for wait in 0..=if problem.now.is_some() { 9 } else { 2 } {
            for preparation in &prepared {
                let cremated = Time(start.0 + farewell.duration.0 + wait * SLOT);
                let service = Service {
                    preparation: *preparation,
                    farewell: Some(Placed { pool: hall, start }),
                    cremation: Some(Placed { pool: fires[0], start: cremated }),
                    ..Service::default()
                };
                let mut cases = nothing.clone();
                cases[id.index()] = Some(service);
                let score = referee(problem, &Plan { cases, collections: Vec::new() }).score;
                if score.is_feasible() {
                    all.push((service, score - out));
                }
            }
        }
    }
    all
}

/// The least that the day can cost.
fn least(problem: &Problem) -> Score {
    let mut model = Model::default();
    let mut taken: BTreeMap<(usize, i64), Vec<(Column, f64)>> = BTreeMap::new();
    // What has begun is there whether its case can be ended or not.
    let mut begun: BTreeMap<(usize, i64), f64> = BTreeMap::new();
    let slots = |used: &uses::Use| {
        let from = used.span.from.max(problem.now.unwrap_or(used.span.from));
        from.0.div_euclid(SLOT)..(used.span.to.0 + SLOT - 1).div_euclid(SLOT)
    };
    let nothing = Plan { cases: vec![None; problem.cases.len()], collections: Vec::new() };
    let out = referee(problem, &nothing).score;
    let mut costs = Vec::new();
    for at in 0..problem.cases.len() {
        let id = CaseId::new(at);
        let mut one = Vec::new();
        let mut own = Vec::new();
        begun_uses(problem, id, &mut own);
        let own: Vec<_> = own
            .iter()
            .flat_map(|used| slots(used).map(|slot| ((used.pool.index(), slot), used.units as f64)))
            .collect();
        own.iter().for_each(|(at, units)| *begun.entry(*at).or_default() += units);
        for (service, score) in places(problem, id) {
            let points = score.medium as f64 * LEFT_OUT + score.soft as f64 / SLOT as f64;
            let column = model.binary("place", points);
            costs.push(score);
            one.push((column, 1.0));
            let mut uses = Vec::new();
            uses::case_uses(problem, id, &service, &mut uses);
            for used in uses {
                for slot in slots(&used) {
                    taken.entry((used.pool.index(), slot)).or_default().push((column, used.units as f64));
                }
            }
            for (at, units) in &own {
                taken.entry(*at).or_default().push((column, -units));
            }
        }
        model.row("once", 0.0, 1.0, one);
    }
    for ((pool, slot), terms) in taken {
        let units = problem.pools[pool]
            .profile
            .iter()
            .filter(|part| part.span.from.0 < (slot + 1) * SLOT && part.span.to.0 > slot * SLOT);
        let units = units.map(|part| part.units).min().unwrap_or(0);
        let begun = begun.get(&(pool, slot)).copied().unwrap_or(0.0);
        model.row("room", f64::NEG_INFINITY, (units as f64 - begun).max(0.0), terms);
    }
    let answer = mip::solve(&model, None, &Limits::new(&Stop::never()).to_gap(0.0), &mut |_| {});
    let best = answer.best.expect("nothing at all is a plan");
    let chosen = best.values.iter().zip(&costs).filter(|(value, _)| **value > 0.5);
    chosen.fold(out, |sum, (_, cost)| sum + *cost)
}

#[test]
fn no_bound_passes_the_least_cost_and_the_search_finds_it() {
    let mut dice = Dice::new(2, 0);
    let (mut near, mut short) = (0, 0);
    for cases in [3, 4, 5, 6, 7, 8, 5, 6, 7, 8] {
        let problem = problem(&day(cases, &mut dice));
        let least = least(&problem);
        let solved =
            solve(&problem, &Options { seed: 3, threads: 2, stop: Stop::iterations(30_000) }, &mut |_| {});
        assert_eq!(solved.outcome.evaluation.score, least, "{cases} cases");
        assert!(solved.bound <= least, "{} is no bound of {least}", solved.bound);
        if least.medium > 0 {
            short += 1;
        } else if least.soft > 0 && solved.bound.soft * 10 >= least.soft * 7 {
            near += 1;
        }
    }
    assert!(near >= 3 && short >= 1, "{near} bounds come near, {short} days are too short");
}

#[test]
fn a_cremator_that_fails_moves_as_few_families_as_can_be() {
    let mut dice = Dice::new(9, 0);
    let mut moved = 0;
    for cases in [4, 5, 6, 6, 7] {
        let mut document = day(cases, &mut dice);
        document["rules"] = json!({"SameAsPrevious": {"weight": MOVED}});
        let options = || Options { seed: 1, threads: 2, stop: Stop::iterations(30_000) };
        let before = solve(&problem(&document), &options(), &mut |_| {}).outcome.plan;
        document["pools"][3]["outages"] =
            json!([{"units": 1, "from": "2026-04-03 09:00", "to": "2026-04-03 15:30"}]);
        let mut failed = problem(&document);
        failed.previous.clone_from(&before.cases);
        let (least, solved) = (least(&failed), solve(&failed, &options(), &mut |_| {}));
        let score = solved.outcome.evaluation.score;
        assert_eq!((score.medium, score.soft / MOVED), (least.medium, least.soft / MOVED));
        assert!(solved.bound <= least && least <= score);
        moved += least.soft / MOVED;
    }
    assert!(moved > 0, "somebody has to be moved");
}

#[test]
fn a_repair_at_half_past_nine_keeps_what_has_begun_and_moves_as_few_as_can_be() {
    let mut dice = Dice::new(4, 0);
    let (mut moved, mut begun, mut waits) = (0, 0, 0);
    for cases in [5, 6, 6, 7, 7, 8, 8, 8] {
        let mut document = day(cases, &mut dice);
        document["rules"] = json!({"SameAsPrevious": {"weight": MOVED}});
        let options = || Options { seed: 1, threads: 2, stop: Stop::iterations(30_000) };
        let before = solve(&problem(&document), &options(), &mut |_| {}).outcome.plan;
        document["pools"][3]["outages"] =
            json!([{"units": 1, "from": "2026-04-03 09:30", "to": "2026-04-03 15:30"}]);
        document["now"] = json!("2026-04-03 09:30");
        let mut failed = problem(&document);
        failed.previous.clone_from(&before.cases);
        let (least, solved) = (least(&failed), solve(&failed, &options(), &mut |_| {}));
        let score = solved.outcome.evaluation.score;
        assert_eq!((score.hard, score.medium, score.soft / MOVED), (0, least.medium, least.soft / MOVED));
        assert!(solved.bound <= least && least <= score, "{} {least} {score}", solved.bound);
        moved += least.soft / MOVED;
        begun += failed.case_ids().filter(|id| failed.begun(*id).farewell.is_some()).count();
        let wait = |rule: &&anpai_core::rule::RuleResult| rule.rule == "Waiting" && rule.amount > 0;
        waits += solved.outcome.evaluation.rules.iter().filter(wait).count();
    }
    assert!(moved > 0 && begun > 5 && waits > 0, "{moved} moved, {begun} begun, {waits} wait");
}

#[test]
fn what_the_search_keeps_although_it_need_not_has_no_bound() {
    let mut dice = Dice::new(2, 0);
    let mut document = day(6, &mut dice);
    let bound = |document: &Value| {
        let options = Options { seed: 3, threads: 1, stop: Stop::iterations(2000) };
        solve(&problem(document), &options, &mut |_| {}).bound
    };
    assert!(bound(&document) > Score::ZERO);
    document["rules"] = json!({"WithinHours": {"level": "soft"}});
    assert_eq!(bound(&document), Score::ZERO);
}

#[test]
fn an_earlier_plan_without_a_step_that_is_asked_for_now_is_no_place() {
    let mut problem = problem(&day(3, &mut Dice::new(2, 0)));
    let options = || Options { seed: 3, threads: 1, stop: Stop::iterations(200) };
    let mut before = solve(&problem, &options(), &mut |_| {}).outcome.plan.cases;
    before.iter_mut().flatten().for_each(|service| service.farewell = None);
    problem.previous = before;
    assert!(solve(&problem, &options(), &mut |_| {}).outcome.evaluation.score.is_feasible());
}
