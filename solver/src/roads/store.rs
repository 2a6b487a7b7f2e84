//! Flat arrays that are either our own or lie in a mapped file. Whoever reads them sees a slice. They never change, so a
//! copy shares them: the same roads at another hour take memory for what differs.

use std::ops::{Deref, Range};
use std::sync::Arc;

use bytemuck::Pod;
use memmap2::Mmap;

/// An array of `T`.
#[derive(Clone, Debug)]
pub enum Store<T> {
    /// In memory.
    Owned(Arc<Vec<T>>),
    /// Bytes of a mapped file, a multiple of `T`'s size and aligned for it.
    Mapped(Arc<Mmap>, Range<usize>),
}

impl<T: Pod + PartialEq> Store<T> {
    /// The same values: the other's memory where it holds them too.
    #[must_use]
    pub fn sharing(self, other: &Self) -> Self {
        if self[..] == other[..] { other.clone() } else { self }
    }
}

impl<T: Pod> Deref for Store<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        match self {
            Self::Owned(values) => values,
            Self::Mapped(file, bytes) => bytemuck::cast_slice(&file[bytes.clone()]),
        }
    }
}

impl<T> From<Vec<T>> for Store<T> {
    fn from(values: Vec<T>) -> Self {
        Self::Owned(Arc::new(values))
    }
}

impl<T> Default for Store<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}
