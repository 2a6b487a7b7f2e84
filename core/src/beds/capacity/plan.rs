//! A plan: how many modules are built and converted where and when, and who then goes where.

use super::problem::{GENERAL, Problem};

/// What is built: modules by site, kind and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// New modules, `[J][K][T]`.
    pub new: Vec<Vec<Vec<i64>>>,
    /// Modules converted from general, by the kind that they become, `[J][K][T]`; none of kind 0.
    pub converted: Vec<Vec<Vec<i64>>>,
}

impl Design {
    /// Nothing is built.
    #[must_use]
    pub fn nothing(problem: &Problem) -> Self {
        let none = vec![vec![vec![0; problem.years]; problem.kinds.len()]; problem.sites()];
        Self { new: none.clone(), converted: none }
    }
    /// Beds by site, kind and year, `[J][K][T]`; negative where more is converted than is there.
    #[must_use]
    pub fn beds(&self, problem: &Problem) -> Vec<Vec<Vec<i64>>> {
        let site = |j: usize| -> Vec<Vec<i64>> {
            let change = |k: usize, t: usize| {
                let taken: i64 = match k {
                    GENERAL => self.converted[j].iter().map(|c| c[t]).sum(),
                    _ => -self.converted[j][k][t],
                };
                problem.module * (self.new[j][k][t] - taken)
            };
            (0..problem.kinds.len())
                .map(|k| {
                    let grown = (0..problem.years).scan(problem.existing[j][k], |beds, t| {
                        *beds += change(k, t);
                        Some(*beds)
                    });
                    grown.collect()
                })
                .collect()
        };
        (0..problem.sites()).map(site).collect()
    }
    /// Modules of a site and year.
    #[must_use]
    pub fn modules(&self, site: usize, year: usize) -> i64 {
        self.new[site].iter().chain(&self.converted[site]).map(|by_year| by_year[year]).sum()
    }
    /// Money spent in a year.
    #[must_use]
    pub fn spending(&self, problem: &Problem, year: usize) -> i64 {
        (0..problem.sites())
            .map(|j| {
                let new = self.new[j].iter().zip(&problem.new_module).map(|(n, cost)| n[year] * cost);
                let converted = self.converted[j].iter().zip(&problem.conversion);
                let converted = converted.map(|(n, cost)| n[year] * cost.unwrap_or(0));
                let fixed = if self.modules(j, year) > 0 { problem.fixed } else { 0 };
                new.sum::<i64>() + converted.sum::<i64>() + fixed
            })
            .sum()
    }
}

/// People of one zone at one site: `served` millionths of a bed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The zone.
    pub zone: usize,
    /// The site.
    pub site: usize,
    /// How many, in millionths.
    pub served: i64,
}

/// A design with the flows of every kind, year and scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is built.
    pub design: Design,
    /// Who goes where, `[K][T][S]`; who is in no flow has no bed.
    pub flows: Vec<Vec<Vec<Vec<Flow>>>>,
}
