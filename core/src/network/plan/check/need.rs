//! Communities with what they need, and the staff that there is.

use super::ids::Ids;
use super::unit::amount;
use crate::id::PlaceId;
use crate::issue::escape;
use crate::land::street::street;
use crate::named::Named;
use crate::network::plan::draft::{CommunityDraft, Draft, StaffDraft};
use crate::network::plan::problem::{ClassId, Community, KindId, Staff};
use crate::place::Place;
use crate::read::findings::Findings;

/// More people than this in one community are a slip.
const MOST_PEOPLE: i64 = 10_000_000;
/// More hours a week than this of all staff together are a slip: forty hours of every caregiver of a large province.
const MOST_STAFF_HOURS: i64 = 1_000_000_000;

/// Communities, still without their ways.
pub(super) fn communities(
    draft: &Draft,
    ids: &Ids<'_>,
    places: &[Place],
    found: &mut Findings,
) -> Vec<Community> {
    let community = |(n, community): (usize, &CommunityDraft)| {
        let at = format!("/communities/{n}");
        let place = ids.places.find(&community.place, || format!("{at}/place"), found);
        let (own, there) = (community.street.as_deref(), place.map(|p| &places[p]));
        let street = street(own, &at, there, (&ids.streets, &draft.places), found);
        if !(0..=MOST_PEOPLE).contains(&community.people) {
            let cause = format!("0 to {MOST_PEOPLE} people live in a community");
            let action = "write how many the network is for";
            found.add("number-out-of-range", format!("{at}/people"), community.people, cause, action);
        }
        let mut hours = vec![0; draft.kinds.len()];
        for (kind, needed) in &community.demand {
            let pointer = format!("{at}/demand/{}", escape(kind));
            let needed = amount(draft).check(&pointer, *needed, found);
            if let Some(k) = ids.kinds.find(kind, || pointer, found) {
                hours[k] = needed;
            }
        }
        Community {
            named: Named::new(&community.id, community.name.as_deref()),
            place: PlaceId::new(place.unwrap_or(0)),
            street,
            class: class(draft, community, &at, ids, found),
            people: community.people,
            hours,
            sites: vec![Vec::new(); draft.kinds.len()],
        }
    };
    draft.communities.iter().enumerate().map(community).collect()
}

fn class(
    draft: &Draft,
    community: &CommunityDraft,
    at: &str,
    ids: &Ids<'_>,
    found: &mut Findings,
) -> Option<ClassId> {
    let Some(class) = &community.class else {
        if !draft.classes.is_empty() {
            let cause = "targets count communities by class, and nobody knows of which this one is";
            found.add_missing("missing-class", at, "class", cause, "write `class`");
        }
        return None;
    };
    ids.classes.find(class, || format!("{at}/class"), found).map(ClassId::new)
}

pub(super) fn staff(draft: &Draft, ids: &Ids<'_>, found: &mut Findings) -> Vec<Staff> {
    let staff = |(n, staff): (usize, &StaffDraft)| {
        let at = format!("/staff/{n}");
        if staff.kinds.is_empty() {
            let cause = "staff of no kind of site gives no hours";
            found.add(
                "no-kinds",
                format!("{at}/kinds"),
                "[]",
                cause,
                "write the kinds whose hours they give",
            );
        }
        if !(0..=MOST_STAFF_HOURS).contains(&staff.hours) {
            let cause = format!("hours a week from 0 to {MOST_STAFF_HOURS} are expected here");
            let action = "write the hours a week of all of them together";
            found.add("number-out-of-range", format!("{at}/hours"), staff.hours, cause, action);
        }
        Staff {
            named: Named::new(&staff.id, staff.name.as_deref()),
            kinds: ids.kinds.find_all(&staff.kinds, KindId::new, || format!("{at}/kinds"), found),
            hours: staff.hours,
        }
    };
    draft.staff.iter().enumerate().map(staff).collect()
}
