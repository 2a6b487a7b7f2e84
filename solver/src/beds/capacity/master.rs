//! The design as a mixed-integer model, with a column for the cost of each kind and year that cuts press up.
//!
//! Beyond the published rows it says what only whole numbers know: nothing is built at a closed site (`new <= most *
//! open` kind by kind), no site converts in one year more than it has had and built, and general beds cannot become
//! negative by whole modules.

use anpai_core::beds::capacity::plan::Design;
use anpai_core::beds::capacity::problem::{DEMENTIA, GENERAL, MICRO, NURSING, Problem};

use super::recourse::Cut;
use crate::mip::{Column, Model, Row};

const INF: f64 = f64::INFINITY;

/// Which site is open in which year, `[J][T]`.
pub type Openings = Vec<Vec<bool>>;

/// Up to so many ways from a zone to a site, over all kinds, years and scenarios, who goes where is part of the model.
const MOST_FLOWS: usize = 20_000;

/// Whether a problem is small enough to say exactly who goes where.
fn is_small(p: &Problem) -> bool {
    let ways: usize = p.near.iter().map(Vec::len).sum();
    ways * p.kinds.len() * p.years * p.scenarios() <= MOST_FLOWS
}

/// The model and its columns.
pub struct Master {
    /// The model; its costs are those of the published objective.
    pub model: Model,
    /// New modules, `[J][K][T]`.
    pub new: Vec<Vec<Vec<Column>>>,
    /// Converted modules, `[J][K][T]`; none of the first kind.
    pub converted: Vec<Vec<Vec<Option<Column>>>>,
    /// Whether a site's year is open, `[J][T]`.
    pub open: Vec<Vec<Column>>,
    /// How many sites are open in a year: what a tree decides on first.
    pub counts: Vec<Column>,
    /// Beds, `[J][K][T]`.
    pub beds: Vec<Vec<Vec<Column>>>,
    /// Cost of the people, `[K][T]`.
    pub people: Vec<Vec<Column>>,
    /// Rows of the budgets, by year.
    pub budgets: Vec<Row>,
    /// Rows of the targets at the end.
    pub targets: Vec<Row>,
    /// Whether it says who goes where, so that it needs no cuts.
    pub exact: bool,
}

impl Master {
    /// The model without cuts.
    #[must_use]
    pub fn new(p: &Problem) -> Self {
        let (sites, kinds, years) = (p.sites(), p.kinds.len(), p.years);
        let weight = p.money_weight as f64 / MICRO as f64;
        let mut model = Model::default();
        let mut column = |name: String, upper: i64, cost: f64, integer: bool| {
            let upper = if upper < 0 { INF } else { upper as f64 };
            match integer {
                true => model.integer(name, 0.0, upper, cost),
                false => model.continuous(name, 0.0, upper, cost),
            }
        };
        let table = |of: &mut dyn FnMut(usize, usize, usize) -> Column| -> Vec<Vec<Vec<Column>>> {
            (0..sites)
                .map(|j| (0..kinds).map(|k| (0..years).map(|t| of(j, k, t)).collect()).collect())
                .collect()
        };
        let new = table(&mut |j, k, t| {
            let cost = weight * p.new_module[k] as f64;
            column(format!("new {j} {k} {t}"), p.most_new_kind_year, cost, true)
        });
        let converted = (0..sites)
            .map(|j| {
                let had = (p.existing[j][GENERAL] / p.module).min(p.most_site_year);
                let by_year = |k: usize| {
                    (0..years)
                        .map(|t| {
                            let cost = p.conversion[k].filter(|_| k != GENERAL)?;
                            Some(column(format!("converted {j} {k} {t}"), had, weight * cost as f64, true))
                        })
                        .collect()
                };
                (0..kinds).map(by_year).collect()
            })
            .collect();
        let fixed = weight * p.fixed as f64;
        let open = (0..sites)
            .map(|j| (0..years).map(|t| column(format!("open {j} {t}"), 1, fixed, true)).collect())
            .collect();
        let counts = (0..years).map(|t| column(format!("sites open {t}"), sites as i64, 0.0, true)).collect();
        let beds = table(&mut |j, k, t| column(format!("beds {j} {k} {t}"), -1, 0.0, false));
        let people = (0..kinds)
            .map(|k| (0..years).map(|t| column(format!("people {k} {t}"), -1, 1.0, false)).collect())
            .collect();
        let (budgets, targets) = (Vec::new(), Vec::new());
        let mut master =
            Self { model, new, converted, open, counts, beds, people, budgets, targets, exact: false };
        for j in 0..sites {
            master.site(p, j);
        }
        master.district(p);
        master
    }

