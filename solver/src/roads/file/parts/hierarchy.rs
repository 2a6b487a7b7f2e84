//! The hierarchy over the graph. What is checked makes every answer of it a way of the graph: each link is an arc, or two
//! links over a lower rank that weigh as much; so unpacking ends, and never asks for a link that is not there.

use rayon::prelude::*;

use super::super::{Fault, FileError, Kind, Layout, Sections};
use super::{all, counts, divides};
use crate::roads::{Graph, Hierarchy, Side, Weight};

/// The kinds of a side's sections.
struct Kinds {
    first: Kind,
    other: Kind,
    millis: Kind,
    centimetres: Kind,
    via: Kind,
}

const UP: Kinds = Kinds {
    first: Kind::UpFirst,
    other: Kind::UpOther,
    millis: Kind::UpMillis,
    centimetres: Kind::UpCentimetres,
    via: Kind::UpVia,
};
const DOWN: Kinds = Kinds {
    first: Kind::DownFirst,
    other: Kind::DownOther,
    millis: Kind::DownMillis,
    centimetres: Kind::DownCentimetres,
    via: Kind::DownVia,
};

/// Its sections.
pub fn add<'a>(hierarchy: &'a Hierarchy, layout: &mut Layout<'a>) {
    layout.add(Kind::HierarchyOrder, &hierarchy.order);
    layout.add(Kind::HierarchyRank, &hierarchy.rank);
    for (kinds, side) in [(UP, &hierarchy.up), (DOWN, &hierarchy.down)] {
        layout.add(kinds.first, &side.first);
        layout.add(kinds.other, &side.other);
        layout.add(kinds.millis, &side.millis);
        layout.add(kinds.centimetres, &side.centimetres);
        layout.add(kinds.via, &side.via);
    }
}

/// From its sections: ranks and nodes belong to each other, links lead up, and each stands for a way.
pub fn take(sections: &Sections, graph: &Graph) -> Result<Hierarchy, FileError> {
    let hierarchy = Hierarchy {
        order: sections.take(Kind::HierarchyOrder)?,
        rank: sections.take(Kind::HierarchyRank)?,
        up: side(sections, &UP, graph.nodes())?,
        down: side(sections, &DOWN, graph.nodes())?,
    };
    let (order, rank) = (&*hierarchy.order, &*hierarchy.rank);
    counts(Kind::HierarchyOrder, order.len(), graph.nodes())?;
    counts(Kind::HierarchyRank, rank.len(), graph.nodes())?;
    if let Some(at) = (0..order.len()).find(|&at| rank.get(order[at] as usize) != Some(&(at as u32))) {
        return Err(FileError::Section(Kind::HierarchyOrder, Fault::Range { at }));
    }
    for (kinds, upward) in [(UP, true), (DOWN, false)] {
        ways(graph, &hierarchy, &kinds, upward)?;
    }
    Ok(hierarchy)
}

fn side(sections: &Sections, kinds: &Kinds, nodes: usize) -> Result<Side, FileError> {
    let side = Side {
        first: sections.take(kinds.first)?,
        other: sections.take(kinds.other)?,
        millis: sections.take(kinds.millis)?,
        centimetres: sections.take(kinds.centimetres)?,
        via: sections.take(kinds.via)?,
    };
    let links = side.other.len();
    counts(kinds.first, side.first.len(), nodes + 1)?;
    divides(kinds.first, &side.first, links)?;
    for (kind, found) in [
        (kinds.millis, side.millis.len()),
        (kinds.centimetres, side.centimetres.len()),
        (kinds.via, side.via.len()),
    ] {
        counts(kind, found, links)?;
    }
    all(kinds.other, &side.other, |other| (other as usize) < nodes)?;
    all(kinds.millis, &side.millis, |millis| Weight::new(millis, 0).exists())?;
    let first = &*side.first;
    for (low, range) in (0_u32..).zip(first.windows(2)) {
        let others = &side.other[range[0] as usize..range[1] as usize];
        let rises =
            others.windows(2).all(|pair| pair[0] < pair[1]) && others.first().is_none_or(|o| *o > low);
        if !rises {
            return Err(FileError::Section(kinds.other, Fault::Order { at: range[0] as usize }));
        }
    }
    Ok(side)
}

/// Every link of a side weighs what its arc weighs, or its two halves together.
fn ways(graph: &Graph, hierarchy: &Hierarchy, kinds: &Kinds, upward: bool) -> Result<(), FileError> {
    let side = if upward { &hierarchy.up } else { &hierarchy.down };
    let stands = |low: u32, link: usize| {
        let (other, via) = (side.other[link], side.via[link]);
        let (from, to) = if upward { (low, other) } else { (other, low) };
        let way = if via == u32::MAX {
            let (tail, head) = (hierarchy.order[from as usize], hierarchy.order[to as usize]);
            graph.from(tail).filter(|(node, _)| *node == head).map(|(_, weight)| weight).min()
        } else if via < low {
            let half = |side: &Side, high: u32| {
                let links = side.of(via);
                let at = side.other[links.clone()].binary_search(&high).ok()?;
                Some(side.weight(links.start + at))
            };
            half(&hierarchy.down, from).zip(half(&hierarchy.up, to)).map(|(a, b)| a + b)
        } else {
            None
        };
        way == Some(side.weight(link))
    };
    let wrong = (0..hierarchy.nodes() as u32)
        .into_par_iter()
        .filter_map(|low| side.of(low).find(|&link| !stands(low, link)))
        .min();
    wrong.map_or(Ok(()), |at| Err(FileError::Section(kinds.via, Fault::Link { at })))
}
