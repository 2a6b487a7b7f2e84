//! The decisions as columns, and what follows from them as rows: which site is open when, and how many beds it has.

use anpai_core::beds::plan::Problem;
use anpai_core::beds::plan::plan::instalments;
use anpai_core::beds::plan::problem::{Fen, Works};

use crate::mip::{Column, Model, Row, Sum};

pub(super) const INF: f64 = f64::INFINITY;
/// Money in the model: ten thousand yuan, so that its numbers are of the size of beds.
pub(super) const FEN: f64 = 1_000_000.0;

/// The columns of all decisions.
#[derive(Clone)]
pub(super) struct Design {
    /// Beginnings by site and year, of projects in their years.
    pub(super) begins: Vec<Vec<Option<Column>>>,
    /// Closures by site and year.
    pub(super) closes: Vec<Vec<Option<Column>>>,
    /// Modules by extension and year.
    pub(super) extensions: Vec<Vec<Option<Column>>>,
    /// Modules by conversion and year.
    pub(super) conversions: Vec<Vec<Option<Column>>>,
    /// Whether a site works in a year.
    pub(super) works: Vec<Vec<Option<Column>>>,
    /// Hires by staff and year.
    pub(super) hires: Vec<Vec<Column>>,
    /// Homes by group and year.
    pub(super) adapted: Vec<Vec<Column>>,
    /// Beds by site, kind and year.
    pub(super) beds: Vec<Vec<Vec<Sum>>>,
    /// Whether a site is open, by site and year.
    pub(super) open: Vec<Vec<Sum>>,
    /// Rows of committed projects, by site.
    pub(super) committed: Vec<(usize, Row)>,
}

impl Design {
    pub(super) fn new(p: &Problem, model: &mut Model) -> Self {
        let (sites, years) = (p.sites.len(), p.years);
        let none = vec![vec![None; years]; sites];
        let modules = |works: &Works, model: &mut Model| -> Vec<Option<Column>> {
            let most = works.most_per_year.min(works.most) as f64;
            let column = |t: usize| {
                (works.earliest..=works.latest)
                    .contains(&t)
                    .then(|| model.integer(format!("{} in {}", works.id, p.year(t)), 0.0, most, 0.0))
            };
            (0..years).map(column).collect()
        };
        let mut design = Self {
            begins: none.clone(),
            closes: none.clone(),
            works: none,
            extensions: p.extensions.iter().map(|w| modules(w, model)).collect(),
            conversions: p.conversions.iter().map(|w| modules(w, model)).collect(),
            hires: Vec::new(),
            adapted: Vec::new(),
            beds: Vec::new(),
            open: Vec::new(),
            committed: Vec::new(),
        };
        for works in design.all_works(p).map(|(works, columns)| (works, columns.clone())).collect::<Vec<_>>()
        {
            let terms: Vec<_> = works.1.iter().flatten().map(|c| (*c, 1.0)).collect();
            model.row(format!("{} in all", works.0.id), -INF, works.0.most as f64, terms);
        }
        for j in 0..sites {
            design.site(p, model, j);
        }
        design.people(p, model);
        design
    }

