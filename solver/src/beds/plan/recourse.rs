//! What a choice of beds and openings costs the people, and from the prices of that a *cut*: a plane below the cost that
//! touches it there. Sites open in part take a part of each community, without which fractions of projects look far
//! better than any whole one.
//!
//! Source: Benders, *Numerische Mathematik* 4 (1962); Van Slyke and Wets 1969 for scenarios.

use anpai_core::beds::capacity::problem::MICRO;
use anpai_core::beds::plan::Problem;

use super::design::Design;
use super::freeze::near;
use super::people::{METRES, Part};
use crate::beds::capacity::transport::{Linked, Load, Ways, transport};
use crate::mip::{Column, Sum};

/// Beds and openings, fractions allowed.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// `[J][K][T]`.
    beds: Vec<Vec<Vec<f64>>>,
    /// `[J][T]`.
    open: Vec<Vec<f64>>,
}

impl Point {
    /// Those of a solution.
    pub(super) fn of(design: &Design, values: &[f64]) -> Self {
        let years = |by_year: &Vec<Sum>| -> Vec<f64> { by_year.iter().map(|sum| sum.at(values)).collect() };
        Self {
            beds: design.beds.iter().map(|by_kind| by_kind.iter().map(years).collect()).collect(),
            open: design.open.iter().map(years).collect(),
        }
    }
    /// The point on the way to `other`, `step` of it.
    pub(super) fn toward(&self, other: &Self, step: f64) -> Self {
        let mix = |a: &Vec<f64>, b: &Vec<f64>| -> Vec<f64> {
            a.iter().zip(b).map(|(a, b)| (1.0 - step) * a + step * b).collect()
        };
        let kinds = |a: &Vec<Vec<f64>>, b: &Vec<Vec<f64>>| a.iter().zip(b).map(|(a, b)| mix(a, b)).collect();
        Self {
            beds: self.beds.iter().zip(&other.beds).map(|(a, b)| kinds(a, b)).collect(),
            open: kinds(&self.open, &other.open),
        }
    }
}

/// A plane below what people cost: the column is at least `constant - sum of the terms`.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    column: Column,
    sum: Sum,
}

impl Cut {
    /// Its height at a solution.
    pub(super) fn height(&self, values: &[f64]) -> f64 {
        self.sum.at(values)
    }
    /// The column that it holds up.
    pub(super) fn column(&self) -> Column {
        self.column
    }
    /// As a row: what its terms are at least, and the terms.
    pub(super) fn row(&self) -> (f64, Vec<(Column, f64)>) {
        let below = self.sum.terms.iter().map(|(column, factor)| (*column, -factor));
        (self.sum.constant, below.chain([(self.column, 1.0)]).collect())
    }
}

/// Transports of one problem.
#[derive(Clone, Debug)]
pub(super) struct Recourse {
    near: Vec<Vec<(usize, i64)>>,
    ways: Ways,
    /// Beds of the sites once they are open, `[K][J]`, in millionths.
    whole: Vec<Vec<i64>>,
}

impl Recourse {
    pub(super) fn new(p: &Problem) -> Self {
        let near = near(p);
        let whole = |k: usize| p.sites.iter().map(|site| site.beds[k] * MICRO).collect();
        let ways = Ways::new(&near, p.sites.len());
        Self { near, ways, whole: (0..p.kinds.len()).map(whole).collect() }
    }
    /// What people cost at a point, in [`METRES`], and the cut that touches it there.
    pub(super) fn cut(&self, p: &Problem, design: &Design, part: &Part, at: &Point) -> (f64, Cut) {
        let Part { kind: k, year: t, scenario: s, .. } = *part;
        let micro = |x: f64| (x * MICRO as f64).round() as i64;
        let serves = |j: usize| p.counts(j);
        let demand: Vec<i64> = p.scenarios[s].demand.iter().map(|d| d[k][t] * MICRO).collect();
        let beds: Vec<i64> =
            (0..p.sites.len()).map(|j| if serves(j) { micro(at.beds[j][k][t]) } else { 0 }).collect();
        let open: Vec<i64> = at.open.iter().map(|years| micro(years[t])).collect();
        let linked = Some(Linked { open: &open, whole: &self.whole[k] });
        let load = Load { demand: &demand, beds: &beds, unmet: p.kinds[k].unmet_metres, linked };
        let solved = transport(&self.ways, &load);
        let mut sum = Sum::default();
        let mut opening = vec![0.0; p.sites.len()];
        for (c, ways) in self.near.iter().enumerate() {
            let people = p.scenarios[s].demand[c][k][t] as f64 / METRES;
            sum.constant += people * solved.zone_price[c] as f64;
            for (site, metres) in ways.iter().filter(|(site, _)| serves(*site)) {
                opening[*site] += people * solved.way_price(c, *site, *metres) as f64;
            }
        }
        for (j, saving) in opening.into_iter().enumerate().filter(|(_, saving)| *saving > 0.0) {
            sum.add(&design.open[j][t], -saving);
        }
        for j in (0..p.sites.len()).filter(|j| serves(*j) && solved.site_price[*j] > 0) {
            sum.add(&design.beds[j][k][t], -(solved.site_price[j] as f64) / METRES);
        }
        sum.merge();
        (solved.cost as f64 / (MICRO as f64 * METRES), Cut { column: part.column, sum })
    }
}
