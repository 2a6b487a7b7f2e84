//! The blocks of a PBF file: found in one quick scan that checks where each ends, then inflated and read side by side, a
//! few at a time, and handed over in the order of the file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anpai_core::stop::Stop;
use flate2::read::ZlibDecoder;
use rayon::prelude::*;

use super::ExtractError;
use super::block::Block;
use super::wire::{Fields, Value, Wrong};

/// Features that a file may require.
const FEATURES: [&str; 3] = ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"];
/// How many blocks each thread reads between two looks at the stop; a full block takes about 10 ms.
const BATCH: usize = 4;
/// Bytes that the header of a block must stay below.
const MOST_HEADER: u32 = 64 << 10;
/// Bytes of a block at most, inflated or not. Source for both: <https://wiki.openstreetmap.org/wiki/PBF_Format>.
const MOST_BLOCK: u64 = 32 << 20;

/// A PBF file whose blocks are where they should be.
pub(super) struct Blobs {
    path: PathBuf,
    file: BufReader<File>,
    blocks: Vec<Place>,
    /// Bytes of the file.
    pub(super) bytes: u64,
}

/// Where a block is.
#[derive(Clone, Debug)]
struct Place {
    /// Where its header begins, for whoever looks for the fault.
    at: u64,
    /// Its bytes.
    bytes: Range<u64>,
}

impl Blobs {
    /// Opens a file, finds its blocks and reads its header.
    pub(super) fn open(path: &Path) -> Result<Self, ExtractError> {
        let io = |source| ExtractError::Io { path: path.into(), source };
        let file = File::open(path).map_err(io)?;
        let about = file.metadata().map_err(io)?;
        if !about.is_file() {
            return Err(ExtractError::NotPbf { path: path.into() });
        }
        let mut blobs =
            Self { path: path.into(), file: BufReader::new(file), blocks: Vec::new(), bytes: about.len() };
        let header = blobs.scan()?;
        let bytes = blobs.load(&header)?;
        let required = inflated(&bytes).and_then(|bytes| required(&bytes));
        for feature in required.map_err(|what| blobs.damaged(header.at, what))? {
            if !FEATURES.contains(&feature.as_str()) {
                return Err(ExtractError::Unsupported { path: path.into(), feature });
            }
        }
        Ok(blobs)
    }
    /// How many blocks with data.
    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }
    /// Maps the blocks `which` side by side and takes the results one after the other; `progress` hears how many of them
    /// are done.
    pub(super) fn each<T: Send>(
        &mut self,
        which: &[usize],
        stop: &Stop,
        progress: &mut dyn FnMut(usize),
        map: impl Fn(&Block<'_>) -> Result<T, Wrong> + Sync,
        mut take: impl FnMut(usize, T),
    ) -> Result<(), ExtractError> {
        let mut done = 0;
        for batch in which.chunks(BATCH * rayon::current_num_threads()) {
            if stop.is_over() {
                return Err(ExtractError::Stopped);
            }
            let mut loaded = Vec::with_capacity(batch.len());
            for &block in batch {
                loaded.push(self.load(&self.blocks[block].clone())?);
            }
            let mapped: Vec<_> =
                loaded.par_iter().map(|bytes| map(&Block::parse(&inflated(bytes)?)?)).collect();
            for (&block, result) in batch.iter().zip(mapped) {
                take(block, result.map_err(|what| self.damaged(self.blocks[block].at, what))?);
            }
            done += batch.len();
            progress(done);
        }
        Ok(())
    }
    fn damaged(&self, at: u64, what: Wrong) -> ExtractError {
        ExtractError::Damaged { path: self.path.clone(), at, what }
    }
    fn load(&mut self, place: &Place) -> Result<Vec<u8>, ExtractError> {
        // No longer than the file, as the scan has seen.
        let mut bytes = vec![0; (place.bytes.end - place.bytes.start) as usize];
        let read =
            self.file.seek(SeekFrom::Start(place.bytes.start)).and_then(|_| self.file.read_exact(&mut bytes));
        read.map_err(|source| ExtractError::Io { path: self.path.clone(), source })?;
        Ok(bytes)
    }
    /// Finds the blocks with data; gives the place of the file's header, which comes first.
    fn scan(&mut self) -> Result<Place, ExtractError> {
        let foreign = || ExtractError::NotPbf { path: self.path.clone() };
        let mut header = None;
        let mut at = 0;
        while at < self.bytes {
            let (kind, begin, size) = match head(&mut self.file, at) {
                Ok(found) => found,
                Err(_) if at == 0 => return Err(foreign()),
                Err(Unread::Short) => return Err(ExtractError::Truncated { path: self.path.clone(), at }),
                Err(Unread::Wrong(what)) => return Err(self.damaged(at, what)),
                Err(Unread::Io(source)) => return Err(ExtractError::Io { path: self.path.clone(), source }),
            };
            if size > MOST_BLOCK {
                return Err(self.damaged(at, "a block of more than 32 MB"));
            }
            let end = begin + size;
            if end > self.bytes {
                return Err(ExtractError::Truncated { path: self.path.clone(), at });
            }
            let place = Place { at, bytes: begin..end };
            match &kind[..] {
                b"OSMHeader" if header.is_none() => header = Some(place),
                b"OSMData" if header.is_some() => self.blocks.push(place),
                b"OSMData" => return Err(foreign()),
                _ => {}
            }
            at = end;
        }
        header.ok_or_else(foreign)
    }
}

