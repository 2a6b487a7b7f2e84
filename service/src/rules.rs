//! `anpai rules`: every rule with its level, default weight, unit and reason. The documentation's table is made from it.

use anpai_core::rule::{Setting, Unit};
use anpai_core::score::Level;
use serde_json::Value;

use crate::args::Rules;
use crate::columns::{Columns, Side};
use crate::failure::Failure;
use crate::models::RuleRow;
use crate::{Exit, output};

/// Prints the table.
///
/// # Errors
/// None that is known.
pub fn run(args: &Rules) -> Result<Exit, Failure> {
    let rules = args.model.rules();
    let text = if args.json {
        let all: Vec<Value> = rules.iter().map(RuleRow::object).collect();
        serde_json::to_string_pretty(&all)? + "\n"
    } else if args.markdown {
        args.model.rules_markdown()
    } else {
        table(&rules)
    };
    output::print(&text);
    Ok(Exit::Done)
}

fn table(rules: &[RuleRow]) -> String {
    let mut table = Columns::new(&[
        ("rule", Side::Left),
        ("level", Side::Left),
        ("weight", Side::Right),
        ("a", Side::Left),
        ("what it counts, and why it weighs so", Side::Left),
    ]);
    for rule in rules {
        let Setting { level, weight } = rule.setting;
        let cells = [rule.name, name(level), &weight.to_string(), unit(rule.unit), rule.summary];
        table.row(cells.map(str::to_owned));
        table.row(["", "", "", "", rule.reason].map(str::to_owned));
    }
    table.render()
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Hard => "hard",
        Level::Medium => "medium",
        Level::Soft => "soft",
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Millisecond => "millisecond",
        Unit::Metre => "metre",
        Unit::Fen => "fen",
        Unit::Occurrence => "occurrence",
    }
}
