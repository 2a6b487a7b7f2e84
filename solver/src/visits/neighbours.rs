//! Which visits are near each other: by the way between their places. The nearest few of each are kept.

use anpai_core::id::PlaceId;
use anpai_core::visits::Problem;
use rayon::prelude::*;

use super::ways::Ways;

/// How many neighbours each visit keeps: more than any ruin takes out.
const KEPT: usize = 80;
/// Up to so many visits, every pair is looked at; beyond, those that are near in one of two orders of the plane.
const ALL_PAIRS: usize = 4000;
/// How far to look to either side in such an order.
const REACH: usize = 120;

/// For each visit its neighbours, nearest first, itself left out.
pub fn neighbours(problem: &Problem, ways: &Ways) -> Vec<Vec<u32>> {
    let count = problem.visits.len();
    let place = |v: u32| problem.visits[v as usize].place;
    let nearest = |v: u32, among: &mut dyn Iterator<Item = u32>| {
        let way = |other: u32| {
            // Either direction: one-way streets should not make strangers of neighbours.
            let (a, b): (PlaceId, PlaceId) = (place(v), place(other));
            ways.time(0, a.0, b.0).min(ways.time(0, b.0, a.0))
        };
        let mut others: Vec<(i64, u32)> = among.filter(|o| *o != v).map(|o| (way(o), o)).collect();
        others.sort_unstable();
        others.dedup();
        others.truncate(KEPT);
        others.into_iter().map(|(_, o)| o).collect::<Vec<_>>()
    };
    if count <= ALL_PAIRS || problem.places.iter().any(|p| p.coordinate.is_none()) {
        return (0..count as u32).into_par_iter().map(|v| nearest(v, &mut (0..count as u32))).collect();
    }
    // Visits in stripes along x and along y: whoever is near is near in one of the two orders.
    let mut orders = Vec::new();
    for turned in [false, true] {
        let key = stripes(problem, turned);
        let mut order: Vec<u32> = (0..count as u32).collect();
        order.sort_unstable_by_key(|v| (key(*v), *v));
        let mut at = vec![0; count];
        for (k, v) in order.iter().enumerate() {
            at[*v as usize] = k;
        }
        orders.push((order, at));
    }
    let around = |v: u32| {
        orders.iter().flat_map(move |(order, at)| {
            let here = at[v as usize];
            order[here.saturating_sub(REACH)..(here + REACH).min(count)].iter().copied()
        })
    };
    (0..count as u32).into_par_iter().map(|v| nearest(v, &mut around(v))).collect()
}

/// The sort key of visits that goes up and down in stripes of about as many visits as `REACH`.
fn stripes(problem: &Problem, turned: bool) -> impl Fn(u32) -> (i64, i64) {
    let points: Vec<(f64, f64)> = (problem.visits.iter())
        .map(|v| problem.places[v.place.index()].coordinate.map_or((0.0, 0.0), |c| (c.x, c.y)))
        .map(|(x, y)| if turned { (y, x) } else { (x, y) })
        .collect();
    let least = points.iter().map(|p| p.0).fold(f64::INFINITY, f64::min);
    let most = points.iter().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
    let stripes = (points.len() as f64 / REACH as f64).sqrt().max(1.0);
    let width = ((most - least) / stripes).max(f64::MIN_POSITIVE);
    let span = points.iter().map(|p| p.1.abs()).fold(1.0, f64::max);
    move |v: u32| {
        let (x, y) = points[v as usize];
        let stripe = ((x - least) / width) as i64;
        let along = (y / span * 1e12) as i64;
        (stripe, if stripe % 2 == 0 { along } else { -along })
    }
}
