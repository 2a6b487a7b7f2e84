//! Where answers go: standard output, which a reader such as `head` may close at any time, and files, which are there
//! whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anpai_solver::roads::Steady;

use crate::failure::Failure;

/// Prints to standard output. A reader that has gone away is no error: it has seen what it wanted.
pub fn print(text: &str) {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            print_error(&format!("anpai: cannot write the answer: {e}\n"));
        }
        _ => {}
    }
}

/// Prints to standard error. There is nowhere left to tell of a failure.
pub fn print_error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// A file that will be written: known to be writable before the work begins, so that no search is lost to a wrong path.
#[derive(Debug)]
pub struct Target {
    asked: PathBuf,
    /// Links followed, so that the file is replaced and not the link.
    path: PathBuf,
    /// A pipe or a device, which cannot be replaced.
    direct: bool,
}

impl Target {
    /// Makes sure that `path` can be written.
    ///
    /// # Errors
    /// Where it is a folder, or its folder is not there or not writable.
    pub fn new(path: &Path) -> Result<Self, Failure> {
        let refuse = |e: io::Error| Failure::Write(path.to_owned(), e);
        let (resolved, direct) = match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Err(refuse(io::ErrorKind::IsADirectory.into())),
            Ok(found) => (fs::canonicalize(path).map_err(refuse)?, !found.is_file()),
            Err(e) if e.kind() == io::ErrorKind::NotFound => (path.to_owned(), false),
            Err(e) => return Err(refuse(e)),
        };
        // Standard output under another name: a rename would take the file away from whoever reads it.
        let direct = direct || path.starts_with("/dev") || path.starts_with("/proc");
        let target = Self { asked: path.to_owned(), path: resolved, direct };
        if !target.direct {
            let trial = target.beside().map_err(refuse)?;
            File::create(&trial).and_then(|_| fs::remove_file(&trial)).map_err(refuse)?;
        }
        Ok(target)
    }

    /// [`new`](Self::new), where a path is given.
    ///
    /// # Errors
    /// As there.
    pub fn maybe(path: Option<&PathBuf>) -> Result<Option<Self>, Failure> {
        path.map(|p| Self::new(p)).transpose()
    }

    /// Writes the file whole: into a new file beside it, which then takes its name.
    ///
    /// # Errors
    /// Where the disk does not let it.
    pub fn write<T: AsRef<[u8]> + ?Sized>(&self, content: &T) -> Result<(), Failure> {
        self.stream(|out| out.write_all(content.as_ref()).map_err(|e| self.refused(e)))
    }

    /// Writes the file whole, piece by piece: what is too large for memory never is in it.
    ///
    /// # Errors
    /// Those of `content`, and where the disk does not let it; the place is then as it was before.
    pub fn stream(&self, content: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
        let fill = |file: &mut dyn Write| {
            let mut out = io::BufWriter::new(file);
            content(&mut out)?;
            out.flush().map_err(|e| self.refused(e))
        };
        if self.direct {
            let file = fs::OpenOptions::new().write(true).open(&self.path);
            return fill(&mut file.map_err(|e| self.refused(e))?);
        }
        let new = self.beside().map_err(|e| self.refused(e))?;
        let mut file = Steady::new(File::create(&new).map_err(|e| self.refused(e))?);
        let written = fill(&mut file).and_then(|()| {
            file.end().and_then(|()| fs::rename(&new, &self.path)).map_err(|e| self.refused(e))
        });
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
        written
    }

    /// What to tell where this cannot be written.
    pub fn refused(&self, error: io::Error) -> Failure {
        Failure::Write(self.asked.clone(), error)
    }

    /// A name in the same folder that no other process uses.
    fn beside(&self) -> io::Result<PathBuf> {
        let name = self.path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
        let mut new = std::ffi::OsString::from(".");
        new.push(name);
        new.push(format!(".{}.new", std::process::id()));
        Ok(self.path.with_file_name(new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.json");
        fs::write(&path, "a longer text than the new one").unwrap();
        Target::new(&path).unwrap().write("short").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "short");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        Target::new(&link).unwrap().write("new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
    }

    #[test]
    fn a_folder_is_refused_before_the_work_begins() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Target::new(folder.path()).is_err());
        assert!(Target::new(&folder.path().join("missing/plan.json")).is_err());
    }
}
