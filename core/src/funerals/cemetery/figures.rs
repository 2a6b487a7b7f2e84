//! What follows from a plan, year by year: units that are there and free, who is buried how, who is not, whose first choice
//! is not kept, land, money. Sums of absurd plans stop at what 64 bits hold.

use super::plan::{Burial, Plan};
use super::problem::{ChoiceId, Definition, Problem, SiteId};

pub(super) use crate::served::fit;

/// Units that were ever there until the end of each year, taken or not: free at the beginning, given back, built,
/// `[J][K][T]`.
#[must_use]
pub fn there(problem: &Problem, plan: &Plan) -> Vec<Vec<Vec<i64>>> {
    sums(problem, plan, false)
}

/// Units that are free at the end of each year, `[J][K][T]`; below 0 where more people are buried than there are units.
#[must_use]
pub fn free(problem: &Problem, plan: &Plan) -> Vec<Vec<Vec<i64>>> {
    sums(problem, plan, true)
}

fn sums(problem: &Problem, plan: &Plan, buried: bool) -> Vec<Vec<Vec<i64>>> {
    let years = problem.years;
    let of_site = |site: &super::problem::Site| -> Vec<Vec<i128>> {
        let kinds = site.stock.iter().zip(&site.returns);
        let change = |(stock, returns): (&i64, &Vec<i64>)| {
            let mut change: Vec<i128> = returns.iter().map(|units| i128::from(*units)).collect();
            if let Some(first) = change.first_mut() {
                *first += i128::from(*stock);
            }
            change
        };
        kinds.map(change).collect()
    };
    let mut change: Vec<Vec<Vec<i128>>> = problem.sites.iter().map(of_site).collect();
    for (project, modules) in problem.projects.iter().zip(&plan.modules) {
        let row = &mut change[project.site.index()][project.kind.index()];
        for (units, modules) in row.iter_mut().zip(modules) {
            *units += i128::from(project.units) * i128::from(*modules);
        }
    }
    for burial in plan.burials.iter().filter(|_| buried) {
        if let Some(site) = burial.site.filter(|_| burial.year < years) {
            change[site.index()][burial.kind.index()][burial.year] -= i128::from(burial.people);
        }
    }
    let summed = |row: Vec<i128>| {
        let so_far = row.into_iter().scan(0_i128, |sum, change| {
            *sum += change;
            Some(fit(*sum))
        });
        so_far.collect()
    };
    change.into_iter().map(|kinds| kinds.into_iter().map(summed).collect()).collect()
}

/// People of whom `takes` holds, by year, `[T]`.
fn people(problem: &Problem, plan: &Plan, takes: impl Fn(&Burial) -> bool) -> Vec<i64> {
    let mut by_year = vec![0_i128; problem.years];
    for burial in plan.burials.iter().filter(|b| takes(b)) {
        if let Some(sum) = by_year.get_mut(burial.year) {
            *sum += i128::from(burial.people);
        }
    }
    by_year.into_iter().map(fit).collect()
}

/// People buried by kind and year, `[K][T]`.
#[must_use]
pub fn by_kind(problem: &Problem, plan: &Plan) -> Vec<Vec<i64>> {
    (0..problem.kinds.len()).map(|k| people(problem, plan, |b| b.kind.index() == k)).collect()
}

/// People buried at a site by year, `[T]`.
#[must_use]
pub fn at_site(problem: &Problem, plan: &Plan, site: SiteId) -> Vec<i64> {
    people(problem, plan, |b| b.site == Some(site))
}

/// People buried by what they chose first and year, `[choices][T]`.
#[must_use]
pub fn by_choice(problem: &Problem, plan: &Plan) -> Vec<Vec<i64>> {
    (0..problem.choices.len()).map(|c| people(problem, plan, |b| b.choice.index() == c)).collect()
}

/// People who are not buried in the year in which they die, by what they chose first, `[choices][T]`: never below 0 nor
/// above those who die, whatever the plan says.
#[must_use]
pub fn unserved(problem: &Problem, plan: &Plan) -> Vec<Vec<i64>> {
    let rows = problem.choices.iter().zip(by_choice(problem, plan));
    let lacking = |(died, buried): (&i64, i64)| died - buried.clamp(0, *died);
    rows.map(|(choice, buried)| choice.people.iter().zip(buried).map(lacking).collect()).collect()
}

