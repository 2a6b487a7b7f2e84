//! Lays sections out as the bytes of a file. Two passes over the same pieces: one for the checksum, one to write; so a
//! network of gigabytes is never copied.

use std::io::Write;

use anpai_core::stop::Stop;
use bytemuck::Pod;

use super::{ALIGNMENT, CHECKSUM, ENTRY, FileError, HEADER, Kind, MAGIC, VERSION};

/// Written at once between two looks at the stop.
const CHUNK: usize = 1 << 20;

/// Sections in the order in which they will lie in the file.
#[derive(Debug, Default)]
pub struct Layout<'a>(Vec<Section<'a>>);

#[derive(Debug)]
struct Section<'a> {
    kind: Kind,
    width: usize,
    bytes: &'a [u8],
}

impl<'a> Layout<'a> {
    /// Adds a section.
    pub fn add<T: Pod>(&mut self, kind: Kind, values: &'a [T]) {
        self.0.push(Section { kind, width: size_of::<T>(), bytes: bytemuck::cast_slice(values) });
    }

    /// Every section with its length in bytes.
    pub fn sizes(&self) -> Vec<(Kind, usize)> {
        self.0.iter().map(|section| (section.kind, section.bytes.len())).collect()
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Where `out` fails, or the stop is over first.
    pub fn write(&self, out: &mut dyn Write, stop: &Stop) -> Result<(), FileError> {
        let mut head = self.head();
        let mut checksum = crc32fast::Hasher::new();
        self.pieces(
            &head,
            |piece| {
                checksum.update(piece);
                Ok(())
            },
            stop,
        )?;
        head[CHECKSUM].copy_from_slice(&checksum.finalize().to_le_bytes());
        self.pieces(&head, |piece| out.write_all(piece), stop)
    }

    /// Header and table, up to the first section; the checksum is still zero.
    fn head(&self) -> Vec<u8> {
        let mut head = Vec::new();
        head.extend_from_slice(&MAGIC);
        head.extend_from_slice(&VERSION.to_le_bytes());
        head.extend_from_slice(&(self.0.len() as u32).to_le_bytes());
        let mut entries = Vec::new();
        let mut at = aligned(HEADER + ENTRY * self.0.len());
        for section in &self.0 {
            entries.extend_from_slice(&section.kind.number().to_le_bytes());
            entries.extend_from_slice(&(section.width as u32).to_le_bytes());
            entries.extend_from_slice(&(at as u64).to_le_bytes());
            entries.extend_from_slice(&(section.bytes.len() as u64).to_le_bytes());
            at = aligned(at + section.bytes.len());
        }
        head.extend_from_slice(&(at as u64).to_le_bytes());
        head.resize(HEADER, 0);
        head.extend_from_slice(&entries);
        head.resize(aligned(head.len()), 0);
        head
    }

    /// Hands every byte of the file over, in order.
    fn pieces(
        &self,
        head: &[u8],
        mut take: impl FnMut(&[u8]) -> std::io::Result<()>,
        stop: &Stop,
    ) -> Result<(), FileError> {
        take(head)?;
        for section in &self.0 {
            for chunk in section.bytes.chunks(CHUNK) {
                if stop.is_over() {
                    return Err(FileError::Interrupted);
                }
                take(chunk)?;
            }
            let gap = aligned(section.bytes.len()) - section.bytes.len();
            take(&[0; ALIGNMENT][..gap])?;
        }
        Ok(())
    }
}

/// The next multiple of the alignment.
pub(super) const fn aligned(at: usize) -> usize {
    at.next_multiple_of(ALIGNMENT)
}
