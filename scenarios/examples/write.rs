//! Writes a scenario as JSON: `cargo run -p anpai-scenarios --example write -- guandu-normal 1 > day.json`.

use std::io::{Write, stdout};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_else(|| "guandu-normal".to_owned());
    let seed = words.next().map_or(Ok(1), |s| s.parse())?;
    let names = anpai_scenarios::NAMES.join(", ");
    let made = anpai_scenarios::scenario(&name, seed).ok_or(format!("no scenario {name}: {names}"))?;
    let mut out = stdout().lock();
    serde_json::to_writer(&mut out, &made.document)?;
    Ok(writeln!(out)?)
}
