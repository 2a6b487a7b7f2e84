//! What is protected, made up: points and areas somewhere in the cells of their streets, lines from cell to cell.

use anpai_core::network::plan::draft::{PointDraft, ProtectedDraft};

use super::tables::{LandRow, Place, ShapeRow};
use crate::dice::Dice;
use crate::ground::Ground;

/// Corners of an area: an octagon, each so many thousandths of its radius to the east and north of its middle.
const CORNERS: [(i64, i64); 8] =
    [(1000, 0), (707, 707), (0, 1000), (-707, 707), (-1000, 0), (-707, -707), (0, -1000), (707, -707)];
/// Percent of a cell's side that things keep away from its edge, and that a line's bends lie away from the middle at most.
const MARGIN: i64 = 15;
const BEND: i64 = 35;

/// Everything protected.
pub fn protected(place: &Place, ground: &Ground, dice: &mut Dice) -> Vec<ProtectedDraft> {
    place.land.iter().flat_map(|row| of_row(place, row, ground, dice)).collect()
}

fn of_row(place: &Place, row: &LandRow, ground: &Ground, dice: &mut Dice) -> Vec<ProtectedDraft> {
    let streets = place.streets(&row.streets);
    let one = |id: String| ProtectedDraft {
        id,
        name: Some(format!("{} (synthetic)", row.name)),
        category: row.category.clone(),
        ..ProtectedDraft::default()
    };
    let of_street = |street: usize| one(format!("{}-{}", row.land, place.streets[street].code));
    match row.shape {
        ShapeRow::Point => streets
            .into_iter()
            .map(|street| {
                let at = ground.spot(street, MARGIN, dice);
                ProtectedDraft { point: Some(point(at)), ..of_street(street) }
            })
            .collect(),
        ShapeRow::Area => streets
            .into_iter()
            .map(|street| {
                let (x, y) = ground.spot(street, MARGIN, dice);
                let radius = place.known().whole(&format!("radius: {}", row.land));
                let corner = |(dx, dy): (i64, i64)| point((x + radius * dx / 1000, y + radius * dy / 1000));
                ProtectedDraft { area: CORNERS.map(corner).to_vec(), ..of_street(street) }
            })
            .collect(),
        ShapeRow::Line => {
            let line = streets.into_iter().map(|street| point(ground.spot(street, BEND, dice)));
            vec![ProtectedDraft { line: line.collect(), ..one(row.land.clone()) }]
        }
        ShapeRow::NorthEdge => {
            let line = streets.into_iter().flat_map(|street| ground.north_edge(street)).map(point);
            vec![ProtectedDraft { line: line.collect(), ..one(row.land.clone()) }]
        }
    }
}

fn point((x, y): (i64, i64)) -> PointDraft {
    PointDraft { x: x as f64, y: y as f64 }
}
