//! The proof that no sum of the referee can overflow: of every plan that keeps the hard rules, costs, distances and scores
//! stay within a quarter of 64 bits. Of other plans, such as absurd ones from a file, sums stop at what 64 bits hold.

use crate::meals::plan::draft::Draft;
use crate::meals::plan::problem::{Problem, Site, Way};
use crate::meals::plan::rules::RULES;
use crate::meals::plan::targets::{PARTS, size};
use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::rule::Unit;
use crate::score::Level;

/// Meals a day of all communities together: more people than there are of that age in the world.
const MOST_IN_ALL: i128 = 1_000_000_000;

/// Refuses a document whose worst plan has sums beyond that.
pub(super) fn bound(draft: &Draft, problem: &Problem, found: &mut Findings) {
    let total: i128 = problem.demands.iter().map(|d| i128::from(d.meals)).sum();
    if total > MOST_IN_ALL {
        let cause = format!("all communities together need at most {MOST_IN_ALL} meals a day");
        found.add("too-many-meals", "/communities", total, cause, "write meals a day, not a year");
        return;
    }
    let fen = dearest(problem, total);
    if fen > LARGEST_SCORE {
        let cause = "what the dearest plan costs over all days could pass what 64 bits hold";
        let action = "write fewer days, or sums of money in yuan and not in fen";
        found.add("sum-overflow", "/days", problem.days, cause, action);
    }
    let metres = total * 2 * farthest(problem);
    if metres > LARGEST_SCORE {
        let cause = "what the farthest plan carries in a day could pass what 64 bits hold";
        let action = "check the metres of `travel`, and the meals";
        found.add("sum-overflow", "/communities", total, cause, action);
    }
    let shortfalls: i128 = problem.targets.iter().map(|t| i128::from(t.weight) * worst(problem, t)).sum();
    let occurrences = shortfalls + total * (problem.priorities.len() as i128 + 2) + 1000;
    for level in [Level::Hard, Level::Medium, Level::Soft] {
        let costs = RULES.iter().zip(&problem.settings).filter(|(_, setting)| setting.level == level);
        let costs = costs.map(|(rule, setting)| {
            let amount = match rule.unit() {
                Unit::Fen => fen,
                Unit::Metre => metres,
                Unit::Occurrence | Unit::Millisecond => occurrences,
            };
            (amount.saturating_mul(i128::from(setting.weight)), rule.name())
        });
        let (sum, worst) = costs
            .fold((0_i128, (0_i128, "")), |(sum, worst), cost| (sum.saturating_add(cost.0), worst.max(cost)));
        if sum > LARGEST_SCORE && found.is_empty() {
            let rule = worst.1;
            let cause = format!("the worst plan's score could pass what 64 bits hold, most of all by {rule}");
            let there = draft.rules.get(rule).is_some_and(|s| s.weight.is_some());
            let pointer = if there { format!("/rules/{rule}/weight") } else { "/communities".to_owned() };
            let action = "write smaller weights; only their ratios matter";
            found.add("score-overflow", pointer, format!("{total} meals a day"), cause, action);
        }
    }
}

/// Fen of a plan that opens the dearest size of every site and brings every meal the dearest way.
fn dearest(problem: &Problem, total: i128) -> i128 {
    let most = |all: &mut dyn Iterator<Item = i64>| i128::from(all.fold(0, i64::max));
    let sites: Vec<&Site> =
        problem.kitchens.iter().map(|k| &k.site).chain(problem.points.iter().map(|p| &p.site)).collect();
    let once = |s: &&Site| most(&mut s.sizes.iter().map(|size| size.opening).chain(s.closing));
    let daily = |s: &&Site| most(&mut s.sizes.iter().map(|size| size.daily));
    let meal = most(&mut problem.kitchens.iter().flat_map(|k| k.meal_fen.iter().flatten().copied()));
    let to_point = most(&mut problem.points.iter().flat_map(|p| p.kitchens.iter().map(|w| w.fen)));
    let to_door = most(&mut problem.communities.iter().flat_map(|c| c.kitchens.iter().map(|w| w.fen)));
    let a_day = sites.iter().map(daily).sum::<i128>() + total * (meal + to_point + to_door);
    sites.iter().map(once).sum::<i128>() + i128::from(problem.days) * a_day
}

/// Metres of the longest way within its limit.
fn farthest(problem: &Problem) -> i128 {
    fn longest<Id>(ways: &[Way<Id>]) -> i64 {
        ways.iter().map(|way| way.metres).fold(0, i64::max)
    }
    let of_points = problem.points.iter().map(|p| longest(&p.kitchens));
    let of_communities = problem.communities.iter().flat_map(|c| [longest(&c.points), longest(&c.kitchens)]);
    i128::from(of_points.chain(of_communities).fold(0, i64::max))
}

/// The largest shortfall of a target: all of it, or what all points together are too many.
fn worst(problem: &Problem, target: &crate::meals::plan::problem::Target) -> i128 {
    let points = if target.at_most { 100 * problem.points.len() as i128 } else { 0 };
    i128::from(PARTS) * (1 + points / i128::from(size(problem, target)))
}
