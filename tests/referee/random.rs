//! Plans that nobody would publish: the referee and the checkers have to agree on those too, and every form has to
//! carry them.

use anpai_core::id::PlaceId;
use anpai_core::time::{Duration, Time};
use anpai_core::visits::format::{Format, write_solution};
use anpai_core::visits::plan::StopAt;
use anpai_core::visits::problem::{BreakId, ShiftId, TaskId};
use anpai_core::visits::schedule::earliest;
use anpai_core::visits::{Activity, Plan, Problem};
use proptest::prelude::*;

use crate::{plan, problem};

const UHHC: [&[u8]; 2] =
    [include_bytes!("../data/uhhc/i-134.json"), include_bytes!("../data/uhhc/i-235.json")];
const HHCRSP: &[u8] = include_bytes!("../data/hhcrsp/mankowska-10-3.json");

/// A feasible plan for VRPTW: customers by the end of their windows, each appended to the round that it lengthens least.
pub fn one_after_the_other(problem: &Problem) -> Plan {
    let mut order: Vec<TaskId> = problem.task_ids().collect();
    order.sort_by_key(|t| problem.visit_of(*t).windows[0].end);
    let depot = problem.shifts[0].from;
    let mut rounds: Vec<(Vec<TaskId>, PlaceId, Time, i64)> = Vec::new();
    for task in order {
        let visit = problem.visit_of(task);
        let way = |from, to| problem.leg(ShiftId(0), from, to).expect("a full table").time;
        let start = |at, free: Time| (free + way(at, visit.place)).max(visit.windows[0].start);
        let end = |start: Time| start + problem.tasks[task.index()].duration;
        let fits = |(_, at, free, load): &(Vec<TaskId>, PlaceId, Time, i64)| {
            let start = start(*at, *free);
            start <= visit.windows[0].end
                && end(start) + way(visit.place, depot) <= problem.shifts[0].end
                && load + visit.load <= problem.shifts[0].capacity.expect("stated")
        };
        let longer = |round: &(Vec<TaskId>, PlaceId, Time, i64)| way(round.1, visit.place);
        let best = (0..rounds.len()).filter(|r| fits(&rounds[*r])).min_by_key(|r| longer(&rounds[*r]));
        let best = best.unwrap_or_else(|| {
            rounds.push((Vec::new(), depot, problem.shifts[0].start, 0));
            rounds.len() - 1
        });
        let (tasks, at, free, load) = &mut rounds[best];
        (*free, *at) = (end(start(*at, *free)), visit.place);
        tasks.push(task);
        *load += visit.load;
    }
    let stops =
        |tasks: Vec<TaskId>| tasks.into_iter().map(|t| (Activity::Task(t), problem.visit_of(t).place));
    let rounds: Vec<_> =
        rounds.into_iter().zip(0..).map(|((tasks, ..), r)| (ShiftId(r), stops(tasks).collect())).collect();
    earliest(problem, &rounds).expect("an order by time")
}

/// What becomes of each task: whose it is, and how long after the stop before it starts; nobody's where there is no such
/// caregiver.
type Dice = Vec<(usize, i64)>;

/// A plan thrown by dice: tasks in order, each a while after the stop before, lunch before or after the first of a
/// round.
pub fn thrown(problem: &Problem, dice: &Dice) -> Plan {
    let mut rounds: Vec<(ShiftId, Vec<StopAt>)> = problem.shift_ids().map(|s| (s, Vec::new())).collect();
    for (task, (who, pause)) in problem.task_ids().zip(dice) {
        let Some((shift, stops)) = rounds.get_mut(*who) else { continue };
        let on = &problem.shifts[shift.index()];
        let place = problem.visit_of(task).place;
        let rest = |place, start: Time| {
            let rest = BreakId::new(on.breaks.start);
            let end = start + problem.breaks[rest.index()].duration;
            StopAt { activity: Activity::Break(rest), place, start, end }
        };
        let (first, lunch) = (stops.is_empty(), !on.breaks.is_empty());
        let opens = pause % 2 == 0;
        if first && lunch && opens {
            stops.push(rest(on.from, on.start));
        }
        let start = stops.last().map_or(on.start, |s| s.end) + Duration(pause * 60_000);
        let end = start + problem.duration(task, on.caregiver);
        stops.push(StopAt { activity: Activity::Task(task), place, start, end });
        if first && lunch && !opens {
            stops.push(rest(place, end));
        }
    }
    Plan::freeze(problem, rounds)
}

fn dice() -> impl Strategy<Value = Dice> {
    proptest::collection::vec((0..8_usize, 0..90_i64), 60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_form_carries_every_plan(dice in dice(), fraction in 0..60_000_i64) {
        for (format, instance) in [(Format::Uhhc, UHHC[1]), (Format::Hhcrsp, HHCRSP)] {
            let problem = problem(format, instance);
            let thrown = thrown(&problem, &dice);
            // Times that no decimal fraction of a minute can say.
            let shifted = thrown.routes.iter().map(|r| {
                let later = |s: &anpai_core::visits::Stop| StopAt {
                    activity: s.activity,
                    place: s.place,
                    start: s.start + Duration(fraction),
                    end: s.end + Duration(fraction),
                };
                (r.shift, r.stops.iter().map(later).collect())
            });
            let shifted = Plan::freeze(&problem, shifted);
            for form in [format, Format::Anpai] {
                let written = write_solution(form, &problem, &shifted);
                prop_assert_eq!(&plan(form, &problem, written.as_bytes()), &shifted);
            }
        }
    }
}

#[test]
fn the_referee_and_the_checker_agree_on_any_plan() {
    use crate::published::{Scratch, agree, bench, checked};
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let Some(bench) = bench() else { return };
    let scratch = Scratch::new("random");
    let mut runner = TestRunner::deterministic();
    let (mut cases, mut plans) = (Vec::new(), Vec::new());
    for (k, instance) in UHHC.into_iter().enumerate() {
        let problem = problem(Format::Uhhc, instance);
        let file = scratch.write(&format!("{k}.json"), std::str::from_utf8(instance).expect("UTF-8"));
        for n in 0..200 {
            let dice = dice().new_tree(&mut runner).expect("no filter").current();
            let thrown = thrown(&problem, &dice);
            let text = write_solution(Format::Uhhc, &problem, &thrown);
            cases.push((Format::Uhhc, file.clone(), scratch.write(&format!("{k}-{n}.json"), &text)));
            plans.push((problem.clone(), thrown));
        }
    }
    for ((problem, plan), (word, case)) in plans.iter().zip(checked(&bench, &cases).iter().zip(&cases)) {
        // The checker counts everyone who is not visited as optional; the referee keeps the two apart.
        let mut word = word.clone();
        let evaluation = anpai_core::visits::rules::referee(problem, plan);
        let mandatory = crate::amount(&evaluation, "VisitServed");
        let weight = evaluation.rule("OptionalVisitServed").map_or(0, |r| r.weight / 60_000);
        let count = word["components"]["optional_patients"].as_i64().expect("a count") - mandatory;
        word["components"]["optional_patients"] = count.into();
        word["cost"] = (word["cost"].as_i64().expect("whole") - mandatory * weight).into();
        agree(Format::Uhhc, problem, plan, &word, &case.2.display().to_string());
    }
}
