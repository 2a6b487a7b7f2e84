//! Ids of every kind that a roster has.

use crate::read::findings::Findings;
use crate::read::names::Names;
use crate::visits::draft::Draft;
use crate::visits::problem::Named;

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
        let doubtful = found.is_unreadable("/travel/modes") || found.is_unreadable("/travel/kind");
        let modes =
            Names::used("mode of travel", draft.travel.modes().into_iter()).listed("/travel/modes", doubtful);
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
