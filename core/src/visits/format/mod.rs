//! Published text formats: text to draft, plan to text. Their objectives are settings of the rules, and not special
//! cases; what is left to each format is the unit in which it reports ([`objective`]).

use std::fmt;
use std::str::FromStr;

use crate::issue::Issues;
use crate::visits::draft::Draft;

mod common;
mod hhcrsp;
pub(crate) mod json;
mod uhhc;
mod vrptw;

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
        Format::Anpai => {
            let mut issues = Issues::default();
            issues.push("not-yet", "", "", "our own documents are read by `visits::read`", "Use that.");
            Err(issues)
        }
        Format::Hhcrsp => hhcrsp::draft(&json::parse(bytes)?),
        Format::Uhhc => uhhc::draft(&json::parse(bytes)?),
        Format::Vrptw => vrptw::draft(json::text(bytes)?),
    }
}
