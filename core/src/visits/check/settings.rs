//! Level and weight of each rule, and the proof that no score can overflow.

use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::rule::Unit;
use crate::score::Level;
use crate::travel::Leg;
use crate::visits::draft::Draft;
use crate::visits::problem::Problem;
use crate::visits::rules::RULES;

/// Refuses a document whose worst plan could have a score beyond 64 bits. Every rule's count is bounded from above by
/// its unit, generously: all tasks late by the whole horizon, all ways the longest there is.
pub(super) fn bound(draft: &Draft, problem: &Problem, longest: &Leg, found: &mut Findings) {
    if !found.is_empty() {
        return;
    }
    let count = |n: usize| n as i128;
    let stops = count(problem.tasks.len() + problem.breaks.len() + 2 * problem.shifts.len() + 1);
    let latest = (problem.shifts.iter().map(|s| s.end.0))
        .chain(problem.visits.iter().flat_map(|v| v.windows.last()).map(|w| w.end.0))
        .fold(problem.horizon.end().0, i64::max);
    // Every stop may be as late, or waited for as long, as a round with the longest ways and all services takes.
    let longest_service = problem.tasks.iter().map(|t| t.duration.0).fold(0, i64::max);
    let span = i128::from(latest) + i128::from(longest.time.0) + i128::from(longest_service);
    let milliseconds = stops * span;
    let metres = stops * i128::from(longest.metres);
    let dearest = |of: fn(&crate::visits::problem::Caregiver) -> i64| {
        i128::from(problem.caregivers.iter().map(of).fold(0, i64::max))
    };
    let fen = dearest(|c| c.fen_per_hour) * (milliseconds / 3_600_000 + 1)
        + dearest(|c| c.fen_per_km) * (metres / 1000 + 1)
        + dearest(|c| c.fen_per_shift) * count(problem.shifts.len());
    let loads: i128 = problem.visits.iter().map(|v| i128::from(v.load) * 2).sum();
    let occurrences = 1000 * (stops + count(problem.dependencies.len())) + loads;

    for level in [Level::Hard, Level::Medium, Level::Soft] {
        let (mut sum, mut worst) = (0_i128, (0_i128, 0));
        for (at, (rule, setting)) in RULES.iter().zip(&problem.settings).enumerate() {
            if setting.level != level {
                continue;
            }
            let amount = match rule.unit() {
                Unit::Millisecond => milliseconds,
                Unit::Metre => metres,
                Unit::Fen => fen,
                Unit::Occurrence => occurrences,
            };
            // A weight fits 63 bits and an amount 63 more: the product fits.
            let cost = amount.saturating_mul(i128::from(setting.weight));
            sum = sum.saturating_add(cost);
            worst = worst.max((cost, at));
        }
        if sum <= LARGEST_SCORE {
            continue;
        }
        let rule = RULES[worst.1].name();
        let cause = format!("the worst plan's score could pass what 64 bits hold, most of all by {rule}");
        if draft.rules.get(rule).is_some_and(|s| s.weight.is_some()) {
            let pointer = format!("/rules/{rule}/weight");
            let weight = problem.settings[worst.1].weight;
            found.add(
                "score-overflow",
                pointer,
                weight,
                cause,
                "write smaller weights; only their ratios matter",
            );
        } else {
            let value = format!("{} tasks, {} days", problem.tasks.len(), problem.horizon.days());
            let action =
                "plan fewer days or visits at a time, or write smaller weights for all rules of this level";
            found.add("score-overflow", "/visits", value, cause, action);
        }
    }
}
