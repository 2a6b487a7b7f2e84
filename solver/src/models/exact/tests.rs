//! Solves that are left at every step and gone on with, on the documents of the examples.

use std::time::Duration;

use anpai_core::roads::NoRoads;
use anpai_core::stop::Stop;
use serde_json::{Map, Value};

use super::*;
use crate::models::{BedsPlan, CemeteryPlan, MealsPlan, NetworkPlan};

const BEDS: &str = include_str!("../../../../core/tests/data/beds-plan.json");
const MEALS: &str = include_str!("../../../../core/tests/data/meals-plan.json");
const NETWORK: &str = include_str!("../../../../core/tests/data/network-plan.json");
const SITING: &str = include_str!("../../../../core/tests/data/network-siting.json");
const CEMETERY: &str = include_str!("../../../../core/tests/data/cemetery-plan.json");

/// So many steps of a solve are gone on from.
const MOST: usize = 12;

fn terms(stop: Stop) -> Terms {
    Terms { seed: 1, threads: 1, stop }
}

/// Reads a document with a `change` made to it.
fn problem<M: Exact>(model: &M, document: &str, change: impl FnOnce(&mut Value)) -> M::Problem {
    let mut document = serde_json::from_str(document).expect("JSON");
    change(&mut document);
    model.read(document.to_string().as_bytes(), &NoRoads).unwrap_or_else(|issues| panic!("{issues}"))
}

/// The score of a step, and its checkpoint.
type Kept = (Score, Vec<u8>);

/// Solves; the answer, and what is kept of every step.
fn steps<M: Exact>(model: &M, problem: &M::Problem) -> (Map<String, Value>, Vec<Kept>) {
    let mut steps = Vec::new();
    let answer = model.solve(problem, &terms(Stop::never()), &mut |heard| {
        if let (Some(score), Some(checkpoint)) = (heard.score, heard.checkpoint) {
            steps.push((score, checkpoint()));
        }
    });
    (told(model, problem, &answer.expect("a plan")), steps)
}

fn told<M: Exact>(model: &M, problem: &M::Problem, answer: &M::Answer) -> Map<String, Value> {
    model.told(problem, answer).expect("it is told")
}

/// Goes on until `stop`.
fn gone_on<M: Exact>(model: &M, problem: &M::Problem, checkpoint: &[u8], stop: Stop) -> Map<String, Value> {
    let answer = model.resume(problem, checkpoint, &terms(stop), &mut |_| {}).expect("its own checkpoint");
    told(model, problem, &answer.expect("a plan"))
}

/// What each stage came to, and whether it is proved.
fn proved(told: &Map<String, Value>) -> Vec<(Value, Value, bool)> {
    let stages = told["proof"]["stages"].as_array().expect("a list");
    let of = |stage: &Value| {
        let is_proved = stage["gap"].as_f64().is_some_and(|gap| gap <= 1e-4);
        (stage["stage"].clone(), stage["value"].clone(), is_proved)
    };
    stages.iter().map(of).collect()
}

/// From every step a solve goes on to the same values and proofs, and one that is ended at once loses neither plan nor proof.
fn held<M: Exact>(model: &M, problem: &M::Problem) {
    let name = model.name();
    let (whole, steps) = steps(model, problem);
    assert!(steps.len() > 1, "{name}: {} steps", steps.len());
    let apart = steps.len().div_ceil(MOST);
    for (n, (score, checkpoint)) in steps.iter().enumerate().step_by(apart) {
        let again = gone_on(model, problem, checkpoint, Stop::never());
        for field in ["status", "score", "stages"] {
            assert_eq!(again.get(field), whole.get(field), "{name}: {field} from step {n}");
        }
        assert_eq!(proved(&again), proved(&whole), "{name}: from step {n}");
        let over = Stop::never();
        over.raise();
        let at_once = gone_on(model, problem, checkpoint, over);
        let kept: Score = serde_json::from_value(at_once["score"].clone()).expect("a score");
        assert!(kept <= *score, "{name}: {kept} at once from step {n}, which had {score}");
    }
    let (_, last) = steps.last().expect("a step");
    let over = Stop::never();
    over.raise();
    // The stage under way may have been proved after the last step was told.
    let (mut kept, mut all) = (proved(&gone_on(model, problem, last, over)), proved(&whole));
    assert_eq!((kept.pop().is_some(), all.pop().is_some()), (true, true), "{name}");
    assert_eq!(kept, all, "{name}: what was proved");
}

