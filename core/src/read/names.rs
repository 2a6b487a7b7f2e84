//! Ids of one kind: from text to its place in a table, with the nearest known one where it is unknown.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::near::nearest;

/// Comparisons that all searches for near names of one document may take together: some tenths of a second.
const MOST_EFFORT: usize = 500_000;

/// The names of one kind.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    /// What one of them is called.
    what: &'static str,
    /// Where they are defined.
    list: &'static str,
    index: BTreeMap<&'a str, u32>,
    /// Whether some definition could not be read, so that an unknown name may be that one.
    doubtful: bool,
}

impl<'a> Names<'a> {
    /// Ids of a list of the document; each is there once, and is not empty.
    pub(crate) fn defined(
        what: &'static str,
        list: &'static str,
        ids: impl Iterator<Item = &'a str>,
        found: &mut Findings,
    ) -> Self {
        let mut index: BTreeMap<&str, u32> = BTreeMap::new();
        for (at, id) in (0..).zip(ids) {
            if id.is_empty() {
                let article = if what.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
                let cause = format!("{article} {what} without an id cannot be named elsewhere");
                found.add("empty-id", format!("{list}/{at}/id"), "\"\"", cause, "write an id");
            } else if let Some(first) = index.get(id) {
                let cause = format!("{list}/{first} has the same id");
                let action = format!("give each {what} an id of its own, or leave the second one out");
                found.add("duplicate-id", format!("{list}/{at}/id"), id, cause, action);
            } else {
                index.insert(id, at);
            }
        }
        Self { what, list, index, doubtful: found.has_unreadable_id(list) }
    }
    /// Names that are defined by being used.
    pub(crate) fn used(what: &'static str, names: impl Iterator<Item = &'a str>) -> Self {
        let names: BTreeSet<&str> = names.collect();
        Self { what, list: "", index: names.into_iter().zip(0..).collect(), doubtful: false }
    }
    /// The same where the names stand somewhere in the document, which may be in doubt.
    pub(crate) fn listed(self, list: &'static str, doubtful: bool) -> Self {
        Self { list, doubtful, ..self }
    }
    /// Where `name` stands.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.index.get(name).map(|at| *at as usize)
    }
    /// Where `id` stands; an issue where it is unknown.
    pub(crate) fn find(
        &self,
        id: &str,
        pointer: impl FnOnce() -> String,
        found: &mut Findings,
    ) -> Option<usize> {
        let at = self.get(id);
        if at.is_none() && !self.doubtful {
            let action = match self.near(id, found) {
                Some(near) => format!("did you mean `{near}`? Otherwise define it in {}", self.list),
                None => format!("define it in {}, or name one that is there", self.list),
            };
            found.add("unknown-id", pointer(), id, format!("there is no {} with this id", self.what), action);
        }
        at
    }
    fn near(&self, id: &str, found: &mut Findings) -> Option<&'a str> {
        found.effort += self.index.len();
        (found.effort <= MOST_EFFORT).then(|| nearest(id, self.index.keys().copied())).flatten()
    }
    /// Places of several ids, sorted, each once. Repetitions do no harm.
    pub(crate) fn find_all<T: Ord>(
        &self,
        ids: &[String],
        make: impl Fn(usize) -> T,
        pointer: impl Fn() -> String,
        found: &mut Findings,
    ) -> Vec<T> {
        let mut all: Vec<T> = (ids.iter().enumerate())
            .filter_map(|(n, id)| self.find(id, || format!("{}/{n}", pointer()), found).map(&make))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
    /// The names in the order of their numbers.
    pub(crate) fn texts(&self) -> Vec<String> {
        let mut texts: Vec<(u32, &str)> = self.index.iter().map(|(name, at)| (*at, *name)).collect();
        texts.sort_unstable();
        texts.into_iter().map(|(_, name)| name.to_owned()).collect()
    }
    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.index.len()
    }
}
