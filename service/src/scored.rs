//! What every answer ends with: the score by rule, and what it took.

use std::fmt::Write as _;

use anpai_core::rule::{Evaluation, Unit};
use anpai_core::score::Level;
use anpai_core::time::Duration;

use crate::clock::Effort;
use crate::columns::{Columns, Side};

/// What each rule costs, where it costs something.
pub fn rule_table(evaluation: &Evaluation) -> Columns {
    let mut table = Columns::new(&[
        ("rule", Side::Left),
        ("level", Side::Left),
        ("counted", Side::Right),
        ("unit", Side::Left),
        ("weight", Side::Right),
        ("cost", Side::Right),
    ]);
    for rule in evaluation.rules.iter().filter(|r| r.cost != 0) {
        let (amount, unit) = readable(rule.amount, rule.unit);
        let cells = [rule.rule, level(rule.level), &amount, unit].map(str::to_owned);
        table.row(cells.into_iter().chain([rule.weight.to_string(), rule.cost.to_string()]));
    }
    table
}

/// `; 1.2 s, 3.4 s of processor time`: what it took.
pub fn told(effort: Effort) -> String {
    let mut text = String::new();
    let Effort { seconds, cpu_seconds, iterations, seed } = effort;
    let _ = write!(text, "; {seconds} s");
    for (figure, unit) in [
        (cpu_seconds.map(|c| c.to_string()), "s of processor time"),
        (iterations.map(|n| n.to_string()), "iterations"),
    ] {
        if let Some(figure) = figure {
            let _ = write!(text, ", {figure} {unit}");
        }
    }
    if let Some(seed) = seed {
        let _ = write!(text, ", seed {seed}");
    }
    text
}

/// Hundredths with their decimals, where there are any.
pub fn hundredths(n: i64) -> String {
    if n % 100 == 0 { format!("{}", n / 100) } else { format!("{}.{:02}", n / 100, (n % 100).abs()) }
}

/// Kilometres with one decimal.
pub fn km(metres: i64) -> String {
    format!("{:.1}", metres as f64 / 1000.0)
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Hard => "hard",
        Level::Medium => "medium",
        Level::Soft => "soft",
    }
}

/// An amount in the unit that people use for it.
fn readable(amount: i64, unit: Unit) -> (String, &'static str) {
    match unit {
        Unit::Millisecond => (format!("{:.1}", Duration(amount).as_minutes()), "min"),
        Unit::Metre => (km(amount), "km"),
        Unit::Fen => (format!("{:.2}", amount as f64 / 100.0), "yuan"),
        Unit::Occurrence => (amount.to_string(), "times"),
    }
}
