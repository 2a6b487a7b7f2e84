//! The frozen answer: what is begun, closed, built, converted, hired and adapted, and who then goes where; and what
//! follows from that: beds, spending.

use super::problem::{Fen, Problem};

/// People of a community at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The community.
    pub community: usize,
    /// The site.
    pub site: usize,
    /// How many.
    pub people: i64,
}

/// A bed plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// By site: the year in which building begins; `None` for what is there, and for what is not built.
    pub begins: Vec<Option<usize>>,
    /// By site: the first year without it.
    pub closes: Vec<Option<usize>>,
    /// Modules of each extension, `[extensions][T]`.
    pub extensions: Vec<Vec<i64>>,
    /// Modules of each conversion, `[conversions][T]`.
    pub conversions: Vec<Vec<i64>>,
    /// People hired, `[staff][T]`.
    pub hires: Vec<Vec<i64>>,
    /// Homes adapted, `[adaptations][T]`.
    pub adapted: Vec<Vec<i64>>,
    /// Who goes where, `[scenarios][K][T]`; who is in no flow has no bed.
    pub flows: Vec<Vec<Vec<Vec<Flow>>>>,
}

impl Plan {
    /// Nothing is done, and everyone stays at home.
    #[must_use]
    pub fn nothing(problem: &Problem) -> Self {
        let (years, kinds) = (problem.years, problem.kinds.len());
        Self {
            begins: vec![None; problem.sites.len()],
            closes: vec![None; problem.sites.len()],
            extensions: vec![vec![0; years]; problem.extensions.len()],
            conversions: vec![vec![0; years]; problem.conversions.len()],
            hires: vec![vec![0; years]; problem.staff.len()],
            adapted: vec![vec![0; years]; problem.adaptations.len()],
            flows: vec![vec![vec![Vec::new(); years]; kinds]; problem.scenarios.len()],
        }
    }
    /// Whether a site is open in a year.
    #[must_use]
    pub fn is_open(&self, problem: &Problem, site: usize, year: usize) -> bool {
        let begun = match &problem.sites[site].project {
            None => true,
            Some(project) => self.begins[site].is_some_and(|begin| begin + project.lead <= year),
        };
        begun && self.closes[site].is_none_or(|closes| year < closes)
    }
    /// Beds by site, kind and year, `[J][K][T]`; negative where more is converted than is there.
    #[must_use]
    pub fn beds(&self, problem: &Problem) -> Vec<Vec<Vec<i64>>> {
        let years = problem.years;
        let mut beds: Vec<Vec<Vec<i64>>> = (0..problem.sites.len())
            .map(|j| {
                let by_year = |first: i64| -> Vec<i64> {
                    (0..years).map(|t| if self.is_open(problem, j, t) { first } else { 0 }).collect()
                };
                problem.sites[j].beds.iter().map(|first| by_year(*first)).collect()
            })
            .collect();
        let works = problem.extensions.iter().zip(&self.extensions);
        for (works, modules) in works.chain(problem.conversions.iter().zip(&self.conversions)) {
            let j = works.site.index();
            let mut so_far = 0;
            for t in 0..years {
                so_far += modules[t] * works.module;
                if self.closes[j].is_none_or(|closes| t < closes) {
                    beds[j][works.to.index()][t] += so_far;
                    if let Some(from) = works.from {
                        beds[j][from.index()][t] -= so_far;
                    }
                }
            }
        }
        beds
    }
    /// Beds that extensions and conversions of a site and year add or convert.
    #[must_use]
    pub fn worked(&self, problem: &Problem, site: usize, year: usize) -> i64 {
        let extended = problem.extensions.iter().zip(&self.extensions);
        let all = extended.chain(problem.conversions.iter().zip(&self.conversions));
        all.filter(|(works, _)| works.site.index() == site).map(|(works, n)| n[year] * works.module).sum()
    }
    /// What is spent, in fen, `[sources][T]`.
    #[must_use]
    pub fn spending(&self, problem: &Problem) -> Vec<Vec<i64>> {
        let years = problem.years;
        let mut spent = vec![vec![0_i64; years]; problem.sources.len()];
        let mut pay = |year: usize, cost: &Fen, times: i64| {
            for (by_year, fen) in spent.iter_mut().zip(cost) {
                by_year[year] += fen * times;
            }
        };
        for (j, site) in problem.sites.iter().enumerate() {
            if let (Some(project), Some(begin)) = (&site.project, self.begins[j]) {
                for (n, part) in instalments(&project.cost, project.lead).iter().enumerate() {
                    // What falls due after the last year is not this plan's money.
                    if begin + n < years {
                        pay(begin + n, part, 1);
                    }
                }
            }
            if let Some(closure) = &site.closure {
                for t in 0..years {
                    if self.is_open(problem, j, t) {
                        pay(t, &closure.upkeep, 1);
                    }
                }
                if let Some(closes) = self.closes[j] {
                    pay(closes, &closure.cost, 1);
                }
            }
            for t in 0..years {
                if self.worked(problem, j, t) > 0 {
                    pay(t, &site.works, 1);
                }
            }
        }
        let works = problem.extensions.iter().zip(&self.extensions);
        for (works, modules) in works.chain(problem.conversions.iter().zip(&self.conversions)) {
            modules.iter().enumerate().for_each(|(t, n)| pay(t, &works.cost, *n));
        }
        for (staff, hires) in problem.staff.iter().zip(&self.hires) {
            let mut hired = 0;
            for (t, n) in hires.iter().enumerate() {
                hired += n;
                pay(t, &staff.hire, *n);
                pay(t, &staff.yearly, hired);
            }
        }
        for (adaptation, homes) in problem.adaptations.iter().zip(&self.adapted) {
            homes.iter().enumerate().for_each(|(t, n)| pay(t, &adaptation.cost, *n));
        }
        spent
    }
}

/// The parts of a cost that fall due in the first, second, ... year of building: equal but for the fen that do not
/// divide, which are paid first.
#[must_use]
pub fn instalments(cost: &Fen, lead: usize) -> Vec<Fen> {
    let years = i64::try_from(lead.max(1)).unwrap_or(1);
    (0..years).map(|n| cost.iter().map(|fen| fen / years + i64::from(n < fen % years)).collect()).collect()
}
