//! The command line's words: every verb with its options. What they do is in the file of the verb's name.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};

use crate::models::{self, Model};
use crate::progress::Telling;

/// anpai (安排, "to arrange"): rosters for care at home, admission to beds.
#[derive(Debug, Parser)]
#[command(
    version,
    about = "anpai (安排, \"to arrange\"): rosters for care at home, admission to beds",
    after_help = "Exit codes: 0 a plan, 1 no feasible plan, 2 bad input, 130 interrupted with no plan."
)]
pub struct Args {
    /// Take no more memory than this; the service says so to its jobs
    #[arg(long, value_name = "MIB", hide = true)]
    pub memory_mib: Option<u64>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Tell every issue of a document at once
    Check(Check),
    /// Find a plan: a roster, or who gets which bed
    Solve(Solve),
    /// Simulate a waiting list under several plans for its beds
    Simulate(Simulate),
    /// Tell what a plan costs, rule by rule
    Evaluate(Evaluate),
    /// Tell the best places for one more visit or case in a plan as it is (visits, funerals-day, funerals-week)
    Recommend(crate::recommend::Recommend),
    /// Plans from the cheapest to the one that leaves the least need, none beaten in both (beds-plan)
    Frontier(Frontier),
    /// Print the JSON Schema of a model's document
    Schema(Schema),
    /// List every rule with its level, default weight, unit and reason
    Rules(Rules),
    /// Read CSV files and workbooks into a document
    Import(crate::import::Arguments),
    /// Write a plan as workbook, CSV files, calendar or pages to print
    Export(crate::export::Arguments),
    /// Write the document of a scenario that comes with anpai
    Scenario(Scenario),
    /// Travel times along real roads: build a network, and ask it for matrices, circles and coverage
    Roads(crate::roads::Arguments),
    /// The booking desk of a funeral home and its register of plots: offers, holds, confirmations
    Desk(crate::desk::Arguments),
    /// Serve the HTTP API
    Serve(crate::serve::Serve),
    /// Work on the jobs of a service
    Worker(crate::serve::Worker),
    /// Print what the HTTP API can do, for programs (OpenAPI 3.1)
    Openapi,
    /// What only whoever runs the service does: the keys of its API
    Admin(crate::admin::Arguments),
}

/// The format of anpai's own documents.
pub const OWN: &str = "anpai";

/// `anpai check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The document; `-` reads standard input
    pub file: PathBuf,
    /// The form of the document: anpai's own; hhcrsp, home health care routing and scheduling (Mankowska, Kummer, the
    /// Italian instances); uhhc, unified home health care; vrptw, Solomon's and Gehring and Homberger's; assignment, beds
    /// with the cost of each applicant in each; capacity-plan, beds by site and year under budgets; sscflp,
    /// sites and the customers that belong to them whole; cvrp, routes of vehicles with a capacity, in CVRPLIB's form
    #[arg(long, value_parser = format_parser(), default_value = OWN)]
    pub format: &'static str,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `anpai solve`.
#[derive(Debug, clap::Args)]
pub struct Solve {
    /// The document; `-` reads standard input
    pub file: PathBuf,
    /// The form of the document: anpai's own; hhcrsp, home health care routing and scheduling (Mankowska, Kummer, the
    /// Italian instances); uhhc, unified home health care; vrptw, Solomon's and Gehring and Homberger's; assignment, beds
    /// with the cost of each applicant in each; capacity-plan, beds by site and year under budgets; sscflp,
    /// sites and the customers that belong to them whole; cvrp, routes of vehicles with a capacity, in CVRPLIB's form
    #[arg(long, value_parser = format_parser(), default_value = OWN)]
    pub format: &'static str,
    /// Stop after this time, such as 500ms, 60s, 5m [default: 60s, or never where --iterations is given]
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub stop: Option<Duration>,
    /// Stop after this many iterations of each search chain; alone, it makes the plan repeatable byte for byte
    #[arg(long, value_name = "N")]
    pub iterations: Option<u64>,
    /// The seed of every random choice
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Threads to work on; with --iterations the plan does not depend on it [default: all cores]
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Stay close to this earlier plan, in the place of what the document calls previous (visits, meal-rounds, funerals-day,
    /// funerals-week, beds-admission)
    #[arg(long, value_name = "PLAN.json")]
    pub previous: Option<PathBuf>,
    /// Write the plan here
    #[arg(long, value_name = "PLAN.json")]
    pub out: Option<PathBuf>,
    /// Write the plan here, in the published form of --format
    #[arg(long, value_name = "FILE")]
    pub solution: Option<PathBuf>,
    /// Write a report here: one page that opens without a network
    #[arg(long, value_name = "FILE.html")]
    pub report: Option<PathBuf>,
    /// Write the visits of the family-care beds here (beds-plan): a week of the last year in the likeliest scenario, as a
    /// document of the model visits
    #[arg(long, value_name = "VISITS.json")]
    pub visits: Option<PathBuf>,
    /// Write the best plan so far here while the search runs, at most twice a second
    #[arg(long, value_name = "PLAN.json")]
    pub best: Option<PathBuf>,
    /// Write here, at most twice a second, from where an interrupted search can go on, and go on from it where the file is there
    /// already: the plan is that of a search that was never interrupted (visits, meal-rounds, funerals-day, funerals-week;
    /// others begin anew)
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
    /// How to tell of the progress, on standard error
    #[arg(long, value_name = "HOW", value_enum, default_value_t)]
    pub progress: Telling,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// End when standard input ends, and with the best plan so far when it says `stop`: for a program that runs this one
    #[arg(long, hide = true)]
    pub tied: bool,
}

/// `anpai simulate`.
#[derive(Debug, clap::Args)]
pub struct Simulate {
    /// The document, of the model beds-forecast; `-` reads standard input
    pub file: PathBuf,
    /// Stop after this time, such as 500ms, 60s, 5m, with the replications that are done [default: never]
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub stop: Option<Duration>,
    /// The seed of every random choice
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Threads to work on; the answer does not depend on it [default: all cores]
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Write the answer here
    #[arg(long, value_name = "FILE.json")]
    pub out: Option<PathBuf>,
    /// Write a report here: one page that opens without a network
    #[arg(long, value_name = "FILE.html")]
    pub report: Option<PathBuf>,
    /// How to tell of the progress, on standard error
    #[arg(long, value_name = "HOW", value_enum, default_value_t)]
    pub progress: Telling,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// End when standard input ends, and with the best plan so far when it says `stop`: for a program that runs this one
    #[arg(long, hide = true)]
    pub tied: bool,
}

/// `anpai frontier`.
#[derive(Debug, clap::Args)]
pub struct Frontier {
    /// How many plans to look for between the two ends
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u16).range(2..=100))]
    pub points: u16,
    /// Of a network plan: the target that is lowered by one percent (or site, or hour) each time
    #[arg(long, value_name = "ID")]
    pub target: Option<String>,
    /// As for solve
    #[command(flatten)]
    pub solve: Solve,
}

