//! Places and pairs of places without a way. When a network is built, every place reaches every other, so only closures
//! cut places off; what they cut off is told place by place, and pair by pair where a place is not cut off as a whole.

use anpai_core::issue::Issues;
use anpai_core::roads::Wanted;

use super::cells::Cells;
use super::table::{Entry, Table};

/// Places and pairs that are told one by one; the others are counted.
const MOST_TOLD: usize = 100;

/// Issues for places that cannot be reached from where others can, or not be left: closures may cut them off.
pub fn unreachable(wanted: &Wanted<'_>, mode: usize, cells: &Cells, table: &Table, issues: &mut Issues) {
    let places = wanted.points.len();
    let (mut left, mut reached) = (vec![0_usize; places], vec![0_usize; places]);
    let mut lost: Vec<(u32, u32)> = Vec::new();
    for (from, to) in cells.pairs() {
        let (a, b) = (cells.position[from as usize], cells.position[to as usize]);
        match table.at(a, b) {
            Entry::Way(Some(_)) => {
                left[from as usize] += usize::from(from != to);
                reached[to as usize] += usize::from(from != to);
            }
            Entry::Way(None) => lost.push((from, to)),
            Entry::Unknown => {}
        }
    }
    if lost.is_empty() {
        return;
    }
    let name = wanted.modes[mode].name;
    let mut told = 0;
    let mut tell = |place: usize, cause: String| {
        told += 1;
        if told <= MOST_TOLD {
            let action = "open the road, move the place, or take another mode of travel";
            issues.push("no-way", wanted.place_pointer(place), wanted.names[place], cause, action);
        }
    };
    for place in 0..places {
        if reached[place] == 0 && left[place] == 0 {
            tell(place, format!("no way leads there or away from there by {name}"));
        } else if reached[place] == 0 || left[place] == 0 {
            let direction = if reached[place] == 0 { "there" } else { "away from there" };
            tell(place, format!("no way leads {direction} by {name}"));
        }
    }
    let cut_off = |p: u32| reached[p as usize] == 0 || left[p as usize] == 0;
    for (from, to) in lost.iter().filter(|(from, to)| !cut_off(*from) && !cut_off(*to)) {
        let other = wanted.names[*from as usize];
        tell(*to as usize, format!("no way leads there from {other} by {name}"));
    }
    if told > MOST_TOLD {
        let cause = format!("{} more places or pairs of places have no way by {name}", told - MOST_TOLD);
        let action = "see whether the network is whole";
        issues.push(
            "no-way",
            wanted.mode_pointer(mode, "file"),
            wanted.modes[mode].file.unwrap_or_default(),
            cause,
            action,
        );
    }
}
