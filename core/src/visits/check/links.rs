//! Dependencies between visits. Those that set an order may not lead around in a circle.

use super::calendar::{self, Zero};
use super::demand::Demand;
use super::ids::Ids;
use crate::read::findings::Findings;
use crate::time::{Duration, LONGEST};
use crate::visits::draft::{DependencyDraft, Draft};
use crate::visits::problem::{Dependency, VisitId};

/// Every link; one for each repetition where both visits take place equally often.
pub(super) fn dependencies(
    draft: &Draft,
    demand: &Demand,
    ids: &Ids,
    found: &mut Findings,
) -> Vec<Dependency> {
    let mut links = Vec::new();
    // Which entries set an order between which visits of the document.
    let mut orders: Vec<(usize, usize, usize)> = Vec::new();
    for (at, link) in draft.dependencies.iter().enumerate() {
        let first = ids.visits.find(&link.first, || format!("/dependencies/{at}/first"), found);
        let second = ids.visits.find(&link.second, || format!("/dependencies/{at}/second"), found);
        let gap = gap(at, link, found);
        let (Some(first), Some(second)) = (first, second) else { continue };
        let pointer = format!("/dependencies/{at}");
        if first == second {
            let cause = "a visit cannot wait for itself";
            found.add("depends-on-itself", pointer, &link.first, cause, "name two visits");
            continue;
        }
        if gap.is_none() && link.person.is_none() {
            let cause = "it says neither an order nor who comes";
            let action = "write `min_minutes`, `max_minutes` or `person`, or leave the entry out";
            if !found.has_unreadable_below(&pointer) {
                found.add("empty-dependency", pointer, "{}", cause, action);
            }
            continue;
        }
        if gap.is_some() {
            orders.push((first, second, at));
        }
        let (first, second) = (demand.origins[first].clone(), demand.origins[second].clone());
        if first.len() != second.len() {
            let value = format!("{} and {} times", first.len(), second.len());
            let cause = "the two visits do not take place equally often";
            found.add("unequal-times", pointer, value, cause, "make `times` of both equal");
            continue;
        }
        let person = link.person;
        links.extend(first.zip(second).map(|(first, second)| Dependency {
            first: VisitId::new(first),
            second: VisitId::new(second),
            gap,
            person,
        }));
    }
    for cycle in cycles(draft.visits.len(), &orders) {
        let names: Vec<&str> = cycle.iter().map(|(visit, _)| &*draft.visits[*visit].id).collect();
        let entry = cycle.iter().map(|(_, entry)| *entry).min().unwrap_or(0);
        let value = format!("{} -> {}", names.join(" -> "), names[0]);
        let cause = "each of these visits waits for the one before, around in a circle";
        found.add(
            "cyclic-dependencies",
            format!("/dependencies/{entry}"),
            value,
            cause,
            "leave one of the links out",
        );
    }
    links
}

fn gap(at: usize, link: &DependencyDraft, found: &mut Findings) -> Option<(Duration, Option<Duration>)> {
    let mut length = |minutes, field| {
        calendar::length(minutes, Zero::Fine, LONGEST, || format!("/dependencies/{at}/{field}"), found)
    };
    let min = link.min_minutes.map(|m| length(m, "min_minutes"));
    let max = link.max_minutes.map(|m| length(m, "max_minutes"));
    let both_good = min == link.min_minutes.map(|m| m.0) && max == link.max_minutes.map(|m| m.0);
    if let (Some(min), Some(max), true) = (min, max, both_good)
        && min > max
        && !found.has_unreadable_below(&format!("/dependencies/{at}"))
    {
        let value = format!("{} to {} min", min.as_minutes(), max.as_minutes());
        let cause = "the least gap is larger than the largest";
        found.add(
            "gap-reversed",
            format!("/dependencies/{at}"),
            value,
            cause,
            "swap the two, or correct one",
        );
    }
    (min.is_some() || max.is_some()).then(|| (min.unwrap_or(Duration::ZERO), max))
}

/// Disjoint circles of a graph of `nodes` nodes and edges (from, to, label): for each node on a circle, the label of the
/// edge that leaves it. One circle at least for every knot of nodes; none where the graph has none.
pub(super) fn cycles(nodes: usize, edges: &[(usize, usize, usize)]) -> Vec<Vec<(usize, usize)>> {
    // Take away, again and again, what nothing leads to; what is left lies on circles or behind them. Then the same
    // from the other side, so that every node that is left has an edge that stays among them.
    let mut alive = vec![true; nodes];
    for backwards in [false, true] {
        let ends = |(a, b, _): &(usize, usize, usize)| if backwards { (*b, *a) } else { (*a, *b) };
        let mut leading = vec![0_usize; nodes];
        let mut out: Vec<Vec<usize>> = vec![Vec::new(); nodes];
        for edge in edges.iter().filter(|(a, b, _)| alive[*a] && alive[*b]) {
            let (from, to) = ends(edge);
            leading[to] += 1;
            out[from].push(to);
        }
        let mut free: Vec<usize> = (0..nodes).filter(|n| alive[*n] && leading[*n] == 0).collect();
        while let Some(node) = free.pop() {
            alive[node] = false;
            for &to in &out[node] {
                leading[to] -= 1;
                if leading[to] == 0 {
                    free.push(to);
                }
            }
        }
    }
    // Walk along the first edge that stays among the living: every walk ends in a circle, or where another walk went.
    let mut next: Vec<Option<(usize, usize)>> = vec![None; nodes];
    for &(from, to, label) in edges {
        if alive[from] && alive[to] && next[from].is_none() {
            next[from] = Some((to, label));
        }
    }
    let mut walk = vec![usize::MAX; nodes];
    let mut found = Vec::new();
    for start in 0..nodes {
        let mut node = start;
        while walk[node] == usize::MAX {
            let Some((to, _)) = next[node] else { break };
            walk[node] = start;
            node = to;
        }
        if next[node].is_some() && walk[node] == start {
            let mut cycle = Vec::new();
            let first = node;
            while let Some((to, label)) = next[node] {
                cycle.push((node, label));
                node = to;
                if node == first {
                    break;
                }
            }
            // A later walk from a node of this circle ends at once, since it was walked.
            cycle.iter().for_each(|(n, _)| walk[*n] = nodes);
            found.push(cycle);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_knot_gives_a_circle_and_a_chain_gives_none() {
        assert!(cycles(4, &[(0, 1, 0), (1, 2, 1), (0, 2, 2), (2, 3, 3)]).is_empty());
        // 0 leads into the circle 1 -> 2 -> 3 -> 1, which leads out to 4; 5 and 6 wait for each other.
        let edges = [(0, 1, 0), (1, 2, 1), (2, 3, 2), (3, 1, 3), (3, 4, 4), (6, 5, 5), (5, 6, 6)];
        let found = cycles(7, &edges);
        assert_eq!(found, [vec![(1, 1), (2, 2), (3, 3)], vec![(5, 6), (6, 5)]]);
    }
}
