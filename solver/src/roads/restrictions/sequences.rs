//! From what a source says of a turn restriction to the sequences of edges that it forbids.

use std::collections::{HashMap, HashSet};

use anpai_core::stop::Stop;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::super::extract::{Extract, Tags, Turn, Via};
use super::super::network::Network;
use super::super::profile::{Profile, TurnRules};
use super::Restrictions;

/// What a restriction says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Not this turn.
    No,
    /// Only this turn.
    Only,
}

/// Why a restriction is not obeyed.
enum Ignored {
    Spared,
    Conditional,
    Unknown,
    WithoutEffect,
    Ambiguous,
}

/// Every forbidden sequence; `counts` hears what became of each restriction. `None` where the stop is raised.
pub(super) fn all(
    network: &Network,
    extract: &Extract,
    profile: &Profile,
    counts: &mut Restrictions,
    stop: &Stop,
) -> Option<Vec<Vec<EdgeIndex>>> {
    let members = Members::new(network, extract);
    let mut forbidden = Vec::new();
    for turn in &extract.turns {
        if stop.is_over() {
            return None;
        }
        let sequences =
            kind(extract.tags.get(turn.tags), &profile.turns).and_then(|kind| members.forbidden(turn, kind));
        match sequences {
            Ok(sequences) => {
                counts.applied += 1;
                forbidden.extend(sequences);
            }
            Err(Ignored::Spared) => counts.spared += 1,
            Err(Ignored::Conditional) => counts.conditional += 1,
            Err(Ignored::Unknown) => counts.unknown += 1,
            Err(Ignored::WithoutEffect) => counts.without_effect += 1,
            Err(Ignored::Ambiguous) => counts.ambiguous += 1,
        }
    }
    Some(forbidden)
}

/// What the tags of a restriction say to a profile; the most special key counts.
fn kind(tags: Tags<'_>, rules: &TurnRules) -> Result<Kind, Ignored> {
    let spared = |list: &str| list.split(';').any(|who| rules.except.iter().any(|e| e == who.trim()));
    if tags.get("except").is_some_and(spared) {
        return Err(Ignored::Spared);
    }
    match rules.keys.iter().find_map(|key| tags.get(key)) {
        Some(value) if value.starts_with("no_") => Ok(Kind::No),
        Some(value) if value.starts_with("only_") => Ok(Kind::Only),
        Some(_) => Err(Ignored::Unknown),
        None if rules.keys.iter().any(|key| tags.get(&format!("{key}:conditional")).is_some()) => {
            Err(Ignored::Conditional)
        }
        None => Err(Ignored::Spared),
    }
}

/// The edges of the ways that restrictions name.
struct Members<'a> {
    network: &'a Network,
    /// By id of the way.
    edges: HashMap<i64, Vec<EdgeIndex>>,
}

