//! What the soft rules cost, read once from the document's settings.

use anpai_core::funerals::services::Problem;
use anpai_core::funerals::services::rules::RULES;
use anpai_core::rule::Setting;

use crate::search::setting;

/// The settings of the rules that the search prices itself.
#[derive(Clone, Copy, Debug)]
pub(in crate::funerals) struct Prices {
    /// A case that is not served, times its priority.
    pub(in crate::funerals) unserved: Setting,
    /// A collection that is not made.
    pub(in crate::funerals) uncollected: Setting,
    /// Milliseconds from the nearest window, times the case's weight.
    pub(in crate::funerals) deviation: Setting,
    /// Days from the wished one, times the case's weight.
    pub(in crate::funerals) day: Setting,
    /// Milliseconds between transfer and cremation.
    pub(in crate::funerals) waiting: Setting,
    /// Ranks of a hall above the one that was asked for.
    pub(in crate::funerals) upgrade: Setting,
    /// Milliseconds of a collection beyond its due, times its weight.
    pub(in crate::funerals) late: Setting,
    /// A family that has to be told of a change.
    pub(in crate::funerals) moved: Setting,
}

/// The rules that are priced here.
pub(in crate::funerals) const PRICED: [&str; 8] = [
    "CaseServed",
    "CollectionMade",
    "AsWished",
    "OnWishedDay",
    "Waiting",
    "HallAsAsked",
    "CollectedByDue",
    "SameAsPrevious",
];

impl Prices {
    pub(in crate::funerals) fn new(problem: &Problem) -> Self {
        let [unserved, uncollected, deviation, day, waiting, upgrade, late, moved] =
            PRICED.map(|name| setting(RULES, &problem.settings, name));
        Self { unserved, uncollected, deviation, day, waiting, upgrade, late, moved }
    }
}
