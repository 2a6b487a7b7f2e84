//! The blocks of a PBF file: found in one quick scan that checks where each ends, then decoded side by side, a few at a
//! time, and handed over in the order of the file.

use std::fs::File;
use std::io::{BufReader, SeekFrom};
use std::path::{Path, PathBuf};

use anpai_core::stop::Stop;
use osmpbf::{BlobReader, BlobType, ByteOffset, HeaderBlock, PrimitiveBlock};
use rayon::prelude::*;

use super::ExtractError;

/// Features that a file may require.
const FEATURES: [&str; 3] = ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"];
/// How many blocks each thread decodes between two looks at the stop; a full block takes about 10 ms.
const BATCH: usize = 4;

/// A PBF file whose blocks are where they should be.
pub(super) struct Blobs {
    path: PathBuf,
    reader: BlobReader<BufReader<File>>,
    /// Where the blocks with data begin.
    at: Vec<u64>,
    /// Bytes of the file.
    pub(super) bytes: u64,
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
        let mut blobs = Self {
            path: path.into(),
            reader: BlobReader::new_seekable(BufReader::new(file))
                .map_err(|e| io(std::io::Error::from(e)))?,
            at: Vec::new(),
            bytes: about.len(),
        };
        let header = blobs.scan()?;
        for feature in header.required_features() {
            if !FEATURES.contains(&feature.as_str()) {
                return Err(ExtractError::Unsupported { path: path.into(), feature: feature.clone() });
            }
        }
        Ok(blobs)
    }
    /// How many blocks with data.
    pub(super) fn len(&self) -> usize {
        self.at.len()
    }
    /// Maps the blocks `which` side by side and takes the results one after the other; `progress` hears how many of them
    /// are done.
    pub(super) fn each<T: Send>(
        &mut self,
        which: &[usize],
        stop: &Stop,
        progress: &mut dyn FnMut(usize),
        map: impl Fn(&PrimitiveBlock) -> Result<T, &'static str> + Sync,
        mut take: impl FnMut(usize, T),
    ) -> Result<(), ExtractError> {
        let mut done = 0;
        for batch in which.chunks(BATCH * rayon::current_num_threads()) {
            if stop.is_over() {
                return Err(ExtractError::Stopped);
            }
            let mut loaded = Vec::with_capacity(batch.len());
            for &block in batch {
                let at = self.at[block];
                let blob = self.reader.blob_from_offset(ByteOffset(at)).map_err(|e| self.damaged(at, e))?;
                loaded.push((block, blob));
            }
            let mapped: Vec<_> = (loaded.par_iter())
                .map(|(block, blob)| {
                    let at = self.at[*block];
                    let data = blob.to_primitiveblock().map_err(|e| self.damaged(at, e))?;
                    map(&data).map_err(|what| ExtractError::Impossible { path: self.path.clone(), at, what })
                })
                .collect();
            for (&block, result) in batch.iter().zip(mapped) {
                take(block, result?);
            }
            done += batch.len();
            progress(done);
        }
        Ok(())
    }
    fn damaged(&self, at: u64, source: osmpbf::Error) -> ExtractError {
        ExtractError::Damaged { path: self.path.clone(), at, source }
    }
    /// Finds the blocks with data and reads the header, which comes first.
    fn scan(&mut self) -> Result<HeaderBlock, ExtractError> {
        let truncated = |at| ExtractError::Truncated { path: self.path.clone(), at };
        let mut header = None;
        let mut begin = 0;
        while begin < self.bytes {
            let (kind, size) = match self.reader.next_header_skip_blob() {
                Some(Ok((blob, _))) => {
                    let kind = match blob.blob_type() {
                        BlobType::OsmHeader => Kind::Header,
                        BlobType::OsmData => Kind::Data,
                        BlobType::Unknown(_) => Kind::Other,
                    };
                    (kind, blob.get_blob_size())
                }
                Some(Err(_)) if begin == 0 => {
                    return Err(ExtractError::NotPbf { path: self.path.clone() });
                }
                Some(Err(e)) if is_short(&e) => return Err(truncated(begin)),
                Some(Err(e)) => return Err(self.damaged(begin, e)),
                None => return Err(truncated(begin)),
            };
            let what = "a block of negative size";
            if size < 0 {
                return Err(ExtractError::Impossible { path: self.path.clone(), at: begin, what });
            }
            let end = self.reader.seek_raw(SeekFrom::Current(0)).map_err(|e| self.damaged(begin, e))?;
            if end > self.bytes {
                return Err(truncated(begin));
            }
            match kind {
                Kind::Header if header.is_none() => header = Some(begin),
                Kind::Data if header.is_some() => self.at.push(begin),
                Kind::Data => return Err(ExtractError::NotPbf { path: self.path.clone() }),
                Kind::Header | Kind::Other => {}
            }
            begin = end;
        }
        let Some(at) = header else {
            return Err(ExtractError::NotPbf { path: self.path.clone() });
        };
        let blob = self.reader.blob_from_offset(ByteOffset(at)).map_err(|e| self.damaged(at, e))?;
        blob.to_headerblock().map_err(|e| self.damaged(at, e))
    }
}

enum Kind {
    Header,
    Data,
    Other,
}

/// Whether the decoder ran out of bytes.
fn is_short(error: &osmpbf::Error) -> bool {
    match error.kind() {
        osmpbf::ErrorKind::Io(e) => e.kind() == std::io::ErrorKind::UnexpectedEof,
        osmpbf::ErrorKind::Protobuf { err, .. } => err.to_string().contains("EOF"),
        _ => false,
    }
}
