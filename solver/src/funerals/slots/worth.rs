//! What a place is worth, in the order of the levels of the document.

use anpai_core::funerals::slots::Problem;
use anpai_core::funerals::slots::proof::Stage;
use anpai_core::funerals::slots::rules::RULES;
use anpai_core::rule::Setting;

/// The rules whose cost depends on who is placed where; all others are kept.
pub(super) const PRICED: [&str; 2] = ["RequestPlaced", "RankWeightLost"];
/// The rules that every plan keeps, whatever level or weight the document gives them.
#[cfg(test)]
pub(super) const KEPT: [&str; 7] = [
    "SlotAmongWishes",
    "PeopleWithinPlaces",
    "CarsWithinParking",
    "SeatsWithinShuttle",
    "OneBookingPerIdentityAndDay",
    "OneBookingPerPlotAndDay",
    "PeakSlotsFollowDraw",
];

/// What is made as great as can be, first of all and then, and what a place is worth in each by rank, to one who counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Worth {
    /// Which stages there are, one or two of them, the more important one first.
    pub(super) stages: Vec<Stage>,
    /// By rank: what a place is worth in the first stage, and in the second.
    pub(super) by_rank: Vec<[i64; 2]>,
}

impl Worth {
    pub(super) fn new(problem: &Problem) -> Self {
        let [placed, ranked] = PRICED.map(|name| setting(problem, name));
        let stages = match (placed.weight > 0, ranked.weight > 0) {
            (true, true) if placed.level == ranked.level => vec![Stage::Points],
            (true, true) if ranked.level < placed.level => vec![Stage::RankWeight, Stage::Placed],
            (true, true) => vec![Stage::Placed, Stage::RankWeight],
            (true, false) => vec![Stage::Placed],
            // Where nothing has a weight, people are better placed than not.
            (false, true) | (false, false) => vec![Stage::RankWeight],
        };
        let ranks = problem.request_ids().map(|request| problem.wishes(request).len()).max().unwrap_or(0);
        let of = |stage: Option<&Stage>, rank: usize| match stage {
            None => 0,
            Some(Stage::Placed) => 1,
            Some(Stage::RankWeight) => problem.rank_weight(rank),
            Some(Stage::Points) => placed.weight + ranked.weight * problem.rank_weight(rank),
        };
        let by_rank = (0..ranks).map(|rank| [of(stages.first(), rank), of(stages.get(1), rank)]).collect();
        Self { stages, by_rank }
    }
    /// The most that a place can be worth in a stage, and the least.
    pub(super) fn range(&self, stage: usize) -> (i64, i64) {
        let all = || self.by_rank.iter().map(|worth| worth[stage]);
        (all().max().unwrap_or(0), all().min().unwrap_or(0))
    }
}

/// How the document sets a rule; of weight 0 where there is no rule of that name.
fn setting(problem: &Problem, name: &str) -> Setting {
    let at = RULES.iter().position(|rule| rule.name() == name);
    at.and_then(|at| problem.settings.get(at)).copied().unwrap_or(Setting::soft(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_kept_or_priced() {
        let names: Vec<_> = RULES.iter().map(|rule| rule.name()).collect();
        assert_eq!(names, KEPT.iter().chain(&PRICED).copied().collect::<Vec<_>>());
    }
}