#[test]
fn bed_plans_go_on() {
    held(&BedsPlan, &problem(&BedsPlan, BEDS, |_| {}));
}

#[test]
fn meals_plans_go_on() {
    held(&MealsPlan, &problem(&MealsPlan, MEALS, |_| {}));
}

#[test]
fn network_plans_go_on() {
    held(&NetworkPlan, &problem(&NetworkPlan, NETWORK, |_| {}));
    held(&NetworkPlan, &problem(&NetworkPlan, SITING, |_| {}));
}

#[test]
fn cemetery_plans_go_on() {
    held(&CemeteryPlan, &problem(&CemeteryPlan, CEMETERY, |_| {}));
}

#[test]
fn a_checkpoint_of_another_problem_is_refused() {
    let own = problem(&CemeteryPlan, CEMETERY, |_| {});
    let (_, steps) = steps(&CemeteryPlan, &own);
    let (_, checkpoint) = steps.last().expect("a step");
    let refused = |problem, checkpoint: &[u8]| {
        let terms = terms(Stop::never());
        CemeteryPlan.resume(problem, checkpoint, &terms, &mut |_| {}).expect_err("it is refused")
    };
    let other = problem(&CemeteryPlan, CEMETERY, |document| {
        document["rules"] = serde_json::json!({"EveryoneBuried": {"level": "hard"}});
    });
    assert_eq!(refused(&other, checkpoint), Refused::Other);
    let mut damaged = checkpoint.clone();
    *damaged.last_mut().expect("bytes") ^= 1;
    assert_eq!(refused(&own, &damaged), Refused::Damaged);
    assert_eq!(refused(&own, b"something else"), Refused::Foreign);
    // Its own in all but the plan.
    let opened = Checkpoint::open(checkpoint, || CemeteryPlan.whose(&own)).expect("it is whole");
    let (left, _) = read(&mut opened.page()).expect("it is read");
    assert_eq!(refused(&own, &bytes(opened.identity(), Duration::ZERO, &left, "{}")), Refused::Unsound);
}

#[test]
fn the_time_that_was_spent_counts() {
    let own = problem(&MealsPlan, MEALS, |_| {});
    let (_, steps) = steps(&MealsPlan, &own);
    let (_, checkpoint) = steps.first().expect("a step");
    let opened = Checkpoint::open(checkpoint, || MealsPlan.whose(&own)).expect("it is whole");
    let (left, plan) = read(&mut opened.page()).expect("it is read");
    let plan = std::str::from_utf8(plan).expect("text");
    let hour = Duration::from_secs(3600);
    let late = bytes(opened.identity(), hour, &left, plan);
    let mut fractions = Vec::new();
    let answer = MealsPlan.resume(&own, &late, &terms(Stop::after(2 * hour)), &mut |heard| {
        fractions.push(heard.fraction);
    });
    assert!(answer.is_ok() && !fractions.is_empty());
    assert!(fractions.iter().all(|fraction| (0.5..0.6).contains(fraction)), "{fractions:?}");
}

#[test]
fn what_is_left_is_read_back() {
    let inf = f64::INFINITY;
    let some = [vec![], vec![0.0], vec![0.0, 1.5, 0.0, 0.0, -0.0, 3.0], vec![2.0, 0.0], vec![7.0]];
    for at in some {
        let behind = VecDeque::from([(0.0, 2.0), (-inf, 1e300)]);
        let left = Left { behind, way: 2, bound: -inf, at };
        let written = bytes(5, Duration::from_secs(3), &left, "{}");
        let opened = Checkpoint::open(&written, || 5).expect("it is whole");
        assert_eq!(opened.spent(), Duration::from_secs(3));
        assert_eq!(read(&mut opened.page()), Some((left, &b"{}"[..])));
        assert_eq!(Checkpoint::open(&written, || 6).err(), Some(Refused::Other));
    }
}

#[test]
fn a_page_that_is_none_is_not_read() {
    // A way that is none; a stage cut off; zeros beyond the last column; more columns than there can be.
    let bound = [0; 8];
    let columns = |rest: &[u8]| [&[0, 0][..], &bound, rest].concat();
    for page in
        [vec![255, 3], vec![0, 1, 7], columns(&[3, 4]), columns(&[255, 255, 255, 255, 9]), columns(&[3, 1])]
    {
        assert_eq!(read(&mut Reader::new(&page)), None, "{page:?}");
    }
    assert!(read(&mut Reader::new(&columns(&[3, 3, 0]))).is_some());
}
