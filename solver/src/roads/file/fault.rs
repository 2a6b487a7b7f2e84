//! What can be wrong with a file. A damaged file, a foreign one and one of another version ask for different things of
//! whoever has it, so they are told apart.

use super::{Kind, VERSION};

/// Why a file cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system does not let us.
    #[error("{0}")]
    System(#[from] std::io::Error),
    /// The work was interrupted; nothing was written.
    #[error("interrupted")]
    Interrupted,
    /// Roads at an hour, or with ways closed: a file holds the usual ones, of which these are made in no time.
    #[error("roads of one hour or with closed ways are not saved; save the usual ones")]
    Unusual,
    /// Something else than a `.roads` file.
    #[error("this is no .roads file; make one with `anpai roads build`")]
    Foreign,
    /// Written in another form.
    #[error(
        "this .roads file has version {found}, and this anpai reads version {VERSION}; build it again from its source"
    )]
    Version {
        /// The version that the file states.
        found: u32,
    },
    /// Bytes are missing at the end, or there are more than the file states.
    #[error(
        "this .roads file has {found} bytes where it states {stated}: it is cut off or damaged; copy or build it again"
    )]
    Length {
        /// How many there are.
        found: u64,
        /// How many the file states.
        stated: u64,
    },
    /// Some byte is not what was written.
    #[error("this .roads file is damaged: its checksum does not fit; copy or build it again")]
    Checksum,
    /// The table of sections contradicts itself or the file.
    #[error("this .roads file is damaged: its table of sections {0}")]
    Table(Fault),
    /// A section holds what no writer writes.
    #[error("this .roads file is damaged: {kind} {fault}", kind = .0.name(), fault = .1)]
    Section(Kind, Fault),
}

/// What a section or the table does that it must not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not there.
    #[error("is missing")]
    Missing,
    /// It is there twice.
    #[error("is there twice")]
    Twice,
    /// A kind that this version does not have.
    #[error("names a section of the unknown kind {0}")]
    Unknown(u32),
    /// It begins or ends where it cannot.
    #[error("does not lie in its place")]
    Bounds,
    /// Its elements have another size.
    #[error("has elements of {found} bytes")]
    Width {
        /// As the table states.
        found: u32,
    },
    /// The number of its elements does not fit the other sections.
    #[error("has {found} elements where {expected} belong")]
    Count {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// Positions that should not fall do, or do not span what they divide.
    #[error("falls or leaves a gap at element {at}")]
    Order {
        /// The first such element.
        at: usize,
    },
    /// A value that is out of its range.
    #[error("has a value out of range at element {at}")]
    Range {
        /// The first such element.
        at: usize,
    },
    /// A link that no way of the network stands behind.
    #[error("has a link without its way at element {at}")]
    Link {
        /// The first such element.
        at: usize,
    },
    /// The words about the network cannot be read.
    #[error("cannot be read: {0}")]
    Words(String),
}
