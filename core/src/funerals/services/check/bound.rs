//! The proof that no sum of the referee can overflow: of every plan that keeps the hard rules, scores stay within a quarter
//! of 64 bits. Of other plans, such as absurd ones from a file, sums stop at what 64 bits hold.

use crate::funerals::services::draft::Draft;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::RULES;
use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::rule::Unit;
use crate::score::Level;
use crate::time::LONGEST;

/// Refuses a document whose worst plan could have a score beyond that.
pub(super) fn bound(draft: &Draft, problem: &Problem, found: &mut Findings) {
    // Every instant of a document and of a plan that keeps the hard rules lies within this of every other: a document's
    // within the longest horizon on either side and a clock time of that length, a collection's no later than so long
    // after the last day.
    let longest = i128::from(problem.horizon.end().0) + 4 * i128::from(LONGEST.0);
    let sum = |weights: &mut dyn Iterator<Item = i64>| -> i128 { weights.map(i128::from).sum() };
    let wishes = sum(&mut problem.cases.iter().map(|case| case.wish_weight));
    let late = sum(&mut problem.collections.iter().map(|collection| collection.weight));
    // Of the other rules that count time, each counts a few stretches of a case, or of a collection, once.
    let stretches = 16 * (problem.cases.len() + problem.collections.len()) as i128;
    let milliseconds = longest * (wishes + late + stretches);
    let days = 2 * i128::from(crate::time::MOST_DAYS);
    let away = days * sum(&mut problem.cases.iter().map(|case| case.day_weight));
    let priorities = sum(&mut problem.cases.iter().map(|case| case.priority));
    let occurrences = away + priorities + stretches;
    for level in [Level::Hard, Level::Medium, Level::Soft] {
        let costs = RULES.iter().zip(&problem.settings).filter(|(_, setting)| setting.level == level);
        let costs = costs.map(|(rule, setting)| {
            let amount = match rule.unit() {
                Unit::Millisecond | Unit::Metre => milliseconds,
                Unit::Occurrence | Unit::Fen => occurrences,
            };
            (amount.saturating_mul(i128::from(setting.weight)), rule.name())
        });
        let (sum, worst) = costs
            .fold((0_i128, (0_i128, "")), |(sum, worst), cost| (sum.saturating_add(cost.0), worst.max(cost)));
        if sum > LARGEST_SCORE && found.is_empty() {
            let rule = worst.1;
            let cause = format!("the worst plan's score could pass what 64 bits hold, most of all by {rule}");
            let there = draft.rules.get(rule).is_some_and(|s| s.weight.is_some());
            let pointer = if there { format!("/rules/{rule}/weight") } else { "/cases".to_owned() };
            let action = "write smaller weights; only their ratios matter";
            found.add("score-overflow", pointer, format!("{} cases", problem.cases.len()), cause, action);
        }
    }
}
