//! The ledger in a file: JSON Lines, appended and brought to the disk before anyone is answered, by one process at a time. A
//! line that was being written when the power went has no end: it was told to nobody, and is cut.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use anpai_core::funerals::desk::{Desk, Home, Ledger, Line, Lines, read_lines};

use super::refused;
use crate::failure::Failure;
use crate::output;

/// The ledger's file, locked.
#[derive(Debug)]
pub(super) struct LedgerFile {
    file: File,
    /// Bytes that are kept for good.
    length: u64,
    /// Whether something is behind them that could not be taken back.
    is_torn: bool,
}

/// The desk that a ledger leads to, and the ledger open for more; a file that is not there is an empty one.
///
/// # Errors
/// The issues of the ledger, another process that has it, or why it cannot be read.
pub(super) fn open(home: Home, path: &Path, json: bool) -> Result<(Desk, LedgerFile), Failure> {
    let read = |e| Failure::Read(path.to_owned(), e);
    let is_new = !path.exists();
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(read)?;
    lock(&file, path)?;
    let mut text = Vec::new();
    file.read_to_end(&mut text).map_err(read)?;
    let (desk, lines) = replayed(home, path, &text, json)?;
    let write = |e| Failure::Write(path.to_owned(), e);
    if lines.torn > 0 {
        file.set_len(lines.bytes as u64).and_then(|()| file.sync_all()).map_err(write)?;
        let told = format!(
            "anpai: cut {} bytes of a line that was not finished, and so answered to nobody\n",
            lines.torn
        );
        output::print_error(&told);
    }
    if is_new {
        // The name of a new file is its folder's to keep.
        let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(write)?;
    }
    Ok((desk, LedgerFile { file, length: lines.bytes as u64, is_torn: false }))
}

/// The desk that a ledger leads to, to be looked at; whoever has it open may go on.
///
/// # Errors
/// The issues of the ledger, or why it cannot be read.
pub(super) fn look(home: Home, path: &Path, json: bool) -> Result<Desk, Failure> {
    let text = std::fs::read(path).map_err(|e| Failure::Read(path.to_owned(), e))?;
    replayed(home, path, &text, json).map(|(desk, _)| desk)
}

fn replayed(home: Home, path: &Path, text: &[u8], json: bool) -> Result<(Desk, Lines), Failure> {
    let lines = read_lines(text).map_err(|issues| refused(path, issues, json))?;
    let desk = Desk::replay(home, &lines.lines).map_err(|issues| refused(path, issues, json))?;
    Ok((desk, lines))
}

#[cfg(unix)]
fn lock(file: &File, path: &Path) -> Result<(), Failure> {
    use rustix::fs::{FlockOperation, flock};
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(()),
        Err(rustix::io::Errno::WOULDBLOCK) => {
            Err(Failure::Usage("another process has this ledger open: one desk, one process"))
        }
        Err(error) => Err(Failure::Read(PathBuf::from(path), error.into())),
    }
}

#[cfg(not(unix))]
fn lock(_: &File, _: &Path) -> Result<(), Failure> {
    Err(Failure::Usage("the desk needs a system that can lock its ledger"))
}

impl Ledger for LedgerFile {
    type Error = io::Error;
    fn append(&mut self, lines: &[Line]) -> io::Result<()> {
        if self.is_torn {
            return Err(io::Error::other("an earlier line could not be taken back"));
        }
        let text: String = lines.iter().map(Line::text).collect();
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_data());
        match written {
            Ok(()) => self.length += text.len() as u64,
            // Half a line on a full disk: what was not promised must not be read as if it had been.
            Err(_) => {
                let back = self.file.set_len(self.length).and_then(|()| self.file.sync_all());
                self.is_torn = back.and_then(|()| self.file.seek(io::SeekFrom::End(0))).is_err();
            }
        }
        written
    }
}
