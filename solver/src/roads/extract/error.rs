//! Why a source of roads cannot be used.

use std::io;
use std::path::PathBuf;

use anpai_core::issue::Issues;
use thiserror::Error;

/// Why a source of roads cannot be used. A file that was cut off exactly between two of its blocks cannot be told from a
/// whole one, unless nothing of use is left.
#[derive(Debug, Error)]
pub enum ExtractError {
    /// The file cannot be opened or read.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It does not begin as PBF files do.
    #[error(
        "{path}: not an OpenStreetMap PBF file (XML and compressed XML have to be converted; plain tables are given by --nodes and --edges)"
    )]
    NotPbf {
        /// Which.
        path: PathBuf,
    },
    /// The last block is not all there.
    #[error("{path}: the file ends inside the block that begins at byte {at}; fetch it again")]
    Truncated {
        /// Which.
        path: PathBuf,
        /// Where its last block begins.
        at: u64,
    },
    /// A block cannot be decoded, or what it says cannot be.
    #[error("{path}: the block at byte {at} is damaged: it holds {what}; fetch the file again")]
    Damaged {
        /// Which.
        path: PathBuf,
        /// Where the block begins.
        at: u64,
        /// What cannot be.
        what: &'static str,
    },
    /// It needs a feature that is not read here.
    #[error("{path}: needs the feature {feature}, which is not supported")]
    Unsupported {
        /// Which.
        path: PathBuf,
        /// The feature's name in the file.
        feature: String,
    },
    /// Nothing in it is a road.
    #[error("{path}: holds no roads")]
    Empty {
        /// Which.
        path: PathBuf,
    },
    /// More points or ways than 32 bits count.
    #[error("{path}: holds more points than can be counted in 32 bits; cut out a smaller area")]
    TooLarge {
        /// Which.
        path: PathBuf,
    },
    /// Tables with mistakes; all of them.
    #[error("{0}")]
    Issues(#[from] Issues),
    /// The stop was raised.
    #[error("stopped")]
    Stopped,
}