/// Why a block's header cannot be read.
enum Unread {
    Short,
    Wrong(Wrong),
    Io(io::Error),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof { Self::Short } else { Self::Io(error) }
    }
}

impl From<Wrong> for Unread {
    fn from(what: Wrong) -> Self {
        Self::Wrong(what)
    }
}

/// The header at a byte: the block's kind, where its own bytes begin, and how many there are.
fn head(file: &mut BufReader<File>, at: u64) -> Result<(Vec<u8>, u64, u64), Unread> {
    let now = file.stream_position()?;
    file.seek_relative(at.wrapping_sub(now) as i64)?;
    let mut length = [0; 4];
    file.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length >= MOST_HEADER {
        return Err("a header of more than 64 KB".into());
    }
    let mut bytes = vec![0; length as usize];
    file.read_exact(&mut bytes)?;
    let (mut kind, mut size) = (None, None);
    for field in Fields(&bytes) {
        match field? {
            (1, Value::Bytes(name)) => kind = Some(name.to_vec()),
            (3, Value::Number(number)) => size = Some(number),
            _ => {}
        }
    }
    let (kind, size) = kind.zip(size).ok_or("a header without a kind or a size")?;
    Ok((kind, at + 4 + u64::from(length), size))
}

/// What a block holds.
fn inflated(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Wrong> {
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(raw)) => return Ok(raw.into()),
            (3, Value::Bytes(deflated)) => {
                let mut whole = Vec::new();
                let mut decoder = ZlibDecoder::new(deflated).take(MOST_BLOCK + 1);
                decoder.read_to_end(&mut whole).map_err(|_| "bytes that cannot be inflated")?;
                if whole.len() as u64 > MOST_BLOCK {
                    return Err("more than 32 MB");
                }
                return Ok(whole.into());
            }
            (4..=7, Value::Bytes(_)) => return Err("a compression other than zlib, which is not supported"),
            _ => {}
        }
    }
    Err("nothing")
}

/// The features that a header names as needed.
fn required(header: &[u8]) -> Result<Vec<String>, Wrong> {
    let mut features = Vec::new();
    for field in Fields(header) {
        if let (4, Value::Bytes(name)) = field? {
            features.push(String::from_utf8_lossy(name).into_owned());
        }
    }
    Ok(features)
}
