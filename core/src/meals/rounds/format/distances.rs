//! Distances of CVRPLIB: those of the plane, rounded as TSPLIB says, or as the text states them.
//!
//! Source: Reinelt, TSPLIB 95, sections 1.1.5, 1.1.6, 2.1 and 2.5.

use super::sections::{Section, Text, whole};
use crate::issue::{Issues, MOST_ISSUES};
use crate::read::lines::at;

/// Metres, `[nodes x nodes]`, row = from.
pub(super) type Metres = Vec<Vec<Option<i64>>>;

/// No distance is longer: the sum over the longest plan stays within 64 bits.
const MOST_METRES: i64 = 1_000_000_000;

/// How the distances are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weights {
    /// `EUC_2D`: to the nearest whole number.
    Nearest,
    /// `CEIL_2D`: to the next higher one.
    Ceiling,
    /// `EXPLICIT`, `FULL_MATRIX`: all of them, row by row.
    FullMatrix,
    /// `EXPLICIT`, `LOWER_ROW`: row by row what stands left of the diagonal. Lines may end anywhere.
    LowerRow,
}

impl Weights {
    /// What the text says of them.
    pub(super) fn of(text: &Text<'_>, issues: &mut Issues) -> Option<Self> {
        let (line, kind) = text.needed("EDGE_WEIGHT_TYPE", issues)?;
        let mut refuse = |line: usize, value: &str, cause: &str| {
            issues.push("unknown-value", at(line), value, cause, "Correct it.");
        };
        let measured = match kind {
            "EUC_2D" => Some(Self::Nearest),
            "CEIL_2D" => Some(Self::Ceiling),
            "EXPLICIT" => None,
            _ => {
                refuse(line, kind, "distances are EUC_2D, CEIL_2D or EXPLICIT");
                return None;
            }
        };
        if let Some(measured) = measured {
            if let Some((line, format)) = text.value("EDGE_WEIGHT_FORMAT").filter(|(_, f)| *f != "FUNCTION") {
                refuse(line, format, "distances in the plane have the format FUNCTION, or none");
            }
            return Some(measured);
        }
        let (line, format) = text.needed("EDGE_WEIGHT_FORMAT", issues)?;
        match format {
            "FULL_MATRIX" => Some(Self::FullMatrix),
            "LOWER_ROW" => Some(Self::LowerRow),
            _ => {
                let cause = "stated distances are FULL_MATRIX or LOWER_ROW";
                issues.push("unknown-value", at(line), format, cause, "Correct it.");
                None
            }
        }
    }
    /// Whether the text states them.
    pub(super) fn are_stated(self) -> bool {
        matches!(self, Self::FullMatrix | Self::LowerRow)
    }
    /// Distances between points. The square root of a sum that is exact is correctly rounded, and the root of a whole number
    /// is never just between two, so that the result does not depend on the machine.
    pub(super) fn between(self, points: &[(f64, f64)]) -> Metres {
        let distance = |a: &(f64, f64), b: &(f64, f64)| {
            let (dx, dy) = (a.0 - b.0, a.1 - b.1);
            let straight = (dx * dx + dy * dy).sqrt();
            (if self == Self::Ceiling { straight.ceil() } else { (straight + 0.5).floor() }) as i64
        };
        points.iter().map(|a| points.iter().map(|b| Some(distance(a, b))).collect()).collect()
    }
    /// Distances as a section states them. Nobody goes from a node to itself: what a full matrix says of that, often a very
    /// large number, is not looked at.
    pub(super) fn stated(self, section: &Section<'_>, nodes: usize, issues: &mut Issues) -> Option<Metres> {
        let before = issues.len();
        let full = self == Self::FullMatrix;
        let needed = if full { nodes * nodes } else { nodes * (nodes - 1) / 2 };
        let there = section.words().count();
        let fits = there == needed;
        if !fits {
            let cause = format!("{nodes} nodes have {needed} distances in this format, and not {there}");
            let action = "Complete the section, or correct DIMENSION.";
            issues.push("wrong-size", at(section.line), format!("{there} figures"), cause, action);
        }
        if full && !fits {
            // Nobody knows which of them stand on the diagonal.
            return None;
        }
        let mut metres = vec![vec![Some(0); nodes]; if fits { nodes } else { 0 }];
        let mut entries =
            (0..nodes).flat_map(|from| (0..if full { nodes } else { from }).map(move |to| (from, to)));
        for (line, word) in section.words() {
            let (from, to) = entries.next().unwrap_or((nodes, nodes));
            if full && from == to {
                continue;
            }
            let distance = whole("distance", word, line, &(0..=MOST_METRES), issues);
            if fits {
                metres[from][to] = distance;
                if !full {
                    metres[to][from] = distance;
                }
            }
            if issues.len() - before > MOST_ISSUES {
                break;
            }
        }
        (issues.len() == before).then_some(metres)
    }
}
