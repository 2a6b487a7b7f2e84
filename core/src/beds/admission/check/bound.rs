//! The proof that no score and no composed cost can overflow.

use super::applicants::FARTHEST;
use super::homes::MOST_FEN;
use crate::beds::admission::draft::Draft;
use crate::beds::admission::problem::Problem;
use crate::beds::admission::rules::RULES;
use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::rule::Unit;
use crate::score::Level;

/// Refuses a document whose worst decision could have a soft score beyond a quarter of 64 bits. The solver composes
/// standing and soft score into 128 bits, which then have room: a standing is below 2^20 and a soft score below 2^61.
pub(super) fn bound(draft: &Draft, problem: &Problem, farthest: i64, found: &mut Findings) {
    if !found.is_empty() {
        return;
    }
    let people = problem.applicants.len() as i128;
    let substitution = problem.levels.iter().flat_map(|l| &l.kinds).map(|(_, cost)| *cost).max().unwrap_or(0);
    let wishes = problem.applicants.iter().map(|a| a.wishes.len()).max().unwrap_or(0) as i128;
    let (mut sum, mut worst) = (0_i128, (0_i128, 0));
    for (at, (rule, setting)) in RULES.iter().zip(&problem.settings).enumerate() {
        if setting.level != Level::Soft {
            continue;
        }
        let each = match rule.unit() {
            Unit::Metre => i128::from(farthest.max(FARTHEST)),
            Unit::Fen => i128::from(MOST_FEN),
            _ => i128::from(substitution).max(wishes).max(1),
        };
        let cost = (each * people).saturating_mul(i128::from(setting.weight));
        sum = sum.saturating_add(cost);
        worst = worst.max((cost, at));
    }
    if sum > LARGEST_SCORE {
        let rule = RULES[worst.1].name();
        let cause = format!("the worst decision's score could pass what 64 bits hold, most of all by {rule}");
        let action = "write smaller weights; only their ratios matter";
        let there = draft.rules.get(rule).is_some_and(|s| s.weight.is_some());
        let pointer = if there { format!("/rules/{rule}/weight") } else { "/applicants".to_owned() };
        found.add("score-overflow", pointer, format!("{people} applicants"), cause, action);
    }
}
