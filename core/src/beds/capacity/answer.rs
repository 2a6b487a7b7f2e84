//! The solution file of a capacity plan: modules by site, kind and year, and who goes where, in millionths of a bed.

use serde::{Deserialize, Serialize};

use super::plan::{Design, Flow, Plan};
use super::problem::Problem;
use crate::issue::Issues;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// New modules, `[sites][kinds][years]`.
    new: Vec<Vec<Vec<i64>>>,
    /// Converted modules, `[sites][kinds][years]`.
    converted: Vec<Vec<Vec<i64>>>,
    /// Kind, year, scenario, zone, site, people in millionths.
    flows: Vec<(usize, usize, usize, usize, usize, i64)>,
}

/// More modules, or millionths of people, than this are a mistake.
const MOST_MODULES: i64 = 1_000_000;
const MOST_PEOPLE: i64 = 1_000_000_000_000_000;

/// The text of a plan.
///
/// # Panics
/// Never: it is a tree of integers.
#[must_use]
pub fn text(plan: &Plan) -> String {
    let mut flows = Vec::new();
    for (k, by_year) in plan.flows.iter().enumerate() {
        for (t, by_scenario) in by_year.iter().enumerate() {
            for (s, all) in by_scenario.iter().enumerate() {
                flows.extend(all.iter().map(|f| (k, t, s, f.zone, f.site, f.served)));
            }
        }
    }
    let file = File { new: plan.design.new.clone(), converted: plan.design.converted.clone(), flows };
    serde_json::to_string(&file).expect("a tree of integers") + "\n"
}

/// The plan in a text.
///
/// # Errors
/// It is no such file, or of other shapes than the problem.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let mut issues = Issues::default();
    let file: File = match serde_json::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => {
            let at = format!("line {} column {}", error.line(), error.column());
            let action = "write what `--solution` writes";
            issues.push("no-plan", at, "the file", error.to_string(), action);
            return Err(issues);
        }
    };
    let (sites, kinds, years) = (problem.sites(), problem.kinds.len(), problem.years);
    for (name, table) in [("new", &file.new), ("converted", &file.converted)] {
        let fits = table.len() == sites
            && table.iter().all(|s| s.len() == kinds && s.iter().all(|k| k.len() == years));
        if !fits {
            let cause = format!("{sites} sites with {kinds} kinds of {years} years are expected here");
            issues.push(
                "wrong-length",
                format!("/{name}"),
                "the table",
                cause,
                "give the plan of this problem",
            );
        }
        if table.iter().flatten().flatten().any(|n| !(-MOST_MODULES..=MOST_MODULES).contains(n)) {
            let cause = format!("at most {MOST_MODULES} modules are expected here");
            issues.push("number-out-of-range", format!("/{name}"), "a number", cause, "write fewer");
        }
    }
    let mut flows = vec![vec![vec![Vec::new(); problem.scenarios()]; years]; kinds];
    for (n, &(k, t, s, zone, site, served)) in file.flows.iter().enumerate() {
        let known =
            k < kinds && t < years && s < problem.scenarios() && zone < problem.zones() && site < sites;
        if known && (-MOST_PEOPLE..=MOST_PEOPLE).contains(&served) {
            flows[k][t][s].push(Flow { zone, site, served });
        } else {
            let cause = "kind, year, scenario, zone, site and people of the problem are expected here";
            issues.push(
                "bad-flow",
                format!("/flows/{n}"),
                "the entry",
                cause,
                "give the plan of this problem",
            );
        }
    }
    issues.into_result(Plan { design: Design { new: file.new, converted: file.converted }, flows })
}
