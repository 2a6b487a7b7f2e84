//! What the soft rules cost, read once from the document's settings.

use anpai_core::meals::rounds::Problem;
use anpai_core::meals::rounds::rules::RULES;
use anpai_core::rule::Setting;
use anpai_core::score::Score;

/// What a round comes to, in the units of the rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amounts {
    /// Milliseconds.
    pub(super) travel: i64,
    /// Metres.
    pub(super) metres: i64,
    /// Milliseconds before doors.
    pub(super) waiting: i64,
}

/// The settings of the rules that the search prices itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prices {
    pub(super) travel: Setting,
    pub(super) metres: Setting,
    pub(super) waiting: Setting,
    /// An order in other hands than before.
    pub(super) moved: Setting,
    /// A meal that is not brought, times its priority.
    pub(super) unserved: Setting,
}

/// The rules that are priced here.
pub(super) const PRICED: [&str; 5] =
    ["TravelTime", "TravelDistance", "Waiting", "SameHandsAsPrevious", "OrderServed"];

impl Prices {
    pub(super) fn new(problem: &Problem) -> Self {
        let [travel, metres, waiting, moved, unserved] = PRICED.map(|name| setting(problem, name));
        Self { travel, metres, waiting, moved, unserved }
    }
    /// What amounts cost.
    pub(super) fn of(&self, amounts: Amounts) -> Score {
        cost(self.travel, amounts.travel)
            + cost(self.metres, amounts.metres)
            + cost(self.waiting, amounts.waiting)
    }
}

/// How the document sets a rule; of weight 0 where there is no rule of that name.
pub(super) fn setting(problem: &Problem, name: &str) -> Setting {
    let at = RULES.iter().position(|rule| rule.name() == name);
    at.and_then(|at| problem.settings.get(at)).copied().unwrap_or(Setting::soft(0))
}

/// What an amount costs under a setting.
pub(super) fn cost(setting: Setting, amount: i64) -> Score {
    Score::at(setting.level, setting.weight.saturating_mul(amount))
}
