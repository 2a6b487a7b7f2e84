//! The `.roads` file: everything that a query needs, as it lies in memory, so that opening is mapping. Little-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..16 | the magic: a byte beyond ASCII, `anpai-roads`, and line ends that a transfer as text would change |
//! | 16..20 | version of the form, `u32` |
//! | 20..24 | number of sections, `u32` |
//! | 24..32 | length of the file in bytes, `u64` |
//! | 32..36 | CRC-32 (IEEE) of the whole file with these four bytes as zeros, `u32` |
//! | 36..64 | zeros |
//! | 64.. | the table: for each section its [`Kind`] and the size of an element, `u32` each, where it begins and its length in bytes, `u64` each |
//! | then | the sections in the order of the table, each at a multiple of 64, zeros in between |
//!
//! Nothing in a file is trusted. The checksum tells damage; a file with a right checksum may still be crafted, so every
//! part checks what its readers rely on: lengths that agree, positions that do not fall, heads that are nodes.
//! A file of another version is refused: it is made anew from its source in seconds.

mod fault;
mod kind;
pub(super) mod parts;
mod read;
mod save;
mod write;

#[cfg(test)]
mod tests;

pub use fault::{Fault, FileError};
pub use kind::Kind;

pub(super) use read::Sections;
pub use save::Steady;
pub(super) use save::save;
pub(super) use write::Layout;

/// What a file begins with.
const MAGIC: [u8; 16] = *b"\x89anpai-roads\r\n\x1a\n";
/// The version of the form that is written and read.
pub const VERSION: u32 = 2;
/// Sections begin at multiples of this: a cache line, and more than any element needs.
const ALIGNMENT: usize = 64;
/// Bytes before the table.
const HEADER: usize = 64;
/// Where the checksum stands.
const CHECKSUM: std::ops::Range<usize> = 32..36;
/// Bytes of an entry of the table.
const ENTRY: usize = 24;

#[cfg(target_endian = "big")]
compile_error!("a .roads file is mapped as it lies, and it is little-endian");
