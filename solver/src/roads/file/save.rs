//! A file is there whole or not at all: it is written beside its place under a name of its own, brought to the disk, and
//! renamed. Whoever has the old file mapped keeps the old bytes.

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
        let mut out = BufWriter::new(File::create(&new)?);
        content(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&new, path)?;
        Ok(())
    })();
    if written.is_err() {
        // It may never have come to be; there is nothing more to do either way.
        let _ = fs::remove_file(&new);
    }
    written
}