    /// All conversions of a site and year.
    fn conversions(&self, j: usize, t: usize) -> Vec<Column> {
        self.converted[j].iter().filter_map(|by_year| by_year[t]).collect()
    }

    fn site(&mut self, p: &Problem, j: usize) {
        let (kinds, years, module) = (p.kinds.len(), p.years, p.module as f64);
        let had = p.existing[j][GENERAL] / p.module;
        for t in 0..years {
            let open = self.open[j][t];
            let all: Vec<Column> =
                (0..kinds).map(|k| self.new[j][k][t]).chain(self.conversions(j, t)).collect();
            let most = p.most_site_year as f64;
            let terms: Vec<_> = all.iter().map(|c| (*c, 1.0)).chain([(open, -most)]).collect();
            self.model.row(format!("modules {j} {t}"), -INF, 0.0, terms);
            for k in 0..kinds {
                let most = p.most_new_kind_year.min(p.most_site_year) as f64;
                self.model.row(
                    format!("open new {j} {k} {t}"),
                    -INF,
                    0.0,
                    [(self.new[j][k][t], 1.0), (open, -most)],
                );
                if let Some(converted) = self.converted[j][k][t] {
                    let most = had.min(p.most_site_year) as f64;
                    self.model.row(
                        format!("open converted {j} {k} {t}"),
                        -INF,
                        0.0,
                        [(converted, 1.0), (open, -most)],
                    );
                }
            }
            let built: Vec<Column> = (0..=t).map(|q| self.new[j][GENERAL][q]).collect();
            if had < p.most_site_year {
                // Closed, nothing is converted; open, no more than the site had and has built.
                let terms = self.conversions(j, t).into_iter().map(|c| (c, 1.0));
                let terms: Vec<_> =
                    terms.chain([(open, -(had as f64))]).chain(built.iter().map(|c| (*c, -1.0))).collect();
                self.model.row(format!("enough to convert {j} {t}"), -INF, 0.0, terms);
            }
            let taken = (0..=t).flat_map(|q| self.conversions(j, q)).map(|c| (c, 1.0));
            let terms: Vec<_> = taken.chain(built.iter().map(|c| (*c, -1.0))).collect();
            self.model.row(format!("general left {j} {t}"), -INF, had as f64, terms);
            for k in 0..kinds {
                let mut terms = vec![(self.beds[j][k][t], 1.0), (self.new[j][k][t], -module)];
                if k == GENERAL {
                    terms.extend(self.conversions(j, t).into_iter().map(|c| (c, module)));
                }
                terms.extend(self.converted[j][k][t].map(|c| (c, -module)));
                let before = match t {
                    0 => p.existing[j][k] as f64,
                    _ => {
                        terms.push((self.beds[j][k][t - 1], -1.0));
                        0.0
                    }
                };
                self.model.row(format!("beds {j} {k} {t}"), before, before, terms);
            }
        }
        let terms: Vec<_> = self.new[j].iter().flatten().map(|c| (*c, 1.0)).collect();
        self.model.row(format!("new {j}"), -INF, p.most_new_site as f64, terms);
    }

    fn district(&mut self, p: &Problem) {
        let (sites, kinds, last) = (p.sites(), p.kinds.len(), p.years - 1);
        for t in 0..p.years {
            let mut terms = Vec::new();
            for j in 0..sites {
                terms.push((self.open[j][t], p.fixed as f64));
                for k in 0..kinds {
                    terms.push((self.new[j][k][t], p.new_module[k] as f64));
                    terms.extend(
                        self.converted[j][k][t].zip(p.conversion[k]).map(|(c, cost)| (c, cost as f64)),
                    );
                }
            }
            let budget = self.model.row(format!("budget {t}"), -INF, p.yearly_budget as f64, terms);
            self.budgets.push(budget);
            let open = (0..sites).map(|j| (self.open[j][t], 1.0)).chain([(self.counts[t], -1.0)]);
            let open: Vec<_> = open.collect();
            self.model.row(format!("sites open {t}"), 0.0, 0.0, open);
        }
        let share = p.nursing_share as f64 / MICRO as f64;
        let all = |f: &dyn Fn(usize) -> f64| -> Vec<(Column, f64)> {
            (0..sites)
                .flat_map(|j| (0..kinds).map(move |k| (j, k)))
                .map(|(j, k)| (self.beds[j][k][last], f(k)))
                .collect()
        };
        let nursing = all(&|k| if NURSING.contains(&k) { 1.0 - share } else { -share });
        let (beds, dementia) = (all(&|_| 1.0), all(&|k| f64::from(u8::from(k == DEMENTIA))));
        self.targets = vec![
            self.model.row("nursing share", 0.0, INF, nursing),
            self.model.row("beds", p.least_beds as f64 / MICRO as f64, INF, beds),
            self.model.row("dementia beds", p.least_dementia as f64, INF, dementia),
        ];
    }

