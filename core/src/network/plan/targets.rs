//! What a plan comes to in a target's measure: two whole numbers, so that "at least 60 %" is a comparison of products and
//! never of fractions.

use super::draft::Measure;
use super::figures::{covered, fit, in_all, open, served, with_class, with_site};
use super::plan::Plan;
use super::problem::{Problem, Target};
pub use crate::measured::{Measured, PARTS};

/// The factor of a measure.
#[must_use]
pub fn factor(measure: Measure) -> i64 {
    match measure {
        Measure::Sites | Measure::HoursPerWeek => 100,
        Measure::CommunitiesCovered
        | Measure::PeopleCovered
        | Measure::StreetsWithSite
        | Measure::ServedShare => 10_000,
    }
}

/// What a target is measured against.
#[must_use]
pub fn whole(problem: &Problem, target: &Target) -> i64 {
    let communities = || problem.communities.iter().filter(|c| c.is_of(target.class));
    match target.measure {
        Measure::Sites | Measure::HoursPerWeek => 1,
        Measure::CommunitiesCovered => len(communities().count()),
        Measure::PeopleCovered => communities().map(|c| c.people).sum(),
        Measure::StreetsWithSite => yes(with_class(problem, target.class)),
        Measure::ServedShare => {
            let hours = |of: &[i64]| match target.kind {
                Some(kind) => of[kind.index()],
                None => of.iter().sum(),
            };
            communities().map(|c| hours(&c.hours)).sum()
        }
    }
}

/// What a plan comes to in a target's measure.
#[must_use]
pub fn measure(problem: &Problem, plan: &Plan, target: &Target) -> Measured {
    let covered = || {
        let all = problem.communities.iter().zip(covered(problem, plan, target.kind));
        all.filter(|(c, covered)| *covered && c.is_of(target.class)).map(|(c, _)| c)
    };
    let part = match target.measure {
        Measure::Sites => open(problem, plan, target.kind),
        Measure::CommunitiesCovered => len(covered().count()),
        Measure::PeopleCovered => covered().map(|c| c.people).sum(),
        Measure::StreetsWithSite => {
            let counts = with_class(problem, target.class);
            let streets = with_site(problem, plan, target.kind).into_iter().zip(counts);
            yes(streets.map(|(has, counts)| has && counts).collect())
        }
        Measure::HoursPerWeek | Measure::ServedShare => {
            in_all(problem, &served(problem, plan), target.kind, target.class).served
        }
    };
    Measured { part, whole: whole(problem, target), factor: factor(target.measure) }
}

/// What a shortfall is measured against, in `1 / factor`: the bound itself, and one site (community, person, street, hour)
/// at least.
#[must_use]
pub fn size(problem: &Problem, target: &Target) -> i64 {
    (target.hundredths * whole(problem, target)).max(factor(target.measure))
}

/// The shortfall of a target in [`PARTS`] of its size, rounded up.
#[must_use]
pub fn shortfall(problem: &Problem, plan: &Plan, target: &Target) -> i64 {
    let lacks = i128::from(measure(problem, plan, target).lacks(target.bound())) * i128::from(PARTS);
    let size = i128::from(size(problem, target));
    fit((lacks + size - 1) / size)
}

fn yes(all: Vec<bool>) -> i64 {
    len(all.into_iter().filter(|yes| *yes).count())
}

fn len(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
