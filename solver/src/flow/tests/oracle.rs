//! The oracle: successive shortest paths by Bellman and Ford on the network as it is, without prices, contraction or any
//! word of the solver. Slow and plain.

use super::Tiny;

struct Edge {
    from: usize,
    to: usize,
    left: i64,
    cost: i128,
}

/// The least cost; none where somebody who has to be served cannot be.
pub(super) fn least(tiny: &Tiny) -> Option<i128> {
    let (units, slots) = (tiny.units.len(), tiny.capacity.len());
    let (source, sink) = (units + slots, units + slots + 1);
    let mut edges = Vec::new();
    let mut edge = |from, to, left: i64, cost: i128| {
        edges.push(Edge { from, to, left, cost });
        edges.push(Edge { from: to, to: from, left: 0, cost: -cost });
    };
    for (unit, (unserved, arcs)) in tiny.units.iter().enumerate() {
        edge(source, unit, 1, 0);
        if let Some(cost) = unserved {
            edge(unit, sink, 1, i128::from(*cost));
        }
        for &(slot, cost) in arcs {
            edge(unit, units + slot as usize, 1, i128::from(cost));
        }
    }
    for (slot, &capacity) in tiny.capacity.iter().enumerate() {
        edge(units + slot, sink, i64::from(capacity), 0);
    }
    let mut total = 0;
    for _ in 0..units {
        let mut way: Vec<Option<(i128, usize)>> = vec![None; sink + 1];
        way[source] = Some((0, usize::MAX));
        let mut changed = true;
        while changed {
            changed = false;
            for (at, e) in edges.iter().enumerate().filter(|(_, e)| e.left > 0) {
                let Some((begin, _)) = way[e.from] else { continue };
                if way[e.to].is_none_or(|(known, _)| begin + e.cost < known) {
                    way[e.to] = Some((begin + e.cost, at));
                    changed = true;
                }
            }
        }
        total += way[sink]?.0;
        let mut node = sink;
        while node != source {
            let at = way[node].expect("on the path").1;
            edges[at].left -= 1;
            edges[at ^ 1].left += 1;
            node = edges[at].from;
        }
    }
    Some(total)
}
