//! Groups in the order in which they are served, communities, and what they need.

use super::MEALS;
use super::ids::Ids;
use crate::id::PlaceId;
use crate::land::street::street;
use crate::meals::plan::draft::{DemandDraft, Draft, GroupDraft};
use crate::meals::plan::problem::{Community, CommunityId, Demand, DietId, Group, GroupId};
use crate::named::Named;
use crate::place::Place;
use crate::read::findings::Findings;

/// Groups with where their priorities stand, and these priorities.
pub(super) fn groups(draft: &Draft, found: &mut Findings) -> (Vec<Group>, Vec<u16>) {
    let empty = [
        ("/diets", "no-diets", draft.diets.len(), "plain"),
        ("/groups", "no-groups", draft.groups.len(), "all"),
    ];
    for (list, code, count, such) in empty {
        if count == 0 {
            let cause = "every demand names one, and there is none";
            found.add(code, list, "[]", cause, format!("write one at least, such as `{such}`"));
        }
    }
    let mut priorities: Vec<u16> = draft.groups.iter().map(|g| g.priority).collect();
    priorities.sort_unstable();
    priorities.dedup();
    let group = |(n, group): (usize, &GroupDraft)| {
        if group.priority == 0 {
            let cause = "the first to be served has priority 1";
            let action = "write 1 or more";
            found.add("number-out-of-range", format!("/groups/{n}/priority"), group.priority, cause, action);
        }
        Group {
            named: Named::new(&group.id, group.name.as_deref()),
            priority: group.priority,
            rank: priorities.partition_point(|p| *p < group.priority),
        }
    };
    let groups = draft.groups.iter().enumerate().map(group).collect();
    (groups, priorities)
}

/// Communities, still without their ways, and everything that they need.
pub(super) fn communities(
    draft: &Draft,
    ids: &Ids<'_>,
    places: &[Place],
    found: &mut Findings,
) -> (Vec<Community>, Vec<Demand>) {
    let (mut communities, mut demands) = (Vec::with_capacity(draft.communities.len()), Vec::new());
    for (n, community) in draft.communities.iter().enumerate() {
        let at = format!("/communities/{n}");
        let place = ids.places.find(&community.place, || format!("{at}/place"), found);
        let (own, there) = (community.street.as_deref(), place.map(|p| &places[p]));
        let street = street(own, &at, there, (&ids.streets, &draft.places), found);
        let first = demands.len();
        for (m, demand) in community.demand.iter().enumerate() {
            let at = format!("{at}/demand/{m}");
            let group = ids.groups.find(&demand.group, || format!("{at}/group"), found);
            let diet = ids.diets.find(&demand.diet, || format!("{at}/diet"), found);
            let meals = MEALS.check(&format!("{at}/meals"), demand.meals, found);
            twice(&community.demand, m, &at, found);
            demands.push(Demand {
                community: CommunityId::new(n),
                group: GroupId::new(group.unwrap_or(0)),
                diet: DietId::new(diet.unwrap_or(0)),
                meals,
                at_home: demand.at_home,
            });
        }
        communities.push(Community {
            named: Named::new(&community.id, community.name.as_deref()),
            place: PlaceId::new(place.unwrap_or(0)),
            street,
            demands: first..demands.len(),
            points: Vec::new(),
            kitchens: Vec::new(),
        });
    }
    (communities, demands)
}

/// Refuses a demand that stands in the list before: a plan names it by group, diet and way of living.
fn twice(all: &[DemandDraft], at: usize, pointer: &str, found: &mut Findings) {
    let one = &all[at];
    let same = |d: &DemandDraft| (&d.group, &d.diet, d.at_home) == (&one.group, &one.diet, one.at_home);
    let unreadable =
        ["group", "diet", "at_home"].iter().any(|f| found.is_unreadable(&format!("{pointer}/{f}")));
    if let Some(first) = all[..at].iter().position(same).filter(|_| !unreadable) {
        let cause = format!("entry {first} of the list has the same group, diet and `at_home`");
        let value = format!("{}, {}", one.group, one.diet);
        found.add("duplicate-demand", pointer, value, cause, "write their meals in one entry");
    }
}
