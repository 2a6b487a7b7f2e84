//! The words about the network, as JSON.

use super::super::super::About;
use super::super::{Fault, FileError, Kind, Sections};

/// From its section.
pub fn take(sections: &Sections) -> Result<About, FileError> {
    let text = sections.take::<u8>(Kind::About)?;
    serde_json::from_slice(&text).map_err(|e| FileError::Section(Kind::About, Fault::Words(e.to_string())))
}
