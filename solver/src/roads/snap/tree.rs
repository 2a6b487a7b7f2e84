//! Boxes around boxes: a packed R-tree over the pieces of all segments, a *piece* being the line from one point to the
//! next. Pieces are sorted along a curve through the plane and boxed sixteen at a time, so building is one sort, there
//! are no pointers, and a query prunes what lies farther than the best so far.
//! Source: Kamel and Faloutsos 1994 (Hilbert R-tree), here with the Z-order curve, which is cheaper and nearly as good.

use super::frame::{Frame, Spot};

/// Boxes in a box.
const WIDTH: usize = 16;

#[derive(Clone, Copy, Debug)]
struct Bounds {
    low: Spot,
    high: Spot,
}

/// The tree.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// `[pieces]`: the positions of their first points.
    pieces: Vec<u32>,
    /// Boxes of [`WIDTH`] pieces, then boxes of as many of those, up to one box for all.
    levels: Vec<Vec<Bounds>>,
}

impl Tree {
    /// Of the pieces that begin at `pieces` and end at the next point.
    pub(super) fn new(mut pieces: Vec<u32>, x: &[i32], y: &[i32]) -> Self {
        let middle = |v: &[i32], p: u32| {
            let p = p as usize;
            ((i64::from(v[p]) + i64::from(v[p + 1])) / 2 - i64::from(i32::MIN)) as u64
        };
        pieces.sort_by_cached_key(|&p| (spread(middle(x, p)) | spread(middle(y, p)) << 1, p));
        let of_piece = |&p: &u32| {
            let (a, b) = (p as usize, p as usize + 1);
            Bounds {
                low: Spot { x: x[a].min(x[b]), y: y[a].min(y[b]) },
                high: Spot { x: x[a].max(x[b]), y: y[a].max(y[b]) },
            }
        };
        let mut levels = vec![boxed(pieces.iter().map(of_piece).collect::<Vec<_>>().as_slice())];
        while levels[levels.len() - 1].len() > 1 {
            levels.push(boxed(&levels[levels.len() - 1]));
        }
        Self { pieces, levels }
    }
    /// Calls `visit` with every piece whose boxes come as near as `reach` millimetres; `visit` returns the new reach.
    pub(super) fn near(&self, frame: &Frame, reach: f64, visit: &mut impl FnMut(u32, f64) -> f64) {
        self.descend(self.levels.len() - 1, 0, frame, reach, visit);
    }
    fn descend(
        &self,
        level: usize,
        at: usize,
        frame: &Frame,
        mut reach: f64,
        visit: &mut impl FnMut(u32, f64) -> f64,
    ) -> f64 {
        if level == 0 {
            for &piece in &self.pieces[at * WIDTH..self.pieces.len().min((at + 1) * WIDTH)] {
                reach = visit(piece, reach);
            }
            return reach;
        }
        let below = &self.levels[level - 1];
        let mut order = [(f64::INFINITY, 0); WIDTH];
        let mut count = 0;
        for (child, bounds) in below.iter().enumerate().skip(at * WIDTH).take(WIDTH) {
            let distance = frame.distance_to_box(bounds.low, bounds.high);
            if distance <= reach {
                order[count] = (distance, child);
                count += 1;
            }
        }
        order[..count].sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for &(distance, child) in &order[..count] {
            if distance <= reach {
                reach = self.descend(level - 1, child, frame, reach, visit);
            }
        }
        reach
    }
    /// How many pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }
}

fn boxed(bounds: &[Bounds]) -> Vec<Bounds> {
    let join = |all: &[Bounds]| {
        let mut joined = all[0];
        for b in all {
            joined.low = Spot { x: joined.low.x.min(b.low.x), y: joined.low.y.min(b.low.y) };
            joined.high = Spot { x: joined.high.x.max(b.high.x), y: joined.high.y.max(b.high.y) };
        }
        joined
    };
    bounds.chunks(WIDTH).map(join).collect()
}

/// The lower 32 bits, with a gap after each.
fn spread(v: u64) -> u64 {
    let mut v = v & 0xffff_ffff;
    for (shift, mask) in [
        (16, 0x0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ] {
        v = (v | v << shift) & mask;
    }
    v
}
