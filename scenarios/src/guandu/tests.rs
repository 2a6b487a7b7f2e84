use std::collections::{BTreeMap, BTreeSet};

use anpai_core::rule::RuleResult;
use anpai_core::score::Level;
use anpai_core::visits::check::check;
use anpai_core::visits::draft::{CaregiverKind, Draft, PairDraft};
use anpai_core::visits::plan::StopAt;
use anpai_core::visits::problem::{ShiftId, TaskId};
use anpai_core::visits::{Activity, Plan, Problem, rules};

use super::*;
use crate::figures::{TABLES, refresh};
use crate::make::{MODES, length};

fn json(draft: &Draft) -> String {
    serde_json::to_string(draft).unwrap()
}

#[test]
fn the_readme_shows_the_data_that_is_read() {
    let readme = include_str!("../../guandu/README.md");
    assert_eq!(refresh(readme, TABLES), readme, "run `cargo run -p anpai-scenarios --example readme`");
    for (name, _) in TABLES {
        assert!(readme.contains(&format!("<!-- {name} -->\n| ")), "{name} is not in the README");
    }
}

#[test]
fn the_day_has_the_counts_of_the_plan() {
    let figures = figures::guandu();
    let day = day(Variant::Normal, 1);
    let places = |prefix: &str| day.places.iter().filter(|p| p.id.starts_with(prefix)).count();
    assert_eq!((places("district"), places("centre-"), places("station-")), (1, 8, 60));
    assert_eq!(day.streets.len(), figures.count("streets"));
    assert_eq!(day.streets[0].id, "530111001");
    assert_eq!(day.streets[7].id, "530111008");
    let kinds: BTreeSet<_> = day.services.iter().filter_map(|s| s.name.as_deref()).collect();
    assert_eq!(kinds.len(), figures.count("kinds of home service"));
    let given: BTreeSet<_> = day.visits.iter().map(|v| v.id.split('-').next()).collect();
    // The ten kinds, and "impossible".
    assert_eq!(given.len(), 11);
    assert_eq!(day.visits.len(), figures.count("visits a day"));
    let volunteers = day.caregivers.iter().filter(|c| c.kind == Some(CaregiverKind::Volunteer)).count();
    assert_eq!(volunteers, 60);
    assert!(volunteers <= figures.count("time-bank members"));
    assert!(day.synthetic);
}

#[test]
fn the_variants_differ_only_in_who_is_on_duty() {
    let days = Variant::ALL.map(|v| day(v, 5));
    let on_duty = days
        .each_ref()
        .map(|d| d.caregivers.iter().filter(|c| c.kind.is_none() && !c.shifts.is_empty()).count());
    assert_eq!(on_duty, [120, 75, 60]);
    for other in &days[1..] {
        assert_eq!(other.visits, days[0].visits);
        assert_eq!(other.clients, days[0].clients);
        assert_eq!(other.pins, days[0].pins);
    }
}

