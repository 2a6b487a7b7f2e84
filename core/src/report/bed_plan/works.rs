//! What a plan does, one row for each: what is begun, closed, added, converted, hired and adapted, when, where and for what
//! money; and the projects that it leaves out.

use serde::Serialize;

use crate::beds::plan::Plan;
use crate::beds::plan::plan::instalments;
use crate::beds::plan::problem::{Fen, Problem, Works};

/// One row.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Work {
    /// `project`, `closure`, `extension`, `conversion`, `hire`, `adaptation`.
    sort: &'static str,
    /// What it is called; the kind of bed for modules, the staff or group of homes for people and homes.
    what: String,
    /// For modules that are converted: the kind that they were.
    from: Option<u32>,
    /// The kind that they become.
    to: Option<u32>,
    /// The site.
    site: Option<usize>,
    /// The year in which it begins; `null` for what is left out.
    year: Option<usize>,
    /// The first year with its beds, or without those of a closure; it may lie beyond the plan.
    there: Option<usize>,
    /// Beds; negative for a closure.
    beds: Option<i64>,
    /// People or homes.
    number: Option<i64>,
    /// What it costs in the years of the plan; upkeep and years of works are beside it.
    fen: i64,
    committed: bool,
}

/// Every row of a plan, by kind of work and year.
pub(super) fn works(problem: &Problem, plan: &Plan) -> Vec<Work> {
    let mut all = projects(problem, plan);
    all.extend(closures(problem, plan));
    all.extend(modules(problem, "extension", &problem.extensions, &plan.extensions));
    all.extend(modules(problem, "conversion", &problem.conversions, &plan.conversions));
    for (staff, hires) in problem.staff.iter().zip(&plan.hires) {
        for (t, &n) in numbered(hires) {
            let years = i64::try_from(problem.years - t).unwrap_or(0);
            let fen = n * (total(&staff.hire) + years * total(&staff.yearly));
            all.push(people("hire", &staff.id, t, n, fen));
        }
    }
    for (group, adapted) in problem.adaptations.iter().zip(&plan.adapted) {
        all.extend(
            numbered(adapted).map(|(t, &n)| people("adaptation", &group.id, t, n, n * total(&group.cost))),
        );
    }
    all
}

fn total(cost: &Fen) -> i64 {
    cost.iter().sum()
}

fn numbered(by_year: &[i64]) -> impl Iterator<Item = (usize, &i64)> {
    by_year.iter().enumerate().filter(|(_, n)| **n != 0)
}

fn people(sort: &'static str, what: &str, year: usize, number: i64, fen: i64) -> Work {
    Work {
        sort,
        what: what.to_owned(),
        from: None,
        to: None,
        site: None,
        year: Some(year),
        there: None,
        beds: None,
        number: Some(number),
        fen,
        committed: false,
    }
}

fn projects(problem: &Problem, plan: &Plan) -> Vec<Work> {
    let row = |(j, site): (usize, &crate::beds::plan::problem::Site)| {
        let project = site.project.as_ref()?;
        let begins = plan.begins[j];
        // What falls due after the last year is not this plan's money.
        let due = |begin: usize| -> i64 {
            instalments(&project.cost, project.lead).iter().take(problem.years - begin).map(total).sum()
        };
        Some(Work {
            sort: "project",
            what: site.named.name.clone(),
            from: None,
            to: None,
            site: Some(j),
            year: begins,
            there: begins.map(|begin| begin + project.lead),
            beds: Some(site.beds.iter().sum()),
            number: None,
            fen: begins.map_or_else(|| total(&project.cost), due),
            committed: project.committed,
        })
    };
    problem.sites.iter().enumerate().filter_map(row).collect()
}

fn closures(problem: &Problem, plan: &Plan) -> Vec<Work> {
    let row = |(j, site): (usize, &crate::beds::plan::problem::Site)| {
        let (closes, closure) = (plan.closes[j]?, site.closure.as_ref()?);
        Some(Work {
            sort: "closure",
            what: site.named.name.clone(),
            from: None,
            to: None,
            site: Some(j),
            year: Some(closes),
            there: Some(closes),
            beds: Some(-site.beds.iter().sum::<i64>()),
            number: None,
            fen: total(&closure.cost),
            committed: false,
        })
    };
    problem.sites.iter().enumerate().filter_map(row).collect()
}

fn modules(problem: &Problem, sort: &'static str, works: &[Works], plan: &[Vec<i64>]) -> Vec<Work> {
    let mut all = Vec::new();
    for (works, modules) in works.iter().zip(plan) {
        all.extend(numbered(modules).map(|(t, &n)| Work {
            sort,
            what: problem.sites[works.site.index()].named.name.clone(),
            from: works.from.map(|kind| kind.0),
            to: Some(works.to.0),
            site: Some(works.site.index()),
            year: Some(t),
            there: Some(t),
            beds: Some(n * works.module),
            number: None,
            fen: n * total(&works.cost),
            committed: false,
        }));
    }
    all
}
