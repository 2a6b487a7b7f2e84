//! A search for a roster that is interrupted, and goes on.

use anpai_core::stop::Stop;
use anpai_core::visits::format::{Format, read};
use anpai_core::visits::read::read as read_document;
use anpai_core::visits::{Plan, Problem};
use serde_json::{Value, json};

use super::model::Model;
use super::recreate::construct;
use super::roster::Roster;
use super::{Options, resume, solve};
use crate::search::testing::{
    Ended, Searched, damage_is_refused, goes_on_as_if_nothing_had_happened, interrupted,
};
use crate::search::{Dice, Moment, Reader, Recorded, Refused, State, Writer};

/// Two-person visits with gaps, windows that are soft, and a largest tardiness.
const PAIRS: &[u8] = include_bytes!("../../../tests/data/hhcrsp/mankowska-10-3.json");
/// Visits that may be left out, skills, and an idle time that has signposts.
const OPTIONAL: &[u8] = include_bytes!("../../../tests/data/uhhc/i-116.json");

impl Searched for Problem {
    type Plan = Plan;
    fn search(
        &self,
        from: Option<&[u8]>,
        seed: u64,
        threads: usize,
        stop: Stop,
        heard: &mut dyn FnMut(&Moment<'_, Plan>),
    ) -> Result<Ended<Plan>, Refused> {
        let options = Options { seed, threads, stop };
        let found = match from {
            Some(bytes) => resume(self, bytes, &options, heard)?,
            None => solve(self, &options, heard),
        };
        Ok((found.plan, found.evaluation.score, found.iterations))
    }
}

/// Five kinds of visits ten times over, for three caregivers of whom one comes again the day after: many go unserved, and pairs, persons,
/// gaps and breaks hang together.
fn scarce() -> Problem {
    let mut document: Value = serde_json::from_str(include_str!("../../../tests/data/tiny.json")).unwrap();
    document["horizon"]["days"] = json!(2);
    for caregiver in document["caregivers"].as_array_mut().into_iter().flatten().take(1) {
        let mut later = caregiver["shifts"][0].clone();
        later["day"] = json!(1);
        later["breaks"] = json!([{"start": "10:00", "end": "12:00", "minutes": 20}]);
        caregiver["shifts"].as_array_mut().unwrap().push(later);
    }
    let (visits, mut all) = (document["visits"].take(), Vec::new());
    let (mut dependencies, copies) = (Vec::new(), 10);
    for copy in 0..copies {
        for visit in visits.as_array().into_iter().flatten() {
            let mut visit = visit.clone();
            visit["id"] = json!(format!("{}/{copy}", visit["id"].as_str().unwrap_or_default()));
            visit["priority"] = json!(5 + copy);
            all.push(visit);
        }
        let id = |visit: &str, copy: i32| format!("{visit}/{copy}");
        dependencies
            .push(json!({"first": id("meal-4", copy), "second": id("clean-4", copy), "min_minutes": 0}));
        let other = (copy + 1) % copies;
        let person = ["same", "different", "prefer-same"][copy as usize % 3];
        dependencies
            .push(json!({"first": id("meal-1", copy), "second": id("clean-3", other), "person": person}));
    }
    (document["visits"], document["dependencies"]) = (json!(all), json!(dependencies));
    document["search"] = json!({"chains": 2});
    read_document(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn problem(format: Format, text: &[u8]) -> Problem {
    Problem { chains: 2, ..read(format, text).unwrap_or_else(|issues| panic!("{issues}")) }
}

#[test]
fn it_goes_on_as_if_nothing_had_happened() {
    goes_on_as_if_nothing_had_happened(&problem(Format::Hhcrsp, PAIRS), &[1, 2], 1200);
    goes_on_as_if_nothing_had_happened(&problem(Format::Uhhc, OPTIONAL), &[3], 700);
    goes_on_as_if_nothing_had_happened(&scarce(), &[1, 2], 700);
}

#[test]
fn damage_is_refused_by_an_error() {
    damage_is_refused(&problem(Format::Hhcrsp, PAIRS), 1, 80);
    damage_is_refused(&scarce(), 1, 80);
}

#[test]
fn a_checkpoint_of_another_problem_is_refused() {
    let problem = problem(Format::Hhcrsp, PAIRS);
    let bytes = interrupted(&problem, None, 1, 1, 600, 1).unwrap();
    let refused = |problem: &Problem| {
        let options = Options { seed: 1, threads: 1, stop: Stop::iterations(600) };
        resume(problem, &bytes, &options, &mut |_| {}).map(|_| ()).unwrap_err()
    };
    assert_eq!(refused(&Problem { chains: 3, ..problem.clone() }), Refused::Other);
    let mut longer = problem.clone();
    longer.visits[4].priority += 1;
    assert_eq!(refused(&longer), Refused::Other);
}

#[test]
fn a_roster_is_read_back_to_the_last_list_and_no_other_is() {
    let problem = scarce();
    let model = Model::new(&problem, &Stop::never());
    let empty = Roster::empty(&model);
    let mut roster = empty.clone();
    construct(&mut roster, &mut Dice::new(1, 0), &Stop::never());
    let read = |page: Writer| {
        let mut again = empty.clone();
        again.read(&mut Reader::new(&page.finish())).map(|()| again)
    };
    let mut page = Writer::default();
    roster.write(&mut page);
    let again = read(page).expect("what was written");
    again.audit();
    assert_eq!((again.trips.len(), again.missing()), (roster.trips.len(), roster.missing()));
    assert!(again.trips.iter().zip(&roster.trips).all(|(a, b)| a.measures == b.measures && a.cost == b.cost));
    assert_eq!((again.score(), again.guided()), (roster.score(), roster.guided()));
    // A whole roster written by hand: rounds as they are, with one node more in the first that has any.
    let written = |more: Option<u32>, missing: &[u32]| {
        let (mut page, mut more) = (Writer::default(), more);
        for trip in &roster.trips {
            let more = if trip.stops.is_empty() { None } else { more.take() };
            page.count(trip.stops.len() + usize::from(more.is_some()));
            let mut last = 0;
            for stop in &trip.stops {
                page.index(stop.node);
                page.signed(stop.start - last);
                last = stop.start;
            }
            if let Some(node) = more {
                page.index(node);
                page.signed(0);
            }
        }
        page.count(missing.len());
        missing.iter().for_each(|request| page.index(*request));
        page
    };
    let missing = roster.missing().to_vec();
    assert!(read(written(None, &missing)).is_some());
    let placed = roster.trips.iter().find_map(|trip| trip.stops.first()).unwrap();
    assert!(read(written(Some(placed.node), &missing)).is_none(), "a node twice");
    assert!(
        read(written(None, &[&missing[..], &[model.nodes[placed.node as usize].request]].concat())).is_none()
    );
    assert!(missing.len() > 5);
    assert!(read(written(None, &missing[1..])).is_none(), "a request that is neither placed nor missing");
    assert!(read(written(None, &[&missing[..], &missing[..1]].concat())).is_none(), "missing twice");
}

#[test]
fn the_incumbent_is_the_best_plan_so_far() {
    let problem = problem(Format::Hhcrsp, PAIRS);
    let mut heard = 0;
    let options = Options { seed: 1, threads: 2, stop: Stop::iterations(1600) };
    let outcome = solve(&problem, &options, &mut |moment| {
        let told = anpai_core::visits::rules::referee(&problem, &moment.incumbent()).score;
        assert_eq!(told, moment.progress.score);
        heard += 1;
    });
    assert_eq!((heard, outcome.iterations), (4, 3200));
}
