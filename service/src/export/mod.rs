//! `anpai export`: a plan for the programs and people who have no anpai. A workbook or CSV files with the roster and all
//! tables of the document, which `import` reads back without loss; a calendar; a printable page for each caregiver.

use std::path::{Path, PathBuf};

use anpai_core::issue::Issues;
use anpai_core::visits::{Plan, Problem, Unserved, answer, read};
use serde_json::Value;

use crate::failure::Failure;
use crate::import::headers::plain;
use crate::{Exit, input, output};

mod csv;
mod ics;
mod roster;
mod sheets;
mod tables;
mod xlsx;

/// `anpai export`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The plan; or a document alone, whose tables are then written
    pub plan: PathBuf,
    /// The document that the plan is for
    #[arg(long, value_name = "DOC.json")]
    pub problem: Option<PathBuf>,
    /// Write a workbook here: the roster, its figures, and the tables of the document
    #[arg(long, value_name = "FILE.xlsx")]
    pub xlsx: Option<PathBuf>,
    /// Write the same into this folder, a CSV file for each sheet
    #[arg(long, value_name = "FOLDER")]
    pub csv: Option<PathBuf>,
    /// Write a calendar here (RFC 5545), an event for each stop
    #[arg(long, value_name = "FILE.ics")]
    pub ics: Option<PathBuf>,
    /// Write pages to print here: one HTML file, a page for each caregiver
    #[arg(long, value_name = "FILE.html")]
    pub sheets: Option<PathBuf>,
    /// Print issues as one JSON object
    #[arg(long)]
    pub json: bool,
}

/// A plan with everything that is told of it.
#[derive(Debug)]
struct Roster {
    problem: Problem,
    plan: Plan,
    unserved: Vec<Unserved>,
}

/// Writes what was asked for.
///
/// # Errors
/// Issues of the plan or the document, or a file that cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { xlsx, csv, ics, sheets, json, .. } = arguments;
    if [xlsx, csv, ics, sheets].iter().all(|target| target.is_none()) {
        return Err(Failure::Usage("say what to write: --xlsx, --csv, --ics or --sheets"));
    }
    let (document, roster) = load(arguments)?;
    if roster.is_none() && (ics.is_some() || sheets.is_some()) {
        return Err(Failure::Usage("a calendar and pages need a plan: anpai export PLAN --problem DOC"));
    }
    if xlsx.is_some() || csv.is_some() {
        let mut pages = roster.as_ref().map(roster::pages).unwrap_or_default();
        pages.extend(tables::pages(&document));
        if let Some(path) = xlsx {
            let target = output::Target::new(path)?;
            let book = xlsx::book(&pages).map_err(|cause| {
                let mut issues = Issues::default();
                issues.push(
                    "workbook",
                    "",
                    "",
                    format!("a workbook cannot hold this: {cause}"),
                    "write CSV files instead: --csv FOLDER",
                );
                Failure::Issues { file: path.clone(), issues, json: *json }
            })?;
            target.write(&book)?;
        }
        if let Some(folder) = csv {
            csv::write(folder, &pages)?;
        }
    }
    if let Some(roster) = &roster {
        if let Some(path) = ics {
            output::Target::new(path)?.write(&ics::calendar(&roster.problem, &roster.plan))?;
        }
        if let Some(path) = sheets {
            output::Target::new(path)?.write(&sheets::html(&roster.problem, &roster.plan))?;
        }
    }
    Ok(Exit::Done)
}

/// The document as it was written, and the plan where there is one.
fn load(arguments: &Arguments) -> Result<(Value, Option<Roster>), Failure> {
    let bytes = |path: &Path| std::fs::read(path).map_err(|e| Failure::Read(path.to_owned(), e));
    let issues = |path: &Path| {
        let (file, json) = (path.to_owned(), arguments.json);
        move |issues| Failure::Issues { file, issues, json }
    };
    let first = bytes(&arguments.plan)?;
    let Some(path) = &arguments.problem else {
        if serde_json::from_slice(&first).is_ok_and(|v: Value| v.get("routes").is_some()) {
            return Err(Failure::Usage("this is a plan; give its document too: --problem DOC"));
        }
        let networks = input::networks(&arguments.plan);
        read::read_with(&first, &networks).map_err(issues(&arguments.plan))?;
        return Ok((value(&first)?, None));
    };
    let text = bytes(path)?;
    let problem = read::read_with(&text, &input::networks(path)).map_err(issues(path))?;
    let plan = answer::read(&problem, &first).map_err(issues(&arguments.plan))?;
    let unserved = anpai_solver::visits::explain(&problem, &plan);
    Ok((value(&text)?, Some(Roster { problem, plan, unserved })))
}

fn value(bytes: &[u8]) -> Result<Value, Failure> {
    Ok(serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?)
}

/// Whether a sheet is written for people and not read back.
#[must_use]
pub fn is_for_people(sheet: &str) -> bool {
    roster::FOR_PEOPLE.iter().any(|name| plain(name) == plain(sheet))
}
