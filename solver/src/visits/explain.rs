//! Why a visit is left out: the rules that stand in its way, round by round. For each round the rules that who comes
//! would break; where there are none, whether the round could serve the visit if it had nothing else to do, and which
//! bound of time forbids it if it could not. What remains is full.

use std::collections::BTreeMap;

use anpai_core::score::Score;
use anpai_core::visits::problem::{CaregiverId, TaskId, VisitId};
use anpai_core::visits::unserved::{Obstacle, Unserved};
use anpai_core::visits::{Plan, Problem};
use rayon::prelude::*;

use super::model::{FAR, Model};
use super::roster::{Roster, Seat};
use super::terms::{Active, stations};

/// Rounds looked at for all visits together, so that a day that was stopped before anyone was placed is explained too.
const LOOKS: usize = 40_000;
/// Rounds looked at for each visit: no more on a large day, and no fewer however many visits there are.
const MOST: usize = 1500;
const LEAST: usize = 2;

/// Why each visit that the plan does not serve is left out. On a large day the rounds that start nearest are looked at.
pub fn explain(problem: &Problem, plan: &Plan) -> Vec<Unserved> {
    let model = Model::without_choices(problem, Active::new(problem));
    let mut empty = Roster::empty(&model);
    super::recreate::place_mandatory_breaks(&mut empty);
    let is_left_out =
        |visit: &VisitId| problem.visits[visit.index()].task_ids().any(|t| plan.of_task(t).is_none());
    let left_out: Vec<VisitId> = (0..problem.visits.len()).map(VisitId::new).filter(is_left_out).collect();
    let stations = stations(&model.shifts);
    let looks = (LOOKS / left_out.len().max(1)).clamp(LEAST, MOST);
    left_out
        .into_par_iter()
        .map_init(|| empty.clone(), |empty, visit| one(&model, &stations, empty, visit, looks))
        .collect()
}

/// Shifts by mode and by where they start.
type Stations = BTreeMap<(u32, u32), Vec<u32>>;

/// The rounds that start nearest to a place, so many of them; all where there are no more.
fn nearest(model: &Model, stations: &Stations, place: u32, looks: usize) -> Vec<u32> {
    if model.shifts.len() <= looks {
        return (0..model.shifts.len() as u32).collect();
    }
    let way = |(mode, from): &(u32, u32)| model.ways.least(*mode, *from, place);
    let mut by_way: Vec<_> =
        stations.iter().map(|(station, shifts)| (way(station), station, shifts)).collect();
    by_way.sort_unstable();
    by_way.iter().flat_map(|(_, _, shifts)| shifts.iter().copied()).take(looks).collect()
}

/// What stands in the way of one visit. With two tasks, a round counts as able where it could take either.
fn one(model: &Model, stations: &Stations, empty: &mut Roster, visit: VisitId, looks: usize) -> Unserved {
    let request = &model.requests[visit.index()];
    let rounds = nearest(model, stations, model.nodes[request.nodes.start as usize].place, looks);
    let mut tally = BTreeMap::<&'static str, Obstacle>::new();
    let mut able = Vec::new();
    for &shift in &rounds {
        // The task that this round is least unfit for.
        let broken =
            request.nodes.clone().map(|node| in_the_way(model, empty, node, shift)).min_by_key(Vec::len);
        let broken = broken.unwrap_or_default();
        if broken.is_empty() {
            able.push(shift);
        }
        for rule in &broken {
            let obstacle = tally.entry(rule).or_insert(Obstacle { rule, excludes: 0, alone: 0 });
            obstacle.excludes += 1;
            obstacle.alone += usize::from(broken.len() == 1);
        }
    }
    let lacks_partner = request.paired && !has_two(model, empty, visit, &able);
    if lacks_partner {
        tally.insert(
            "PairByTwoPeople",
            Obstacle { rule: "PairByTwoPeople", excludes: able.len(), alone: able.len() },
        );
        able.clear();
    }
    let mut obstacles: Vec<Obstacle> = tally.into_values().collect();
    obstacles.sort_by_key(|o| (std::cmp::Reverse((o.alone, o.excludes)), o.rule));
    Unserved { visit, rounds: rounds.len(), obstacles, full: able.len() }
}

