//! The networks that lie beside a document.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
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
    /// Whether names may not lead out of the folder.
    plain: bool,
}

impl Beside {
    /// Of a folder. The time of `stop` has no say here, since a search without ways is none; its flag has.
    pub fn new(folder: impl AsRef<Path>, stop: &Stop) -> Self {
        Self { folder: folder.as_ref().to_owned(), stop: stop.untimed(), plain: false }
    }
    /// The same for documents of strangers, who see what lies in the folder and nothing else of this machine: a name is the
    /// plain name of a file.
    #[must_use]
    pub fn plain(self) -> Self {
        Self { plain: true, ..self }
    }
}

impl Roads for Beside {
    fn travel(&self, wanted: &Wanted<'_>) -> Result<Found, Issues> {
        let open = |file: &str| {
            if self.plain && !is_plain(file) {
                return Err(not_plain());
            }
            let roads = File::open(&self.folder.join(file)).map_err(|error| unusable(&error))?;
            Ok(Arc::new(Engine::new(roads)))
        };
        travel(wanted, &mut { open }, &self.stop)
    }
}

/// Whether a name is that of something in the folder itself.
fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name)
}

fn not_plain() -> Unusable {
    Unusable {
        code: "network-name",
        cause: "a network is called by its plain name here".to_owned(),
        action: "leave out folders: name one of your own networks".to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_leads_nowhere_else() {
        assert!(is_plain("city.roads") && is_plain("…") && is_plain("..."));
        for name in
            ["", ".", "..", "/etc/passwd", "../city.roads", "a/city.roads", "./city.roads", "city.roads/"]
        {
            assert!(!is_plain(name), "{name}");
        }
    }
}
