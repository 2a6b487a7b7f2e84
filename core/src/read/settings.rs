//! Level and weight of each rule, as a document sets them.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::near::nearest;
use crate::issue::escape;
use crate::rule::{Problem, Rule, Setting, SettingDraft};

/// What the scores of one level may add up to: a quarter of what 64 bits hold, so that differences and sums of two
/// plans fit as well.
pub(crate) const LARGEST_SCORE: i128 = (i64::MAX / 4) as i128;

/// The settings of all `rules` of `model`, row for row, with what the document gives.
pub(crate) fn settings<P: Problem>(
    model: &str,
    rules: &[&dyn Rule<P>],
    given: &BTreeMap<String, SettingDraft>,
    found: &mut Findings,
) -> Vec<Setting> {
    let mut settings: Vec<Setting> = rules.iter().map(|r| r.default_setting()).collect();
    for (name, given) in given {
        let pointer = format!("/rules/{}", escape(name));
        let Some(at) = rules.iter().position(|r| r.name() == name) else {
            let action = match nearest(name, rules.iter().map(|r| r.name())) {
                Some(near) => format!("did you mean `{near}`? `anpai rules {model}` lists all"),
                None => format!("`anpai rules {model}` lists all rules"),
            };
            found.add("unknown-rule", pointer, name, "there is no rule of this name", action);
            continue;
        };
        if let Some(level) = given.level {
            settings[at].level = level;
        }
        if let Some(weight) = given.weight {
            if weight < 0 {
                let cause = "a negative weight would reward the breach";
                let action = "write 0 to switch the rule off";
                found.add("negative-weight", format!("{pointer}/weight"), weight, cause, action);
            } else {
                settings[at].weight = weight;
            }
        }
    }
    settings
}
