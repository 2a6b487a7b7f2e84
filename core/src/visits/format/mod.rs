//! Published text formats: text to draft, plan to text. Their objectives are settings of the rules, and not special
//! cases; what is left to each format is the unit in which it reports ([`objective`]).

use std::fmt;
use std::str::FromStr;

use crate::issue::Issues;
use crate::read::json;
use crate::roads::{NoRoads, Roads};
use crate::visits::answer::{self, Answer};
use crate::visits::check::check;
use crate::visits::draft::Draft;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::referee;

mod common;
mod hhcrsp;
mod objective;
mod published;
mod routes;
mod uhhc;
mod vrptw;

pub use objective::{ObjectiveUnit, objective};

/// In which form a problem and its solutions are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Our own document.
    #[default]
    Anpai,
    /// Home health care routing and scheduling, as published by the University of Udine.
    Hhcrsp,
    /// Unified home health care.
    Uhhc,
    /// Vehicle routing with time windows: Solomon, Gehring and Homberger.
    Vrptw,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Anpai, Self::Hhcrsp, Self::Uhhc, Self::Vrptw];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Anpai => "anpai",
            Self::Hhcrsp => "hhcrsp",
            Self::Uhhc => "uhhc",
            Self::Vrptw => "vrptw",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no format of that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no format `{0}`: it is anpai, hhcrsp, uhhc or vrptw")]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|f| f.name() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// The document as a draft.
///
/// # Errors
/// Every issue of the file, with its JSON pointer or its line.
pub fn draft(format: Format, bytes: &[u8]) -> Result<Draft, Issues> {
    match format {
        Format::Anpai => crate::visits::read::read_draft(bytes),
        Format::Hhcrsp => hhcrsp::draft(&json::parse(bytes)?),
        Format::Uhhc => uhhc::draft(&json::parse(bytes)?),
        Format::Vrptw => vrptw::draft(json::text(bytes)?),
    }
}

/// The document as a problem.
///
/// # Errors
/// Every issue of the file. What only `check` sees in a published file is told with the pointer of the patient or
/// caregiver that it is about.
pub fn read(format: Format, bytes: &[u8]) -> Result<Problem, Issues> {
    read_with(format, bytes, &NoRoads)
}

/// The same where the document may travel along roads.
///
/// # Errors
/// As [`read`], and what the roads say.
pub fn read_with(format: Format, bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
    if format == Format::Anpai {
        return crate::visits::read::read_with(bytes, roads);
    }
    let draft = draft(format, bytes)?;
    check(&draft).map_err(|mut issues| {
        for issue in &mut issues.0 {
            issue.pointer = published_pointer(format, &draft, &issue.pointer);
        }
        issues
    })
}

/// Where in the published file stands what a pointer into its draft points to.
fn published_pointer(format: Format, draft: &Draft, pointer: &str) -> String {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    match (format, steps.as_slice()) {
        (Format::Hhcrsp | Format::Uhhc, ["visits", row, ..]) => format!("/patients/{row}"),
        (Format::Hhcrsp | Format::Uhhc, [all @ ("caregivers" | "services"), row, ..]) => {
            format!("/{all}/{row}")
        }
        (Format::Hhcrsp | Format::Uhhc, ["travel", ..]) => "/distances".to_owned(),
        (Format::Uhhc, ["rules", ..]) => "/metadata/cost_components".to_owned(),
        (Format::Vrptw, ["visits", row, ..]) => {
            let visit = row.parse().ok().and_then(|row: usize| draft.visits.get(row));
            visit.map_or_else(|| pointer.to_owned(), |v| format!("customer {}", v.id))
        }
        _ => pointer.to_owned(),
    }
}

/// A solution in the format's own form as a plan. Anything that can be a plan is read; whether it is a good one, or
/// breaks a rule, is for the referee to say.
///
/// # Errors
/// Every issue of the file, with its JSON pointer or its line.
pub fn read_solution(format: Format, problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    match format {
        Format::Anpai => answer::read(problem, bytes),
        Format::Hhcrsp | Format::Uhhc => published::read(problem, &json::parse(bytes)?),
        Format::Vrptw => routes::read(problem, json::text(bytes)?),
    }
}

/// A plan in the format's own form. Our own plan file says more with the search's [`Answer`]; this one has what the
/// plan and the referee alone can tell.
#[must_use]
pub fn write_solution(format: Format, problem: &Problem, plan: &Plan) -> String {
    match format {
        Format::Anpai => Answer::new(problem, plan, &referee(problem, plan), &[]).text(),
        Format::Hhcrsp | Format::Uhhc => published::write(problem, plan),
        Format::Vrptw => routes::write(problem, plan, &objective(format, &referee(problem, plan))),
    }
}

#[cfg(test)]
mod tests;
