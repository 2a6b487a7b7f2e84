//! The proof that no sum of the referee can overflow: of every plan that keeps the hard rules, scores stay within a quarter
//! of 64 bits. Of other plans, such as absurd ones from a file, sums stop at what 64 bits hold.

use crate::meals::rounds::draft::Draft;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::RULES;
use crate::read::findings::Findings;
use crate::read::settings::LARGEST_SCORE;
use crate::rule::Unit;
use crate::score::Level;
use crate::travel::Leg;

/// Meals of all orders together: more people than there are of that age in the world.
const MOST_IN_ALL: i128 = 1_000_000_000;

/// Refuses a document whose worst plan could have a score beyond that.
pub(super) fn bound(draft: &Draft, problem: &Problem, longest: &Leg, found: &mut Findings) {
    let total: i128 = problem.orders.iter().map(|o| i128::from(o.meals)).sum();
    if total > MOST_IN_ALL {
        let cause = format!("all orders together have at most {MOST_IN_ALL} meals");
        found.add("too-many-meals", "/orders", total, cause, "write the meals of one day");
        return;
    }
    // A trip has a stop at least, and a stop a meal: with the way to the kitchen there are at most two ways for each stop.
    let stops: i128 = problem.orders.iter().map(|o| if o.split { i128::from(o.meals) } else { 1 }).sum();
    let before: i128 = problem.previous.trips.iter().map(|t| t.stops.len() as i128).sum();
    let ways = 2 * (stops + before) + 2 * problem.couriers.len() as i128 + 1;
    let latest = (problem.orders.iter().map(|o| o.window.end.0))
        .chain(problem.couriers.iter().map(|c| c.until.0))
        .chain(problem.kitchens.iter().map(|k| k.closes.0))
        .chain(problem.previous.trips.iter().map(|t| t.departure.0))
        .chain(problem.now.map(|now| now.0))
        .fold(problem.horizon.end().0, i64::max);
    let stay = problem.orders.iter().map(|o| o.stay.0).fold(0, i64::max);
    let milliseconds = ways * (i128::from(latest) + i128::from(longest.time.0) + i128::from(stay));
    let metres = ways * i128::from(longest.metres);
    let weighed: i128 = problem.orders.iter().map(|o| i128::from(o.meals) * i128::from(o.priority)).sum();
    let occurrences = weighed + total + ways;
    for level in [Level::Hard, Level::Medium, Level::Soft] {
        let costs = RULES.iter().zip(&problem.settings).filter(|(_, setting)| setting.level == level);
        let costs = costs.map(|(rule, setting)| {
            let amount = match rule.unit() {
                Unit::Millisecond => milliseconds,
                Unit::Metre => metres,
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
            let pointer = if there { format!("/rules/{rule}/weight") } else { "/orders".to_owned() };
            let action = "write smaller weights; only their ratios matter";
            found.add("score-overflow", pointer, format!("{total} meals"), cause, action);
        }
    }
}