/// Whether two people could come together if neither had anything else to do.
fn has_two(model: &Model, empty: &mut Roster, visit: VisitId, able: &[u32]) -> bool {
    let nodes = model.requests[visit.index()].nodes.clone();
    able.iter().any(|&one| {
        able.iter().any(|&other| {
            empty.may_meet(one, other)
                && fits(model, empty, visit.0, &[(nodes.start, one), (nodes.start + 1, other)])
        })
    })
}

/// Whether nodes fit into rounds with nothing but mandatory breaks in them, at some positions, without breaking anything
/// hard.
fn fits(model: &Model, empty: &mut Roster, request: u32, nodes: &[(u32, u32)]) -> bool {
    let breaks = |(_, shift): &(u32, u32)| empty.trips[*shift as usize].stops.len();
    let most = nodes.iter().map(breaks).max().unwrap_or(0);
    (0..(most + 1).pow(nodes.len() as u32)).any(|code| {
        let seats = nodes.iter().enumerate().map(|(k, (node, shift))| Seat {
            node: *node,
            shift: *shift,
            at: (code / (most + 1).pow(k as u32) % (most + 1)).min(empty.trips[*shift as usize].stops.len()),
            duration: model
                .problem
                .duration(TaskId(*node), CaregiverId(model.shifts[*shift as usize].caregiver))
                .0,
            assigned: Score::ZERO,
        });
        let seats: Vec<Seat> = seats.collect();
        let before = empty.total().hard;
        empty.mark();
        let fits = empty.insert(request, &seats) && empty.total().hard <= before;
        empty.take_back();
        fits
    })
}

/// The rules that keep a round from taking a node, were it empty.
fn in_the_way(model: &Model, empty: &mut Roster, node: u32, shift: u32) -> Vec<&'static str> {
    let mut broken = model.terms.broken_by_assignment(model.problem, node, shift);
    let (round, own) = (&model.shifts[shift as usize], &model.nodes[node as usize]);
    let task = &model.problem.tasks[node as usize];
    if task.pinned_caregiver.is_some_and(|c| c.0 != round.caregiver) {
        broken.push("PinsKept");
    }
    if own.load > round.capacity {
        broken.push("LoadWithinCapacity");
    }
    // The earliest arrival: who leaves later arrives no earlier.
    let out = model.ways.time_at(round.mode, round.from, own.place, round.start);
    let back = |departure| model.ways.time_at(round.mode, own.place, round.to, departure);
    if out.max(back(round.start)) >= crate::routing::ways::NEVER {
        broken.push("EveryWayExists");
    } else if model.windows(node, round.day).is_empty() {
        broken.push("VisitOnAllowedDay");
    } else if let Some(rule) = too_late(model, node, shift, round.start + out, &back) {
        broken.push(rule);
    } else if broken.is_empty() && !fits(model, empty, own.request, &[(node, shift)]) {
        // In time by itself, but not with the breaks that must be taken, or beyond the hours of its caregiver.
        let who = &model.problem.caregivers[round.caregiver as usize];
        broken.push(match (who.max_per_day, who.max_per_week) {
            (Some(_), _) => "HoursPerDayWithinMaximum",
            (None, Some(_)) => "HoursPerWeekWithinMaximum",
            (None, None) => "MandatoryBreakTaken",
        });
    }
    broken
}

/// The bound of time that a round by itself cannot keep: the windows, or the end of the shift. `back` is the way home for
/// one who leaves at an instant.
fn too_late(
    model: &Model,
    node: u32,
    shift: u32,
    ready: i64,
    back: &dyn Fn(i64) -> i64,
) -> Option<&'static str> {
    let round = &model.shifts[shift as usize];
    let duration = model.problem.duration(TaskId(node), CaregiverId(round.caregiver)).0;
    let Some(start) = model.start(node, round.day, duration, ready) else {
        return Some("VisitStartsInWindow");
    };
    let in_time = |start: i64| start + duration + back(start + duration) <= round.latest;
    if round.latest == FAR || in_time(start) {
        return None;
    }
    // Starting at once would be in time: it is the window that opens too late for this shift.
    let at_once = in_time(ready);
    Some(if at_once { "VisitStartsInWindow" } else { "RouteEndsInShift" })
}
