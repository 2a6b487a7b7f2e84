//! Looks for cheaper plans beside the proof. The kitchens come first, because the points lean on them: as they are best
//! where points may have a part of a size, and then the points for those. After that, around the best plan: some of the
//! points, and now and then kitchens among them.

use anpai_core::meals::plan::Problem;
use anpai_core::meals::plan::problem::Site;
use anpai_core::place::straight_line;
use anpai_core::stop::Stop;

use super::model::Network;
use crate::mip::{Column, Limits, Model, Polish, solve};
use crate::sites::{Choice, keep};

/// What the kitchens are proved to where points may be fractions, and the points where kitchens are chosen; and the part of
/// the time left that each may take.
const ROUGHLY: f64 = 3e-3;
const PART: f64 = 0.2;
/// Nodes of each of the two.
const NODES: u32 = 500;
/// One look in so many frees kitchens too.
const WITH_KITCHENS: usize = 4;

/// The one who looks.
pub(super) struct Around<'a> {
    p: &'a Problem,
    kitchens: Vec<Vec<Column>>,
    points: Vec<Vec<Column>>,
    near: Polish,
    wide: Polish,
    seed: u32,
}

impl<'a> Around<'a> {
    pub(super) fn new(p: &'a Problem, network: &Network, seed: u32) -> Self {
        let columns = |choices: &[Choice]| choices.iter().map(|c| c.sizes.clone()).collect::<Vec<_>>();
        let (kitchens, points) = (columns(&network.kitchens), columns(&network.points));
        let near = Polish::new(points.clone(), u64::from(seed));
        let wide = Polish::new(points.iter().chain(&kitchens).cloned().collect(), u64::from(seed));
        Self { p, kitchens, points, near, wide, seed }
    }
    /// Looks once, after so many looks at the same model.
    pub(super) fn look(
        &mut self,
        model: &Model,
        looks: usize,
        best: Option<&[f64]>,
        stop: &Stop,
    ) -> Option<Vec<f64>> {
        if looks == 0 {
            return self.kitchens_first(model, stop);
        }
        let best = best?;
        let p = self.p;
        let apart = |a: usize, b: usize| apart(p, a, b);
        if looks % WITH_KITCHENS == WITH_KITCHENS - 1 {
            return self.wide.look(model, best, &apart, self.seed, stop);
        }
        let kept = keep(model, self.kitchens.iter().flatten(), best);
        self.near.look(&kept, best, &apart, self.seed, stop)
    }
    fn kitchens_first(&self, model: &Model, stop: &Stop) -> Option<Vec<f64>> {
        let limits = |stop: Stop| Limits {
            nodes: Some(NODES),
            seed: self.seed,
            ..Limits::new(&stop.part(PART)).to_gap(ROUGHLY)
        };
        let mut rough = model.clone();
        self.points.iter().flatten().for_each(|column| rough.set_integer(*column, false));
        let kitchens = solve(&rough, None, &limits(stop.clone()), &mut |_| {}).best?;
        let kept = keep(model, self.kitchens.iter().flatten(), &kitchens.values);
        solve(&kept, None, &limits(stop.clone()), &mut |_| {}).best.map(|best| best.values)
    }
}

/// Metres between two sites, points first; nothing where a place has no coordinates.
fn apart(p: &Problem, a: usize, b: usize) -> f64 {
    let site = |at: usize| -> &Site {
        p.points.get(at).map_or_else(|| &p.kitchens[at - p.points.len()].site, |point| &point.site)
    };
    let place = |at: usize| p.places[site(at).place.index()].coordinate;
    match (p.datum, place(a), place(b)) {
        (Some(datum), Some(a), Some(b)) => straight_line(datum, a, b),
        _ => 0.0,
    }
}
