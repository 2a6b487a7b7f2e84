//! Targets as rows: a column for how much each lacks.

use anpai_core::meals::plan::Problem;
use anpai_core::meals::plan::draft::Measure;
use anpai_core::meals::plan::problem::Target;
use anpai_core::meals::plan::targets::{PARTS, factor, size, whole};
use anpai_core::nature::Nature;

use super::model::Network;
use crate::mip::{Column, Model, Sum};
use crate::sites::INF;

/// How much each target lacks, `[targets]`, in `1 / factor` of what it counts.
#[derive(Clone, Debug)]
pub(super) struct Targets {
    lacks: Vec<Column>,
}

impl Targets {
    /// Adds rows and columns for every target of the problem.
    pub(super) fn new(p: &Problem, network: &Network, model: &mut Model) -> Self {
        Self { lacks: p.targets.iter().map(|target| lack(p, network, model, target)).collect() }
    }
    /// The shortfall of all targets of a nature, in millionths of their sizes times their weights.
    pub(super) fn shortfall(&self, p: &Problem, nature: Nature) -> Sum {
        let mut sum = Sum::default();
        for (target, column) in p.targets.iter().zip(&self.lacks).filter(|(t, _)| t.nature == nature) {
            sum.push(*column, target.weight as f64 * PARTS as f64 / size(p, target) as f64);
        }
        sum
    }
}

fn lack(p: &Problem, network: &Network, model: &mut Model, target: &Target) -> Column {
    let id = &target.named.id;
    let (factor, bound) =
        (factor(target.measure) as f64, (target.hundredths * whole(p, target.measure)) as f64);
    let part = part(p, network, model, target.measure);
    let lacks = model.continuous(format!("{id} lacks"), 0.0, INF, 0.0);
    let sign = if target.at_most { -1.0 } else { 1.0 };
    let terms = part.into_iter().map(|(c, f)| (c, sign * factor * f)).chain([(lacks, 1.0)]);
    model.row(format!("target {id}"), sign * bound, INF, terms);
    lacks
}

/// What a measure counts.
fn part(p: &Problem, network: &Network, model: &mut Model, measure: Measure) -> Vec<(Column, f64)> {
    match measure {
        Measure::MealsPerDay | Measure::ServedShare => {
            network.served(p).into_iter().flatten().map(|c| (c, 1.0)).collect()
        }
        Measure::Points => network.points.iter().flat_map(|choice| choice.open(1.0)).collect(),
        Measure::CommunitiesCovered => {
            let near = |c: usize| p.communities[c].points.iter().map(|way| way.to.index()).collect();
            (0..p.communities.len()).map(|c| any(network, model, near(c), "covered")).collect()
        }
        Measure::StreetsWithPoint => {
            let within = |s: usize| {
                let here = |q: &usize| p.points[*q].site.street.is_some_and(|street| street.index() == s);
                (0..p.points.len()).filter(here).collect()
            };
            (0..p.streets.len()).map(|s| any(network, model, within(s), "with a point")).collect()
        }
    }
}

/// A column that is 1 at most, and only where one of the points is open.
fn any(network: &Network, model: &mut Model, points: Vec<usize>, what: &str) -> (Column, f64) {
    let column = model.continuous(what, 0.0, 1.0, 0.0);
    let open: Vec<_> = points.into_iter().flat_map(|q| network.points[q].open(-1.0)).collect();
    model.row(what, -INF, 0.0, open.into_iter().chain([(column, 1.0)]));
    (column, 1.0)
}
