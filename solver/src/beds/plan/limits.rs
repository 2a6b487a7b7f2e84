//! Budgets and targets as rows, each with its name. A target has a column for its shortfall, in parts of its own size.

use anpai_core::beds::plan::Problem;
use anpai_core::beds::plan::draft::Measure;
use anpai_core::beds::plan::figures::{PARTS, factor, size, takes_kind};
use anpai_core::beds::plan::problem::{StaffId, Target};

use super::design::{Design, INF};
use crate::mip::{Column, Model, Row, Sum};

/// Rows and shortfalls.
#[derive(Clone)]
pub(super) struct Limits {
    /// Rows of the budgets, in [`super::design::FEN`].
    pub(super) budgets: Vec<Row>,
    /// Rows of the targets, in beds (streets, homes, ...).
    pub(super) targets: Vec<Row>,
    /// Shortfalls of the targets, in millionths of their size.
    pub(super) shortfalls: Vec<Column>,
}

impl Limits {
    pub(super) fn new(p: &Problem, design: &Design, model: &mut Model) -> Self {
        let mut limits = Self { budgets: Vec::new(), targets: Vec::new(), shortfalls: Vec::new() };
        for budget in &p.budgets {
            let mut spent = Sum::default();
            for t in &budget.years {
                spent.add(&design.spending(p, Some(budget.source.index()), *t), 1.0);
            }
            let most = budget.fen as f64 / super::design::FEN;
            limits.budgets.push(spent.row(model, format!("budget {}", budget.id), -INF, most));
        }
        for target in &p.targets {
            let name = format!("target {}", target.named.id);
            let shortfall = model.continuous(format!("shortfall of {name}"), 0.0, INF, 0.0);
            let (part, whole) = measured(p, design, model, target);
            // factor * part >= hundredths * whole, in beds: both sides over the factor.
            let factor = factor(target.measure) as f64;
            let mut row = part;
            row.add(&whole, -(target.hundredths as f64) / factor);
            let one = size(p, target) as f64 / factor / PARTS as f64;
            let row = if target.at_most {
                row.add(&Sum::of(shortfall), -one);
                row.row(model, name, -INF, 0.0)
            } else {
                row.add(&Sum::of(shortfall), one);
                row.row(model, name, 0.0, INF)
            };
            limits.targets.push(row);
            limits.shortfalls.push(shortfall);
        }
        limits
    }
}

/// Part and whole of a target's measure.
fn measured(p: &Problem, design: &Design, model: &mut Model, target: &Target) -> (Sum, Sum) {
    let t = target.year;
    let beds = |takes: &dyn Fn(usize, usize) -> bool| {
        let mut sum = Sum::default();
        for j in (0..p.sites.len()).filter(|j| p.counts(*j)) {
            (0..p.kinds.len()).filter(|k| takes(j, *k)).for_each(|k| sum.add(&design.beds[j][k][t], 1.0));
        }
        sum
    };
    let institutional = || beds(&|_, k| p.institutional(k));
    let staffed = |id: Option<StaffId>| {
        let Some(id) = id else { return Sum::default() };
        let mut sum = Sum::constant(p.staff[id.index()].employed as f64);
        sum.terms.extend(design.hires[id.index()][..=t].iter().map(|c| (*c, 1.0)));
        sum
    };
    let elderly = || Sum::constant(p.elderly[t] as f64);
    let one = || Sum::constant(1.0);
    match target.measure {
        Measure::ShareOfBeds => {
            (beds(&|_, k| p.institutional(k) && takes_kind(p, target, k)), institutional())
        }
        Measure::BedsPer1000 => (institutional(), elderly()),
        Measure::Beds => (beds(&|_, k| takes_kind(p, target, k)), one()),
        Measure::NewBeds => (added(p, design, target), one()),
        Measure::GovernmentShare => {
            (beds(&|j, k| p.institutional(k) && p.sites[j].government), institutional())
        }
        Measure::StreetsCovered => (covered(p, design, model, target), Sum::constant(p.streets.len() as f64)),
        Measure::Institutions => {
            let mut sum = Sum::default();
            tagged(p, target).for_each(|j| sum.add(&design.open[j][t], 1.0));
            (sum, one())
        }
        Measure::StaffPer100Beds => (staffed(target.staff), institutional()),
        Measure::StaffPer1000Elderly => (staffed(target.staff), elderly()),
        Measure::StaffShare => (staffed(target.staff), staffed(target.of)),
        Measure::HomesAdapted => {
            let columns = design.adapted.iter().flat_map(|by_year| &by_year[..=t]);
            (Sum { terms: columns.map(|c| (*c, 1.0)).collect(), constant: 0.0 }, one())
        }
    }
}

fn tagged<'a>(p: &'a Problem, target: &'a Target) -> impl Iterator<Item = usize> + 'a {
    let has = |j: &usize| target.tag.as_ref().is_some_and(|tag| p.sites[*j].tags.contains(tag));
    (0..p.sites.len()).filter(has)
}

/// Streets with an open site of the tag: each a column that is 1 only where there is one.
fn covered(p: &Problem, design: &Design, model: &mut Model, target: &Target) -> Sum {
    let mut sum = Sum::default();
    for (n, street) in p.streets.iter().enumerate() {
        let mut open = Sum::default();
        let mut any = false;
        for j in tagged(p, target).filter(|j| p.sites[*j].street == Some(n)) {
            open.add(&design.open[j][target.year], 1.0);
            any = true;
        }
        if any {
            let is = model.binary(format!("{} covered for {}", street.id, target.named.id), 0.0);
            open.add(&Sum::of(is), -1.0);
            // One way only would let an "at most" look better than it is: a street is covered by every single site.
            if target.at_most {
                for j in tagged(p, target).filter(|j| p.sites[*j].street == Some(n)) {
                    let mut at = design.open[j][target.year].clone();
                    at.add(&Sum::of(is), -1.0);
                    at.row(model, format!("{} covered by {}", street.id, p.sites[j].named.id), -INF, 0.0);
                }
            } else {
                open.row(model, format!("{} covered", street.id), 0.0, INF);
            }
            sum.add(&Sum::of(is), 1.0);
        }
    }
    sum
}

/// Beds that projects and extensions have added.
fn added(p: &Problem, design: &Design, target: &Target) -> Sum {
    let t = target.year;
    let mut sum = Sum::default();
    for (j, site) in p.sites.iter().enumerate().filter(|(j, s)| p.counts(*j) && s.project.is_some()) {
        let kinds = site.beds.iter().enumerate().filter(|(k, _)| takes_kind(p, target, *k));
        sum.add(&design.open[j][t], kinds.map(|(_, beds)| *beds as f64).sum());
    }
    for (works, columns) in p.extensions.iter().zip(&design.extensions) {
        if p.counts(works.site.index()) && takes_kind(p, target, works.to.index()) {
            sum.terms.extend(columns[..=t].iter().flatten().map(|c| (*c, works.module as f64)));
        }
    }
    sum
}
