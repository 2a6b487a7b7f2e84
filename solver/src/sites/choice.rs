//! Sizes of a site as columns, and what they cost.

use anpai_core::site::{Site, SizeId};

use super::{FEN, INF};
use crate::mip::{Column, Model, Sum};

/// What is decided of one site: a column for each size.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The columns, by size.
    pub sizes: Vec<Column>,
}

impl Choice {
    /// Adds the sizes of a site to a model, and to its cost, in yuan, what they cost once and over so many days. `fixed` is what
    /// is chosen already.
    pub fn new(
        model: &mut Model,
        cost: &mut Sum,
        site: &Site,
        days: i64,
        fixed: Option<Option<SizeId>>,
    ) -> Self {
        let id = &site.named.id;
        let mut sizes = Vec::new();
        for (at, size) in site.sizes.iter().enumerate() {
            let (this, column) =
                (Some(SizeId::new(at)), model.binary(format!("{id} {}", size.named.id), 0.0));
            let once = if site.existing == this { 0 } else { size.opening };
            cost.push(column, (once as f64 + size.daily as f64 * days as f64) / FEN);
            if site.keep && site.existing != this || fixed.is_some_and(|fixed| fixed != this) {
                model.set_bounds(column, 0.0, 0.0);
            }
            sizes.push(column);
        }
        let stays = site.existing.is_some() && (site.keep || site.closing.is_none());
        let least = if stays || fixed.is_some_and(|fixed| fixed.is_some()) { 1.0 } else { 0.0 };
        model.row(format!("one size of {id}"), least, 1.0, sizes.iter().map(|c| (*c, 1.0)));
        if let (Some(_), Some(closing)) = (site.existing, site.closing) {
            // Paid where no size is chosen.
            cost.constant += closing as f64 / FEN;
            sizes.iter().for_each(|c| cost.push(*c, -(closing as f64) / FEN));
        }
        Self { sizes }
    }
    /// The site's capacity.
    #[must_use]
    pub fn capacity(&self, site: &Site) -> Vec<(Column, f64)> {
        self.sizes.iter().zip(&site.sizes).map(|(c, size)| (*c, size.capacity as f64)).collect()
    }
    /// Whether it is open: so many times 1, or 0.
    pub fn open(&self, factor: f64) -> impl Iterator<Item = (Column, f64)> + '_ {
        self.sizes.iter().map(move |c| (*c, factor))
    }
    /// The size in a solution; `None` where it is closed.
    #[must_use]
    pub fn chosen(&self, values: &[f64]) -> Option<SizeId> {
        self.sizes.iter().position(|c| values[c.index()] > 0.5).map(SizeId::new)
    }
}

/// Adds a row: what is spent once stays within a budget in fen.
pub fn budget<'a>(model: &mut Model, sites: impl Iterator<Item = (&'a Site, &'a Choice)>, budget: i64) {
    let (mut terms, mut closing) = (Vec::new(), 0);
    for (site, choice) in sites {
        let close = site.existing.and(site.closing).unwrap_or(0);
        closing += close;
        for (at, (column, size)) in choice.sizes.iter().zip(&site.sizes).enumerate() {
            let stays = site.existing == Some(SizeId::new(at));
            let once = if stays { 0 } else { size.opening } - close;
            terms.push((*column, once as f64 / FEN));
        }
    }
    model.row("budget", -INF, (budget - closing) as f64 / FEN, terms);
}

/// The model with some decisions kept as a solution has them.
#[must_use]
pub fn keep<'a>(model: &Model, columns: impl Iterator<Item = &'a Column>, values: &[f64]) -> Model {
    let mut kept = model.clone();
    for column in columns {
        let value = values[column.index()].round();
        kept.set_bounds(*column, value, value);
    }
    kept
}
