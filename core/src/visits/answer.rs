//! Our own plan file: who does what, when and where, in clock times, with the referee's word on it. It holds neither
//! wall time nor load, so that the same plan is the same bytes; and it is read back without loss.

use schemars::JsonSchema;
use serde::Serialize;

use crate::rule::{Evaluation, RuleResult};
use crate::score::Score;
use crate::time::{Clock, Time};
use crate::travel::Provenance;
use crate::visits::draft::{MODEL, VERSION};
use crate::visits::plan::{Activity, Plan, Route, Stop};
use crate::visits::problem::{Problem, ShiftId, VisitId};
use crate::visits::unserved::{Obstacle, Unserved};

mod read;

pub use read::read;

/// A plan file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `visits`.
    pub model: &'static str,
    /// What people call the problem.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Where its travel times come from.
    pub travel: Vec<Provenance>,
    /// The score, by level; lower is better.
    pub score: Score,
    /// The rounds, in order of caregiver and shift.
    pub routes: Vec<RouteAnswer>,
    /// Who goes unserved, and what stands in the way.
    pub unserved: Vec<UnservedAnswer>,
    /// Every rule's part in the score.
    pub rules: Vec<RuleResult>,
    /// The seed of the search, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Iterations of all its chains together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u64>,
}

/// The round of a shift. Clock times count from midnight of its day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RouteAnswer {
    /// The caregiver.
    pub caregiver: String,
    /// Day of the horizon, from 0.
    pub day: u16,
    /// Which of the caregiver's shifts of that day, from 0, by start.
    pub shift: usize,
    /// The place where it starts.
    pub from: String,
    /// The place where it ends.
    pub to: String,
    /// Departure, just in time for the first stop.
    pub departure: Clock,
    /// The stops, in order.
    pub stops: Vec<StopAnswer>,
    /// Arrival at the end.
    pub finish: Clock,
}

/// A stop: either a task of a visit or a break.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StopAnswer {
    /// The visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit: Option<String>,
    /// Which of its tasks, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<usize>,
    /// Which of its repetitions, from 1, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repetition: Option<u16>,
    /// Which of the shift's breaks, from 0.
    #[serde(rename = "break", skip_serializing_if = "Option::is_none")]
    pub rest: Option<usize>,
    /// The place.
    pub place: String,
    /// Arrival; service may have to wait.
    pub arrival: Clock,
    /// Start of service or break.
    pub start: Clock,
    /// Its end.
    pub end: Clock,
}

/// A visit that goes unserved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnservedAnswer {
    /// The visit.
    pub visit: String,
    /// Which of its repetitions, from 1, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repetition: Option<u16>,
    /// Rounds that were looked at.
    pub rounds: usize,
    /// Rounds that could serve it if they had nothing else to do.
    pub full: usize,
    /// The rules in the way, the most decisive first.
    pub obstacles: Vec<Obstacle>,
}

impl Answer {
    /// The plan file of `plan`, with the referee's word on it and the reasons of the unserved.
    #[must_use]
    pub fn new(problem: &Problem, plan: &Plan, evaluation: &Evaluation, unserved: &[Unserved]) -> Self {
        Self {
            anpai: VERSION,
            model: MODEL,
            name: problem.name.clone(),
            travel: problem.provenance(),
            score: evaluation.score,
            routes: plan.routes.iter().map(|r| route(problem, r)).collect(),
            unserved: unserved.iter().map(|u| left_out(problem, u)).collect(),
            rules: evaluation.rules.clone(),
            seed: None,
            iterations: None,
        }
    }
    /// The same with the search that found it.
    #[must_use]
    pub fn found_by(self, seed: u64, iterations: u64) -> Self {
        Self { seed: Some(seed), iterations: Some(iterations), ..self }
    }
    /// The file's text.
    ///
    /// # Panics
    /// Never: all keys are texts and all values finite.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a tree of texts and integers");
        text.push('\n');
        text
    }
}

/// Which shift of its caregiver's on its day, from 0.
fn number_on_day(problem: &Problem, id: ShiftId) -> usize {
    let shift = &problem.shifts[id.index()];
    let shifts = &problem.caregivers[shift.caregiver.index()].shifts;
    problem.shifts[shifts.start..id.index()].iter().filter(|s| s.day == shift.day).count()
}

fn repetition(problem: &Problem, visit: VisitId) -> Option<u16> {
    let (n, of) = problem.visits[visit.index()].repetition;
    (of > 1).then_some(n + 1)
}

fn route(problem: &Problem, route: &Route) -> RouteAnswer {
    let shift = &problem.shifts[route.shift.index()];
    let clock = |time: Time| Clock(time - problem.horizon.midnight(shift.day));
    let place = |id: crate::id::PlaceId| problem.places[id.index()].id.clone();
    let stop = |s: &Stop| {
        let mut answer = StopAnswer {
            visit: None,
            task: None,
            repetition: None,
            rest: None,
            place: place(s.place),
            arrival: clock(s.arrival),
            start: clock(s.start),
            end: clock(s.end),
        };
        match s.activity {
            Activity::Task(task) => {
                let id = problem.tasks[task.index()].visit;
                let visit = &problem.visits[id.index()];
                answer.visit = Some(visit.id.clone());
                answer.task = Some(task.index() - visit.tasks.start);
                answer.repetition = repetition(problem, id);
            }
            // A break of another shift is no plan, but it is written and read all the same.
            Activity::Break(rest) => answer.rest = rest.index().checked_sub(shift.breaks.start),
        }
        answer
    };
    RouteAnswer {
        caregiver: problem.caregivers[shift.caregiver.index()].id.clone(),
        day: shift.day,
        shift: number_on_day(problem, route.shift),
        from: place(shift.from),
        to: place(shift.to),
        departure: clock(route.departure),
        stops: route.stops.iter().map(stop).collect(),
        finish: clock(route.finish),
    }
}

fn left_out(problem: &Problem, unserved: &Unserved) -> UnservedAnswer {
    UnservedAnswer {
        visit: problem.visits[unserved.visit.index()].id.clone(),
        repetition: repetition(problem, unserved.visit),
        rounds: unserved.rounds,
        full: unserved.full,
        obstacles: unserved.obstacles.clone(),
    }
}

#[cfg(test)]
mod tests;
