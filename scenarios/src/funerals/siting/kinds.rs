//! Kinds with their reaches and distances, and who needs how much of them.

use std::collections::BTreeMap;

use anpai_core::network::plan::draft::{
    ApartDraft, CommunityDraft, KeepAwayDraft, KindDraft, Minutes, ReachDraft,
};
use anpai_core::time::Duration;

use super::tables::{DistanceRow, KindRow, Place};
use crate::area::Home;
use crate::figures::Nature;
use crate::share::share;

/// The kinds.
pub fn kinds(place: &Place) -> Vec<KindDraft> {
    place.kinds.iter().map(|row| kind(place, row)).collect()
}

fn kind(place: &Place, row: &KindRow) -> KindDraft {
    let known = place.known();
    let keep = |row: &DistanceRow| KeepAwayDraft {
        from: row.from.clone(),
        metres: row.metres,
        source: Some(match row.nature {
            Nature::Stated => row.source.clone(),
            nature => format!("{}: {}", nature.word(), row.source),
        }),
    };
    let least = known.maybe(&format!("apart: {}", row.kind)).map(|metres| metres.round() as i64);
    KindDraft {
        id: row.kind.clone(),
        name: Some(row.name.clone()),
        reach: ReachDraft {
            mode: row.mode.clone(),
            minutes: Minutes(Duration::minutes(known.whole(&format!("minutes to {}", row.kind)))),
        },
        keep_away: place.distances.iter().filter(|d| d.kind == row.kind).map(keep).collect(),
        apart: least.map(|least| ApartDraft { at_least_metres: Some(least), at_most_metres: None }),
    }
}

/// Communities with their people, and the deaths among them that need each kind: all are shared by the size of a community.
pub fn communities(place: &Place, homes: &[Home]) -> Vec<CommunityDraft> {
    let known = place.known();
    let weights: Vec<i64> = homes.iter().map(|home| home.weight).collect();
    let (people, deaths) = (share(known.whole("people"), &weights), share(deaths(place), &weights));
    let needs = |home: &Home, deaths: i64| -> BTreeMap<String, i64> {
        let theirs = |kind: &&KindRow| deaths > 0 && place.streets(&kind.streets).contains(&home.street);
        place.kinds.iter().filter(theirs).map(|kind| (kind.kind.clone(), deaths)).collect()
    };
    let one = |((home, people), deaths): ((&Home, i64), i64)| CommunityDraft {
        id: home.id.clone(),
        name: Some(home.name.clone()),
        place: home.place.clone(),
        street: None,
        class: class(place, home.street),
        people,
        demand: needs(home, deaths),
    };
    homes.iter().zip(people).zip(deaths).map(one).collect()
}

/// Deaths in a year.
pub fn deaths(place: &Place) -> i64 {
    let known = place.known();
    let of_people = || known.value("people") * known.value("deaths of 1000 people") / 1000.0;
    known.maybe("funerals").unwrap_or_else(of_people).round() as i64
}

/// The first area that a street lies in.
fn class(place: &Place, street: usize) -> Option<String> {
    let area = place.areas.iter().find(|area| place.streets(&area.streets).contains(&street))?;
    Some(area.class.clone())
}
