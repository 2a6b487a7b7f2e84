//! Where the segments come from, and what the hours do to them.

use super::super::{Fault, FileError, Kind, Layout, Sections};
use super::{all, counts};
use crate::roads::origins::NO_CLASS;
use crate::roads::profile::FACTORS;
use crate::roads::{Graph, Origins, Shapes};

/// Its sections.
pub fn add<'a>(origins: &'a Origins, layout: &mut Layout<'a>) {
    layout.add(Kind::OriginsWay, &origins.way);
    layout.add(Kind::OriginsClass, &origins.class);
    layout.add(Kind::OriginsWait, &origins.wait);
    layout.add(Kind::OriginsFactor, &origins.factor);
}

/// From its sections: every segment has a way and a class that has its hours, no arc waits longer than it takes.
pub fn take(sections: &Sections, graph: &Graph, shapes: &Shapes) -> Result<Origins, FileError> {
    let origins = Origins {
        way: sections.take(Kind::OriginsWay)?,
        class: sections.take(Kind::OriginsClass)?,
        wait: sections.take(Kind::OriginsWait)?,
        factor: sections.take(Kind::OriginsFactor)?,
    };
    let (segments, hours) = (shapes.segments(), origins.factor.len());
    counts(Kind::OriginsWay, origins.way.len(), segments)?;
    counts(Kind::OriginsClass, origins.class.len(), segments)?;
    counts(Kind::OriginsWait, origins.wait.len(), graph.nodes())?;
    counts(Kind::OriginsFactor, hours, hours.next_multiple_of(24).min(24 * usize::from(NO_CLASS)))?;
    all(Kind::OriginsFactor, &origins.factor, |factor: f64| FACTORS.contains(&factor))?;
    let classes = hours / 24;
    all(Kind::OriginsClass, &origins.class, |class| class == NO_CLASS || usize::from(class) < classes)?;
    let (head, millis) = (&*graph.head, &*graph.millis);
    let waits = head.iter().zip(millis).find(|(head, millis)| origins.wait[**head as usize] > **millis);
    match waits {
        Some((head, _)) => Err(FileError::Section(Kind::OriginsWait, Fault::Range { at: *head as usize })),
        None => Ok(origins),
    }
}
