//! One file for each part of a network: which sections it has, and what has to hold of them so that nobody who reads
//! them later meets an index out of bounds. A check is one pass over the section, at the speed of memory.

pub mod about;
pub mod graph;
pub mod hierarchy;
pub mod origins;
pub mod shapes;

use super::{Fault, FileError, Kind};

/// `first` divides `total` elements among its neighbours in order: it begins with 0, never falls, and ends with `total`.
fn divides(kind: Kind, first: &[u32], total: usize) -> Result<(), FileError> {
    let fault = |at| Err(FileError::Section(kind, Fault::Order { at }));
    if first.first() != Some(&0) {
        return fault(0);
    }
    if let Some(at) = first.windows(2).position(|pair| pair[0] > pair[1]) {
        return fault(at + 1);
    }
    if first[first.len() - 1] as usize != total {
        return fault(first.len() - 1);
    }
    Ok(())
}

/// As many elements as belong here.
fn counts(kind: Kind, found: usize, expected: usize) -> Result<(), FileError> {
    if found == expected { Ok(()) } else { Err(FileError::Section(kind, Fault::Count { found, expected })) }
}

/// Every value is one that is `good`.
fn all<T: Copy>(kind: Kind, values: &[T], good: impl Fn(T) -> bool) -> Result<(), FileError> {
    match values.iter().position(|value| !good(*value)) {
        Some(at) => Err(FileError::Section(kind, Fault::Range { at })),
        None => Ok(()),
    }
}
