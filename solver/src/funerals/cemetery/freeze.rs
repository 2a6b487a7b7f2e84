//! From values of columns to a plan, and back. At a plan's sites people are shared out as evenly as they are where nothing is done,
//! so that the two can be laid side by side.

use anpai_core::funerals::cemetery::as_is::spread;
use anpai_core::funerals::cemetery::plan::Burial;
use anpai_core::funerals::cemetery::problem::{ChoiceId, KindId, SiteId};
use anpai_core::funerals::cemetery::targets::shortfall;
use anpai_core::funerals::cemetery::{Plan, Problem};

use super::model::Columns;
use super::targets::Lack;
use crate::mip::Column;

/// The plan of a solution.
pub(super) fn freeze(p: &Problem, columns: &Columns, values: &[f64]) -> Plan {
    let at = |column: Column| values[column.index()].round() as i64;
    let modules: Vec<Vec<i64>> =
        columns.modules.iter().map(|years| years.iter().map(|c| c.map_or(0, at)).collect()).collect();
    let mut buried: Vec<Vec<Vec<(ChoiceId, i64)>>> = vec![vec![Vec::new(); p.kinds.len()]; p.years];
    for b in &columns.buried {
        buried[b.year][b.kind.index()].push((b.choice, at(b.people)));
    }
    let mut free: Vec<Vec<i64>> = p.sites.iter().map(|s| s.stock.clone()).collect();
    let mut burials = Vec::new();
    for (year, kinds) in buried.into_iter().enumerate() {
        for (free, site) in free.iter_mut().zip(&p.sites) {
            free.iter_mut().zip(&site.returns).for_each(|(free, back)| *free += back[year]);
        }
        for (project, modules) in p.projects.iter().zip(&modules) {
            free[project.site.index()][project.kind.index()] += project.units * modules[year];
        }
        for (kind, people) in (0..).map(KindId).zip(kinds) {
            let all: i64 = people.iter().map(|(_, n)| n).sum();
            let mut places: Vec<(Option<SiteId>, i64)> = Vec::new();
            if p.kinds[kind.index()].no_site {
                places.push((None, all));
            }
            for group in &columns.groups[kind.index()] {
                let of_group = group.taken.as_ref().map_or(all, |taken| at(taken[year]));
                let mut units: Vec<i64> = group.sites.iter().map(|s| free[s.index()][kind.index()]).collect();
                for (site, taken) in group.sites.iter().zip(spread(of_group, &mut units)) {
                    free[site.index()][kind.index()] -= taken;
                    places.push((Some(*site), taken));
                }
            }
            share_out(people, places, |choice, site, people| {
                burials.push(Burial { year, choice, kind, site, people });
            });
        }
    }
    Plan { modules, burials }.tidied()
}

/// Gives places to people in the order of both.
fn share_out(
    people: Vec<(ChoiceId, i64)>,
    places: Vec<(Option<SiteId>, i64)>,
    mut bury: impl FnMut(ChoiceId, Option<SiteId>, i64),
) {
    let mut places = places.into_iter();
    let mut place = places.next();
    for (choice, mut left) in people {
        while left > 0
            && let Some((site, room)) = &mut place
        {
            let here = left.min(*room);
            if here > 0 {
                bury(choice, *site, here);
            }
            left -= here;
            *room -= here;
            if *room == 0 {
                place = places.next();
            }
        }
    }
}

/// The values of a plan, `count` of them: where the solver begins.
pub(super) fn values(p: &Problem, columns: &Columns, lacks: &[Lack], plan: &Plan, count: usize) -> Vec<f64> {
    let mut values = vec![0.0; count];
    for ((years, all), modules) in columns.modules.iter().zip(&columns.built).zip(&plan.modules) {
        for (column, n) in years.iter().zip(modules) {
            column.iter().for_each(|column| values[column.index()] = *n as f64);
        }
        all.iter().for_each(|all| values[all.index()] = modules.iter().sum::<i64>() as f64);
    }
    for b in &columns.buried {
        let those = plan.burials.iter().filter(|x| (x.year, x.choice, x.kind) == (b.year, b.choice, b.kind));
        values[b.people.index()] = those.map(|x| x.people).sum::<i64>() as f64;
    }
    for (kind, groups) in (0..).map(KindId).zip(&columns.groups) {
        for group in groups {
            for (t, column) in group.taken.iter().flatten().enumerate() {
                let here = |x: &&Burial| {
                    (x.year, x.kind) == (t, kind) && x.site.is_some_and(|site| group.sites.contains(&site))
                };
                let people = plan.burials.iter().filter(here).map(|x| x.people);
                values[column.index()] = people.sum::<i64>() as f64;
            }
        }
    }
    for (target, lack) in p.targets.iter().zip(lacks) {
        if let Lack::Open(column, _, _) = lack {
            values[column.index()] = shortfall(p, plan, target) as f64;
        }
    }
    values
}
