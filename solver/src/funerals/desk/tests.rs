//! Offers held to every place that core's rules allow, in a home small enough to try them all; and to the calendar made anew.

use std::collections::BTreeMap;

use anpai_core::funerals::desk::{Asked, Desk, Home, Instant, Line, Offer, OfferOptions};
use anpai_core::funerals::services::plan::{Placed, Service};
use anpai_core::funerals::services::problem::{PoolId, PoolKind};
use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem, read};
use anpai_core::rule::RuleResult;
use anpai_core::score::Level;
use anpai_core::time::{Duration, Time};
use serde_json::{Value, json};

use super::workbench::{MIDNIGHT, Town, command};
use super::{Calendar, offers};
use crate::search::Dice;

/// Two days with an hour or two for each step, so that all places can be tried.
fn small(dice: &mut Dice) -> Value {
    let hours = |start: &str, end: &str| json!([{"start": start, "end": end}]);
    let clock = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let out = 9 * 60 + 5 * dice.below(20);
    let gaps = [json!({"kind": "none"}), json!({"kind": "at-most", "minutes": 20}), json!({"kind": "free"})];
    let gap = &gaps[dice.below(3)];
    json!({
        "anpai": 1, "model": "funerals-week", "horizon": {"start": "2026-04-01", "days": 2},
        "pools": [
            {"id": "hearses", "kind": "hearse", "units": 1, "hours": hours("07:00", "09:00"), "after_minutes": 10},
            {"id": "cold", "kind": "cold-storage", "units": 1},
            {"id": "warm", "kind": "cold-storage", "units": 1,
                "outages": [{"units": 1, "from": "2026-04-01 08:10", "to": "2026-04-02 08:15"}]},
            {"id": "preparation", "kind": "preparation", "units": 1, "hours": hours("08:00", "09:30"), "after_minutes": 5,
                "staff": {"pool": "staff", "people": 2}},
            {"id": "vigil", "kind": "vigil-hall", "units": 1},
            {"id": "small", "kind": "farewell-hall", "units": 1, "size": 1, "hours": hours("09:30", "11:00"), "after_minutes": 15},
            {"id": "large", "kind": "farewell-hall", "units": 1, "size": 2, "hours": hours("09:00", "11:00"),
                "staff": {"pool": "staff", "people": 1}},
            {"id": "first", "kind": "cremator", "units": 1, "class": "ordinary", "casket": 2, "hours": hours("09:00", "12:30"),
                "after_minutes": 20, "outages": [{"units": 1, "from": format!("2026-04-02 {}", clock(out)), "to": "2026-04-02 11:00"}]},
            {"id": "second", "kind": "cremator", "units": 1, "class": "ordinary", "hours": hours("10:00", "12:00"), "after_minutes": 5},
            {"id": "staff", "kind": "staff", "units": 2, "hours": hours("07:00", "12:00")}
        ],
        "closed": [{"from": "2026-04-02 10:00", "to": "2026-04-02 10:20", "kinds": ["farewell"]}],
        "gap": gap,
        "transfer_minutes": 5 * dice.below(3), "cases": [], "previous": []
    })
}

fn case(dice: &mut Dice, id: &str) -> Value {
    let mut case = json!({"id": id});
    let from = 9 * 60 + 5 * dice.below(20);
    let clock = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if dice.chance(0.8) {
        case["wishes"] = json!({"weight": 1 + dice.below(3), "windows": [{"start": clock(from), "end": clock(from + 15)}]});
    }
    let has_farewell = dice.chance(0.8);
    if has_farewell {
        case["farewell"] = json!({"size": 1 + dice.below(2), "minutes": 20 + 5 * dice.below(3)});
    }
    if !has_farewell || dice.chance(0.8) {
        case["cremation"] =
            json!({"class": "ordinary", "minutes": 30 + 5 * dice.below(3), "casket": 1 + dice.below(2)});
        if dice.chance(0.3) {
            case["latest"] = json!("2026-04-02 11:30");
        }
    }
    if dice.chance(0.5) {
        case["pickup"] = json!({"minutes": 25});
    }
    if dice.chance(0.6) {
        case["storage"] = json!({});
    }
    if dice.chance(0.5) {
        case["preparation"] = json!({"minutes": 20 + 5 * dice.below(3)});
    }
    if dice.chance(0.3) {
        case["vigil"] = json!({"nights": 1});
    }
    if dice.chance(0.5) {
        case["days"] =
            json!({"wished": format!("2026-04-{:02}", 1 + dice.below(2)), "weight": 1 + dice.below(3)});
    }
    case
}

/// Midnight of the first day, and minutes after it.
fn at(minutes: i64) -> Instant {
    Instant(Instant::parse(MIDNIGHT).expect("an instant").0 + minutes * 60_000)
}

/// Starts on the five minutes in which a pool may be open at all.
fn starts(problem: &Problem, pools: &[PoolId]) -> Vec<Placed> {
    let of_pool = |pool: &PoolId| {
        let spans = problem.pools[pool.index()].hours.clone();
        let pool = *pool;
        spans.into_iter().flat_map(move |span| {
            (span.from.0..span.to.0).step_by(300_000).map(move |at| Placed { pool, start: Time(at) })
        })
    };
    pools.iter().flat_map(of_pool).collect()
}

