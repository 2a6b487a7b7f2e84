//! What every answer ends with: the score by rule, and what it took.

use std::fmt::Write as _;

use anpai_core::proof::Proof;
use anpai_core::rule::{Evaluation, Unit};
use anpai_core::score::Level;
use anpai_core::time::Duration;
use serde::Serialize;
use serde_json::{Map, Value};

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

/// The object of `--json`: what programs are told, and what it took.
///
/// # Errors
/// None that is known: no map has a key that is not text.
pub fn object(mut told: Map<String, Value>, effort: &impl Serialize) -> Result<String, serde_json::Error> {
    if let Value::Object(effort) = serde_json::to_value(effort)? {
        told.extend(effort);
    }
    Ok(serde_json::to_string_pretty(&told)? + "\n")
}

/// How good a plan is known to be, stage by stage, each under its name.
pub fn stages<S: Copy>(proof: &Proof<S>, name: &dyn Fn(S) -> &'static str) -> String {
    let mut text = String::new();
    if !proof.stages.is_empty() {
        let _ = writeln!(
            text,
            "\nStages (bound by HiGHS, on a model of {} rows and {} columns, {} of them whole)",
            proof.rows, proof.columns, proof.integers
        );
    }
    for s in &proof.stages {
        let part = s.part.map_or(String::new(), |part| format!(" {part}"));
        let bound = s.bound.map_or_else(|| "none".to_owned(), |bound| bound.to_string());
        let gap =
            s.gap.filter(|gap| *gap > 0.0).map_or(String::new(), |gap| format!(", gap {:.3} %", 100.0 * gap));
        let _ = writeln!(text, "  {}{part}: {}, bound {bound}{gap}", name(s.stage), s.value);
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
