//! What a choice of beds costs the people: transports of every kind, year and scenario, and from their prices a *cut* for
//! each kind and year, a plane below the mean cost of the scenarios that touches it at these beds.
//!
//! Source: Benders, *Numerische Mathematik* 4 (1962); Van Slyke and Wets 1969 for scenarios.

use anpai_core::beds::capacity::plan::{Design, Flow, Plan};
use anpai_core::beds::capacity::problem::{MICRO, Problem};

use super::transport::{Load, Transport, Ways, transport};

/// A plane below the cost of one kind and year: `constant - sum over sites of beds * saving`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Its height over no beds at all.
    pub constant: f64,
    /// By site: what a bed saves.
    pub saving: Vec<f64>,
}

impl Cut {
    /// Its height over `beds`, by site.
    #[must_use]
    pub fn at(&self, beds: &[f64]) -> f64 {
        self.constant - self.saving.iter().zip(beds).map(|(s, b)| s * b).sum::<f64>()
    }
}

/// Transports of one problem.
pub struct Recourse<'a> {
    problem: &'a Problem,
    ways: Ways,
}

const UNIT: f64 = MICRO as f64;

impl<'a> Recourse<'a> {
    /// For `problem`.
    #[must_use]
    pub fn new(problem: &'a Problem) -> Self {
        Self { problem, ways: Ways::new(&problem.near, problem.sites()) }
    }
    fn solve(&self, kind: usize, year: usize, scenario: usize, beds: &[i64]) -> Transport {
        let (demand, unmet) = (&self.problem.demand[kind][year][scenario], self.problem.unmet[kind]);
        transport(&self.ways, &Load { demand, beds, unmet, linked: None })
    }
    /// The mean cost of a kind and year over `beds` (by site, fractions allowed), and the cut that touches it there.
    #[must_use]
    pub fn cut(&self, kind: usize, year: usize, beds: &[f64]) -> (f64, Cut) {
        let scenarios = self.problem.scenarios();
        let micro: Vec<i64> = beds.iter().map(|b| (b * UNIT).round() as i64).collect();
        let (mut cost, mut constant, mut saving) = (0.0, 0.0, vec![0.0; beds.len()]);
        for scenario in 0..scenarios {
            let solved = self.solve(kind, year, scenario, &micro);
            cost += solved.cost as f64;
            let demand = &self.problem.demand[kind][year][scenario];
            let height = solved.zone_price.iter().zip(demand).map(|(p, d)| i128::from(*p) * i128::from(*d));
            constant += height.sum::<i128>() as f64;
            for (sum, price) in saving.iter_mut().zip(&solved.site_price) {
                *sum += *price as f64;
            }
        }
        let mean = scenarios as f64;
        saving.iter_mut().for_each(|s| *s /= UNIT * mean);
        (cost / (UNIT * UNIT * mean), Cut { constant: constant / (UNIT * UNIT * mean), saving })
    }
    /// The plan that a design makes: everyone goes where it is cheapest for all.
    #[must_use]
    pub fn plan(&self, design: &Design) -> Plan {
        let (p, beds) = (self.problem, design.beds(self.problem));
        let flows = |k: usize, t: usize, s: usize| -> Vec<Flow> {
            let micro: Vec<i64> = beds.iter().map(|site| site[k][t] * MICRO).collect();
            let solved = self.solve(k, t, s, &micro);
            let mut flows = Vec::new();
            for (zone, by_way) in solved.flows.iter().enumerate() {
                for ((site, _), served) in p.near[zone].iter().zip(by_way) {
                    if *served > 0 {
                        flows.push(Flow { zone, site: *site, served: *served });
                    }
                }
            }
            flows
        };
        let by_scenario = |k, t| (0..p.scenarios()).map(|s| flows(k, t, s)).collect();
        let by_year = |k| (0..p.years).map(|t| by_scenario(k, t)).collect();
        Plan { design: design.clone(), flows: (0..p.kinds.len()).map(by_year).collect() }
    }
}
