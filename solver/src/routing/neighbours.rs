//! Which spots are near each other: by the way between their places. The nearest few of each are kept.

use anpai_core::place::Coordinate;
use anpai_core::stop::Stop;
use rayon::prelude::*;

/// How many neighbours each keeps: more than any ruin takes out.
const KEPT: usize = 80;
/// Up to so many spots, every pair is looked at; beyond, those that are near in one of two orders of the plane.
const ALL_PAIRS: usize = 4000;
/// How far to look to either side in such an order.
const REACH: usize = 120;

/// Something that is brought or done at a place.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Where.
    pub place: u32,
    /// Where that is, where anybody knows.
    pub coordinate: Option<Coordinate>,
}

/// For each spot its neighbours by the way from place to place, nearest first, itself left out; as far as there is time.
pub fn neighbours(spots: &[Spot], way: &(dyn Fn(u32, u32) -> i64 + Sync), stop: &Stop) -> Vec<Vec<u32>> {
    let count = spots.len();
    if count <= ALL_PAIRS || spots.iter().any(|s| s.coordinate.is_none()) {
        let place = |v: u32| spots[v as usize].place;
        // Either direction: one-way streets should not make strangers of neighbours.
        let way = |a: u32, b: u32| way(place(a), place(b)).min(way(place(b), place(a)));
        return (0..count as u32)
            .into_par_iter()
            .map(|v| if stop.is_over() { Vec::new() } else { nearest(v, 0..count as u32, |o| way(v, o)) })
            .collect();
    }
    // Spots in stripes along x and along y: whoever is near is near in one of the two orders.
    let points: Vec<(f64, f64)> =
        spots.iter().map(|s| s.coordinate.map_or((0.0, 0.0), |c| (c.x, c.y))).collect();
    let orders = [false, true].map(|turned| {
        let key = stripes(&points, turned);
        let mut order: Vec<u32> = (0..count as u32).collect();
        order.sort_by_cached_key(|v| (key(*v), *v));
        let mut at = vec![0; count];
        order.iter().enumerate().for_each(|(k, v)| at[*v as usize] = k);
        (order, at)
    });
    let around = |v: u32| {
        orders.iter().flat_map(move |(order, at)| {
            let here = at[v as usize];
            order[here.saturating_sub(REACH)..(here + REACH).min(count)].iter().copied()
        })
    };
    let span = points.iter().flat_map(|p| [p.0.abs(), p.1.abs()]).fold(1.0, f64::max);
    let apart = |a: u32, b: u32| {
        let ((x, y), (u, v)) = (points[a as usize], points[b as usize]);
        // Whole numbers, so that equal distances are equal on every machine.
        (((x - u).powi(2) + (y - v).powi(2)) / (span * span) * 1e15) as i64
    };
    let near = |v: u32| if stop.is_over() { Vec::new() } else { nearest(v, around(v), |o| apart(v, o)) };
    (0..count as u32).into_par_iter().map(near).collect()
}

/// The nearest of `among`, `v` itself left out.
fn nearest(v: u32, among: impl Iterator<Item = u32>, way: impl Fn(u32) -> i64) -> Vec<u32> {
    let mut others: Vec<(i64, u32)> = among.filter(|o| *o != v).map(|o| (way(o), o)).collect();
    if others.len() > 2 * KEPT {
        others.select_nth_unstable(2 * KEPT);
        others.truncate(2 * KEPT);
    }
    others.sort_unstable();
    others.dedup();
    others.into_iter().take(KEPT).map(|(_, o)| o).collect()
}

/// The sort key of spots that goes up and down in stripes of about as many as `REACH`.
fn stripes(points: &[(f64, f64)], turned: bool) -> impl Fn(u32) -> (i64, i64) {
    let turn = move |(x, y): (f64, f64)| if turned { (y, x) } else { (x, y) };
    let least = points.iter().map(|p| turn(*p).0).fold(f64::INFINITY, f64::min);
    let most = points.iter().map(|p| turn(*p).0).fold(f64::NEG_INFINITY, f64::max);
    let stripes = (points.len() as f64 / REACH as f64).sqrt().max(1.0);
    let width = ((most - least) / stripes).max(f64::MIN_POSITIVE);
    let span = points.iter().map(|p| turn(*p).1.abs()).fold(1.0, f64::max);
    move |v: u32| {
        let (x, y) = turn(points[v as usize]);
        let stripe = ((x - least) / width) as i64;
        let along = (y / span * 1e12) as i64;
        (stripe, if stripe % 2 == 0 { along } else { -along })
    }
}
