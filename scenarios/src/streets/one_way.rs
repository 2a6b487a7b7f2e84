//! One-way streets: stretches of small streets between two larger ones, neighbours in opposite directions. Where signs
//! would lock somebody in, they are taken down again: every street that links two parts that cars could not go between
//! and back is open both ways.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::Piece;
use super::class::Class;
use super::lattice::Lattice;
use crate::dice::Dice;

/// Of a hundred stretches so many are one-way.
const SHARE: f64 = 25.0;

/// Puts up the signs.
pub fn sign(nodes: usize, lattice: &Lattice, streets: &mut [Piece], dice: &mut Dice) {
    let (columns, rows) = (&lattice.columns, &lattice.rows);
    let mut draw = |lines: usize, parts: usize| -> Vec<Vec<bool>> {
        (0..lines).map(|_| (0..=parts).map(|_| dice.chance(SHARE)).collect()).collect()
    };
    let upright = draw(columns.len(), rows.part[rows.len() - 1]);
    let level = draw(rows.len(), columns.part[columns.len() - 1]);
    for piece in streets.iter_mut() {
        if !matches!(piece.class, Class::Residential | Class::Tertiary) {
            continue;
        }
        let (Some(from), Some(to)) = (lattice.lines_of(piece.from), lattice.lines_of(piece.to)) else {
            continue;
        };
        let (line, signed) = if from.0 == to.0 {
            (from.0, upright[from.0][rows.part[from.1]])
        } else {
            (from.1, level[from.1][columns.part[from.0]])
        };
        piece.one_way = signed;
        if signed && line % 2 == 1 {
            std::mem::swap(&mut piece.from, &mut piece.to);
        }
    }
    take_down(nodes, streets);
}

/// Opens every one-way street between two strongly connected parts. What remains is one part where all streets together
/// are connected: the parts hang together, and now by streets that are open both ways.
fn take_down(nodes: usize, streets: &mut [Piece]) {
    let mut graph = DiGraph::<(), (), u32>::with_capacity(nodes, streets.len() * 2);
    for _ in 0..nodes {
        graph.add_node(());
    }
    for piece in streets.iter().filter(|s| s.class.drivable()) {
        let (from, to) = (NodeIndex::new(piece.from as usize), NodeIndex::new(piece.to as usize));
        graph.add_edge(from, to, ());
        if !piece.one_way {
            graph.add_edge(to, from, ());
        }
    }
    let mut part = vec![0_usize; nodes];
    for (number, members) in kosaraju_scc(&graph).iter().enumerate() {
        for member in members {
            part[member.index()] = number;
        }
    }
    for piece in streets.iter_mut() {
        piece.one_way &= part[piece.from as usize] == part[piece.to as usize];
    }
}
