//! Who needs how many hours: people are shared over communities, hours by people, or as many for each community.

use std::collections::BTreeMap;

use anpai_core::network::plan::draft::{CommunityDraft, StaffDraft};

use super::tables::{KindRow, Place};
use super::{URBAN, VILLAGE};
use crate::area::Home;
use crate::known::Known;
use crate::share::share;

/// People of each community.
pub fn people(known: &Known<'_>, homes: &[Home]) -> Vec<i64> {
    let weights: Vec<i64> = homes.iter().map(|h| h.weight).collect();
    share(known.whole("elderly"), &weights)
}

/// The class of a community, whether or not the document tells classes apart.
pub fn class(home: &Home) -> &'static str {
    if home.rural { VILLAGE } else { URBAN }
}

/// Whether a kind is for a community.
pub fn is_for(kind: &KindRow, home: &Home) -> bool {
    kind.class.as_ref().is_none_or(|of| of == class(home))
}

/// The communities with what they need.
pub fn communities(place: &Place, homes: &[Home], people: &[i64]) -> Vec<CommunityDraft> {
    let known = place.known();
    let mut demand = vec![BTreeMap::new(); homes.len()];
    for kind in &place.kinds {
        for (at, hours) in hours(&known, kind, homes, people).into_iter().enumerate().filter(|(_, h)| *h > 0)
        {
            demand[at].insert(kind.kind.clone(), hours);
        }
    }
    let one = |((home, people), demand): ((&Home, &i64), BTreeMap<String, i64>)| CommunityDraft {
        id: home.id.clone(),
        name: Some(home.name.clone()),
        place: home.place.clone(),
        street: None,
        class: place.has_villages().then(|| class(home).to_owned()),
        people: *people,
        demand,
    };
    homes.iter().zip(people).zip(demand).map(one).collect()
}

/// Hours of a kind that each community needs: a rate of its people, summed up and shared, or one number for each.
fn hours(known: &Known<'_>, kind: &KindRow, homes: &[Home], people: &[i64]) -> Vec<i64> {
    let of: Vec<i64> = homes.iter().zip(people).map(|(h, p)| if is_for(kind, h) { *p } else { 0 }).collect();
    if let Some(rate) = known.maybe(&format!("hours of {} for 1000 people", kind.kind)) {
        let total = of.iter().sum::<i64>() as f64 * rate / 1000.0;
        return share(total.round() as i64, &of);
    }
    let each = known.maybe(&format!("hours of {} for a community", kind.kind)).unwrap_or(0.0).round() as i64;
    of.iter().map(|people| if *people > 0 { each } else { 0 }).collect()
}

/// The staff of all kinds of which hours are needed: a share of these hours.
pub fn staff(place: &Place, communities: &[CommunityDraft]) -> Vec<StaffDraft> {
    let needed =
        |kind: &KindRow| -> i64 { communities.iter().filter_map(|c| c.demand.get(&kind.kind)).sum() };
    let kinds: Vec<&KindRow> = place.kinds.iter().filter(|k| needed(k) > 0).collect();
    let total: i64 = kinds.iter().map(|k| needed(k)).sum();
    vec![StaffDraft {
        id: "carers".to_owned(),
        name: Some("养老护理员等".to_owned()),
        kinds: kinds.into_iter().map(|k| k.kind.clone()).collect(),
        hours: place.known().percent_of("staff", total),
    }]
}
