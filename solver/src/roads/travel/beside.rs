//! The networks that lie beside a document.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anpai_core::issue::Issues;
use anpai_core::roads::{Found, Roads, Wanted};
use anpai_core::stop::Stop;

use super::engine::Engine;
use super::{Unusable, travel};
use crate::roads::{FileError, Roads as File};

/// Networks in the files of a folder: what a document in it calls by names.
///
/// ```no_run
/// use anpai_core::{stop::Stop, visits::read::read_with};
/// use anpai_solver::roads::travel::Beside;
///
/// let bytes = std::fs::read("plans/day.json")?;
/// let problem = read_with(&bytes, &Beside::new("plans", &Stop::never()));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Beside {
    folder: PathBuf,
    stop: Stop,
}

impl Beside {
    /// Of a folder. The time of `stop` has no say here, since a search without ways is none; its flag has.
    pub fn new(folder: impl AsRef<Path>, stop: &Stop) -> Self {
        Self { folder: folder.as_ref().to_owned(), stop: stop.untimed() }
    }
}

impl Roads for Beside {
    fn travel(&self, wanted: &Wanted<'_>) -> Result<Found, Issues> {
        let open = |file: &str| {
            let roads = File::open(&self.folder.join(file)).map_err(|error| unusable(&error))?;
            Ok(Arc::new(Engine::new(roads)))
        };
        travel(wanted, &mut { open }, &self.stop)
    }
}

fn unusable(error: &FileError) -> Unusable {
    let (code, action) = match error {
        FileError::System(e) if e.kind() == ErrorKind::NotFound => {
            ("network-missing", "name a file relative to the document, and make it with `anpai roads build`")
        }
        FileError::System(_) => ("network-unreadable", "see whether this file may be read"),
        FileError::Interrupted => ("interrupted", "ask again, and let it end"),
        _ => ("network-damaged", "make it again with `anpai roads build`, or take another copy"),
    };
    Unusable { code, cause: error.to_string(), action: action.to_owned() }
}
