//! The best places for one more visit in a roster as it is: who could take it, when, and what that costs. Nobody else is moved to
//! another caregiver; who comes later in a round may come a little later. The same insertion as the search's finds the best
//! place of every round, and the referee tells what each comes to.

use anpai_core::rule::Evaluation;
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::visits::problem::VisitId;
use anpai_core::visits::{Plan, Problem, rules};

use super::insertion::{Move, best_in};
use super::model::Model;
use super::recreate::place_mandatory_breaks;
use super::roster::Roster;
use crate::search::State as _;

/// A place for the visit: the whole roster with it there.
#[derive(Clone, Debug)]
pub struct Place {
    /// The roster.
    pub plan: Plan,
    /// The referee's word on it.
    pub evaluation: Evaluation,
}

/// So many of the best places for a visit that a roster leaves out, the best one first, no two of them in the same round; of
/// those that cost the same, the one of the first shift. None, where it can be nowhere, or nowhere without costing more than
/// leaving it out. `None`, where the plan has something that no roster of this problem has.
///
/// # Panics
/// Where the insertion and the referee disagree: a bug.
#[must_use]
pub fn recommend(problem: &Problem, plan: &Plan, visit: VisitId, most: usize) -> Option<Vec<Place>> {
    let model = Model::new(problem, &Stop::never());
    let mut roster = Roster::of(&model, plan)?;
    if roster.is_placed(visit.0) {
        return None;
    }
    // Rounds in which nobody is served are not in a plan; their breaks are due as soon as somebody is.
    place_mandatory_breaks(&mut roster);
    // What counts is what it costs, and no way that a search would take.
    roster.heed(0.0);
    let first = model.requests[visit.index()].nodes.start;
    let mut found: Vec<(Score, u32, Move)> = Vec::new();
    for candidate in &model.candidates[first as usize] {
        if let Some(best) = best_in(&mut roster, visit.0, candidate.shift) {
            found.push((best.change, candidate.shift, best));
        }
    }
    found.sort_by_key(|(change, shift, _)| (*change, *shift));
    let places = found.iter().take(most).map(|(change, _, place)| {
        let mut with = roster.clone();
        with.apply(visit.0, place);
        let plan = with.freeze();
        let evaluation = rules::referee(problem, &plan);
        assert!(
            evaluation.score == with.total() && with.total() == roster.total() + *change,
            "the insertion says {}, the referee {}",
            with.total(),
            evaluation.score,
        );
        Place { plan, evaluation }
    });
    Some(places.collect())
}

#[cfg(test)]
mod tests {
    use anpai_core::visits::Activity;
    use anpai_core::visits::format::{Format, read};
    use anpai_core::visits::problem::TaskId;
    use anpai_core::visits::read::read as read_document;
    use proptest::prelude::*;

    use super::super::{Options, solve};
    use super::*;

    fn tiny() -> Problem {
        read_document(include_bytes!("../../../tests/data/tiny.json")).expect("a document")
    }

    /// A roster of a few iterations.
    fn found(problem: &Problem, seed: u64) -> Plan {
        solve(problem, &Options { seed, threads: 1, stop: Stop::iterations(200) }, &mut |_| {}).plan
    }

    /// The same roster without the tasks of a visit.
    fn without(problem: &Problem, plan: &Plan, visit: VisitId) -> Plan {
        let tasks: Vec<TaskId> = problem.visits[visit.index()].task_ids().collect();
        let rounds = plan.routes.iter().map(|route| {
            let stays = |stop: &&anpai_core::visits::plan::Stop| {
                !matches!(stop.activity, Activity::Task(task) if tasks.contains(&task))
            };
            let at = |stop: &anpai_core::visits::plan::Stop| anpai_core::visits::plan::StopAt {
                activity: stop.activity,
                place: stop.place,
                start: stop.start,
                end: stop.end,
            };
            (route.shift, route.stops.iter().filter(stays).map(at).collect())
        });
        Plan::freeze(problem, rounds)
    }

    /// Every visit of a roster, taken out, is offered places again, and the best of them costs no more than where it was.
    fn is_offered_what_it_had(problem: &Problem, seed: u64) -> usize {
        let plan = found(problem, seed);
        let before = rules::referee(problem, &plan).score;
        let mut offered = 0;
        for visit in (0..problem.visits.len()).map(VisitId::new) {
            let left_out = without(problem, &plan, visit);
            if problem.visits[visit.index()].task_ids().any(|task| plan.of_task(task).is_none()) {
                continue;
            }
            let places = recommend(problem, &left_out, visit, 3).expect("a roster of this problem");
            offered += places.len();
            let scores: Vec<Score> = places.iter().map(|place| place.evaluation.score).collect();
            assert!(scores.is_sorted(), "{scores:?}");
            for place in &places {
                assert!(problem.visits[visit.index()].task_ids().all(|t| place.plan.of_task(t).is_some()));
            }
            // Of a visit by two people, or of one that others wait for, insertion looks at the best few alone.
            if problem.visits[visit.index()].task_ids().count() == 1 {
                assert!(
                    scores.first().is_some_and(|best| *best <= before),
                    "{visit:?}: {scores:?}, before {before}"
                );
            }
        }
        offered
    }

    #[test]
    fn a_visit_that_was_taken_out_is_offered_what_it_had_or_better() {
        assert!(is_offered_what_it_had(&tiny(), 1) > 0);
        let i116 = include_bytes!("../../../tests/data/uhhc/i-116.json");
        let i116 = read(Format::Uhhc, i116).expect("an instance");
        is_offered_what_it_had(&i116, 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]
        #[test]
        fn pairs_are_offered_places_too(seed in 0_u64..1000) {
            let pairs = include_bytes!("../../../tests/data/hhcrsp/mankowska-10-3.json");
            let problem = read(Format::Hhcrsp, pairs).expect("an instance");
            prop_assert!(is_offered_what_it_had(&problem, seed) > 0);
        }
    }

    #[test]
    fn a_visit_that_is_served_is_offered_nothing() {
        let problem = tiny();
        let plan = found(&problem, 1);
        let served = (0..problem.visits.len())
            .map(VisitId::new)
            .find(|visit| problem.visits[visit.index()].task_ids().all(|task| plan.of_task(task).is_some()));
        assert!(recommend(&problem, &plan, served.expect("somebody is served"), 3).is_none());
    }
}
