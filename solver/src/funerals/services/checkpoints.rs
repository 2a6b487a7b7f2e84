//! A search for a day of funerals that is interrupted, and goes on.

use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::stop::Stop;
use serde_json::json;

use super::model::Model;
use super::recreate::construct;
use super::state::Services;
use super::tests::{crowded, problem};
use super::{Options, Solved, resume, solve};
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
        let Solved { outcome, .. } = match from {
            Some(bytes) => resume(self, bytes, &options, heard)?,
            None => solve(self, &options, heard),
        };
        Ok((outcome.plan, outcome.evaluation.score, outcome.iterations))
    }
}

/// More cases than a day has room for, so that there is a list of what is missing.
fn full(seed: u64, cases: usize) -> Problem {
    Problem { chains: 2, ..problem(&crowded(cases, &mut Dice::new(seed, 0))) }
}

#[test]
fn it_goes_on_as_if_nothing_had_happened() {
    goes_on_as_if_nothing_had_happened(&full(1, 20), &[1], 1200);
    for seed in 2..5 {
        goes_on_as_if_nothing_had_happened(&full(seed, 14), &[seed], 700);
    }
}

/// Rites have begun, a cremator and a hall fail, and everybody minds being moved.
#[test]
fn a_repair_goes_on_as_well() {
    let mut dice = Dice::new(5, 0);
    for now in ["9:30", "10:33", "12:00"] {
        let mut document = crowded(14, &mut dice);
        let options = Options { seed: 1, threads: 2, stop: Stop::iterations(300) };
        let before = solve(&problem(&document), &options, &mut |_| {}).outcome.plan;
        for pool in [4, 6] {
            document["pools"][pool]["outages"] =
                json!([{"units": 1, "from": "2026-04-03 9:00", "to": "2026-04-04 12:00"}]);
        }
        document["now"] = json!(format!("2026-04-03 {now}"));
        let mut failed = problem(&document);
        failed.previous.clone_from(&before.cases);
        failed.cases[0].confirmed = failed.previous[0].is_some();
        (failed.previous[3], failed.previous[9]) = (None, None);
        let trips = failed.collections.iter_mut().zip(&before.collections);
        trips.for_each(|(trip, placed)| trip.previous = *placed);
        goes_on_as_if_nothing_had_happened(&failed, &[1], 600);
    }
}

#[test]
fn damage_is_refused_by_an_error() {
    damage_is_refused(&full(3, 14), 1, 100);
}

#[test]
fn a_checkpoint_of_another_problem_is_refused() {
    let (one, other) = (full(1, 14), full(2, 14));
    let bytes = interrupted(&one, None, 1, 1, 600, 1).unwrap();
    let refused = |problem: &Problem| {
        let options = Options { seed: 1, threads: 1, stop: Stop::iterations(600) };
        resume(problem, &bytes, &options, &mut |_| {}).map(|_| ()).unwrap_err()
    };
    assert_eq!(refused(&other), Refused::Other);
    assert_eq!(refused(&Problem { chains: 3, ..one.clone() }), Refused::Other);
}

/// Whatever the search puts somewhere keeps and costs the same when only its steps are known.
#[test]
fn from_its_steps_every_job_comes_to_its_place_again() {
    for seed in 0..30 {
        let problem = full(seed, 6 + seed as usize);
        let model = Model::new(&problem, &Stop::never());
        let mut state = Services::new(&model);
        construct(&mut state, &mut Dice::new(seed, 0), &Stop::never());
        for job in (0..state.jobs()).filter(|job| !state.is_frozen(*job)) {
            if let Some(place) = state.place(job) {
                assert_eq!(state.again(job, place.service, place.trip).as_ref(), Some(place));
            }
        }
    }
}

#[test]
fn a_job_that_is_missing_and_placed_or_neither_is_no_state() {
    let problem = full(9, 30);
    let model = Model::new(&problem, &Stop::never());
    let empty = Services::new(&model);
    let mut state = empty.clone();
    construct(&mut state, &mut Dice::new(1, 0), &Stop::never());
    let mut page = Writer::default();
    state.write(&mut page);
    let page = page.finish();
    let read = |page: &[u8]| empty.clone().read(&mut Reader::new(page)).is_some();
    let missing = state.missing();
    assert!(missing.len() > 1 && missing.len() < 128 && read(&page));
    // The list is at the end, a byte for its length and for each job.
    let steps = &page[..page.len() - missing.len() - 1];
    let with = |missing: &[u32]| {
        let list = std::iter::once(missing.len() as u8).chain(missing.iter().map(|job| *job as u8));
        steps.iter().copied().chain(list).collect::<Vec<u8>>()
    };
    let placed = (0..state.jobs()).find(|job| state.place(*job).is_some()).unwrap();
    assert!(read(&with(missing)));
    assert!(!read(&with(&missing[1..])));
    assert!(!read(&with(&[missing, &missing[..1]].concat())));
    assert!(!read(&with(&[missing, &[placed]].concat())));
}

#[test]
fn the_incumbent_is_the_best_plan_so_far() {
    let problem = full(6, 14);
    let mut heard = 0;
    let options = Options { seed: 1, threads: 2, stop: Stop::iterations(1600) };
    let solved = solve(&problem, &options, &mut |moment| {
        assert_eq!(referee(&problem, &moment.incumbent()).score, moment.progress.score);
        heard += 1;
    });
    assert_eq!((heard, solved.outcome.iterations), (4, 3200));
}