/// A step or none, where none is asked for.
fn choices<T>(is_asked: bool, all: Vec<T>) -> Vec<Option<T>> {
    if is_asked { all.into_iter().map(Some).collect() } else { vec![None] }
}

/// What each start of the last case costs at least, by trying every place of it with the rules, everybody else as they are.
fn all_starts(problem: &Problem, others: &[Option<Service>], by: Option<i64>) -> Vec<(i64, Time)> {
    let case = problem.cases.last().expect("a case");
    let kinds = |kind: PoolKind| -> Vec<PoolId> {
        problem.pool_ids().filter(|id| problem.pools[id.index()].kind == kind).collect()
    };
    let [hearses, cold, preparation, vigils, halls, cremators] = [
        PoolKind::Hearse,
        PoolKind::ColdStorage,
        PoolKind::Preparation,
        PoolKind::VigilHall,
        PoolKind::FarewellHall,
        PoolKind::Cremator,
    ]
    .map(kinds);
    let mut plan = Plan { cases: others.to_vec(), collections: Vec::new() };
    plan.cases.push(None);
    let base = referee(problem, &plan).score.soft;
    let mut best: BTreeMap<Time, i64> = BTreeMap::new();
    // Of a plan with some of its steps what they break; what is wrong without the others stays wrong with them.
    let mut trial = |service: Service, is_whole: bool| {
        *plan.cases.last_mut().expect("a case") = Some(service);
        let evaluation = referee(problem, &plan);
        let is_meant =
            |rule: &&RuleResult| is_whole || !["StepsAsAsked", "ReadyAtFirstStep"].contains(&rule.rule);
        let broken = evaluation.rules.iter().filter(|rule| rule.level == Level::Hard && rule.cost > 0);
        (broken.filter(is_meant).count() == 0).then_some(evaluation.score.soft - base)
    };
    for farewell in choices(case.farewell.is_some(), starts(problem, &halls)) {
        if farewell.is_some() && trial(Service { farewell, ..Service::default() }, false).is_none() {
            continue;
        }
        for cremation in choices(case.cremation.is_some(), starts(problem, &cremators)) {
            let rite = Service { farewell, cremation, ..Service::default() };
            let start = rite.rite().expect("a rite");
            let late = cremation.zip(case.cremation.as_ref()).is_some_and(|(placed, cremation)| {
                let midnight = problem.midnight(i64::from(problem.day_of(start)));
                by.is_some_and(|by| placed.start.0 + cremation.duration.0 > midnight.0 + by * 60_000)
            });
            if late || trial(rite, false).is_none() {
                continue;
            }
            let mut cost = None;
            'before: for vigil in choices(case.vigil.is_some(), vigils.clone()) {
                for prepared in choices(case.preparation.is_some(), starts(problem, &preparation)) {
                    let some = Service { preparation: prepared, vigil, ..rite };
                    if trial(some, false).is_none() {
                        continue;
                    }
                    for pickup in choices(case.pickup.is_some(), starts(problem, &hearses)) {
                        for storage in choices(case.storage.is_some(), cold.clone()) {
                            cost = trial(Service { pickup, storage, ..some }, true);
                            if cost.is_some() {
                                break 'before;
                            }
                        }
                    }
                }
            }
            if let Some(cost) = cost {
                let known = best.entry(start).or_insert(cost);
                *known = (*known).min(cost);
            }
        }
    }
    let mut all: Vec<(i64, Time)> = best.into_iter().map(|(start, cost)| (cost, start)).collect();
    all.sort_unstable();
    all
}

/// The best of them, each far enough from those before it.
fn best_of(all: &[(i64, Time)], options: OfferOptions) -> Vec<(i64, Time)> {
    let mut chosen: Vec<(i64, Time)> = Vec::new();
    for (cost, start) in all {
        let is_apart = |(_, other): &(i64, Time)| (start.0 - other.0).abs() >= options.apart.0.max(1);
        if chosen.len() < options.best && chosen.iter().all(is_apart) {
            chosen.push((*cost, *start));
        }
    }
    chosen
}

fn told(offers: &[Offer]) -> Vec<(i64, Time)> {
    offers.iter().map(|offer| (offer.cost.soft, offer.service.rite().expect("a rite"))).collect()
}

