//! Which shifts may take which node: those where no assignment rule is broken hard, cheapest first. On a large day each
//! task keeps only the nearest of them.

use anpai_core::score::Score;
use anpai_core::visits::Problem;
use anpai_core::visits::problem::TaskId;
use rayon::prelude::*;

use super::Active;
use crate::visits::model::{Candidate, Node, Round};
use crate::visits::ways::Ways;

/// Up to so many (task, shift) pairs, every able shift is a candidate.
const ALL_PAIRS: usize = 4_000_000;
/// Beyond, the nearest so many are, by the way from where the shift starts.
const NEAREST: usize = 48;

/// The candidates of each node.
pub fn candidates(
    problem: &Problem,
    terms: &Active,
    rounds: &[Round],
    nodes: &[Node],
    ways: &Ways,
) -> Vec<Vec<Candidate>> {
    let tasks = problem.tasks.len();
    let is_large = tasks * rounds.len() > ALL_PAIRS;
    let of_task = |task: usize| {
        let node = &nodes[task];
        let pinned = problem.tasks[task].pinned_caregiver;
        let mut able: Vec<Candidate> = (rounds.iter().zip(0..))
            .filter(|(round, _)| pinned.is_none_or(|c| c.0 == round.caregiver))
            .filter(|(round, _)| node.windows.iter().any(|w| w.day == round.day))
            .filter(|(round, _)| round.pinned.as_ref().is_none_or(|tasks| tasks.contains(&(task as u32))))
            .filter(|(round, _)| node.load <= round.capacity)
            .map(|(_, shift)| {
                let duration =
                    problem.duration(TaskId::new(task), problem.shifts[shift as usize].caregiver).0;
                Candidate { shift, duration, cost: terms.assignment(problem, task as u32, shift) }
            })
            // A pin is kept whatever else it breaks: the referee tells.
            .filter(|c| pinned.is_some() || c.cost.hard == 0)
            .collect();
        if is_large && able.len() > NEAREST {
            let far = |c: &Candidate| {
                let round = &rounds[c.shift as usize];
                ways.time(round.mode, round.from, node.place)
            };
            let mut by_way: Vec<(i64, Candidate)> = able.into_iter().map(|c| (far(&c), c)).collect();
            by_way.select_nth_unstable_by_key(NEAREST, |(way, c)| (*way, c.shift));
            by_way.truncate(NEAREST);
            able = by_way.into_iter().map(|(_, c)| c).collect();
        }
        able.sort_unstable_by_key(|c| (c.cost, c.shift));
        able
    };
    let mut all: Vec<Vec<Candidate>> = (0..tasks).into_par_iter().map(of_task).collect();
    all.extend(
        problem.breaks.iter().map(|rest| {
            vec![Candidate { shift: rest.shift.0, duration: rest.duration.0, cost: Score::ZERO }]
        }),
    );
    all
}
