//! The proof that no sum of the referee can overflow: of every plan that keeps the hard rules, costs, land and scores stay
//! within a quarter of 64 bits. Of other plans, such as absurd ones from a file, sums stop at what 64 bits hold.

use crate::funerals::cemetery::draft::Draft;
use crate::funerals::cemetery::problem::{Problem, Target};
use crate::funerals::cemetery::rules::RULES;
use crate::funerals::cemetery::targets::PARTS;
use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::rule::Unit;
use crate::score::Level;

/// People who die in all zones and years: a tenth of mankind.
const MOST_IN_ALL: i128 = 1_000_000_000;

/// Refuses a document whose worst plan has sums beyond that.
pub(super) fn bound(draft: &Draft, problem: &Problem, found: &mut Findings) {
    let people: i128 = problem.deaths.iter().map(|n| i128::from(*n)).sum();
    if people > MOST_IN_ALL {
        let cause = format!("at most {MOST_IN_ALL} people die in all zones and years together");
        found.add("too-many-people", "/zones", people, cause, "write each person once");
        return;
    }
    let fen = dearest(problem, people);
    if fen > LARGEST_SCORE {
        let cause = "what the dearest plan costs could pass what 64 bits hold";
        let action = "write sums of money in yuan and not in fen, and fewer modules";
        found.add("sum-overflow", "/years", format!("{fen} fen"), cause, action);
    }
    let land = widest(problem);
    if land > LARGEST_SCORE {
        let cause = "the land of all modules could pass what 64 bits hold";
        found.add("sum-overflow", "/projects", land, cause, "write square metres, and fewer modules");
    }
    let shortfalls: i128 = problem.targets.iter().map(|t| i128::from(t.weight) * worst(t)).sum();
    let occurrences = shortfalls + people * 2 + land;
    for level in [Level::Hard, Level::Medium, Level::Soft] {
        let costs = RULES.iter().zip(&problem.settings).filter(|(_, setting)| setting.level == level);
        let costs = costs.map(|(rule, setting)| {
            let amount = match (rule.unit(), rule.name()) {
                (Unit::Fen, _) => fen,
                // What people and targets come to, and land by itself: the weights of these differ by a lot.
                (_, "LandUsed") => land,
                (_, "FirstChoiceKept" | "EveryoneBuried") => people,
                (_, "BindingTargetMet" | "ExpectedTargetMet") => shortfalls,
                _ => occurrences,
            };
            (amount.saturating_mul(i128::from(setting.weight)), rule.name())
        });
        let (sum, worst) = costs
            .fold((0_i128, (0_i128, "")), |(sum, worst), cost| (sum.saturating_add(cost.0), worst.max(cost)));
        if sum > LARGEST_SCORE && found.is_empty() {
            let rule = worst.1;
            let cause = format!("the worst plan's score could pass what 64 bits hold, most of all by {rule}");
            let there = draft.rules.get(rule).is_some_and(|s| s.weight.is_some());
            let pointer = if there { format!("/rules/{rule}/weight") } else { "/zones".to_owned() };
            let action = "write smaller weights; only their ratios matter";
            found.add("score-overflow", pointer, format!("{people} people"), cause, action);
        }
    }
}

/// Fen of a plan that builds all modules and buries everyone in the dearest way.
fn dearest(problem: &Problem, people: i128) -> i128 {
    let modules = problem.projects.iter().map(|p| i128::from(p.most) * i128::from(p.cost));
    let awards = problem.choices.iter().flat_map(|c| &c.accepts).map(|a| a.award);
    let burials = problem.kinds.iter().map(|k| k.burial);
    let each = i128::from(awards.fold(0, i64::max)) + i128::from(burials.fold(0, i64::max));
    modules.sum::<i128>() + people * each
}

/// Square decimetres of all modules.
fn widest(problem: &Problem) -> i128 {
    problem.projects.iter().map(|p| i128::from(p.most) * i128::from(p.land)).sum()
}

/// The largest shortfall of a target: all of a least, and of a most a hundred times its size.
fn worst(target: &Target) -> i128 {
    i128::from(PARTS) * if target.at_most { 101 } else { 1 }
}
