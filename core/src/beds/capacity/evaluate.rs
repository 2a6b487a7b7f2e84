//! The referee of capacity plans: whether a plan keeps every limit, and what it costs, in whole numbers.
#![expect(clippy::needless_range_loop, reason = "several tables are walked by the same indices")]

use super::plan::Plan;
use super::problem::{DEMENTIA, GENERAL, MICRO, NURSING, Problem};

/// A limit that a plan does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The limit's name.
    pub rule: &'static str,
    /// Where, and by how much.
    pub what: String,
}

/// The referee's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The cost in units of `1 / (MICRO * MICRO * scenarios)`: exact.
    pub cost: i128,
    /// Every limit that is not kept.
    pub faults: Vec<Fault>,
}

/// Units of [`Verdict::cost`] in one unit of the published objective.
#[must_use]
pub fn scale(problem: &Problem) -> f64 {
    (MICRO as f64) * (MICRO as f64) * problem.scenarios() as f64
}

/// Judges a plan.
///
/// # Panics
/// Where the plan has other shapes than the problem; plans from files are read into its shapes.
#[must_use]
pub fn evaluate(problem: &Problem, plan: &Plan) -> Verdict {
    let mut faults = limits(problem, plan);
    let beds = plan.design.beds(problem);
    let mut cost: i128 = 0;
    for (k, by_year) in plan.flows.iter().enumerate() {
        for (t, by_scenario) in by_year.iter().enumerate() {
            for (s, flows) in by_scenario.iter().enumerate() {
                let mut left = problem.demand[k][t][s].clone();
                let mut used = vec![0_i64; problem.sites()];
                for flow in flows {
                    let way = problem.near[flow.zone].iter().find(|(site, _)| *site == flow.site);
                    let Some((_, price)) = way else {
                        let what = format!("zone {} at site {}", flow.zone, flow.site);
                        faults.push(Fault { rule: "EachZoneGoesNear", what });
                        continue;
                    };
                    cost += i128::from(*price) * i128::from(flow.served);
                    left[flow.zone] -= flow.served;
                    used[flow.site] += flow.served;
                    if flow.served < 0 {
                        faults.push(Fault { rule: "NoNegativeFlow", what: format!("zone {}", flow.zone) });
                    }
                }
                for (z, left) in left.iter().enumerate() {
                    cost += i128::from(problem.unmet[k]) * i128::from(*left);
                    if *left < 0 {
                        let what = format!("zone {z}, kind {k}, year {t}, scenario {s}: {} too many", -left);
                        faults.push(Fault { rule: "NobodyServedTwice", what });
                    }
                }
                for (j, used) in used.iter().enumerate() {
                    let over = used - beds[j][k][t].saturating_mul(MICRO);
                    if over > 0 {
                        let what = format!("site {j}, kind {k}, year {t}, scenario {s}: {over} too many");
                        faults.push(Fault { rule: "NoMorePeopleThanBeds", what });
                    }
                }
            }
        }
    }
    let money: i64 = (0..problem.years).map(|t| plan.design.spending(problem, t)).sum();
    let weight = i128::from(problem.money_weight) * i128::from(MICRO) * problem.scenarios() as i128;
    Verdict { cost: cost + i128::from(money) * weight, faults }
}

/// Limits of the design alone.
fn limits(problem: &Problem, plan: &Plan) -> Vec<Fault> {
    let (design, beds) = (&plan.design, plan.design.beds(problem));
    let mut faults = Vec::new();
    let mut fault = |rule, what: String| faults.push(Fault { rule, what });
    for j in 0..problem.sites() {
        for t in 0..problem.years {
            for k in 0..problem.kinds.len() {
                let (new, converted) = (design.new[j][k][t], design.converted[j][k][t]);
                let at = format!("site {j}, kind {k}, year {t}");
                if !(0..=problem.most_new_kind_year).contains(&new) {
                    fault("NewModulesOfKindAndYear", format!("{at}: {new}"));
                }
                // The published form bounds a conversion by what was there at the beginning.
                let most = if k == GENERAL || problem.conversion[k].is_none() {
                    0
                } else {
                    problem.existing[j][GENERAL] / problem.module
                };
                if !(0..=most).contains(&converted) {
                    fault("ConvertedModulesOfKindAndYear", format!("{at}: {converted}"));
                }
                if beds[j][k][t] < 0 {
                    fault("NoNegativeBeds", format!("{at}: {}", beds[j][k][t]));
                }
            }
            if design.modules(j, t) > problem.most_site_year {
                fault("ModulesOfSiteAndYear", format!("site {j}, year {t}: {}", design.modules(j, t)));
            }
        }
        let new: i64 = design.new[j].iter().flatten().sum();
        if new > problem.most_new_site {
            fault("NewModulesOfSite", format!("site {j}: {new}"));
        }
    }
    for t in 0..problem.years {
        let spent = design.spending(problem, t);
        if spent > problem.yearly_budget {
            fault("YearlyBudget", format!("year {t}: {spent}"));
        }
    }
    let last = problem.years - 1;
    let of = |k: usize| -> i64 { beds.iter().map(|site| site[k][last]).sum() };
    let all: i64 = (0..problem.kinds.len()).map(of).sum();
    let nursing: i64 = NURSING.iter().map(|k| of(*k)).sum();
    if i128::from(nursing) * i128::from(MICRO) < i128::from(problem.nursing_share) * i128::from(all) {
        fault("NursingShare", format!("{nursing} of {all}"));
    }
    if i128::from(all) * i128::from(MICRO) < i128::from(problem.least_beds) {
        fault("LeastBeds", format!("{all}"));
    }
    if of(DEMENTIA) < problem.least_dementia {
        fault("LeastDementiaBeds", format!("{}", of(DEMENTIA)));
    }
    faults
}
