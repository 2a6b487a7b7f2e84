//! Ids of every kind: from text to its place in a table, with the nearest known one where it is unknown.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, nearest};
use crate::visits::draft::Draft;
use crate::visits::problem::Named;

/// Comparisons that all searches for near names of one document may take together: some tenths of a second.
const MOST_EFFORT: usize = 500_000;

/// The names of one kind.
#[derive(Debug)]
pub(super) struct Names<'a> {
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
    fn defined(
        what: &'static str,
        list: &'static str,
        ids: impl Iterator<Item = &'a str>,
        found: &mut Findings,
    ) -> Self {
        let mut index: BTreeMap<&str, u32> = BTreeMap::new();
        for (at, id) in (0..).zip(ids) {
            if id.is_empty() {
                let cause = format!("a {what} without an id cannot be named elsewhere");
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
    fn used(what: &'static str, names: impl Iterator<Item = &'a str>) -> Self {
        let names: BTreeSet<&str> = names.collect();
        Self { what, list: "", index: names.into_iter().zip(0..).collect(), doubtful: false }
    }
    /// Where `name` stands.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.index.get(name).map(|at| *at as usize)
    }
    /// Where `id` stands; an issue where it is unknown.
    pub(super) fn find(
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
    pub(super) fn find_all<T: Ord>(
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
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts: Vec<(u32, &str)> = self.index.iter().map(|(name, at)| (*at, *name)).collect();
        texts.sort_unstable();
        texts.into_iter().map(|(_, name)| name.to_owned()).collect()
    }
    /// How many.
    pub(super) fn len(&self) -> usize {
        self.index.len()
    }
}

/// All ids of a document.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    pub(super) streets: Names<'a>,
    pub(super) places: Names<'a>,
    pub(super) modes: Names<'a>,
    pub(super) services: Names<'a>,
    pub(super) clients: Names<'a>,
    pub(super) caregivers: Names<'a>,
    pub(super) visits: Names<'a>,
    pub(super) skills: Names<'a>,
    pub(super) languages: Names<'a>,
}

impl<'a> Ids<'a> {
    /// Reads every definition; duplicates and empty ids are issues.
    pub(super) fn gather(draft: &'a Draft, found: &mut Findings) -> Self {
        let mut modes = Names::used("mode of travel", draft.travel.modes().into_iter());
        modes.list = "/travel/modes";
        modes.doubtful = found.is_unreadable("/travel/modes") || found.is_unreadable("/travel/kind");
        let skills = (draft.services.iter().filter_map(|s| s.skill.as_deref()))
            .chain(draft.caregivers.iter().flat_map(|c| c.skills.keys().map(String::as_str)));
        let languages = (draft.clients.iter().flat_map(|c| &c.languages))
            .chain(draft.caregivers.iter().flat_map(|c| &c.languages))
            .map(String::as_str);
        Self {
            streets: Names::defined("street", "/streets", draft.streets.iter().map(|s| &*s.id), found),
            places: Names::defined("place", "/places", draft.places.iter().map(|p| &*p.id), found),
            modes,
            services: Names::defined("service", "/services", draft.services.iter().map(|s| &*s.id), found),
            clients: Names::defined("client", "/clients", draft.clients.iter().map(|c| &*c.id), found),
            caregivers: Names::defined(
                "caregiver",
                "/caregivers",
                draft.caregivers.iter().map(|c| &*c.id),
                found,
            ),
            visits: Names::defined("visit", "/visits", draft.visits.iter().map(|v| &*v.id), found),
            skills: Names::used("skill", skills),
            languages: Names::used("language", languages),
        }
    }
    /// The streets as the problem keeps them.
    pub(super) fn streets(&self, draft: &Draft) -> Vec<Named> {
        draft.streets.iter().map(|s| Named { id: s.id.clone(), name: s.name.clone() }).collect()
    }
}
