//! Columns and rows of a plan: modules by project and year, and people by year, choice and kind. What is free follows from
//! these, as a sum of all that came and went until a year: with columns for what a year hands on to the next HiGHS spends
//! three times as long on cuts along them.

use anpai_core::funerals::cemetery::Problem;
use anpai_core::funerals::cemetery::draft::Measure;
use anpai_core::funerals::cemetery::problem::{ChoiceId, KindId, SiteId};

use super::sum::{ScaledRow, WholeSum};
use crate::mip::{Column, Model, Row};
use crate::sites::INF;

/// People of a choice who die in a year and are buried in a kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Buried {
    pub(super) year: usize,
    pub(super) choice: ChoiceId,
    pub(super) kind: KindId,
    pub(super) people: Column,
}

/// Sites of a kind that no target tells apart.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) sites: Vec<SiteId>,
    /// People who take a unit in each year; nothing where it is the only group of its kind, which takes them all.
    pub(super) taken: Option<Vec<Column>>,
    /// Units free at the end of each year.
    pub(super) free: Vec<WholeSum>,
}

/// Rows that have a price.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// By site.
    pub(super) land: Vec<Option<ScaledRow>>,
    /// By kind and year.
    pub(super) limits: Vec<(KindId, usize, Row)>,
    /// By year.
    pub(super) budget: Vec<ScaledRow>,
}

/// The columns of a plan.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// `[projects][T]`; nothing in years in which it cannot be built.
    pub(super) modules: Vec<Vec<Option<Column>>>,
    /// Modules of each project in all years, as many as may be at most: to branch on, since where money carries over many
    /// orders of building are alike.
    pub(super) built: Vec<Option<Column>>,
    pub(super) buried: Vec<Buried>,
    /// `[K]`; none of kinds without a unit anywhere.
    pub(super) groups: Vec<Vec<Group>>,
    pub(super) rows: Rows,
}

impl Columns {
    /// The columns of a problem, with every hard rule as rows and bounds.
    pub(super) fn new(p: &Problem, model: &mut Model) -> Self {
        let (modules, built) = modules(p, model);
        let (buried, groups, rows) = (Vec::new(), Vec::new(), Rows::default());
        let mut columns = Self { modules, built, buried, groups, rows };
        let sites = |kind| grouped(p, kind);
        let groups: Vec<Vec<Vec<SiteId>>> = (0..p.kinds.len()).map(KindId::new).map(sites).collect();
        columns.bury(p, &groups, model);
        columns.groups = (0..p.kinds.len())
            .map(KindId::new)
            .zip(groups)
            .map(|(kind, groups)| columns.units(p, kind, groups, model))
            .collect();
        columns.limit(p, model);
        columns.build_on(p, model);
        columns.pay(p, model);
        columns
    }
    /// People who are buried: as many as die and are willing.
    fn bury(&mut self, p: &Problem, groups: &[Vec<Vec<SiteId>>], model: &mut Model) {
        for (choice, of) in (0..).map(ChoiceId).zip(&p.choices) {
            for year in 0..p.years {
                let mut died = Vec::new();
                for kind in of.kinds() {
                    let most = of.willing(kind, year);
                    let k = kind.index();
                    if most == 0 || !p.kinds[k].no_site && groups[k].is_empty() {
                        continue;
                    }
                    let name = format!("{} {} {}", p.year(year), of.named.id, p.kinds[k].named.id);
                    let people = model.integer(name, 0.0, most as f64, 0.0);
                    died.push((people, 1.0));
                    self.buried.push(Buried { year, choice, kind, people });
                }
                if died.len() > 1 {
                    let name = format!("{} {}", p.year(year), of.named.id);
                    model.row(name, -INF, of.people[year] as f64, died);
                }
            }
        }
    }
    /// People buried in a kind in a year.
    pub(super) fn of_kind(&self, kind: KindId, year: usize) -> impl Iterator<Item = Column> + '_ {
        let those = self.buried.iter().filter(move |b| (b.kind, b.year) == (kind, year));
        those.map(|b| b.people)
    }
    /// Units of a kind that are free from year to year.
    fn units(&self, p: &Problem, kind: KindId, groups: Vec<Vec<SiteId>>, model: &mut Model) -> Vec<Group> {
        let id = &p.kinds[kind.index()].named.id;
        let alone = groups.len() == 1;
        let group = |(n, sites): (usize, Vec<SiteId>)| {
            let column = |what: &str, t: usize| format!("{} {id} {what} {n}", p.year(t));
            let taken = (!alone).then(|| -> Vec<Column> {
                (0..p.years).map(|t| model.integer(column("taken", t), 0.0, INF, 0.0)).collect()
            });
            let (mut free, mut left) = (Vec::new(), WholeSum::default());
            for t in 0..p.years {
                for site in sites.iter().map(|site| &p.sites[site.index()]) {
                    left.constant += i128::from(site.returns[kind.index()][t]);
                    left.constant += if t == 0 { i128::from(site.stock[kind.index()]) } else { 0 };
                }
                for (project, years) in p.projects.iter().zip(&self.modules) {
                    if project.kind == kind && sites.contains(&project.site) {
                        years[t].into_iter().for_each(|column| left.push(column, project.units));
                    }
                }
                match &taken {
                    Some(taken) => left.push(taken[t], -1),
                    None => self.of_kind(kind, t).for_each(|people| left.push(people, -1)),
                }
                left.negated().at_most(model, column("units", t), 0);
                free.push(left.clone());
            }
            Group { sites, taken, free }
        };
        let groups: Vec<Group> = groups.into_iter().enumerate().map(group).collect();
        if !alone && !groups.is_empty() {
            for t in 0..p.years {
                let taken = groups.iter().filter_map(|group| Some((group.taken.as_ref()?[t], -1.0)));
                let terms = self.of_kind(kind, t).map(|people| (people, 1.0)).chain(taken);
                model.row(format!("{} {id}", p.year(t)), 0.0, 0.0, terms);
            }
        }
        groups
    }
    /// Kinds with a limit in a year.
    fn limit(&mut self, p: &Problem, model: &mut Model) {
        for (kind, of) in (0..).map(KindId).zip(&p.kinds) {
            let Some(most) = of.most_per_year else { continue };
            for t in 0..p.years {
                let terms: Vec<(Column, f64)> = self.of_kind(kind, t).map(|people| (people, 1.0)).collect();
                if !terms.is_empty() {
                    let name = format!("most {} {}", p.year(t), of.named.id);
                    self.rows.limits.push((kind, t, model.row(name, -INF, most as f64, terms)));
                }
            }
        }
    }
    /// Land of sites that end somewhere.
    fn build_on(&mut self, p: &Problem, model: &mut Model) {
        let row = |(site, of): (SiteId, &anpai_core::funerals::cemetery::problem::Site)| {
            let land = self.land(p, Some(site), p.years - 1);
            land.at_most(model, format!("land {}", of.named.id), i128::from(of.land?)).into()
        };
        self.rows.land = (0..).map(SiteId).zip(&p.sites).map(row).collect();
    }
    /// Money, year by year; where it carries over, of all years until then.
    fn pay(&mut self, p: &Problem, model: &mut Model) {
        let Some(budget) = &p.budget else { return };
        let mut most = 0;
        let mut all = WholeSum::default();
        for (t, fen) in budget.fen.iter().enumerate() {
            if !budget.carries_over {
                (most, all) = (0, WholeSum::default());
            }
            most += i128::from(*fen);
            self.spent(p, t, &mut all);
            self.rows.budget.push(all.at_most(model, format!("budget {}", p.year(t)), most));
        }
    }
    /// Adds what is spent in a year, in fen.
    pub(super) fn spent(&self, p: &Problem, year: usize, sum: &mut WholeSum) {
        for (project, years) in p.projects.iter().zip(&self.modules) {
            years[year].into_iter().for_each(|column| sum.push(column, project.cost));
        }
        for b in self.buried.iter().filter(|b| b.year == year) {
            sum.push(b.people, p.kinds[b.kind.index()].burial);
        }
        self.awards(p, year, sum);
    }
    /// Adds what is paid as awards in a year, in fen.
    pub(super) fn awards(&self, p: &Problem, year: usize, sum: &mut WholeSum) {
        for b in self.buried.iter().filter(|b| b.year == year) {
            sum.push(b.people, p.choices[b.choice.index()].award(b.kind).unwrap_or(0));
        }
    }
    /// Land that modules have taken until the end of a year, at a site or at all, in square decimetres.
    pub(super) fn land(&self, p: &Problem, site: Option<SiteId>, year: usize) -> WholeSum {
        let mut sum = WholeSum::default();
        let projects = p.projects.iter().zip(&self.modules);
        for (project, years) in projects.filter(|(project, _)| site.is_none_or(|site| site == project.site)) {
            years[..=year].iter().flatten().for_each(|column| sum.push(*column, project.land));
        }
        sum
    }
}