#[test]
fn offers_are_the_best_of_all_places_that_the_rules_allow() {
    let mut dice = Dice::new(11, 0);
    let (mut found, mut full) = (0, 0);
    for round in 0..16 {
        let document = small(&mut dice);
        let mut desk =
            Desk::new(Home::read(document.to_string().as_bytes()).unwrap_or_else(|i| panic!("{i}")));
        let mut calendar = Calendar::new(&desk);
        let mut ledger: Vec<Line> = Vec::new();
        let now = at(5 * i64::try_from(dice.below(100)).expect("small"));
        for n in 0..4 {
            let mut fields = json!({"case": case(&mut dice, &format!("f{n}")), "best": 1 + dice.below(4),
                "apart_minutes": 5 * dice.below(5)});
            let by = (dice.chance(0.3) && fields["case"]["cremation"].is_object()).then_some(11 * 60);
            if by.is_some() {
                fields["cremated_by"] = json!("11:00");
            }
            let asked = Asked::read(command("ask", "offer", &fields).to_string().as_bytes()).expect("good");
            let request = desk.request(now, &asked).unwrap_or_else(|issues| panic!("{issues}"));
            let got = offers(&desk, &calendar, &request, asked.options());
            // The same as a week's document: who has a place is confirmed there, and one is new.
            let mut week = document.clone();
            let (mut cases, mut previous): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
            for (_, booking) in desk.bookings() {
                let mut own = serde_json::to_value(&booking.case).expect("JSON");
                own["confirmed"] = json!(true);
                cases.push(own);
                previous.push(serde_json::to_value(&booking.service).expect("JSON"));
            }
            cases.push(serde_json::to_value(&request.draft).expect("JSON"));
            (week["cases"], week["previous"]) = (cases.into(), previous.into());
            let problem = read(week.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
            let others = &problem.previous[..problem.cases.len() - 1];
            let all = all_starts(&problem, others, by);
            assert_eq!(told(&got), best_of(&all, asked.options()), "round {round}, family {n}: {week}");
            found += got.len();
            full += usize::from(got.is_empty());
            if let Some(offer) = got.first() {
                let told = offer.told(desk.home(), &request);
                let hold =
                    super::workbench::hold(&format!("hold {n}"), &told, by.map(|_| "11:00".to_owned()));
                let asked = Asked::read(hold.to_string().as_bytes()).expect("good");
                let from = ledger.len();
                desk.answer(&mut ledger, now, &asked).unwrap_or_else(|refusal| panic!("{refusal}"));
                for booking in ledger[from..].iter().filter_map(Line::booking) {
                    calendar.note(&desk, booking);
                }
            }
        }
    }
    // Some find much and some nothing: both are held to the rules.
    assert!(found > 40 && full > 0, "{found} offers, {full} without any");
}

#[test]
fn a_calendar_that_is_kept_is_the_one_made_anew() {
    let mut town = Town::new(3, 14);
    for n in 0..400 {
        let bytes = town.next_request();
        let answer = town.offers(&bytes);
        if n % 40 == 0 {
            let anew = Calendar::new(&town.desk);
            let asked = Asked::read(&bytes).expect("good");
            assert_eq!(answer.0, offers(&town.desk, &anew, &answer.1, asked.options()));
        }
        town.take_one(&answer);
    }
    assert!(town.desk.overbooked().is_empty());
}

/// One cremator and nothing else; the document plans `p` there on the first day at 9:00, for an hour.
fn planned() -> Home {
    let document = json!({
        "anpai": 1, "model": "funerals-day", "horizon": {"start": "2026-04-01"},
        "pools": [{"id": "one", "kind": "cremator", "units": 1, "class": "ordinary", "hours": [{"start": "08:00", "end": "11:00"}]}],
        "cases": [{"id": "p", "cremation": {"class": "ordinary", "minutes": 60}}],
        "previous": [{"case": "p", "cremation": {"pool": "one", "start": "2026-04-01 09:00"}}]
    });
    Home::read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

#[test]
fn who_is_only_planned_gives_way_where_there_is_nothing_else() {
    let desk = Desk::new(planned());
    let calendar = Calendar::new(&desk);
    let case = json!({"id": "a", "cremation": {"class": "ordinary", "minutes": 60},
        "wishes": {"windows": [{"start": "09:00", "end": "09:00"}]}});
    let ask = |apart: i64| {
        let fields = json!({"case": case, "apart_minutes": apart});
        let asked = Asked::read(command("ask", "offer", &fields).to_string().as_bytes()).expect("good");
        let request = desk.request(at(0), &asked).unwrap_or_else(|issues| panic!("{issues}"));
        offers(&desk, &calendar, &request, asked.options())
    };
    // Free: at 8:00 and at 10:00, an hour off each; then at 9:00, as wished, where `p` is.
    let found = ask(60);
    let hour = |hours: i64| Time(0) + Duration::hours(hours);
    let wished: Vec<_> = told(&found);
    assert_eq!(wished, [(3_600_000, hour(8)), (3_600_000, hour(10)), (0, hour(9))]);
    let moves: Vec<_> = found.iter().map(|offer| &*offer.others.moves).collect();
    assert_eq!(moves, [&[][..], &[], &["p".to_owned()]]);
    // From 8:00 to 10:00 there are 25 starts, were it not for `p`. As it is: 8:00 and 10:00; the offer takes one of the two.
    let starts = found[0].others.cremations.expect("a cremation");
    assert_eq!((starts.free, starts.taken), (2, 1));
    // Without it all 25, and an hour from 9:00 leaves 8:00 and 10:00.
    let starts = found[2].others.cremations.expect("a cremation");
    assert_eq!((starts.free, starts.taken), (25, 23));
}
