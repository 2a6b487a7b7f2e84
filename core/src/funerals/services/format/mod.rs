//! Published text formats: text to draft, plan to text. Their objectives are settings of the rules, and not special cases.

use std::fmt;
use std::str::FromStr;

use super::answer::{self, Answer};
use super::check::check;
use super::draft::Draft;
use super::plan::Plan;
use super::problem::Problem;
use super::rules::referee;
use crate::issue::Issues;
use crate::score::Score;

mod published;
mod rows;

pub use published::SLOT;

/// How long a case of a published day may wait between farewell and cremation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wait {
    /// Not at all: `nw`.
    None,
    /// At most six slots: `lag`.
    Lag,
    /// Any time: `free`.
    Free,
}

/// In which form a problem and its solutions are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Our own document.
    #[default]
    Anpai,
    /// A published day.
    FuneralDay(Wait),
    /// A published week.
    FuneralWeek,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [
        Self::Anpai,
        Self::FuneralDay(Wait::None),
        Self::FuneralDay(Wait::Lag),
        Self::FuneralDay(Wait::Free),
        Self::FuneralWeek,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Anpai => "anpai",
            Self::FuneralDay(Wait::None) => "funeral-day",
            Self::FuneralDay(Wait::Lag) => "funeral-day-lag",
            Self::FuneralDay(Wait::Free) => "funeral-day-free",
            Self::FuneralWeek => "funeral-week",
        }
    }
    /// The cost of a plan as the format counts it, in slots; `None` where it has no number of its own: for our own document,
    /// and for plans that break a hard rule or have a step that begins within a slot.
    ///
    /// ```
    /// use anpai_core::funerals::services::format::Format;
    /// use anpai_core::score::Score;
    /// let score = Score { hard: 0, medium: 0, soft: 900_000 };
    /// assert_eq!(Format::FuneralWeek.cost(score), Some(3));
    /// ```
    #[must_use]
    pub fn cost(self, score: Score) -> Option<i64> {
        let is_whole = score.hard == 0 && score.soft % SLOT.0 == 0;
        (self != Self::Anpai && is_whole).then_some(score.soft / SLOT.0)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no format of that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no format `{0}`: it is anpai, funeral-day, funeral-day-lag, funeral-day-free or funeral-week")]
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
/// Every issue of the file, with its JSON pointer.
pub fn draft(format: Format, bytes: &[u8]) -> Result<Draft, Issues> {
    match format {
        Format::Anpai => super::read::read_draft(bytes),
        Format::FuneralDay(wait) => published::day(bytes, wait),
        Format::FuneralWeek => published::week(bytes),
    }
}

/// The document as a problem.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub fn read(format: Format, bytes: &[u8]) -> Result<Problem, Issues> {
    if format == Format::Anpai {
        return super::read::read(bytes);
    }
    check(&draft(format, bytes)?).map_err(|mut issues| {
        for issue in &mut issues.0 {
            issue.pointer = published_pointer(&issue.pointer);
        }
        issues
    })
}

/// Where in the published file stands what a pointer into its draft points to: the entry, since its fields have other names.
fn published_pointer(pointer: &str) -> String {
    let mut steps = pointer.split('/').skip(1);
    match (steps.next(), steps.next()) {
        (Some("cases"), Some(row)) => format!("/jobs/{row}"),
        (Some("collections"), Some(row)) => format!("/extra/{row}"),
        (Some("cases"), None) => "/jobs".to_owned(),
        (Some("collections"), None) => "/extra".to_owned(),
        _ => String::new(),
    }
}

/// A solution in the format's own form as a plan. Anything that can be a plan is read; whether it is a good one, or breaks
/// a rule, is for the referee to say.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub fn read_solution(format: Format, problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    match format {
        Format::Anpai => answer::read(problem, bytes),
        Format::FuneralDay(_) => rows::read_day(problem, bytes),
        Format::FuneralWeek => rows::read_week(problem, bytes),
    }
}

/// A plan in the format's own form. Our own plan file says more with the search's [`Answer`]; this one has what the plan and
/// the referee alone can tell.
#[must_use]
pub fn write_solution(format: Format, problem: &Problem, plan: &Plan) -> String {
    match format {
        Format::Anpai => Answer::new(problem, plan, &referee(problem, plan)).text(),
        Format::FuneralDay(_) => rows::write_day(problem, plan),
        Format::FuneralWeek => rows::write_week(problem, plan),
    }
}

#[cfg(test)]
mod tests;
