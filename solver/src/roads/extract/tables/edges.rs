//! The table of edges: `from,to,metres,seconds`, one line for each direction.

use std::collections::HashMap;
use std::io::Read;
use std::ops::ControlFlow;

use super::super::{Extract, ExtractError};
use super::sheet::{Column, Reading, Source};
use crate::roads::weight::Weight;

const FROM: Column = &["from", "起点"];
const TO: Column = &["to", "终点"];
const METRES: Column = &["metres", "meters", "米"];
const SECONDS: Column = &["seconds", "秒"];

/// The longest edge in metres, so that sums stay within 32 bits of centimetres.
const LONGEST: f64 = 1e6;
/// The slowest edge in seconds: a day.
const SLOWEST: f64 = 86_400.0;

/// Adds the edges of a table to an extract of nodes with these `numbers`; where they are not known, the edges are only
/// judged.
pub(super) fn read<R: Read>(
    source: Source<R>,
    numbers: Option<&HashMap<String, u32>>,
    extract: &mut Extract,
    reading: &mut Reading<'_>,
) -> Result<(), ExtractError> {
    let mut given = Vec::new();
    reading.each(
        source,
        (&[&[FROM, TO, METRES, SECONDS]], &[]),
        |_, _| ControlFlow::Continue(()),
        |line| {
            let mut end = |field: usize| {
                let number = numbers?.get(line.text(field)).copied();
                if number.is_none() {
                    line.wrong(field, "unknown-node", "no node has this id", "correct it or add the node");
                }
                number
            };
            let (from, to) = (end(0), end(1));
            let (metres, seconds) =
                (line.number_within(2, 0.0, LONGEST), line.number_within(3, 0.0, SLOWEST));
            let (Some(from), Some(to), Some(metres), Some(seconds)) = (from, to, metres, seconds) else {
                return;
            };
            // A weight is positive: an edge that takes no time takes a millisecond.
            let millis = (seconds * 1000.0).round().max(1.0) as u32;
            extract.draw(line.number as i64, &[], &[from, to]);
            given.push(Weight::new(millis, (metres * 100.0).round() as u32));
        },
    )?;
    extract.ways.given = given;
    Ok(())
}