#[test]
fn a_visit_takes_as_long_as_the_plans_hours_over_its_visits() {
    // 3,700 h * 60 / 4,700 = 47.234 min; the table rounds it to 47.2.
    let figures = figures::guandu();
    let implied = figures.value("hours delivered") * 60.0 / figures.value("visits delivered");
    assert!((implied - figures.value("mean visit")).abs() < 0.05);
    for seed in 0..4 {
        let day = day(Variant::Short, seed);
        let mean = day.visits.iter().map(length).sum::<i64>() as f64 / day.visits.len() as f64;
        assert!((mean - implied).abs() < 0.02, "seed {seed}: {mean}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(json(&day(Variant::Calm, 9)), json(&day(Variant::Calm, 9)));
    assert_ne!(json(&day(Variant::Calm, 9)), json(&day(Variant::Calm, 10)));
    assert_eq!(json(&week(9)), json(&week(9)));
}

#[test]
fn every_home_is_a_quarter_of_an_hour_on_foot_from_a_station_of_its_street() {
    let day = day(Variant::Normal, 2);
    let at = |p: &anpai_core::visits::draft::PlaceDraft| (p.x.unwrap(), p.y.unwrap());
    for home in day.places.iter().filter(|p| p.id.starts_with("home-")) {
        let near = day.places.iter().filter(|p| p.id.starts_with("station-") && p.street == home.street);
        let metres =
            near.map(|s| (at(s).0 - at(home).0).hypot(at(s).1 - at(home).1)).fold(f64::MAX, f64::min);
        // 4.5 km/h are 75 m a minute; the way is 1.3 times the straight line.
        assert!(metres * 1.3 / 75.0 <= 15.0, "{}: {metres} m", home.id);
    }
}

#[test]
fn bathing_takes_two_people_at_once_of_one_gender() {
    let day = day(Variant::Normal, 3);
    let baths: Vec<_> = day.visits.iter().filter(|v| v.id.starts_with("bath-")).collect();
    assert!(baths.len() > 40, "9 % of 600 are 54: {}", baths.len());
    for bath in baths {
        assert_eq!(bath.tasks.len(), 2);
        assert_eq!(bath.pair, Some(PairDraft::Simultaneous));
        assert!(bath.gender.is_some());
    }
}

#[test]
fn meals_come_around_noon() {
    let day = day(Variant::Normal, 3);
    for meal in day.visits.iter().filter(|v| v.id.starts_with("meal-")) {
        let window = &meal.windows[0];
        assert!(window.hard);
        // 11:00 is minute 660, 12:30 minute 750.
        assert!(window.start.0.0 >= 660 * 60_000 && window.end.0.0 <= 750 * 60_000);
    }
}

#[test]
fn what_hangs_together_is_there() {
    let day = day(Variant::Normal, 4);
    let by_id: BTreeMap<_, _> = day.visits.iter().map(|v| (v.id.as_str(), v)).collect();
    assert!(day.dependencies.len() > 20, "{}", day.dependencies.len());
    for link in &day.dependencies {
        assert_eq!(by_id[link.first.as_str()].client, by_id[link.second.as_str()].client);
    }
    let sequential = day.visits.iter().filter(|v| matches!(v.pair, Some(PairDraft::Sequential { .. })));
    assert!(sequential.count() >= 8);
    assert_eq!(day.pins.len(), 3);
    assert_eq!(day.caregivers.iter().map(|c| c.incompatible.len()).sum::<usize>(), 2);
    let modes: BTreeSet<_> = day.caregivers.iter().filter_map(|c| c.mode.as_deref()).collect();
    assert_eq!(modes, BTreeSet::from(MODES));
}

#[test]
fn a_week_repeats_visits_by_care_level() {
    let week = week(1);
    assert_eq!(week.horizon.days, Some(7));
    let times: BTreeSet<_> =
        week.visits.iter().filter(|v| v.id.starts_with("care-")).filter_map(|v| v.times).collect();
    assert_eq!(times, BTreeSet::from([3, 5, 7]));
    for employee in week.caregivers.iter().filter(|c| c.kind.is_none()) {
        let days: BTreeSet<_> = employee.shifts.iter().map(|s| s.day).collect();
        assert_eq!(days.len(), 5, "{}", employee.id);
    }
}

/// The rules that a round with this visit alone breaks: as early as shift, way and window allow.
fn broken(problem: &Problem, empty: &[RuleResult], shift: ShiftId, task: TaskId) -> BTreeSet<&'static str> {
    let visit = problem.visit_of(task);
    let on = &problem.shifts[shift.index()];
    let way = problem.leg(shift, on.from, visit.place).unwrap();
    let start = (on.start + way.time).max(visit.windows.first().map_or(on.start, |w| w.start));
    let end = start + problem.duration(task, on.caregiver);
    let stop = StopAt { activity: Activity::Task(task), place: visit.place, start, end };
    let alone = rules::referee(problem, &Plan::freeze(problem, [(shift, vec![stop])])).rules;
    let worse = alone.iter().zip(empty).filter(|(a, e)| a.level == Level::Hard && a.cost > e.cost);
    worse.map(|(a, _)| a.rule).collect()
}

#[test]
fn an_impossible_visit_has_exactly_its_rule_in_the_way() {
    for variant in Variant::ALL {
        let problem = check(&day(variant, 1)).unwrap();
        let empty = rules::referee(&problem, &Plan::freeze(&problem, [])).rules;
        for (id, rule) in impossible() {
            let visit = problem.visits.iter().find(|v| v.id == *id).unwrap();
            let sets: Vec<_> = problem
                .shift_ids()
                .map(|s| broken(&problem, &empty, s, visit.task_ids().next().unwrap()))
                .collect();
            // In the way of every round, and of some round alone: whatever else is relaxed, nobody can come.
            assert!(sets.iter().all(|s| s.contains(rule)), "{id}: {rule} is not everywhere in the way");
            assert!(sets.iter().any(|s| s.len() == 1), "{id}: something else is always in the way too");
        }
    }
}

#[test]
fn on_a_short_day_somebody_could_make_every_other_visit_if_there_were_nothing_else_to_do() {
    let problem = check(&day(Variant::Short, 1)).unwrap();
    let empty = rules::referee(&problem, &Plan::freeze(&problem, [])).rules;
    for visit in problem.visits.iter().filter(|v| !v.id.starts_with("impossible")) {
        for task in visit.task_ids() {
            // Half a visit breaks what two people do together; that is not looked at here.
            let together = [
                "VisitWhole",
                "PairByTwoPeople",
                "PairStartsInGap",
                "DependencyNeedsBoth",
                "MandatoryBreakTaken",
            ];
            let able = problem
                .shift_ids()
                .filter(|s| broken(&problem, &empty, *s, task).iter().all(|rule| together.contains(rule)));
            // The first few will do: one for each task.
            assert_eq!(able.take(visit.tasks.len()).count(), visit.tasks.len(), "{}", visit.id);
        }
    }
}

#[test]
fn every_scenario_passes_check() {
    for seed in 0..6 {
        for variant in Variant::ALL {
            let issues = check(&day(variant, seed)).err();
            assert!(issues.is_none(), "{variant:?} {seed}: {}", issues.unwrap());
        }
        let issues = check(&week(seed)).err();
        assert!(issues.is_none(), "week {seed}: {}", issues.unwrap());
        let issues = check(&crate::large::day(1000 + seed as usize, seed)).err();
        assert!(issues.is_none(), "large {seed}: {}", issues.unwrap());
    }
}

#[test]
fn the_normal_day_fills_85_to_90_percent_of_the_shifts() {
    let figures = figures::guandu();
    let bounds =
        figures.value("load of the normal day (least)")..=figures.value("load of the normal day (largest)");
    for seed in 1..4 {
        let load = rough::dispatch(&check(&day(Variant::Normal, seed)).unwrap());
        assert!(bounds.contains(&load.percent()), "seed {seed}: {:.1} %", load.percent());
    }
}

#[test]
fn a_calm_day_has_time_to_spare_and_a_short_day_has_none() {
    let days = [Variant::Calm, Variant::Short].map(|v| check(&day(v, 1)).unwrap());
    let [calm, short] = days.each_ref().map(rough::dispatch);
    assert!(calm.percent() < 75.0 && calm.left.len() < 10, "{:.1} %", calm.percent());
    // The tasks of all visits but the five take more than the shifts and the volunteers' time on tasks hold, with ways
    // as long as the dispatcher's.
    let total: i64 = days[1].tasks.iter().map(|t| t.duration.0).sum();
    assert!(total - short.volunteers.0 + calm.travel.0 / 2 > short.shifts.0);
    assert!(short.left.len() > 40, "{}", short.left.len());
}

/// Straight-line distance from a point to a piece of street, in metres.
fn beside(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let along = (to.0 - from.0, to.1 - from.1);
    let share = ((point.0 - from.0) * along.0 + (point.1 - from.1) * along.1)
        / (along.0 * along.0 + along.1 * along.1);
    let share = share.clamp(0.0, 1.0);
    (point.0 - from.0 - share * along.0).hypot(point.1 - from.1 - share * along.1)
}

#[test]
fn every_place_of_the_district_lies_near_a_made_up_road() {
    let city = streets(1);
    assert_eq!(city.nodes.len(), 5_000);
    let metres = |node: u32| {
        let node = city.nodes[node as usize];
        (node.x as f64 / 100.0, node.y as f64 / 100.0)
    };
    let driven: Vec<_> = city.streets.iter().filter(|s| s.class.drivable()).collect();
    for place in &day(Variant::Normal, 1).places {
        let point = (place.x.unwrap(), place.y.unwrap());
        let nearest =
            driven.iter().map(|s| beside(point, metres(s.from), metres(s.to))).fold(f64::MAX, f64::min);
        // Parks of the largest kind have a road through them: 4 x 4 blocks of at most 150 m lie between roads.
        assert!(nearest < 300.0, "{} is {nearest} m from a road for cars", place.id);
        let on_foot = city.streets.iter().map(|s| beside(point, metres(s.from), metres(s.to)));
        assert!(on_foot.fold(f64::MAX, f64::min) < 150.0, "{} is far from any way", place.id);
    }
}
