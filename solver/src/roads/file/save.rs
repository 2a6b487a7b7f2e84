//! A file is there whole or not at all: it is written beside its place under a name of its own, brought to the disk, and
//! renamed. Whoever has the old file mapped keeps the old bytes.
//!
//! The disk is waited for now and then while writing, and not for gigabytes at the end: nobody can stop that.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::FileError;

/// Writes what `content` writes to `path`.
///
/// # Errors
/// Those of `content` and of the disk; the place is then as it was before.
pub fn save(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename).map_err(io::Error::from)?;
    let mut new = OsString::from(".");
    new.push(name);
    new.push(format!(".{}.new", std::process::id()));
    let new = path.with_file_name(new);
    let written = (|| {
        let mut out = BufWriter::new(Steady::new(File::create(&new)?));
        content(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.end()?;
        fs::rename(&new, path)?;
        Ok(())
    })();
    if written.is_err() {
        // It may never have come to be; there is nothing more to do either way.
        let _ = fs::remove_file(&new);
    }
    written
}

/// Bytes between two waits for the disk: a tenth of a second on a slow one, at 80 MB/s.
const STRIDE: usize = 8 << 20;

/// A file that is never far ahead of the disk.
#[derive(Debug)]
pub struct Steady {
    file: File,
    ahead: usize,
}

impl Steady {
    /// Of a new file.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self { file, ahead: 0 }
    }
    /// Waits until all of it is on the disk.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn end(self) -> io::Result<()> {
        self.file.sync_all()
    }
}

impl Write for Steady {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(&bytes[..bytes.len().min(STRIDE)])?;
        self.ahead += written;
        if self.ahead >= STRIDE {
            self.file.sync_data()?;
            self.ahead = 0;
        }
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
