//! Ids of every kind that a network plan has.

use crate::network::plan::draft::Draft;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// All ids that something else names.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    pub(super) streets: Names<'a>,
    pub(super) places: Names<'a>,
    pub(super) modes: Names<'a>,
    pub(super) kinds: Names<'a>,
    pub(super) classes: Names<'a>,
    pub(super) categories: Names<'a>,
}

impl<'a> Ids<'a> {
    /// Reads every definition; duplicates and empty ids are issues.
    pub(super) fn gather(draft: &'a Draft, found: &mut Findings) -> Self {
        // Each has to have an id of its own; nothing in the document names them.
        Names::defined("site", "/sites", draft.sites.iter().map(|s| &*s.id), found);
        Names::defined("community", "/communities", draft.communities.iter().map(|c| &*c.id), found);
        Names::defined("staff", "/staff", draft.staff.iter().map(|s| &*s.id), found);
        Names::defined("target", "/targets", draft.targets.iter().map(|t| &*t.id), found);
        Names::defined("protected thing", "/protected", draft.protected.iter().map(|p| &*p.id), found);
        let unsure = found.has_unreadable_below("/protected");
        let doubtful = found.is_unreadable("/travel/modes") || found.is_unreadable("/travel/kind");
        Self {
            streets: Names::defined("street", "/streets", draft.streets.iter().map(|s| &*s.id), found),
            places: Names::defined("place", "/places", draft.places.iter().map(|p| &*p.id), found),
            modes: Names::used("mode of travel", draft.travel.modes().into_iter())
                .listed("/travel/modes", doubtful),
            kinds: Names::defined("kind", "/kinds", draft.kinds.iter().map(|k| &*k.id), found),
            classes: Names::defined("class", "/classes", draft.classes.iter().map(|c| &*c.id), found),
            categories: Names::used("category", draft.protected.iter().map(|p| &*p.category))
                .listed("/protected", unsure),
        }
    }
}
