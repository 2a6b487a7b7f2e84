//! The network of the profile.

use super::super::{FileError, Kind, Layout, Sections};
use super::{all, counts, divides};
use crate::roads::{Graph, Weight};

/// Its sections.
pub fn add<'a>(graph: &'a Graph, layout: &mut Layout<'a>) {
    layout.add(Kind::GraphFirst, &graph.first);
    layout.add(Kind::GraphHead, &graph.head);
    layout.add(Kind::GraphMillis, &graph.millis);
    layout.add(Kind::GraphCentimetres, &graph.centimetres);
}

/// From its sections: every head is a node, and every weight is positive and can be travelled.
pub fn take(sections: &Sections) -> Result<Graph, FileError> {
    let graph = Graph {
        first: sections.take(Kind::GraphFirst)?,
        head: sections.take(Kind::GraphHead)?,
        millis: sections.take(Kind::GraphMillis)?,
        centimetres: sections.take(Kind::GraphCentimetres)?,
    };
    let (nodes, arcs) = (graph.nodes(), graph.arcs());
    divides(Kind::GraphFirst, &graph.first, arcs)?;
    counts(Kind::GraphMillis, graph.millis.len(), arcs)?;
    counts(Kind::GraphCentimetres, graph.centimetres.len(), arcs)?;
    all(Kind::GraphHead, &graph.head, |head| (head as usize) < nodes)?;
    all(Kind::GraphMillis, &graph.millis, |millis| millis > 0 && Weight::new(millis, 0).exists())?;
    Ok(graph)
}