impl<'a> Members<'a> {
    fn new(network: &'a Network, extract: &Extract) -> Self {
        let mut named: HashSet<i64> = HashSet::new();
        for turn in &extract.turns {
            named.extend(turn.from.iter().chain(&turn.to));
            if let Via::Ways(ways) = &turn.via {
                named.extend(ways);
            }
        }
        let mut edges: HashMap<i64, Vec<EdgeIndex>> = HashMap::new();
        for edge in network.graph.edge_references() {
            let way = extract.ways.id[network.segments.way[edge.weight().segment as usize] as usize];
            if named.contains(&way) {
                edges.entry(way).or_default().push(edge.id());
            }
        }
        Self { network, edges }
    }
    fn of(&self, way: i64) -> &[EdgeIndex] {
        self.edges.get(&way).map_or(&[], Vec::as_slice)
    }
    fn tail(&self, edge: EdgeIndex) -> Option<NodeIndex> {
        self.network.graph.edge_endpoints(edge).map(|(tail, _)| tail)
    }
    fn head(&self, edge: EdgeIndex) -> Option<NodeIndex> {
        self.network.graph.edge_endpoints(edge).map(|(_, head)| head)
    }
    /// Edges of a way that leave where an edge ends.
    fn leaving(&self, after: EdgeIndex, way: i64) -> impl Iterator<Item = EdgeIndex> + '_ {
        let head = self.head(after);
        self.of(way).iter().copied().filter(move |&edge| self.tail(edge) == head)
    }

    /// The sequences that a restriction forbids. An `only_…` along ways binds where the last of them ends: who leaves
    /// these ways before is not on the turn that is meant.
    fn forbidden(&self, turn: &Turn, kind: Kind) -> Result<Vec<Vec<EdgeIndex>>, Ignored> {
        let mut forbidden = Vec::new();
        for &from in &turn.from {
            let mut approaches = self.approaches(turn, from);
            approaches.retain(|path| self.exits(path, turn).next().is_some());
            let path = match approaches.len() {
                0 => continue,
                1 => approaches.remove(0),
                _ => return Err(Ignored::Ambiguous),
            };
            for &to in &turn.to {
                if path.last().is_some_and(|&last| self.leaving(last, to).nth(1).is_some()) {
                    return Err(Ignored::Ambiguous);
                }
            }
            let named: Vec<EdgeIndex> = self.exits(&path, turn).collect();
            let wrong: Vec<EdgeIndex> = match kind {
                Kind::No => named,
                Kind::Only => (path.last().and_then(|&last| self.head(last)).into_iter())
                    .flat_map(|at| self.network.graph.edges(at))
                    .map(|edge| edge.id())
                    .filter(|edge| !named.contains(edge))
                    .collect(),
            };
            forbidden.extend(wrong.into_iter().map(|exit| [path.as_slice(), &[exit]].concat()));
        }
        if forbidden.is_empty() { Err(Ignored::WithoutEffect) } else { Ok(forbidden) }
    }
    /// Edges into the ways that a restriction leads to.
    fn exits<'b>(&'b self, path: &[EdgeIndex], turn: &'b Turn) -> impl Iterator<Item = EdgeIndex> + 'b {
        let last = path.last().copied();
        turn.to.iter().flat_map(move |&to| last.into_iter().flat_map(move |last| self.leaving(last, to)))
    }
    /// Paths from a way to where the turn is made.
    fn approaches(&self, turn: &Turn, from: i64) -> Vec<Vec<EdgeIndex>> {
        let begin = self.of(from).iter().map(|&edge| vec![edge]);
        let ways = match &turn.via {
            Via::Point(point) => {
                let is_there = |edge| self.head(edge).is_some_and(|at| self.network.graph[at] == *point);
                return begin.filter(|path| is_there(path[0])).collect();
            }
            Via::Ways(ways) => ways,
        };
        let mut paths: Vec<Vec<EdgeIndex>> = begin.collect();
        for (at, &way) in ways.iter().enumerate() {
            let next = ways.get(at + 1).map_or(turn.to.as_slice(), std::slice::from_ref);
            paths = paths.iter().flat_map(|path| self.along(path, way, next)).collect();
        }
        paths
    }
    /// A path prolonged along a way, in either direction, up to where one of the next ways can be taken.
    fn along(&self, path: &[EdgeIndex], way: i64, next: &[i64]) -> Vec<Vec<EdgeIndex>> {
        let mut prolonged = Vec::new();
        let Some(&last) = path.last() else { return prolonged };
        for first in self.leaving(last, way) {
            let against = self.network.graph[first].against;
            let mut path = [path, &[first]].concat();
            let mut edge = Some(first);
            while let Some(last) = edge {
                if next.iter().any(|&next| self.leaving(last, next).next().is_some()) {
                    prolonged.push(path);
                    break;
                }
                edge = (self.leaving(last, way))
                    .find(|e| self.network.graph[*e].against == against && !path.contains(e));
                path.extend(edge);
            }
        }
        prolonged
    }
}
