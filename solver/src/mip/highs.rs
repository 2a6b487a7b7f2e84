//! From our model to one of HiGHS, with the options that make it repeatable.

use highs::{Model as HighsModel, RowProblem, Sense};

use super::model::Model;
use super::solve::{Heuristics, Limits};

/// What is handed to HiGHS, quiet, on one thread, with a seed; and its names of our columns.
pub(super) fn build(model: &Model, seed: u32) -> (HighsModel, Vec<highs::Col>) {
    let mut problem = RowProblem::default();
    let columns: Vec<highs::Col> = (model.columns.iter())
        .map(|c| problem.add_column_with_integrality(c.cost, c.lower..=c.upper, c.integer))
        .collect();
    for row in &model.rows {
        let terms: Vec<(highs::Col, f64)> = row.terms.iter().map(|(c, f)| (columns[c.index()], *f)).collect();
        problem.add_row(row.lower..=row.upper, terms);
    }
    let mut built = problem.optimise(Sense::Minimise);
    built.set_option("threads", 1);
    built.set_option("random_seed", i32::try_from(seed % (1 << 30)).expect("below 2^30"));
    (built, columns)
}

/// HiGHS's heuristics that solve smaller models, or jump about before there is a relaxation.
const SMALLER_MODELS: [&str; 4] = [
    "mip_heuristic_run_rens",
    "mip_heuristic_run_rins",
    "mip_heuristic_run_root_reduced_cost",
    "mip_heuristic_run_feasibility_jump",
];

/// Sets what ends a search.
pub(super) fn limit(built: &mut HighsModel, limits: &Limits) {
    built.set_option("mip_rel_gap", limits.gap);
    // Ours is the relative gap; HiGHS would also end at an absolute one.
    built.set_option("mip_abs_gap", 0.0);
    match limits.heuristics {
        Heuristics::All => {}
        Heuristics::Simple => {
            for name in SMALLER_MODELS {
                built.set_option(name, false);
            }
        }
        Heuristics::Off => built.set_option("mip_heuristic_effort", 0.0),
    }
    if let Some(nodes) = limits.nodes {
        built.set_option("mip_max_nodes", i32::try_from(nodes).unwrap_or(i32::MAX));
    }
}
