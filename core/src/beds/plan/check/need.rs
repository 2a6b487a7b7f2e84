//! Communities with their ways, and how their demand could turn out.

use super::sites::{Sites, Spot, at_place};
use super::years::Years;
use super::{Ids, named};
use crate::beds::plan::draft::Draft;
use crate::beds::plan::problem::{Community, Scenario, SiteId};
use crate::issue::escape;
use crate::place::straight_line;
use crate::read::findings::Findings;

/// Length of the way over the straight line where nothing is said: what roads of a city come to (assumed).
const DETOUR: f64 = 1.3;
const DETOURS: std::ops::RangeInclusive<f64> = 1.0..=100.0;
/// Sites that a community looks at where nothing is said.
const NEAREST: u16 = 12;
/// Metres around the earth.
const FARTHEST: i64 = 40_000_000;
/// Percent of the demand.
const PERCENTS: std::ops::RangeInclusive<f64> = 0.0..=1000.0;

pub(super) fn communities(
    draft: &Draft,
    ids: &Ids<'_>,
    places: &[Spot],
    sites: &Sites<'_>,
    found: &mut Findings,
) -> Vec<Community> {
    let distance = &draft.distance;
    let detour = distance.detour.unwrap_or(DETOUR);
    if !DETOURS.contains(&detour) {
        let cause = "a way is as long as the straight line or longer";
        found.add("bad-detour", "/distance/detour", detour, cause, "write such as 1.3");
    }
    for (field, value) in [("reach_metres", distance.reach_metres), ("unmet_metres", distance.unmet_metres)] {
        if !(1..=FARTHEST).contains(&value) {
            let cause = format!("metres from 1 to {FARTHEST} are expected here");
            found.add("number-out-of-range", format!("/distance/{field}"), value, cause, "write metres");
        }
    }
    if distance.unmet_metres <= distance.reach_metres && distance.unmet_metres > 0 {
        let cause = "a bed within reach would count no less than none";
        found.add(
            "unmet-within-reach",
            "/distance/unmet_metres",
            distance.unmet_metres,
            cause,
            "write more than the reach",
        );
    }
    let way = |a: Spot, b: Spot| -> Option<i64> {
        let metres = straight_line(draft.datum?, a.0?, b.0?) * detour;
        Some(metres.round() as i64)
    };
    let community = |(n, c): (usize, &crate::beds::plan::draft::CommunityDraft)| {
        let place = ids.places.find(&c.place, || format!("/communities/{n}/place"), found);
        let mut near: Vec<(SiteId, i64)> = (sites.sites.iter().enumerate())
            .filter(|(_, site)| site.elderly)
            .filter_map(|(j, _)| Some((SiteId::new(j), way(places[place?], places[sites.places[j]?])?)))
            .filter(|(_, metres)| *metres <= distance.reach_metres)
            .collect();
        near.sort_by_key(|(site, metres)| (*metres, *site));
        near.truncate(usize::from(distance.nearest.unwrap_or(NEAREST)));
        Community {
            named: named(&c.id, c.name.as_deref()),
            street: place.and_then(|p| places[p].1),
            coordinate: at_place(place, places),
            near,
        }
    };
    draft.communities.iter().enumerate().map(community).collect()
}

pub(super) fn scenarios(draft: &Draft, ids: &Ids<'_>, years: &Years, found: &mut Findings) -> Vec<Scenario> {
    let base: Vec<Vec<Vec<i64>>> = (draft.communities.iter().enumerate())
        .map(|(n, c)| {
            let mut demand = vec![vec![0; years.count]; draft.kinds.len()];
            for (kind, list) in &c.demand {
                let pointer = format!("/communities/{n}/demand/{}", escape(kind));
                if let Some(k) = ids.kinds.find(kind, || pointer.clone(), found) {
                    demand[k] = years.list(&pointer, list, found);
                }
            }
            demand
        })
        .collect();
    if draft.scenarios.is_empty() {
        return vec![Scenario { id: "as given".to_owned(), weight: 1, demand: base }];
    }
    let scenario = |(n, s): (usize, &crate::beds::plan::draft::ScenarioDraft)| {
        let at = format!("/scenarios/{n}");
        if !(1..=1_000_000).contains(&s.weight) {
            let cause = "a scenario weighs from 1 to a million";
            found.add("number-out-of-range", format!("{at}/weight"), s.weight, cause, "write such as 1");
        }
        let mut percent = vec![vec![100.0; years.count]; draft.kinds.len()];
        for (kind, list) in &s.percent {
            let pointer = format!("{at}/percent/{}", escape(kind));
            years.is_whole(&pointer, list.len(), found);
            for (t, value) in list.iter().enumerate() {
                if !PERCENTS.contains(value) {
                    let cause = "percent from 0 to 1000 are expected here";
                    found.add(
                        "number-out-of-range",
                        format!("{pointer}/{t}"),
                        value,
                        cause,
                        "write such as 105",
                    );
                }
            }
            if let Some(k) = ids.kinds.find(kind, || pointer, found) {
                percent[k].iter_mut().zip(list).for_each(|(p, value)| *p = *value);
            }
        }
        let people = |people: i64, percent: f64| (people as f64 * percent / 100.0 + 0.5).floor() as i64;
        let of_kind = |k: usize, by_year: &Vec<i64>| {
            by_year.iter().zip(&percent[k]).map(|(n, percent)| people(*n, *percent)).collect()
        };
        let of = |by_kind: &Vec<Vec<i64>>| {
            by_kind.iter().enumerate().map(|(k, by_year)| of_kind(k, by_year)).collect()
        };
        Scenario {
            id: s.id.clone(),
            weight: i64::from(s.weight.max(1)),
            demand: base.iter().map(of).collect(),
        }
    };
    draft.scenarios.iter().enumerate().map(scenario).collect()
}