/// `anpai evaluate`.
#[derive(Debug, clap::Args)]
pub struct Evaluate {
    /// The document; `-` reads standard input
    pub file: PathBuf,
    /// The plan: anpai's own, or a solution in the published form of --format
    pub plan: PathBuf,
    /// The form of the document: anpai's own; hhcrsp, home health care routing and scheduling (Mankowska, Kummer, the
    /// Italian instances); uhhc, unified home health care; vrptw, Solomon's and Gehring and Homberger's; assignment, beds
    /// with the cost of each applicant in each; capacity-plan, beds by site and year under budgets; sscflp,
    /// sites and the customers that belong to them whole; cvrp, routes of vehicles with a capacity, in CVRPLIB's form
    #[arg(long, value_parser = format_parser(), default_value = OWN)]
    pub format: &'static str,
    /// Write a report here (funerals-day, funerals-week): one page that opens without a network
    #[arg(long, value_name = "FILE.html")]
    pub report: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `anpai schema`.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// The model
    #[arg(value_parser = model_parser())]
    pub model: &'static dyn Model,
}

/// `anpai rules`.
#[derive(Debug, clap::Args)]
pub struct Rules {
    /// The model
    #[arg(value_parser = model_parser())]
    pub model: &'static dyn Model,
    /// Print the table of the documentation
    #[arg(long, conflicts_with = "json")]
    pub markdown: bool,
    /// Print one JSON array
    #[arg(long)]
    pub json: bool,
}

/// `anpai scenario`.
#[derive(Debug, clap::Args)]
pub struct Scenario {
    /// Its name, such as guandu-normal
    pub name: String,
    /// The seed of the synthetic people
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write it here; to standard output where not given
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Reads the name of a format.
fn format_parser() -> impl TypedValueParser<Value = &'static str> {
    PossibleValuesParser::new(models::formats())
        .try_map(|name| models::formats().into_iter().find(|f| *f == name).ok_or("there is no such format"))
}

/// Reads the name of a model.
fn model_parser() -> impl TypedValueParser<Value = &'static dyn Model> {
    PossibleValuesParser::new(models::names())
        .try_map(|name| models::by_name(&name).ok_or("there is no such model"))
}

/// Reads `500ms`, `60s`, `5m`, `1h`, with a decimal point where wanted.
///
/// # Errors
/// What should be written instead.
pub fn duration(text: &str) -> Result<Duration, String> {
    let at = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at(at);
    let seconds_a_unit = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        "" => return Err("a unit is missing: write 500ms, 60s or 5m".into()),
        _ => return Err(format!("'{unit}' is no unit: write ms, s, m or h")),
    };
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value: f64 = plain.then(|| number.parse().ok()).flatten().ok_or("write a number and a unit: 60s")?;
    Duration::try_from_secs_f64(value * seconds_a_unit).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_number_and_a_unit() {
        let ms = |text| duration(text).map(|d| d.as_millis());
        assert_eq!(ms("500ms"), Ok(500));
        assert_eq!(ms("60s"), Ok(60_000));
        assert_eq!(ms("1.5m"), Ok(90_000));
        assert_eq!(ms("0s"), Ok(0));
        for text in ["", "60", "s", "-1s", "1e9s", "inf", "60 s", "5d", "9999999999999999999999h", "1.2.3s"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }
}
