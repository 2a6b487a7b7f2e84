//! Which shifts may take which node: those where no assignment rule is broken hard, cheapest first. On a large day each
//! task keeps only the nearest of them.

use std::collections::BTreeMap;

use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::visits::Problem;
use anpai_core::visits::problem::{Break, Task, TaskId};
use rayon::prelude::*;

use super::Active;
use crate::routing::Ways;
use crate::visits::model::{Candidate, Node, Round};

/// Up to so many (task, shift) pairs, every able shift is a candidate.
const ALL_PAIRS: usize = 4_000_000;
/// Beyond, about this many are: those that start nearest.
const NEAREST: usize = 64;

/// The candidates of each node, as far as there is time; those of what is pinned in any case, since a plan without it is
/// none.
pub fn candidates(
    problem: &Problem,
    terms: &Active,
    rounds: &[Round],
    nodes: &[Node],
    ways: &Ways,
    stop: &Stop,
) -> Vec<Vec<Candidate>> {
    let tasks = problem.tasks.len();
    let is_large = tasks * rounds.len() > ALL_PAIRS;
    let stations = stations(rounds);
    let of_task = |task: usize| {
        let able = |shift: &u32| able(problem, terms, rounds, nodes, task, *shift);
        let mut all = Vec::new();
        if is_large && problem.tasks[task].pinned_caregiver.is_none() {
            let far = |(mode, from): &(u32, u32)| ways.least(*mode, *from, nodes[task].place);
            let mut by_way: Vec<_> =
                stations.iter().map(|(from, shifts)| (far(from), from, shifts)).collect();
            by_way.sort_unstable();
            for (_, _, shifts) in by_way {
                all.extend(shifts.iter().filter_map(able));
                if all.len() >= NEAREST {
                    break;
                }
            }
        } else {
            all.extend((0..rounds.len() as u32).filter_map(|s| able(&s)));
        }
        all.sort_unstable_by_key(|c| (c.cost, c.shift));
        all.shrink_to_fit();
        all
    };
    let is_pinned = pinned(problem);
    let mut all = break_candidates(problem);
    all.par_iter_mut()
        .take(tasks)
        .enumerate()
        .filter(|(task, _)| is_pinned[*task] || !stop.is_over())
        .for_each(|(task, of)| *of = of_task(task));
    all
}

/// Whether something about each task is pinned.
fn pinned(problem: &Problem) -> Vec<bool> {
    let own = |task: &Task| task.pinned_caregiver.is_some() || task.pinned_start.is_some();
    let mut pinned: Vec<bool> = problem.tasks.iter().map(own).collect();
    let rounds = problem.pinned_rounds.iter().map(|round| &round.tasks);
    for task in rounds.chain(problem.pinned_orders.iter().map(|order| &order.tasks)).flatten() {
        pinned[task.index()] = true;
    }
    pinned
}

/// The candidates of each node where tasks have none: a break belongs to its shift.
pub fn break_candidates(problem: &Problem) -> Vec<Vec<Candidate>> {
    let of_break =
        |rest: &Break| vec![Candidate { shift: rest.shift.0, duration: rest.duration.0, cost: Score::ZERO }];
    let tasks = problem.tasks.iter().map(|_| Vec::new());
    tasks.chain(problem.breaks.iter().map(of_break)).collect()
}

/// Shifts by mode and by where they start.
pub fn stations(rounds: &[Round]) -> BTreeMap<(u32, u32), Vec<u32>> {
    let mut stations = BTreeMap::<_, Vec<u32>>::new();
    for (round, shift) in rounds.iter().zip(0..) {
        stations.entry((round.mode, round.from)).or_default().push(shift);
    }
    stations
}

/// A shift as a candidate for a task, where no assignment rule is broken hard.
fn able(
    problem: &Problem,
    terms: &Active,
    rounds: &[Round],
    nodes: &[Node],
    task: usize,
    shift: u32,
) -> Option<Candidate> {
    let (node, round) = (&nodes[task], &rounds[shift as usize]);
    let pinned = problem.tasks[task].pinned_caregiver;
    let may = pinned.is_none_or(|c| c.0 == round.caregiver)
        && node.load <= round.capacity
        && node.windows.iter().any(|w| w.day == round.day)
        && round.pinned.as_ref().is_none_or(|tasks| tasks.contains(&(task as u32)));
    if !may {
        return None;
    }
    let cost = terms.assignment(problem, task as u32, shift, pinned.is_some());
    // A pin is kept whatever else it breaks: the referee tells.
    if pinned.is_none() && cost.hard != 0 {
        return None;
    }
    let duration = problem.duration(TaskId::new(task), problem.shifts[shift as usize].caregiver).0;
    Some(Candidate { shift, duration, cost })
}