    /// The model with the cuts that are known; in their place, where the problem is small enough, with who goes where.
    #[must_use]
    pub fn informed(p: &Problem, cuts: &[(usize, usize, Cut)]) -> Self {
        let mut master = Self::new(p);
        if is_small(p) {
            master.add_flows(p);
        }
        master.take(cuts);
        master
    }
    /// Takes in cuts (kind, year, cut), where it needs any.
    pub fn take(&mut self, cuts: &[(usize, usize, Cut)]) {
        if self.exact {
            return;
        }
        for (kind, year, cut) in cuts {
            let (least, terms) = self.cut(*kind, *year, cut);
            self.model.row(format!("cut {kind} {year}"), least, INF, terms);
        }
    }
    /// Says exactly what the people cost, by who goes where.
    fn add_flows(&mut self, p: &Problem) {
        self.exact = true;
        let unit = MICRO as f64;
        let share = 1.0 / p.scenarios() as f64;
        for k in 0..p.kinds.len() {
            for t in 0..p.years {
                let mut cost = vec![(self.people[k][t], -1.0)];
                for s in 0..p.scenarios() {
                    let mut used: Vec<Vec<(Column, f64)>> = vec![Vec::new(); p.sites()];
                    for (z, near) in p.near.iter().enumerate() {
                        let people = p.demand[k][t][s][z] as f64 / unit;
                        let unmet = self.model.continuous(format!("unmet {z} {k} {t} {s}"), 0.0, people, 0.0);
                        cost.push((unmet, share * p.unmet[k] as f64 / unit));
                        let mut terms = vec![(unmet, 1.0)];
                        for (j, price) in near {
                            let flow =
                                self.model.continuous(format!("flow {z} {j} {k} {t} {s}"), 0.0, people, 0.0);
                            cost.push((flow, share * *price as f64 / unit));
                            terms.push((flow, 1.0));
                            used[*j].push((flow, 1.0));
                        }
                        self.model.row(format!("people {z} {k} {t} {s}"), people, people, terms);
                    }
                    for (j, mut terms) in used.into_iter().enumerate().filter(|(_, terms)| !terms.is_empty())
                    {
                        terms.push((self.beds[j][k][t], -1.0));
                        self.model.row(format!("places {j} {k} {t} {s}"), -INF, 0.0, terms);
                    }
                }
                self.model.row(format!("cost {k} {t}"), 0.0, 0.0, cost);
            }
        }
    }

    /// A cut as a row: bounds and terms.
    #[must_use]
    pub fn cut(&self, kind: usize, year: usize, cut: &Cut) -> (f64, Vec<(Column, f64)>) {
        let savings = cut.saving.iter().enumerate().filter(|(_, s)| **s > 0.0);
        let terms = savings.map(|(j, s)| (self.beds[j][kind][year], *s));
        (cut.constant, terms.chain([(self.people[kind][year], 1.0)]).collect())
    }

    /// Modules may be fractions, or not; openings are whole in either case.
    pub fn divide_modules(&mut self, divided: bool) {
        let new = self.new.iter().flatten().flatten();
        for column in new.chain(self.converted.iter().flatten().flatten().flatten()) {
            self.model.set_integer(*column, !divided);
        }
    }
    /// Nothing is built where these openings (`[J][T]`) are closed.
    pub fn close_others(&mut self, openings: &Openings) {
        for (column, open) in self.open.iter().flatten().zip(openings.iter().flatten()) {
            self.model.set_bounds(*column, 0.0, f64::from(u8::from(*open)));
        }
    }
    /// The openings in a solution.
    #[must_use]
    pub fn openings(&self, values: &[f64]) -> Openings {
        self.open.iter().map(|years| years.iter().map(|c| values[c.index()] > 0.5).collect()).collect()
    }

    /// The design in a solution.
    #[must_use]
    pub fn design(&self, values: &[f64]) -> Design {
        let whole = |c: &Column| values[c.index()].round() as i64;
        let new = |kinds: &Vec<Vec<Column>>| kinds.iter().map(|k| k.iter().map(whole).collect()).collect();
        let made = |k: &Vec<Option<Column>>| k.iter().map(|c| c.as_ref().map_or(0, whole)).collect();
        Design {
            new: self.new.iter().map(new).collect(),
            converted: self.converted.iter().map(|kinds| kinds.iter().map(made).collect()).collect(),
        }
    }
}
