//! The proof that no sum of the referee can overflow: of every plan that keeps the hard rules, costs, distances and scores
//! stay within a quarter of 64 bits. Of other plans, such as absurd ones from a file, sums stop at what 64 bits hold.

use crate::network::plan::draft::Draft;
use crate::network::plan::problem::{Problem, Target};
use crate::network::plan::rules::RULES;
use crate::network::plan::targets::{PARTS, size};
use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::rule::Unit;
use crate::score::Level;

/// Hours a week of all communities together, and people in them: more than there are people of that age in the world.
const MOST_IN_ALL: i128 = 1_000_000_000;

/// Refuses a document whose worst plan has sums beyond that.
pub(super) fn bound(draft: &Draft, problem: &Problem, found: &mut Findings) {
    let total: i128 = problem.communities.iter().flat_map(|c| &c.hours).map(|h| i128::from(*h)).sum();
    if total > MOST_IN_ALL {
        let cause = format!("all communities together need at most {MOST_IN_ALL} hours a week");
        found.add("too-many-hours", "/communities", total, cause, "write hours a week, not a year");
    }
    let people: i128 = problem.communities.iter().map(|c| i128::from(c.people)).sum();
    if people > MOST_IN_ALL {
        let cause = format!("at most {MOST_IN_ALL} people live in all communities together");
        found.add("too-many-people", "/communities", people, cause, "write each person once");
    }
    if !found.is_empty() {
        return;
    }
    let fen = dearest(problem);
    if fen > LARGEST_SCORE {
        let cause = "what the dearest plan costs over all days could pass what 64 bits hold";
        let action = "write fewer days, or sums of money in yuan and not in fen";
        found.add("sum-overflow", "/days", problem.days, cause, action);
    }
    let metres = total * farthest(problem);
    if metres > LARGEST_SCORE {
        let cause = "metres times hours of the farthest plan could pass what 64 bits hold";
        let action = "check the metres of `travel`, and the hours";
        found.add("sum-overflow", "/communities", total, cause, action);
    }
    let shortfalls: i128 = problem.targets.iter().map(|t| i128::from(t.weight) * worst(problem, t)).sum();
    // Of every site, what it encroaches on and how it lies to every other.
    let sites = problem.sites.len() as i128;
    let lines: usize = problem.kinds.iter().map(|k| k.keep_away.len()).max().unwrap_or(0);
    let occurrences = shortfalls + total * 2 + 1000 + sites * (sites + lines as i128);
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
            found.add("score-overflow", pointer, format!("{total} hours a week"), cause, action);
        }
    }
}

/// Fen of a plan that opens the dearest size of every site.
fn dearest(problem: &Problem) -> i128 {
    let most = |all: &mut dyn Iterator<Item = i64>| i128::from(all.fold(0, i64::max));
    let sites = || problem.sites.iter().map(|f| &f.site);
    let once = sites().map(|s| most(&mut s.sizes.iter().map(|size| size.opening).chain(s.closing)));
    let daily = sites().map(|s| most(&mut s.sizes.iter().map(|size| size.daily)));
    once.sum::<i128>() + i128::from(problem.days) * daily.sum::<i128>()
}

/// Metres of the longest way within reach.
fn farthest(problem: &Problem) -> i128 {
    let ways = problem.communities.iter().flat_map(|c| c.sites.iter().flatten());
    i128::from(ways.map(|way| way.leg.metres).fold(0, i64::max))
}

/// The largest shortfall of a target: all of it, or what all sites together are too many.
fn worst(problem: &Problem, target: &Target) -> i128 {
    let sites = if target.at_most { 100 * problem.sites.len() as i128 } else { 0 };
    i128::from(PARTS) * (1 + sites / i128::from(size(problem, target)))
}
