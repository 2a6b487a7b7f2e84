//! Booking desks: a funeral home's week as a document, and a ledger that sells nothing twice, whichever server is asked.

use crate::desks::{DeskError, DeskId};

use super::problem::{Problem, Reason};

pub(super) mod command;
pub(super) mod look;
pub(super) mod open;

/// A desk by its id in an address.
fn id(text: &str) -> Result<DeskId, Problem> {
    text.parse().map_err(|_| unknown())
}

fn unknown() -> Problem {
    Problem::new(Reason::NotFound, "there is no such desk")
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Unknown => unknown(),
            DeskError::Exists => {
                Self::new(Reason::NotYet, "there is a desk of this id with another document")
            }
            DeskError::Home(issues) => Self::issues(issues),
            DeskError::Ledger(_) | DeskError::Disagree => Self::internal("a desk's ledger cannot be trusted"),
            DeskError::Store(error) => error.into(),
        }
    }
}
