//! Takes out some of the smaller streets, which makes blocks of every size, and never one without which a part of the
//! city could not be reached.

use petgraph::unionfind::UnionFind;

use super::Piece;
use super::class::Class;
use crate::dice::Dice;

/// How many of a hundred streets of a class are to go.
fn share(class: Class) -> f64 {
    match class {
        Class::Tertiary => 6.0,
        Class::Residential => 28.0,
        Class::Footway => 20.0,
        _ => 0.0,
    }
}

/// Thins the streets between `nodes` crossings out.
pub fn out(nodes: usize, streets: &mut Vec<Piece>, dice: &mut Dice) {
    let condemned: Vec<bool> = streets.iter().map(|s| !s.bridge && dice.chance(share(s.class))).collect();
    let (mut driven, mut walked) = (UnionFind::<u32>::new(nodes), UnionFind::<u32>::new(nodes));
    let mut join = |piece: &Piece| {
        let news = walked.union(piece.from, piece.to);
        if piece.class.drivable() { driven.union(piece.from, piece.to) } else { news }
    };
    for (piece, _) in streets.iter().zip(&condemned).filter(|(_, condemned)| !**condemned) {
        join(piece);
    }
    let mut spared: Vec<bool> = condemned.iter().map(|condemned| !condemned).collect();
    let mut doubtful: Vec<usize> = (0..streets.len()).filter(|at| condemned[*at]).collect();
    dice.shuffle(&mut doubtful);
    for at in doubtful {
        spared[at] = join(&streets[at]);
    }
    let mut spared = spared.into_iter();
    streets.retain(|_| spared.next().unwrap_or(true));
}

/// Leaves to people on foot what cars cannot reach, such as a bend of a river behind a park.
pub fn close_pockets(nodes: usize, streets: &mut [Piece]) {
    let mut driven = UnionFind::<u32>::new(nodes);
    for piece in streets.iter().filter(|s| s.class.drivable()) {
        driven.union(piece.from, piece.to);
    }
    let labels = driven.into_labeling();
    let mut sizes = vec![0_usize; nodes];
    for label in &labels {
        sizes[*label as usize] += 1;
    }
    let main = (0..nodes).max_by_key(|label| sizes[*label]).unwrap_or(0);
    for piece in streets.iter_mut().filter(|s| s.class.drivable()) {
        if labels[piece.from as usize] as usize != main {
            piece.class = Class::Footway;
        }
    }
}
