//! The street of a community: its own word for it, or that of its place.

use super::draft::PlaceDraft;
use crate::id::StreetId;
use crate::place::Place;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// The street of what stands at `at` and says that it belongs to `own`. Where there are streets, it has one.
pub(crate) fn street(
    own: Option<&str>,
    at: &str,
    place: Option<&Place>,
    (streets, places): (&Names<'_>, &[PlaceDraft]),
    found: &mut Findings,
) -> Option<StreetId> {
    let pointer = || format!("{at}/street");
    let of_place = place.and_then(|p| p.street);
    if let Some(id) = own {
        let own = StreetId::new(streets.find(id, pointer, found)?);
        if of_place.is_some_and(|street| street != own) {
            let cause = "its place belongs to another street";
            found.add("two-streets", pointer(), id, cause, "write the street once, and rightly");
        }
        return Some(own);
    }
    if of_place.is_none() && streets.len() > 0 && place.is_some_and(|p| is_known(places, p, found)) {
        let cause = "streets are served alike, and nobody knows to which this community belongs";
        let action = "write `street`, here or at its place";
        found.add_missing("missing-street", at, "street", cause, action);
    }
    of_place
}

/// Whether a place has no street because the document gives none, and not because it could not be read or found.
fn is_known(places: &[PlaceDraft], place: &Place, found: &Findings) -> bool {
    let at = places.iter().position(|p| p.id == place.id);
    at.is_some_and(|at| places[at].street.is_none() && !found.is_unreadable(&format!("/places/{at}/street")))
}
