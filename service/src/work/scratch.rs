//! Folders for the time of one errand. Each holds a file that its process keeps locked, so that what a killed process left
//! behind is known and cleared away by the next one that starts.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The name of the locked file.
const LOCK: &str = "lock";

/// Where the folders are.
#[derive(Clone, Debug)]
pub struct Scratch(PathBuf);

/// A folder; it goes when this does.
#[derive(Debug)]
pub struct Folder {
    folder: TempDir,
    _lock: File,
}

impl Scratch {
    /// A place for folders, made where it is not there, and cleared of those whose process has gone.
    ///
    /// # Errors
    /// It cannot be made or read.
    pub fn new(root: impl Into<PathBuf>) -> io::Result<Self> {
        let root = root.into();
        fs::create_dir_all(&root)?;
        for entry in fs::read_dir(&root)? {
            let folder = entry?.path();
            if is_left_behind(&folder) {
                // Somebody else may be clearing it away as well.
                let _ = fs::remove_dir_all(&folder);
            }
        }
        Ok(Self(root))
    }

    /// A new folder.
    ///
    /// # Errors
    /// The disk does not let it.
    pub fn folder(&self) -> io::Result<Folder> {
        let folder = tempfile::Builder::new().prefix("job-").tempdir_in(&self.0)?;
        let lock = File::create(folder.path().join(LOCK))?;
        lock.lock()?;
        Ok(Folder { folder, _lock: lock })
    }
}

/// Whether nobody holds its lock. A folder without one is being made, or was left in that moment; the day tells.
fn is_left_behind(folder: &Path) -> bool {
    match File::open(folder.join(LOCK)) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(_) => {
            const DAY: u64 = 24 * 60 * 60;
            let age = fs::metadata(folder).and_then(|found| found.modified());
            age.is_ok_and(|made| made.elapsed().is_ok_and(|age| age.as_secs() > DAY))
        }
    }
}

impl Folder {
    /// The path of a file in it.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_use_stays_and_what_was_left_behind_goes() {
        let root = tempfile::tempdir().unwrap();
        let scratch = Scratch::new(root.path()).unwrap();
        let used = scratch.folder().unwrap();
        fs::write(used.path("document.json"), "{}").unwrap();
        let left = root.path().join("left");
        fs::create_dir(&left).unwrap();
        File::create(left.join(LOCK)).unwrap();
        Scratch::new(root.path()).unwrap();
        assert!(used.path("document.json").exists() && !left.exists());
        drop(used);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
}
