//! What the soft rules cost, read once from the document's settings.

use anpai_core::meals::rounds::Problem;
use anpai_core::meals::rounds::rules::RULES;
use anpai_core::rule::Setting;
use anpai_core::score::Score;

use crate::search::{cost, setting};

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
    /// A meal in other hands than before.
    pub(super) moved: Setting,
    /// A meal that is not brought, times its priority.
    pub(super) unserved: Setting,
}

/// The rules that are priced here.
pub(super) const PRICED: [&str; 5] =
    ["TravelTime", "TravelDistance", "Waiting", "SameHandsAsPrevious", "OrderServed"];

impl Prices {
    pub(super) fn new(problem: &Problem) -> Self {
        let [travel, metres, waiting, moved, unserved] =
            PRICED.map(|name| setting(RULES, &problem.settings, name));
        Self { travel, metres, waiting, moved, unserved }
    }
    /// What amounts cost.
    pub(super) fn of(&self, amounts: Amounts) -> Score {
        cost(self.travel, amounts.travel)
            + cost(self.metres, amounts.metres)
            + cost(self.waiting, amounts.waiting)
    }
}
