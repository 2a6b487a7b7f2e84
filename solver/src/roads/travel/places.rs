//! Networks that fit a document, and its places on them.

use std::sync::Arc;

use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};
use anpai_core::roads::Wanted;

use super::{Far, Network, Opened, Unusable, there};

/// A network that can be used, and fits the document.
pub fn network<N: Network>(
    wanted: &Wanted<'_>,
    mode: usize,
    opened: Opened<N>,
    issues: &mut Issues,
) -> Option<Arc<N>> {
    let file = wanted.modes[mode].file.unwrap_or_default();
    let pointer = wanted.mode_pointer(mode, "file");
    let network = match opened {
        Ok(network) => network,
        Err(Unusable { code, cause, action }) => {
            issues.push(code, pointer, file, cause, action);
            return None;
        }
    };
    let plane = |datum: Datum| !datum.is_geographic();
    if wanted.datum.is_some_and(|datum| plane(datum) != plane(network.datum())) {
        let (cause, action) = if plane(network.datum()) {
            (
                "its roads lie on a local plane, and the places on the globe",
                "take a network of the globe, made from OpenStreetMap",
            )
        } else {
            (
                "its roads lie on the globe, and the places on a local plane",
                "state where the places are in `wgs84`, `gcj02` or `bd09`, or take a network of their plane",
            )
        };
        issues.push("network-of-another-datum", pointer, file, cause, action);
        return None;
    }
    Some(network)
}

/// Every place on the network; issues for those that are too far away.
pub fn spots<N: Network>(
    wanted: &Wanted<'_>,
    mode: usize,
    network: &N,
    issues: &mut Issues,
) -> Option<Vec<N::Spot>> {
    let datum = wanted.datum?;
    let (at, points): (Vec<usize>, Vec<Coordinate>) = (wanted.points.iter().enumerate())
        .filter_map(|(at, point)| Some((at, there(datum, (*point)?))))
        .unzip();
    let mut spots = Vec::with_capacity(points.len());
    for (at, spot) in at.into_iter().zip(network.spots(&points, wanted.snap_metres)) {
        match spot {
            Ok(spot) => spots.push(spot),
            Err(Far { metres }) => {
                let distance = match metres {
                    Some(metres) => format!("the nearest one is {metres:.0} m away"),
                    None => "there is none anywhere near".to_owned(),
                };
                let (name, within) = (wanted.modes[mode].name, wanted.snap_metres);
                let cause = format!("no road for {name} within {within} m of it: {distance}");
                let action = "correct the coordinates or the datum, take a network that reaches there, or raise `snap_metres`";
                issues.push("far-from-road", wanted.place_pointer(at), wanted.names[at], cause, action);
            }
        }
    }
    (spots.len() == wanted.points.len()).then_some(spots)
}
