//! Ids of everything that a cemetery plan names, and how much of it there may be.

use crate::funerals::cemetery::draft::Draft;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// Kinds of burial that a plan tells apart.
const MOST_KINDS: usize = 12;
/// Sites of a district, with some to spare.
const MOST_SITES: usize = 50;
/// Projects: some of each kind at every site.
const MOST_PROJECTS: usize = 1200;
/// Streets of a large city.
const MOST_ZONES: usize = 1000;
/// Each kind chosen first by the cremated and by the others, and several groups of these.
const MOST_CHOICES: usize = 48;

/// All ids that something else names.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    pub(super) kinds: Names<'a>,
    pub(super) sites: Names<'a>,
}

impl<'a> Ids<'a> {
    /// Reads every definition; duplicates, empty ids, empty lists and too long ones are issues.
    pub(super) fn gather(draft: &'a Draft, found: &mut Findings) -> Self {
        length("/zones", (draft.zones.len(), MOST_ZONES), Some("no-zones"), found);
        length("/kinds", (draft.kinds.len(), MOST_KINDS), Some("no-kinds"), found);
        length("/sites", (draft.sites.len(), MOST_SITES), None, found);
        length("/choices", (draft.choices.len(), MOST_CHOICES), Some("no-choices"), found);
        length("/projects", (draft.projects.len(), MOST_PROJECTS), None, found);
        // Each has to have an id of its own; nothing in the document names them.
        Names::defined("zone", "/zones", draft.zones.iter().map(|z| &*z.id), found);
        Names::defined("choice", "/choices", draft.choices.iter().map(|c| &*c.id), found);
        Names::defined("project", "/projects", draft.projects.iter().map(|p| &*p.id), found);
        Names::defined("target", "/targets", draft.targets.iter().map(|t| &*t.id), found);
        Self {
            kinds: Names::defined("kind of burial", "/kinds", draft.kinds.iter().map(|k| &*k.id), found),
            sites: Names::defined("site", "/sites", draft.sites.iter().map(|s| &*s.id), found),
        }
    }
}

/// An issue where a list has more entries than `most`, or none where it needs one.
fn length(list: &str, (length, most): (usize, usize), none: Option<&'static str>, found: &mut Findings) {
    if length > most {
        let cause = format!("at most {most} of them are planned together");
        found.add("too-many", list, format!("{length} entries"), cause, "leave out what differs little");
    }
    if let Some(code) = none.filter(|_| length == 0) {
        found.add(code, list, "[]", "nobody could be buried", "write one at least");
    }
}
