//! A search for rounds that is interrupted, and goes on.

use anpai_core::meals::rounds::rules::referee;
use anpai_core::meals::rounds::{Plan, Problem};
use anpai_core::stop::Stop;
use serde_json::json;

use super::model::Model;
use super::recreate::construct;
use super::state::Rounds;
use super::tests::{day, previous, problem};
use super::{Options, resume, solve};
use crate::search::testing::{
    Ended, Searched, damage_is_refused, goes_on_as_if_nothing_had_happened, interrupted,
};
use crate::search::{Dice, Moment, Reader, Recorded, Refused, Writer};

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

/// A day with fewer couriers than it needs, so that there is a list of what is missing.
fn scarce(seed: u64) -> Problem {
    let mut document = day(seed, 24, 2, 2);
    document["search"] = json!({"chains": 2});
    problem(&document)
}

#[test]
fn it_goes_on_as_if_nothing_had_happened() {
    goes_on_as_if_nothing_had_happened(&scarce(1), &[1, 2], 1200);
    goes_on_as_if_nothing_had_happened(&problem(&day(2, 30, 5, 3)), &[3], 700);
}

/// Trips have left, one courier is gone, and every way is planned at its slowest.
#[test]
fn a_repair_in_the_rush_hour_goes_on_as_well() {
    let mut document = day(4, 18, 3, 2);
    document["travel"] = json!({"kind": "straight-line", "periods": ["10:40", "11:30"], "modes": {
        "ebike": {"km_per_hour": 15, "detour": 1.3, "slower": [2.0, 1.0]},
        "van": {"km_per_hour": 25, "detour": 1.4, "slower": [1.0, 1.7]}}});
    let whole = problem(&document);
    let options = Options { seed: 1, threads: 2, stop: Stop::iterations(200) };
    let plan = solve(&whole, &options, &mut |_| {}).plan;
    (document["previous"], document["now"]) = (previous(&whole, &plan), json!("11:05"));
    document["couriers"][0]["gone_from"] = json!("11:05");
    goes_on_as_if_nothing_had_happened(&problem(&document), &[1, 2], 1200);
}

#[test]
fn damage_is_refused_by_an_error() {
    damage_is_refused(&scarce(3), 1, 150);
}

#[test]
fn a_checkpoint_of_another_problem_is_refused() {
    let (one, other) = (scarce(1), scarce(2));
    let bytes = interrupted(&one, None, 1, 1, 600, 1).unwrap();
    let refused = |problem: &Problem| {
        let options = Options { seed: 1, threads: 1, stop: Stop::iterations(600) };
        resume(problem, &bytes, &options, &mut |_| {}).map(|_| ()).unwrap_err()
    };
    assert_eq!(refused(&other), Refused::Other);
    assert_eq!(refused(&Problem { chains: 3, ..one.clone() }), Refused::Other);
}

#[test]
fn a_unit_twice_or_nowhere_is_no_state() {
    let problem = scarce(5);
    let model = Model::new(&problem, &Stop::never());
    let empty = Rounds::new(&model);
    let mut state = empty.clone();
    construct(&mut state, &mut Dice::new(1, 0), &Stop::never());
    // As it is, with one unit more at the end of the first trip.
    let read = |more: Option<u32>, missing: &[u32]| {
        let (mut page, mut more) = (Writer::default(), more);
        for round in &state.rounds {
            page.count(round.trips.len());
            for trip in &round.trips {
                page.index(trip.kitchen);
                let more = more.take();
                page.count(trip.nodes.len() + usize::from(more.is_some()));
                trip.nodes.iter().map(|node| node.unit).chain(more).for_each(|unit| page.index(unit));
            }
        }
        page.count(missing.len());
        missing.iter().for_each(|unit| page.index(*unit));
        empty.clone().read(&mut Reader::new(&page.finish())).is_some()
    };
    let missing = state.missing().to_vec();
    let placed = state.trips().next().map(|(_, _, trip)| trip.nodes[0].unit).unwrap();
    assert!(!missing.is_empty() && read(None, &missing));
    assert!(!read(Some(placed), &missing));
    assert!(!read(None, &missing[1..]));
    assert!(!read(None, &[&missing[..], &missing[..1]].concat()));
    assert!(!read(None, &[&missing[..], &[placed]].concat()));
}

#[test]
fn the_incumbent_is_the_best_plan_so_far() {
    let problem = scarce(6);
    let mut heard = 0;
    let options = Options { seed: 1, threads: 2, stop: Stop::iterations(1600) };
    let outcome = solve(&problem, &options, &mut |moment| {
        assert_eq!(referee(&problem, &moment.incumbent()).score, moment.progress.score);
        heard += 1;
    });
    assert_eq!((heard, outcome.iterations), (4, 3200));
}
