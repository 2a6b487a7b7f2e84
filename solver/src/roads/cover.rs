//! Who lives within a time of a station, and who does not. People go to the station, so the search runs from all stations
//! at once against the arcs: every home has one nearest station, of two equally near the first, and is counted once.

use std::collections::BTreeMap;

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::place::{Coordinate, Datum};
use anpai_core::travel::{Pace, StraightLine, Travel};

use super::circle::{Circles, Cost, Direction, FromStart, LONGEST_LIMIT, Reached};
use super::snap::{Snapped, Snapper};
use super::weight::Weight;

/// The station that someone gets to first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Its position among the stations.
    pub station: usize,
    /// The way there, with the legs to the road and from it.
    pub weight: Weight,
}

/// The nearest station of each home, however far; `None` for a home that is on no road or from which there is no way.
#[must_use]
pub fn nearest(
    snapper: &Snapper<'_>,
    stations: &[Option<Snapped>],
    homes: &[Option<Snapped>],
) -> Vec<Option<Nearest>> {
    let (graph, _) = snapper.network();
    let mut starts: Vec<Reached<FromStart>> = Vec::new();
    // Ways without a node in between: from a home to the stations on its segment, or on its crossing.
    let mut on_segment: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut on_spot: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (start, place) in stations.iter().enumerate() {
        let Some(place) = place else { continue };
        on_segment.entry(place.segment).or_default().push(start);
        on_spot.entry(place.spot).or_default().push(start);
        let sourced = |weight| FromStart { weight, start: start as u32 };
        let hooks = snapper.arriving(place);
        starts.extend(hooks.iter().map(|h| Reached { node: h.node, cost: sourced(h.weight) }));
    }
    let mut reached = Vec::new();
    Circles::new(graph, Direction::Towards).within(&starts, LONGEST_LIMIT, &mut reached);
    let mut of_node = vec![FromStart::FAR; graph.nodes()];
    for node in &reached {
        of_node[node.node as usize] = node.cost;
    }
    let of_home = |home: &Snapped| {
        let hooks = snapper.leaving(home);
        let by_node = hooks
            .iter()
            .filter(|h| of_node[h.node as usize] != FromStart::FAR)
            .map(|h| of_node[h.node as usize].plus(FromStart::of(h.weight)));
        let beside = on_segment.get(&home.segment).into_iter().chain(on_spot.get(&home.spot)).flatten();
        let direct = beside.filter_map(|&start| {
            let weight = snapper.direct(home, stations[start].as_ref()?)?;
            Some(FromStart { weight, start: start as u32 })
        });
        let best = by_node.chain(direct).min()?;
        Some(Nearest { station: best.start as usize, weight: best.weight })
    };
    homes.iter().map(|home| of_home(home.as_ref()?)).collect()
}

/// The same where there are no roads: straight lines times a detour factor, an estimate that the report has to name.
#[must_use]
pub fn nearest_by_straight_line(
    datum: Datum,
    pace: Pace,
    stations: &[Coordinate],
    homes: &[Coordinate],
) -> Vec<Option<Nearest>> {
    let points = stations.iter().chain(homes).copied().collect();
    let travel = StraightLine::new(datum, points, vec![pace]);
    let of_home = |home| {
        let to = |station| {
            let leg = travel.leg(ModeId(0), PlaceId::new(stations.len() + home), PlaceId::new(station))?;
            let whole = |v: i64| u32::try_from(v).unwrap_or(u32::MAX);
            let millis = whole(leg.time.0).min(Weight::NO_WAY.millis() - 1);
            Some((Weight::new(millis, whole(leg.metres.saturating_mul(100))), station))
        };
        let (weight, station) = (0..stations.len()).filter_map(to).min()?;
        Some(Nearest { station, weight })
    };
    (0..homes.len()).map(of_home).collect()
}

/// People of a community, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Who lives within the time of some station.
    pub covered: u64,
    /// Who has a station, farther away.
    pub farther: u64,
    /// Who has no way to any station, or whose home is on no road.
    pub without: u64,
}

impl Count {
    /// Everybody.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.covered + self.farther + self.without
    }
    fn add(&mut self, people: u64, way: Option<Nearest>, limit: u32) {
        *match way {
            Some(way) if way.weight.millis() <= limit => &mut self.covered,
            Some(_) => &mut self.farther,
            None => &mut self.without,
        } += people;
    }
}

/// Counts the people of homes by group, such as the community: `homes` are people and group of each, in the order of
/// `ways`; a way of exactly `limit` milliseconds is covered. All together, and by group in the order of the groups.
#[must_use]
pub fn count<G: Ord + Clone>(
    homes: &[(u64, G)],
    ways: &[Option<Nearest>],
    limit: u32,
) -> (Count, BTreeMap<G, Count>) {
    let (mut all, mut groups) = (Count::default(), BTreeMap::<G, Count>::new());
    for ((people, group), way) in homes.iter().zip(ways) {
        all.add(*people, *way, limit);
        groups.entry(group.clone()).or_default().add(*people, *way, limit);
    }
    (all, groups)
}

#[cfg(test)]
mod tests;