    /// Extensions and conversions with their columns.
    pub(super) fn all_works<'a>(
        &'a self,
        p: &'a Problem,
    ) -> impl Iterator<Item = (&'a Works, &'a Vec<Option<Column>>)> {
        p.extensions.iter().zip(&self.extensions).chain(p.conversions.iter().zip(&self.conversions))
    }

    fn site(&mut self, p: &Problem, model: &mut Model, j: usize) {
        let (site, years) = (&p.sites[j], p.years);
        let name = &site.named.id;
        if let Some(project) = &site.project {
            for t in project.earliest..=project.latest {
                self.begins[j][t] = Some(model.binary(format!("{name} begins {}", p.year(t)), 0.0));
            }
            let least = if project.committed { 1.0 } else { 0.0 };
            let terms: Vec<_> = self.begins[j].iter().flatten().map(|c| (*c, 1.0)).collect();
            let row = model.row(format!("{name} once"), least, 1.0, terms);
            if project.committed {
                self.committed.push((j, row));
            }
        }
        if let Some(closure) = &site.closure {
            for t in closure.earliest..years {
                self.closes[j][t] = Some(model.binary(format!("{name} closes {}", p.year(t)), 0.0));
            }
            let terms: Vec<_> = self.closes[j].iter().flatten().map(|c| (*c, 1.0)).collect();
            model.row(format!("{name} closes once"), -INF, 1.0, terms);
        }
        let is_open = |t| self.is_open(p, j, t).named(model, &format!("{name} open {}", p.year(t)), 1.0);
        let open: Vec<Sum> = (0..years).map(is_open).collect();
        let mut beds = vec![Vec::with_capacity(years); p.kinds.len()];
        for (k, by_year) in beds.iter_mut().enumerate() {
            for (t, open) in open.iter().enumerate() {
                let most = self.most_beds(p, j, k);
                by_year.push(self.beds_of(p, model, (j, k, t), open, most));
            }
        }
        self.beds.push(beds);
        self.works_of(p, model, j, &open);
        self.open.push(open);
    }

    fn is_open(&self, p: &Problem, j: usize, t: usize) -> Sum {
        let mut open = match &p.sites[j].project {
            None => Sum::constant(1.0),
            Some(project) => {
                let begun = (0..=t).filter(|b| b + project.lead <= t).filter_map(|b| self.begins[j][b]);
                Sum { terms: begun.map(|c| (c, 1.0)).collect(), constant: 0.0 }
            }
        };
        open.terms.extend(self.closes[j][..=t].iter().flatten().map(|c| (*c, -1.0)));
        open
    }

    /// The most beds of a kind that a site could have.
    fn most_beds(&self, p: &Problem, j: usize, k: usize) -> f64 {
        let into = p.extensions.iter().chain(&p.conversions);
        let into = into.filter(|w| w.site.index() == j && w.to.index() == k);
        (p.sites[j].beds[k] + into.map(|w| w.most * w.module).sum::<i64>()) as f64
    }

    /// Beds of a site, kind and year, held to be none below zero.
    fn beds_of(
        &self,
        p: &Problem,
        model: &mut Model,
        at: (usize, usize, usize),
        open: &Sum,
        most: f64,
    ) -> Sum {
        let (j, k, t) = at;
        let site = &p.sites[j];
        let name = format!("{} {} {}", site.named.id, p.kinds[k].named.id, p.year(t));
        let mut beds = Sum::default();
        let mut changes = false;
        let mut falls = false;
        for (works, columns) in self.all_works(p).filter(|(w, _)| w.site.index() == j) {
            let sign = match works.from {
                _ if works.to.index() == k => 1.0,
                Some(from) if from.index() == k => {
                    falls = true;
                    -1.0
                }
                _ => continue,
            };
            changes = true;
            let modules = columns[..=t].iter().flatten();
            beds.terms.extend(modules.map(|c| (*c, sign * works.module as f64)));
        }
        let first = site.beds[k] as f64;
        if site.closure.is_none() || !changes {
            beds.add(open, first);
            if falls {
                beds.clone().row(model, format!("{name} left"), 0.0, INF);
            }
            return beds.named(model, &name, INF);
        }
        // What a site that may close has built is lost with it: what it would have = what it has + what is lost.
        beds.constant += first;
        let have = model.continuous(format!("{name} beds"), 0.0, most, 0.0);
        let lost = model.continuous(format!("{name} lost"), 0.0, most, 0.0);
        beds.terms.extend([(have, -1.0), (lost, -1.0)]);
        beds.row(model, format!("{name} kept or lost"), 0.0, 0.0);
        let mut kept = open.clone();
        kept.add(&Sum::of(have), -1.0 / most.max(1.0));
        kept.row(model, format!("{name} kept"), 0.0, INF);
        let mut closed = Sum::constant(1.0);
        closed.add(open, -1.0);
        closed.add(&Sum::of(lost), -1.0 / most.max(1.0));
        closed.row(model, format!("{name} lost when closed"), 0.0, INF);
        Sum::of(have)
    }

    /// Whether a site works in a year, and how much it may do then.
    fn works_of(&mut self, p: &Problem, model: &mut Model, j: usize, open: &[Sum]) {
        let site = &p.sites[j];
        let here: Vec<(i64, i64, Vec<Option<Column>>)> = (self.all_works(p))
            .filter(|(w, _)| w.site.index() == j)
            .map(|(w, columns)| (w.module, w.most_per_year.min(w.most), columns.clone()))
            .collect();
        for t in 0..p.years {
            let now: Vec<(Column, i64, i64)> = here
                .iter()
                .filter_map(|(module, most, columns)| Some((columns[t]?, *module, *most)))
                .collect();
            if now.is_empty() {
                continue;
            }
            let name = format!("{} works {}", site.named.id, p.year(t));
            let works = model.binary(name.clone(), 0.0);
            self.works[j][t] = Some(works);
            for (column, module, most) in &now {
                // Never more modules than the site's beds of a year hold.
                let most = site.works_beds.map_or(*most, |beds| (*most).min(beds / module)) as f64;
                model.row(
                    format!("{name} for {}", column.index()),
                    -INF,
                    0.0,
                    [(*column, 1.0), (works, -most)],
                );
            }
            if let Some(most) = site.works_beds {
                let terms =
                    now.iter().map(|(c, module, _)| (*c, *module as f64)).chain([(works, -(most as f64))]);
                model.row(format!("{name} beds"), -INF, 0.0, terms.collect::<Vec<_>>());
            }
            let mut there = open[t].clone();
            there.add(&Sum::of(works), -1.0);
            there.row(model, format!("{name} when open"), 0.0, INF);
        }
    }

    /// Staff and homes.
    fn people(&mut self, p: &Problem, model: &mut Model) {
        for staff in &p.staff {
            let column = |t| {
                let most = staff.hires_per_year as f64;
                model.integer(format!("{} hired {}", staff.id, p.year(t)), 0.0, most, 0.0)
            };
            self.hires.push((0..p.years).map(column).collect());
        }
        for group in &p.adaptations {
            let column = |t| {
                let most = group.homes as f64;
                model.integer(format!("{} adapted {}", group.id, p.year(t)), 0.0, most, 0.0)
            };
            let columns: Vec<Column> = (0..p.years).map(column).collect();
            let terms: Vec<_> = columns.iter().map(|c| (*c, 1.0)).collect();
            model.row(format!("{} homes", group.id), -INF, group.homes as f64, terms);
            self.adapted.push(columns);
        }
        for (n, group) in p.adaptations.iter().enumerate() {
            let urgent: Vec<usize> =
                (0..p.adaptations.len()).filter(|m| p.adaptations[*m].priority < group.priority).collect();
            let homes: i64 = urgent.iter().map(|m| p.adaptations[*m].homes).sum();
            if homes == 0 {
                continue;
            }
            for t in 0..p.years {
                let name = format!("{} may begin {}", group.id, p.year(t));
                let may = model.binary(name.clone(), 0.0);
                let done = urgent.iter().flat_map(|m| &self.adapted[*m][..=t]).map(|c| (*c, 1.0));
                model.row(name.clone(), 0.0, INF, done.chain([(may, -(homes as f64))]).collect::<Vec<_>>());
                let now = self.adapted[n][t];
                model.row(format!("{name} then"), -INF, 0.0, [(now, 1.0), (may, -(group.homes as f64))]);
            }
        }
    }

    /// Money from a source in a year, in [`FEN`]; from all sources where none is named.
    pub(super) fn spending(&self, p: &Problem, source: Option<usize>, year: usize) -> Sum {
        let fen =
            |cost: &Fen| -> f64 { source.map_or_else(|| cost.iter().sum::<i64>(), |s| cost[s]) as f64 / FEN };
        let mut sum = Sum::default();
        for (j, site) in p.sites.iter().enumerate() {
            if let Some(project) = &site.project {
                let parts = instalments(&project.cost, project.lead);
                for (begin, column) in self.begins[j].iter().enumerate() {
                    if let (Some(column), Some(part)) =
                        (column, year.checked_sub(begin).and_then(|n| parts.get(n)))
                    {
                        sum.terms.push((*column, fen(part)));
                    }
                }
            }
            if let Some(closure) = &site.closure {
                sum.add(&self.open[j][year], fen(&closure.upkeep));
                sum.terms.extend(self.closes[j][year].map(|c| (c, fen(&closure.cost))));
            }
            sum.terms.extend(self.works[j][year].map(|c| (c, fen(&site.works))));
        }
        for (works, columns) in self.all_works(p) {
            sum.terms.extend(columns[year].map(|c| (c, fen(&works.cost))));
        }
        for (staff, columns) in p.staff.iter().zip(&self.hires) {
            sum.terms.push((columns[year], fen(&staff.hire)));
            sum.terms.extend(columns[..=year].iter().map(|c| (*c, fen(&staff.yearly))));
        }
        for (group, columns) in p.adaptations.iter().zip(&self.adapted) {
            sum.terms.push((columns[year], fen(&group.cost)));
        }
        sum
    }
}
