//! Opens a file: maps it, checks header, checksum and table, and hands out its sections as arrays that lie in the map.

use std::fs::File;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use bytemuck::Pod;
use memmap2::{Mmap, MmapMut};

use super::super::Store;
use super::write::aligned;
use super::{CHECKSUM, ENTRY, Fault, FileError, HEADER, Kind, MAGIC, VERSION};

/// The sections of a file that is what it says it is.
#[derive(Debug)]
pub struct Sections {
    map: Arc<Mmap>,
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    kind: Kind,
    width: u32,
    bytes: Range<usize>,
}

impl Sections {
    /// Maps a file.
    ///
    /// # Errors
    /// Where it cannot be read, or is damaged, foreign or of another version.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let file = File::open(path)?;
        if !file.metadata()?.is_file() {
            return Err(FileError::Foreign);
        }
        // SAFETY: the map is read-only and private, and outlives the file handle. What remains is that another process
        // changes the file in place while it is mapped. anpai never does: it renames a new file over the old one, whose
        // bytes stay with the map. A program that overwrites the file may change what queries answer, or make them
        // panic at a bounds check; one that cuts it off ends the process with SIGBUS. No index into memory is ever
        // taken from the map without a check of its bounds, so neither can reach beyond the map.
        #[expect(unsafe_code, reason = "there is no other way to map a file")]
        let map = unsafe { Mmap::map(&file)? };
        Self::of(map)
    }

    /// Copies bytes, so that no file lies underneath.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn copy(bytes: &[u8]) -> Result<Self, FileError> {
        let mut map = MmapMut::map_anon(bytes.len().max(1))?;
        map[..bytes.len()].copy_from_slice(bytes);
        if bytes.is_empty() {
            return Err(FileError::Foreign);
        }
        Self::of(map.make_read_only()?)
    }

    fn of(map: Mmap) -> Result<Self, FileError> {
        let count = header(&map)?;
        let mut entries: Vec<Entry> = Vec::new();
        let mut free = aligned(HEADER + ENTRY * count);
        for entry in map[HEADER..HEADER + ENTRY * count].chunks_exact(ENTRY) {
            let number = u32_at(entry, 0);
            let kind = Kind::of(number).ok_or(FileError::Table(Fault::Unknown(number)))?;
            if entries.iter().any(|e| e.kind == kind) {
                return Err(FileError::Section(kind, Fault::Twice));
            }
            let (begin, length) = (u64_at(entry, 8), u64_at(entry, 16));
            // One file for one content: sections lie without gaps in the order of the table.
            let end =
                begin.checked_add(length).filter(|end| begin == free as u64 && *end <= map.len() as u64);
            let end = end.ok_or(FileError::Section(kind, Fault::Bounds))? as usize;
            entries.push(Entry { kind, width: u32_at(entry, 4), bytes: free..end });
            free = aligned(end);
        }
        if free != map.len() {
            return Err(FileError::Table(Fault::Bounds));
        }
        Ok(Self { map: Arc::new(map), entries })
    }

    /// The bytes of a section.
    ///
    /// # Errors
    /// Where it is not there, or holds elements of another size.
    pub fn take<T: Pod>(&self, kind: Kind) -> Result<Store<T>, FileError> {
        let fault = |fault| FileError::Section(kind, fault);
        let entry = self.entries.iter().find(|e| e.kind == kind).ok_or(fault(Fault::Missing))?;
        if entry.width as usize != size_of::<T>() {
            return Err(fault(Fault::Width { found: entry.width }));
        }
        if entry.bytes.len() % size_of::<T>() != 0 {
            return Err(fault(Fault::Bounds));
        }
        Ok(Store::Mapped(Arc::clone(&self.map), entry.bytes.clone()))
    }
}

/// The number of sections, where header and checksum are right and the table lies within the file.
fn header(map: &[u8]) -> Result<usize, FileError> {
    // A file that is cut off within the magic is ours as far as anyone can tell.
    let known = map.len().min(MAGIC.len());
    if known == 0 || map[..known] != MAGIC[..known] {
        return Err(FileError::Foreign);
    }
    let cut = |stated: u64| FileError::Length { found: map.len() as u64, stated };
    if map.len() < HEADER {
        return Err(cut(HEADER as u64));
    }
    let found = u32_at(map, 16);
    if found != VERSION {
        return Err(FileError::Version { found });
    }
    let (count, stated) = (u32_at(map, 20) as usize, u64_at(map, 24));
    if stated != map.len() as u64 {
        return Err(cut(stated));
    }
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(&map[..CHECKSUM.start]);
    checksum.update(&[0; CHECKSUM.end - CHECKSUM.start]);
    checksum.update(&map[CHECKSUM.end..]);
    if checksum.finalize() != u32_at(map, CHECKSUM.start) {
        return Err(FileError::Checksum);
    }
    if count > (map.len() - HEADER) / ENTRY {
        return Err(FileError::Table(Fault::Bounds));
    }
    Ok(count)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytemuck::pod_read_unaligned(&bytes[at..at + 4])
}
fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytemuck::pod_read_unaligned(&bytes[at..at + 8])
}
