//! Bridges: of all streets between two banks only a few are built, those of the largest roads, with a good way between
//! one bridge and the next.

use super::Piece;
use super::class::Class;
use super::lattice::Lattice;
use super::rivers::River;

/// The least distance between two bridges, in lines of the grid, by the class of the road that wants one.
const APART: [(Class, usize); 2] = [(Class::Trunk, 4), (Class::Primary, 18)];

/// Takes out every street across a river that gets no bridge.
pub fn span(lattice: &Lattice, rivers: &[River; 2], streets: &mut Vec<Piece>) {
    for river in rivers {
        let mut built: Vec<usize> = Vec::new();
        for (class, apart) in APART {
            for piece in streets.iter_mut().filter(|s| s.class == class && wants(lattice, rivers, river, s)) {
                let at = along(lattice, river, piece);
                if built.iter().all(|other| other.abs_diff(at) >= apart) {
                    built.push(at);
                    piece.bridge = true;
                }
            }
        }
    }
    streets.retain(|s| s.bridge || rivers.iter().all(|river| !river.parts(lattice, s.from, s.to)));
}

/// Whether a street crosses this river and no other: nobody builds where two meet.
fn wants(lattice: &Lattice, rivers: &[River; 2], river: &River, piece: &Piece) -> bool {
    let crossed = rivers.iter().filter(|r| r.parts(lattice, piece.from, piece.to)).count();
    crossed == 1 && river.parts(lattice, piece.from, piece.to)
}

/// How far along the river a street crosses it, in lines.
fn along(lattice: &Lattice, river: &River, piece: &Piece) -> usize {
    let (column, row) = lattice.lines_of(piece.from).unwrap_or_default();
    if river.upright { row } else { column }
}
