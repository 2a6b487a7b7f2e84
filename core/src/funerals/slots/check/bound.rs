//! The proof that no sum of the referee can overflow: of every plan, good or absurd, scores stay within a quarter of 64 bits,
//! since each request has one slot at most.

use crate::funerals::slots::draft::Draft;
use crate::funerals::slots::problem::Problem;
use crate::funerals::slots::rules::RULES;
use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::score::Level;

/// Refuses a document whose worst plan could have a score beyond that.
pub(super) fn bound(draft: &Draft, problem: &Problem, found: &mut Findings) {
    // No rule counts more of a request than its people, each with the largest weight of a rank: both are at least 1.
    let people: i128 = problem.requests.iter().map(|request| i128::from(request.people)).sum();
    let largest = i128::from(problem.rank_weight(0).max(1));
    for level in [Level::Hard, Level::Medium, Level::Soft] {
        let costs = RULES.iter().zip(&problem.settings).filter(|(_, setting)| setting.level == level);
        let costs = costs.map(|(rule, setting)| (people * largest * i128::from(setting.weight), rule.name()));
        let (sum, worst) =
            costs.fold((0_i128, (0, "")), |(sum, worst), cost| (sum + cost.0, worst.max(cost)));
        if sum > LARGEST_SCORE && found.is_empty() {
            let rule = worst.1;
            let cause = format!("the worst plan's score could pass what 64 bits hold, most of all by {rule}");
            let there = draft.rules.get(rule).is_some_and(|setting| setting.weight.is_some());
            let pointer = if there { format!("/rules/{rule}/weight") } else { "/requests".to_owned() };
            let action = "write smaller weights; only their ratios matter";
            found.add("score-overflow", pointer, format!("{people} people"), cause, action);
        }
    }
}
