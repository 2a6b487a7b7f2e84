//! Rules as a table for the documentation, made from the rules themselves.

use std::fmt::Write as _;

use super::{Problem, Rule, Unit};
use crate::score::Level;

/// `head`, and below it one row of a Markdown table for each rule.
#[must_use]
pub(crate) fn table<P: Problem>(head: &str, rules: &[&dyn Rule<P>]) -> String {
    let mut text = head.to_owned();
    for rule in rules {
        let setting = rule.default_setting();
        let level = match setting.level {
            Level::Hard => "hard",
            Level::Medium => "medium",
            Level::Soft => "soft",
        };
        let unit = match rule.unit() {
            Unit::Millisecond => "ms",
            Unit::Metre => "m",
            Unit::Fen => "fen",
            Unit::Occurrence => "times",
        };
        let (name, weight) = (rule.name(), setting.weight);
        let (summary, reason) = (rule.summary(), rule.reason());
        // A String takes everything.
        let _ = writeln!(text, "| `{name}` | {level} | {weight} | {unit} | {summary} | {reason} |");
    }
    text
}
