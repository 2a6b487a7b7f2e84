//! Ids that something else names. Those of requests, identities and plots are far more, and are numbered where they are read.

use std::collections::HashMap;

use crate::funerals::slots::draft::Draft;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// All of them.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    pub(super) sites: Names<'a>,
    pub(super) shuttles: Names<'a>,
    slots: Names<'a>,
    /// The same once more: millions of wishes are looked up in it.
    quick: HashMap<&'a str, u32>,
}

impl<'a> Ids<'a> {
    /// Reads every definition; duplicates and empty ids are issues.
    pub(super) fn gather(draft: &'a Draft, found: &mut Findings) -> Self {
        Self {
            sites: Names::defined("site", "/sites", draft.sites.iter().map(|s| &*s.id), found),
            shuttles: Names::defined("run", "/shuttles", draft.shuttles.iter().map(|s| &*s.id), found),
            slots: Names::defined("slot", "/slots", draft.slots.iter().map(|s| &*s.id), found),
            quick: draft.slots.iter().map(|s| &*s.id).zip(0..).collect(),
        }
    }
    /// Where a slot stands; an issue where it is unknown.
    pub(super) fn slot(
        &self,
        id: &str,
        pointer: impl FnOnce() -> String,
        found: &mut Findings,
    ) -> Option<usize> {
        match self.quick.get(id) {
            Some(at) if !id.is_empty() => Some(*at as usize),
            _ => self.slots.find(id, pointer, found),
        }
    }
}
