//! Names of desks, and what is told of them beside their books.

use crate::jobs::{Cursor, Moment, Tenant};
use crate::keys::tenant;

/// A desk among those of its tenant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeskId(pub String);

/// A text that names no desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a desk is named by 1 to 64 letters of ASCII, digits, '-', '_' and '.'")]
pub struct NotADeskId;

impl std::str::FromStr for DeskId {
    type Err = NotADeskId;
    fn from_str(text: &str) -> Result<Self, NotADeskId> {
        tenant(text).map(|Tenant(text)| Self(text)).map_err(|_| NotADeskId)
    }
}

/// What a wish for a desk comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It is open.
    New,
    /// It was, with this very document.
    Same,
}

/// A desk as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskView {
    /// Which.
    pub id: DeskId,
    /// Since when.
    pub opened_at: Moment,
    /// How many lines its ledger has.
    pub lines: i64,
}

/// A page of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerPage {
    /// Lines as they are kept, each a JSON object.
    pub lines: Vec<String>,
    /// The number after which the next page starts, where this one is full.
    pub next: Option<Cursor>,
}