/// Modules of each project by year, and in all.
fn modules(p: &Problem, model: &mut Model) -> (Vec<Vec<Option<Column>>>, Vec<Option<Column>>) {
    let (mut modules, mut built) = (Vec::new(), Vec::new());
    for project in &p.projects {
        let id = &project.named.id;
        let most = project.most_per_year.min(project.most);
        let column = |t: usize| {
            let within = most > 0 && (project.earliest..=project.latest).contains(&t);
            within.then(|| model.integer(format!("{} {id}", p.year(t)), 0.0, most as f64, 0.0))
        };
        let years: Vec<Option<Column>> = (0..p.years).map(column).collect();
        let mut terms: Vec<(Column, f64)> = years.iter().flatten().map(|column| (*column, 1.0)).collect();
        let all = (!terms.is_empty()).then(|| model.integer(id.clone(), 0.0, project.most as f64, 0.0));
        if let Some(all) = all {
            terms.push((all, -1.0));
            model.row(format!("modules {id}"), 0.0, 0.0, terms);
        }
        modules.push(years);
        built.push(all);
    }
    (modules, built)
}

/// Sites that have or could have units of a kind: one by one those whose free units a target names, and the rest together.
fn grouped(p: &Problem, kind: KindId) -> Vec<Vec<SiteId>> {
    let named = |site: &SiteId| {
        let mut asked = p.targets.iter().filter(|t| t.measure == Measure::FreeUnits);
        asked.any(|t| t.site == Some(*site) && t.kind.is_none_or(|of| of == kind))
    };
    let sites = (0..p.sites.len()).map(SiteId::new).filter(|site| p.offers(*site, kind));
    let (alone, rest): (Vec<SiteId>, Vec<SiteId>) = sites.partition(named);
    let rest = Some(rest).filter(|rest| !rest.is_empty());
    alone.into_iter().map(|site| vec![site]).chain(rest).collect()
}
