//! The model: sizes of sites, and the hours of a week as flows from sites to communities within reach. Flows may be
//! fractions, unless whole ones are asked for.

use anpai_core::network::plan::problem::{Facility, SiteId, SizeId};
use anpai_core::network::plan::{Plan, Problem};

use super::spacing::spacing;
use crate::mip::{Column, Model, Sum};
use crate::sites::{Choice, INF, budget};

/// Hours that a site gives to a community.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow {
    pub(super) community: usize,
    pub(super) kind: usize,
    pub(super) site: SiteId,
    pub(super) hours: Column,
}

/// What the columns of a model mean.
#[derive(Clone)]
pub(super) struct Network {
    pub(super) sites: Vec<Choice>,
    pub(super) flows: Vec<Flow>,
    /// Yuan once and over all days.
    pub(super) cost: Sum,
    /// Kilometres, times hours a week.
    pub(super) distance: Sum,
}

impl Network {
    /// Of everything, with flows that may be fractions; or of the sizes of a plan alone, with whole flows.
    pub(super) fn new(p: &Problem, sizes: Option<&Plan>) -> (Self, Model) {
        let (mut model, mut cost) = (Model::default(), Sum::default());
        let choice = |(at, facility): (usize, &Facility)| {
            let fixed = sizes.map(|plan| plan.site(SiteId::new(at)));
            let choice = Choice::new(&mut model, &mut cost, &facility.site, p.days, fixed);
            keep_away(&mut model, facility, &choice);
            choice
        };
        let sites = p.sites.iter().enumerate().map(choice).collect();
        let mut network = Self { sites, flows: Vec::new(), cost, distance: Sum::default() };
        network.flows(p, &mut model, sizes.is_some());
        network.capacities(p, &mut model);
        network.staff(p, &mut model);
        spacing(p, &network.sites, &mut model);
        if p.single_site {
            network.one_site(p, &mut model);
        }
        if let Some(most) = p.budget {
            budget(&mut model, p.sites.iter().map(|f| &f.site).zip(&network.sites), most);
        }
        (network, model)
    }
    /// No community has more hours of a kind than it needs.
    fn flows(&mut self, p: &Problem, model: &mut Model, is_whole: bool) {
        for (c, community) in p.communities.iter().enumerate() {
            for (kind, needed) in community.hours.iter().enumerate().filter(|(_, hours)| **hours > 0) {
                let first = self.flows.len();
                for way in &community.sites[kind] {
                    let id = &p.sites[way.to.index()].site.named.id;
                    let (name, most) = (format!("{} from {id}", community.named.id), *needed as f64);
                    let hours = if is_whole {
                        model.integer(name, 0.0, most, 0.0)
                    } else {
                        model.continuous(name, 0.0, most, 0.0)
                    };
                    self.distance.push(hours, way.leg.metres as f64 / 1000.0);
                    self.flows.push(Flow { community: c, kind, site: way.to, hours });
                }
                let all = self.flows[first..].iter().map(|flow| (flow.hours, 1.0));
                model.row(format!("need of {}", community.named.id), -INF, *needed as f64, all);
            }
        }
    }
    /// Sites give no more than they can, and nothing where they are closed: also way by way, which the sum implies for whole
    /// decisions and not for fractions of them.
    fn capacities(&self, p: &Problem, model: &mut Model) {
        let mut given: Vec<Vec<(Column, f64)>> = vec![Vec::new(); p.sites.len()];
        for flow in &self.flows {
            let needed = p.communities[flow.community].hours[flow.kind];
            let open = self.sites[flow.site.index()].open(-(needed as f64));
            model.row("given by open sites", -INF, 0.0, open.chain([(flow.hours, 1.0)]));
            given[flow.site.index()].push((flow.hours, 1.0));
        }
        for ((facility, choice), given) in p.sites.iter().zip(&self.sites).zip(given) {
            let capacity = choice.capacity(&facility.site).into_iter().map(|(c, hours)| (c, -hours));
            let name = format!("hours of {}", facility.site.named.id);
            model.row(name, -INF, 0.0, given.into_iter().chain(capacity));
        }
    }
    /// Sites that share staff give no more than these have hours.
    fn staff(&self, p: &Problem, model: &mut Model) {
        for staff in &p.staff {
            let is_theirs = |flow: &&Flow| staff.kinds.iter().any(|kind| kind.index() == flow.kind);
            let given = self.flows.iter().filter(is_theirs).map(|flow| (flow.hours, 1.0));
            model.row(format!("hours of {}", staff.named.id), -INF, staff.hours as f64, given);
        }
    }
    /// All hours of a kind that a community has come from one site.
    fn one_site(&self, p: &Problem, model: &mut Model) {
        for flows in self.flows.chunk_by(|a, b| (a.community, a.kind) == (b.community, b.kind)) {
            let needed = p.communities[flows[0].community].hours[flows[0].kind] as f64;
            let mut all = Vec::new();
            for flow in flows {
                let belongs = model.binary("belongs to the site", 0.0);
                model.row("given by the one site", -INF, 0.0, [(flow.hours, 1.0), (belongs, -needed)]);
                all.push((belongs, 1.0));
            }
            model.row("one site", 0.0, 1.0, all);
        }
    }
    /// Hours that some of the communities have of some of the kinds.
    pub(super) fn given(&self, counts: impl Fn(&Flow) -> bool) -> impl Iterator<Item = (Column, f64)> {
        self.flows.iter().filter(move |flow| counts(flow)).map(|flow| (flow.hours, 1.0))
    }
}

/// Where a site is too near to something, nothing is built: it stays as it is, or is closed.
fn keep_away(model: &mut Model, facility: &Facility, choice: &Choice) {
    if facility.encroachments.is_empty() {
        return;
    }
    for (size, column) in choice.sizes.iter().enumerate() {
        if facility.site.existing != Some(SizeId::new(size)) {
            model.set_bounds(*column, 0.0, 0.0);
        }
    }
}