/// People who are buried in another way than they chose first, by year, `[T]`.
#[must_use]
pub fn moved(problem: &Problem, plan: &Plan) -> Vec<i64> {
    people(problem, plan, |b| b.kind != problem.choices[b.choice.index()].kind)
}

/// People whom a definition counts, by year, `[T]`: never below 0 nor above [`of`], whatever the plan says.
#[must_use]
pub fn counted(problem: &Problem, plan: &Plan, definition: &Definition) -> Vec<i64> {
    let counts = |b: &Burial| {
        definition.counts[b.kind.index()]
            && (definition.uncremated || !problem.choices[b.choice.index()].uncremated)
    };
    let all = people(problem, plan, counts).into_iter().zip(of(problem, definition));
    all.map(|(people, of)| people.clamp(0, *of)).collect()
}

/// Of how many, by year, `[T]`: all who die, buried or not, or those of them who are cremated. So nobody's lack of a grave
/// makes a share larger.
#[must_use]
pub fn of<'a>(problem: &'a Problem, definition: &Definition) -> &'a [i64] {
    if definition.uncremated { &problem.deaths } else { &problem.cremated }
}

/// Land that modules have taken until the end of each year, at a site or at all, in square decimetres, `[T]`.
#[must_use]
pub fn land(problem: &Problem, plan: &Plan, site: Option<SiteId>) -> Vec<i64> {
    let mut by_year = vec![0_i128; problem.years];
    let those = problem.projects.iter().zip(&plan.modules).filter(|(p, _)| site.is_none_or(|s| s == p.site));
    for (project, modules) in those {
        let mut so_far = 0_i128;
        for (sum, modules) in by_year.iter_mut().zip(modules) {
            so_far += i128::from(project.land) * i128::from(*modules);
            *sum += so_far;
        }
    }
    by_year.into_iter().map(fit).collect()
}

/// What is spent in one year, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// On modules.
    pub building: i64,
    /// On burials, whoever chose them.
    pub burials: i64,
    /// On awards to those who change.
    pub awards: i64,
}

impl Spent {
    /// All of it.
    #[must_use]
    pub fn total(self) -> i64 {
        fit(i128::from(self.building) + i128::from(self.burials) + i128::from(self.awards))
    }
}

/// What is spent by year, `[T]`. A kind that is not accepted is paid no award; the plan breaks a rule by it.
#[must_use]
pub fn spent(problem: &Problem, plan: &Plan) -> Vec<Spent> {
    let mut sums = vec![[0_i128; 3]; problem.years];
    for (project, modules) in problem.projects.iter().zip(&plan.modules) {
        for (sum, modules) in sums.iter_mut().zip(modules) {
            sum[0] += i128::from(project.cost) * i128::from(*modules);
        }
    }
    for burial in &plan.burials {
        let award = award(problem, burial.choice, burial);
        if let Some(sum) = sums.get_mut(burial.year) {
            let people = i128::from(burial.people);
            sum[1] += i128::from(problem.kinds[burial.kind.index()].burial) * people;
            sum[2] += i128::from(award) * people;
        }
    }
    let spent = |[building, burials, awards]: [i128; 3]| Spent {
        building: fit(building),
        burials: fit(burials),
        awards: fit(awards),
    };
    sums.into_iter().map(spent).collect()
}

fn award(problem: &Problem, choice: ChoiceId, burial: &Burial) -> i64 {
    problem.choices[choice.index()].award(burial.kind).unwrap_or(0)
}

/// Fen beyond the budget, by year, `[T]`; below 0 where that much is left. Where money carries over, all years until then
/// count together. Nothing where there is no budget.
#[must_use]
pub fn overspent(problem: &Problem, plan: &Plan) -> Option<Vec<i64>> {
    let budget = problem.budget.as_ref()?;
    let years = spent(problem, plan).into_iter().zip(&budget.fen);
    let beyond = years.scan(0_i128, |carried, (spent, fen)| {
        *carried += i128::from(spent.total()) - i128::from(*fen);
        let beyond = *carried;
        if !budget.carries_over {
            *carried = 0;
        }
        Some(fit(beyond))
    });
    Some(beyond.collect())
}
