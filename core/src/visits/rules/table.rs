//! The table of rules in `docs/rules.md`, made from the rules themselves.

use std::fmt::Write;

use crate::rule::Unit;
use crate::score::Level;
use crate::visits::rules::RULES;

/// What stands above the table.
const HEAD: &str = "\
# Rules of a roster

Made from the rules themselves (`core/src/visits/rules/`, one a file); `anpai rules visits` prints the same. The cost of
a rule is its weight times what it counts. The levels are compared in order: hard, medium, soft. A document sets a level
or a weight under `rules`; weight 0 switches a rule off. A soft point is a millisecond of travel, so 600,000 points are
ten minutes. A rule counts *by round* where its cost is the sum over the rounds taken alone.

| rule | level | weight | unit | by round | counts | why this default |
| --- | --- | ---: | --- | --- | --- | --- |
";

/// The whole file, as Markdown.
#[must_use]
pub fn table() -> String {
    let mut text = HEAD.to_owned();
    for rule in RULES {
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
        let by_round = if rule.is_separable() { "yes" } else { "" };
        let (name, weight) = (rule.name(), setting.weight);
        writeln!(
            text,
            "| `{name}` | {level} | {weight} | {unit} | {by_round} | {} | {} |",
            rule.summary(),
            rule.reason()
        )
        .expect("a String takes everything");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_table_is_the_one_made_from_the_rules() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules.md");
        if std::env::var_os("ANPAI_BLESS").is_some() {
            std::fs::write(path, table()).expect("docs/ is there");
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(committed, table(), "set ANPAI_BLESS=1 to write it anew");
    }
}
