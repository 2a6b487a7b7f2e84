//! What a plan comes to: each target's measure as two whole numbers, so that "at least 60 %" is a comparison of products
//! and never of fractions.

use super::draft::Measure;
use super::plan::Plan;
use super::problem::{Problem, Target};
pub use crate::measured::{Measured, PARTS};

/// The factor of a measure.
#[must_use]
pub fn factor(measure: Measure) -> i64 {
    match measure {
        Measure::Beds | Measure::NewBeds | Measure::Institutions | Measure::HomesAdapted => 100,
        Measure::ShareOfBeds
        | Measure::GovernmentShare
        | Measure::StreetsCovered
        | Measure::StaffPer100Beds
        | Measure::StaffShare => 10_000,
        Measure::BedsPer1000 | Measure::StaffPer1000Elderly => 100_000,
    }
}

/// Beds of a year, by site and kind, of those that count.
#[must_use]
pub fn takes_kind(problem: &Problem, target: &Target, kind: usize) -> bool {
    if target.kinds.is_empty() {
        return problem.institutional(kind);
    }
    target.kinds.iter().any(|k| k.index() == kind)
}

/// What a plan comes to in a target's measure.
#[must_use]
pub fn measure(problem: &Problem, plan: &Plan, target: &Target) -> Measured {
    let t = target.year;
    let beds = plan.beds(problem);
    let sum = |takes: &dyn Fn(usize, usize) -> bool| -> i64 {
        let each = |j: usize| -> i64 {
            (0..problem.kinds.len()).filter(|k| takes(j, *k)).map(|k| beds[j][k][t]).sum()
        };
        (0..problem.sites.len()).filter(|j| problem.counts(*j)).map(each).sum()
    };
    let institutional = || sum(&|_, k| problem.institutional(k));
    let staffed = |id: Option<super::problem::StaffId>| -> i64 {
        let Some(id) = id else { return 0 };
        problem.staff[id.index()].employed + plan.hires[id.index()][..=t].iter().sum::<i64>()
    };
    let tagged = |j: &usize| {
        target.tag.as_ref().is_some_and(|tag| problem.sites[*j].tags.contains(tag))
            && plan.is_open(problem, *j, t)
    };
    let (part, whole) = match target.measure {
        Measure::ShareOfBeds => {
            (sum(&|_, k| problem.institutional(k) && takes_kind(problem, target, k)), institutional())
        }
        Measure::BedsPer1000 => (institutional(), problem.elderly[t]),
        Measure::Beds => (sum(&|_, k| takes_kind(problem, target, k)), 1),
        Measure::NewBeds => (added(problem, plan, target), 1),
        Measure::GovernmentShare => {
            (sum(&|j, k| problem.institutional(k) && problem.sites[j].government), institutional())
        }
        Measure::StreetsCovered => {
            let mut covered: Vec<usize> =
                (0..problem.sites.len()).filter(tagged).filter_map(|j| problem.sites[j].street).collect();
            covered.sort_unstable();
            covered.dedup();
            (len(covered.len()), len(problem.streets.len()))
        }
        Measure::Institutions => (len((0..problem.sites.len()).filter(tagged).count()), 1),
        Measure::StaffPer100Beds => (staffed(target.staff), institutional()),
        Measure::StaffPer1000Elderly => (staffed(target.staff), problem.elderly[t]),
        Measure::StaffShare => (staffed(target.staff), staffed(target.of)),
        Measure::HomesAdapted => (plan.adapted.iter().flat_map(|a| &a[..=t]).sum(), 1),
    };
    Measured { part, whole, factor: factor(target.measure) }
}

/// Beds that projects and extensions have added until the target's year.
fn added(problem: &Problem, plan: &Plan, target: &Target) -> i64 {
    let t = target.year;
    let built = (0..problem.sites.len()).filter(|j| {
        problem.counts(*j) && problem.sites[*j].project.is_some() && plan.is_open(problem, *j, t)
    });
    let of = |j: usize| -> i64 {
        let kinds = problem.sites[j].beds.iter().enumerate();
        kinds.filter(|(k, _)| takes_kind(problem, target, *k)).map(|(_, beds)| beds).sum()
    };
    let extended = problem.extensions.iter().zip(&plan.extensions).filter(|(works, _)| {
        problem.counts(works.site.index()) && takes_kind(problem, target, works.to.index())
    });
    let modules = extended.map(|(works, n)| works.module * n[..=t].iter().sum::<i64>());
    built.map(of).sum::<i64>() + modules.sum::<i64>()
}

/// What a shortfall is measured against, in `1 / factor`: the bound over what was there at the beginning.
#[must_use]
pub fn size(problem: &Problem, target: &Target) -> i64 {
    let begin = measure(problem, &Plan::nothing(problem), target);
    (target.hundredths * begin.whole).max(begin.factor)
}

/// The shortfall of a target in [`PARTS`] of its size, rounded up.
#[must_use]
pub fn shortfall(problem: &Problem, plan: &Plan, target: &Target) -> i64 {
    let lacks = i128::from(measure(problem, plan, target).lacks(target.bound())) * i128::from(PARTS);
    let size = i128::from(size(problem, target));
    i64::try_from((lacks + size - 1) / size).unwrap_or(i64::MAX)
}

fn len(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
