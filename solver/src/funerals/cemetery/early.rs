//! The same plans with everything built as early as can be, and no budget: a relaxation that is much smaller, and as a rule exact.
//! A module costs the same and takes the same land whenever it is built, and a free unit never spoils, so that whatever is
//! built may as well be built at once; but for budgets, and for targets that count what is there before the last year. Where
//! these leave room, a solution becomes a plan by building as late as its units are needed.

use std::cmp::Reverse;

use anpai_core::funerals::cemetery::draft::Measure;
use anpai_core::funerals::cemetery::problem::{KindId, Project, Target};
use anpai_core::funerals::cemetery::{Plan, Problem};

use super::model::{Columns, Group};
use super::targets::Lack;
use crate::mip::Model;
use crate::sites::INF;

/// The relaxation: every plan that keeps the rows of `model`, hastened, keeps those of this.
pub(super) fn early(p: &Problem, columns: &Columns, lacks: &[Lack], model: &Model) -> Model {
    let mut early = model.clone();
    for (project, years) in p.projects.iter().zip(&columns.modules) {
        for late in years.iter().flatten().skip(years_to_build(project)) {
            early.set_bounds(*late, 0.0, 0.0);
        }
    }
    for budget in &columns.rows.budget {
        early.set_row_bounds(budget.row, -INF, INF);
    }
    for (target, lack) in p.targets.iter().zip(lacks) {
        if let Lack::Open(_, row, _) = lack
            && suffers(p, target)
        {
            early.set_row_bounds(*row, -INF, INF);
        }
    }
    early
}

/// In how many years a project can be built whole.
fn years_to_build(project: &Project) -> usize {
    let most = usize::try_from(project.most).unwrap_or(usize::MAX);
    most.div_ceil(usize::try_from(project.most_per_year).unwrap_or(0).max(1))
}

/// Whether a target may be missed by more where modules are built earlier.
fn suffers(p: &Problem, target: &Target) -> bool {
    // Land that is used is asked to be little, free units to be many; of people it does not matter when their graves were built.
    target.measure == Measure::LandUsed && target.year + 1 < p.years
}

/// The same plan with each module as early as it can be built.
pub(super) fn hastened(p: &Problem, plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    for (project, modules) in p.projects.iter().zip(&mut plan.modules) {
        let mut left: i64 = modules.iter().sum();
        modules.fill(0);
        for n in modules.iter_mut().take(project.latest + 1).skip(project.earliest) {
            *n = left.min(project.most_per_year);
            left -= *n;
        }
    }
    plan
}

/// The same solution with each module as late as its units are needed, the dearest first.
pub(super) fn delayed(p: &Problem, columns: &Columns, values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    for (kind, groups) in (0..).map(KindId::new).zip(&columns.groups) {
        for group in groups {
            delay(p, columns, kind, group, &mut values);
        }
    }
    values
}

fn delay(p: &Problem, columns: &Columns, kind: KindId, group: &Group, values: &mut [f64]) {
    let of_group =
        |(_, project): &(usize, &Project)| project.kind == kind && group.sites.contains(&project.site);
    let mut projects: Vec<(usize, &Project)> = p.projects.iter().enumerate().filter(of_group).collect();
    projects.sort_by_key(|(_, project)| Reverse(project.cost));
    for t in 0..p.years.saturating_sub(1) {
        // What a target counts at the end of the year is left there.
        let counts = |target: &Target| {
            target.measure == Measure::FreeUnits
                && target.year == t
                && target.kind.is_none_or(|of| of == kind)
        };
        if p.targets.iter().any(counts) {
            continue;
        }
        let mut free = group.free[t].value(values);
        for (n, project) in &projects {
            let (Some(now), Some(next)) = (columns.modules[*n][t], columns.modules[*n][t + 1]) else {
                continue;
            };
            let room = project.most_per_year as f64 - values[next.index()];
            let spare = (free / i128::from(project.units).max(1)) as f64;
            let moved = values[now.index()].min(room).min(spare).max(0.0).floor();
            values[now.index()] -= moved;
            values[next.index()] += moved;
            free -= moved as i128 * i128::from(project.units);
        }
    }
}
