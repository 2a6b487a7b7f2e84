//! Ids of every kind that an admission has.

use crate::beds::admission::draft::Draft;
use crate::beds::admission::problem::Named;
use crate::named::NamedDraft;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// The group where the document names none.
const ELDERLY: &str = "elderly";

/// All ids of a document.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    pub(super) streets: Names<'a>,
    pub(super) places: Names<'a>,
    pub(super) groups: Names<'a>,
    pub(super) tiers: Names<'a>,
    pub(super) kinds: Names<'a>,
    pub(super) levels: Names<'a>,
    pub(super) institutions: Names<'a>,
    pub(super) applicants: Names<'a>,
    /// Read for duplicates alone.
    #[expect(dead_code, reason = "nothing refers to a budget; its id has to be its own all the same")]
    budgets: Names<'a>,
    #[expect(dead_code, reason = "as with budgets")]
    quotas: Names<'a>,
}

impl<'a> Ids<'a> {
    /// Reads every definition; duplicates and empty ids are issues.
    pub(super) fn gather(draft: &'a Draft, found: &mut Findings) -> Self {
        let mut of =
            |what, list, ids: &mut dyn Iterator<Item = &'a str>| Names::defined(what, list, ids, found);
        Self {
            streets: of("street", "/streets", &mut draft.streets.iter().map(|s| &*s.id)),
            places: of("place", "/places", &mut draft.places.iter().map(|p| &*p.id)),
            groups: if draft.client_groups.is_empty() {
                of("client group", "/client_groups", &mut std::iter::once(ELDERLY))
            } else {
                of("client group", "/client_groups", &mut draft.client_groups.iter().map(|g| &*g.id))
            },
            tiers: of("tier", "/tiers", &mut draft.tiers.iter().map(|t| &*t.id)),
            kinds: of("kind of bed", "/kinds", &mut draft.kinds.iter().map(|k| &*k.id)),
            levels: of("level of care", "/care_levels", &mut draft.care_levels.iter().map(|l| &*l.id)),
            institutions: of("home", "/institutions", &mut draft.institutions.iter().map(|i| &*i.id)),
            applicants: of("applicant", "/applicants", &mut draft.applicants.iter().map(|a| &*a.id)),
            budgets: of("budget", "/budgets", &mut draft.budgets.iter().map(|b| &*b.id)),
            quotas: of("quota", "/quotas", &mut draft.quotas.iter().map(|q| &*q.id)),
        }
    }
    /// The groups as the problem keeps them.
    pub(super) fn groups(&self, draft: &Draft) -> Vec<Named> {
        if draft.client_groups.is_empty() {
            return vec![Named { id: ELDERLY.to_owned(), name: None }];
        }
        named(&draft.client_groups)
    }
}

/// A list of named things as the problem keeps it.
pub(super) fn named(list: &[NamedDraft]) -> Vec<Named> {
    list.iter().map(|n| Named { id: n.id.clone(), name: n.name.clone() }).collect()
}

/// The rows of a list in the order of their ids, and where each row of the document went.
#[derive(Debug)]
pub(super) struct Order {
    /// Rows of the document, by id.
    pub(super) rows: Vec<usize>,
    /// `place[row]` is its position among them.
    pub(super) place: Vec<usize>,
}

impl Order {
    /// Of a list of ids. Equal ids, which are an issue, keep their order.
    pub(super) fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let mut rows: Vec<usize> = (0..ids.len()).collect();
        rows.sort_by_key(|row| ids[*row]);
        let mut place = vec![0; rows.len()];
        for (at, row) in rows.iter().enumerate() {
            place[*row] = at;
        }
        Self { rows, place }
    }
}
