//! How the roads lie.

use super::super::{Fault, FileError, Kind, Layout, Sections};
use super::{all, counts, divides};
use crate::roads::{Graph, Shapes};

/// Its sections.
pub fn add<'a>(shapes: &'a Shapes, layout: &mut Layout<'a>) {
    layout.add(Kind::ShapesFirst, &shapes.first);
    layout.add(Kind::ShapesX, &shapes.x);
    layout.add(Kind::ShapesY, &shapes.y);
    layout.add(Kind::ShapesAlong, &shapes.along);
}

/// From its sections: every arc has its segment, every segment two points at least.
pub fn take(sections: &Sections, graph: &Graph) -> Result<Shapes, FileError> {
    let shapes = Shapes {
        first: sections.take(Kind::ShapesFirst)?,
        x: sections.take(Kind::ShapesX)?,
        y: sections.take(Kind::ShapesY)?,
        along: sections.take(Kind::ShapesAlong)?,
    };
    let (first, segments) = (&*shapes.first, shapes.segments());
    divides(Kind::ShapesFirst, first, shapes.x.len())?;
    if let Some(at) = first.windows(2).position(|pair| pair[1] - pair[0] < 2) {
        return Err(FileError::Section(Kind::ShapesFirst, Fault::Order { at: at + 1 }));
    }
    counts(Kind::ShapesY, shapes.y.len(), shapes.x.len())?;
    counts(Kind::ShapesAlong, shapes.along.len(), graph.arcs())?;
    all(Kind::ShapesAlong, &shapes.along, |along| ((along >> 1) as usize) < segments)?;
    Ok(shapes)
}
