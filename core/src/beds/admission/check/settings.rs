//! Level and weight of each rule, as far as an admission lets them be set.

use crate::beds::admission::draft::{Draft, MODEL};
use crate::beds::admission::rules::{ADJUSTABLE, RULES};
use crate::issue::escape;
use crate::read::findings::Findings;
use crate::rule::Setting;
use crate::score::Level;

/// The settings of all rules, row for row with `RULES`.
///
/// Whether somebody is served is the medium level's, and is decided in the order of tiers; so no other rule stands there,
/// and a rule about all people of a bed is hard or nothing would be left of the bed.
pub(super) fn settings(draft: &Draft, found: &mut Findings) -> Vec<Setting> {
    let settings = crate::read::settings::settings(MODEL, RULES, &draft.rules, found);
    for (rule, setting) in RULES.iter().zip(&settings) {
        let Some(given) = draft.rules.get(rule.name()) else { continue };
        let pointer = format!("/rules/{}", escape(rule.name()));
        let adjustable = ADJUSTABLE.contains(&rule.name());
        if !adjustable && *setting != rule.default_setting() {
            let cause = "an admission is decided by it, and it cannot be set otherwise";
            found.add("fixed-rule", pointer, rule.name(), cause, "leave it out");
        } else if let Some(level @ Level::Medium) = given.level.filter(|_| adjustable) {
            let value = format!("{level:?}").to_lowercase();
            let cause = "the medium level is the order of tiers and waiting alone";
            found.add("fixed-level", format!("{pointer}/level"), value, cause, "write `hard` or `soft`");
        }
    }
    settings
}
