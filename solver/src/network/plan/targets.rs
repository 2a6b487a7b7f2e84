//! Targets as rows: a column for how much each lacks.

use anpai_core::nature::Nature;
use anpai_core::network::plan::Problem;
use anpai_core::network::plan::draft::Measure;
use anpai_core::network::plan::figures::with_class;
use anpai_core::network::plan::problem::{KindId, SiteId, Target};
use anpai_core::network::plan::targets::{PARTS, factor, size, whole};

use super::model::Network;
use crate::mip::{Column, Model, Sum};
use crate::sites::INF;

/// How much each target lacks, `[targets]`, in `1 / factor` of what it counts.
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
    let (factor, bound) = (factor(target.measure) as f64, (target.hundredths * whole(p, target)) as f64);
    let part = part(p, network, model, target);
    let lacks = model.continuous(format!("{id} lacks"), 0.0, INF, 0.0);
    let sign = if target.at_most { -1.0 } else { 1.0 };
    let terms = part.into_iter().map(|(c, f)| (c, sign * factor * f)).chain([(lacks, 1.0)]);
    model.row(format!("target {id}"), sign * bound, INF, terms);
    lacks
}

/// What a target counts.
fn part(p: &Problem, network: &Network, model: &mut Model, target: &Target) -> Vec<(Column, f64)> {
    let counted = |site: &SiteId| target.counts(p.sites[site.index()].kind);
    match target.measure {
        Measure::Sites => {
            let sites = (0..p.sites.len()).map(SiteId::new).filter(counted);
            sites.flat_map(|site| network.sites[site.index()].open(1.0)).collect()
        }
        Measure::CommunitiesCovered | Measure::PeopleCovered => {
            let of_class = p.communities.iter().filter(|c| c.is_of(target.class));
            let all = of_class.map(|community| {
                let kinds = (0..p.kinds.len()).filter(|kind| target.counts(KindId::new(*kind)));
                let near = kinds.flat_map(|kind| &community.sites[kind]).map(|way| way.to);
                let worth = if target.measure == Measure::PeopleCovered { community.people } else { 1 };
                (any(network, model, near, "covered"), worth as f64)
            });
            all.collect()
        }
        Measure::StreetsWithSite => {
            let streets = with_class(p, target.class).into_iter().enumerate().filter(|(_, counts)| *counts);
            let all = streets.map(|(street, _)| {
                let here = |site: &SiteId| {
                    p.sites[site.index()].site.street.is_some_and(|own| own.index() == street)
                };
                let within = (0..p.sites.len()).map(SiteId::new).filter(counted).filter(here);
                (any(network, model, within, "with a site"), 1.0)
            });
            all.collect()
        }
        Measure::HoursPerWeek | Measure::ServedShare => network
            .given(|flow| {
                target.counts(KindId::new(flow.kind)) && p.communities[flow.community].is_of(target.class)
            })
            .collect(),
    }
}

/// A column that is 1 at most, and only where one of the sites is open.
fn any(network: &Network, model: &mut Model, sites: impl Iterator<Item = SiteId>, what: &str) -> Column {
    let column = model.continuous(what, 0.0, 1.0, 0.0);
    let open: Vec<_> = sites.flat_map(|site| network.sites[site.index()].open(-1.0)).collect();
    model.row(what, -INF, 0.0, open.into_iter().chain([(column, 1.0)]));
    column
}
