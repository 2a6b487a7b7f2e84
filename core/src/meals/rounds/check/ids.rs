//! Ids of every kind that a document of meal rounds has.

use crate::meals::rounds::draft::Draft;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// All ids that something else names.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    pub(super) streets: Names<'a>,
    pub(super) places: Names<'a>,
    pub(super) modes: Names<'a>,
    pub(super) boxes: Names<'a>,
    pub(super) kitchens: Names<'a>,
    pub(super) couriers: Names<'a>,
    pub(super) orders: Names<'a>,
}

impl<'a> Ids<'a> {
    /// Reads every definition; duplicates and empty ids are issues.
    pub(super) fn gather(draft: &'a Draft, found: &mut Findings) -> Self {
        let doubtful = found.is_unreadable("/travel/modes") || found.is_unreadable("/travel/kind");
        Self {
            streets: Names::defined("street", "/streets", draft.streets.iter().map(|s| &*s.id), found),
            places: Names::defined("place", "/places", draft.places.iter().map(|p| &*p.id), found),
            modes: Names::used("mode of travel", draft.travel.modes().into_iter())
                .listed("/travel/modes", doubtful),
            boxes: Names::defined("kind of box", "/boxes", draft.boxes.iter().map(|b| &*b.id), found),
            kitchens: Names::defined("kitchen", "/kitchens", draft.kitchens.iter().map(|k| &*k.id), found),
            couriers: Names::defined("courier", "/couriers", draft.couriers.iter().map(|c| &*c.id), found),
            orders: Names::defined("order", "/orders", draft.orders.iter().map(|o| &*o.id), found),
        }
    }
}
