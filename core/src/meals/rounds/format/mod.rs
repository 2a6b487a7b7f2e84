//! Published text formats: text to draft, plan to text. Their objectives are settings of the rules, and not special
//! cases.

use std::fmt;
use std::str::FromStr;

use super::answer::{self, Answer};
use super::check::check;
use super::draft::Draft;
use super::plan::Plan;
use super::problem::Problem;
use super::rules::referee;
use crate::issue::Issues;
use crate::read::json;
use crate::roads::{NoRoads, Roads};

mod cvrp;
mod distances;
mod routes;
mod sections;

/// In which form a problem and its solutions are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Our own document.
    #[default]
    Anpai,
    /// Capacitated vehicle routing, as CVRPLIB publishes it.
    Cvrp,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Anpai, Self::Cvrp];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Anpai => "anpai",
            Self::Cvrp => "cvrp",
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
#[error("no format `{0}`: it is anpai or cvrp")]
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
        Format::Anpai => super::read::read_draft(bytes),
        Format::Cvrp => cvrp::draft(json::text(bytes)?),
    }
}

/// The document as a problem.
///
/// # Errors
/// Every issue of the file. What only `check` sees in a published file is told of the customer that it is about.
pub fn read(format: Format, bytes: &[u8]) -> Result<Problem, Issues> {
    read_with(format, bytes, &NoRoads)
}

/// The same where the document may travel along roads.
///
/// # Errors
/// As [`read`], and what the roads say.
pub fn read_with(format: Format, bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
    if format == Format::Anpai {
        return super::read::read_with(bytes, roads);
    }
    let draft = draft(format, bytes)?;
    check(&draft).map_err(|mut issues| {
        for issue in &mut issues.0 {
            issue.pointer = published_pointer(&draft, &issue.pointer);
        }
        issues
    })
}

/// Where in the published file stands what a pointer into its draft points to.
fn published_pointer(draft: &Draft, pointer: &str) -> String {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    match steps.as_slice() {
        ["orders"] => "DEMAND_SECTION".to_owned(),
        ["orders", row, ..] => {
            let order = row.parse().ok().and_then(|row: usize| draft.orders.get(row));
            order.map_or_else(|| pointer.to_owned(), |order| format!("customer {}", order.id))
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
        Format::Cvrp => routes::read(problem, json::text(bytes)?),
    }
}

/// A plan in the format's own form. Our own plan file says more with the search's [`Answer`]; this one has what the
/// plan and the referee alone can tell.
#[must_use]
pub fn write_solution(format: Format, problem: &Problem, plan: &Plan) -> String {
    match format {
        Format::Anpai => Answer::new(problem, plan, &referee(problem, plan)).text(),
        Format::Cvrp => routes::write(problem, plan, referee(problem, plan).score.soft),
    }
}

#[cfg(test)]
mod tests;
