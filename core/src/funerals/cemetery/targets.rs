//! What a plan comes to in a target's measure: two whole numbers, so that "at least 65 %" is a comparison of products and
//! never of fractions.

use super::draft::Measure;
use super::figures::{counted, fit, free, land, of, spent};
use super::plan::Plan;
use super::problem::{Problem, Target};
pub use crate::measured::{Measured, PARTS};

/// The factor of a measure: land is counted in square decimetres and awards in fen, which are hundredths already.
#[must_use]
pub fn factor(measure: Measure) -> i64 {
    match measure {
        Measure::EcologicalShare | Measure::CremationShare => 10_000,
        Measure::FreeUnits => 100,
        Measure::LandUsed | Measure::Awards => 1,
    }
}

/// What a target is measured against.
#[must_use]
pub fn whole(problem: &Problem, target: &Target) -> i64 {
    match (target.measure, &target.definition) {
        (Measure::EcologicalShare, Some(definition)) => of(problem, definition)[target.year],
        (Measure::EcologicalShare | Measure::CremationShare, _) => problem.deaths[target.year],
        (Measure::FreeUnits | Measure::LandUsed | Measure::Awards, _) => 1,
    }
}

/// What a plan comes to in a target's measure.
#[must_use]
pub fn measure(problem: &Problem, plan: &Plan, target: &Target) -> Measured {
    let t = target.year;
    let part = match (target.measure, &target.definition) {
        (Measure::EcologicalShare, Some(definition)) => counted(problem, plan, definition)[t],
        // No share is without its definition; none counts nobody.
        (Measure::EcologicalShare, None) => 0,
        (Measure::CremationShare, _) => problem.cremated[t],
        (Measure::FreeUnits, _) => units(problem, plan, target),
        // Absurd plans alone have land or awards below 0, and amounts that products of them do not fit.
        (Measure::LandUsed, _) => within(land(problem, plan, target.site)[t]),
        (Measure::Awards, _) => within(spent(problem, plan)[t].awards),
    };
    Measured { part, whole: whole(problem, target), factor: factor(target.measure) }
}

/// Units that are free at the end of the target's year.
fn units(problem: &Problem, plan: &Plan, target: &Target) -> i64 {
    let sites = free(problem, plan).into_iter().enumerate();
    let those = sites.filter(|(j, _)| target.site.is_none_or(|site| site.index() == *j));
    let kinds = those.flat_map(|(_, kinds)| kinds.into_iter().enumerate());
    let those = kinds.filter(|(k, _)| target.kind.is_none_or(|kind| kind.index() == *k));
    within(fit(those.map(|(_, free)| i128::from(free[target.year].max(0))).sum()))
}

/// A number whose products with factors fit.
fn within(number: i64) -> i64 {
    number.clamp(0, i64::MAX / 1_000_000)
}

/// The most that a measure could come to, as its bound is told: a whole share, the land of all modules, an award for
/// everyone who dies in the year.
fn most(problem: &Problem, target: &Target) -> i64 {
    match target.measure {
        Measure::EcologicalShare | Measure::CremationShare => 10_000,
        Measure::FreeUnits => 0,
        Measure::LandUsed => {
            let those = problem.projects.iter().filter(|p| target.site.is_none_or(|site| site == p.site));
            fit(those.map(|p| i128::from(p.most) * i128::from(p.land)).sum())
        }
        Measure::Awards => {
            let awards = problem.choices.iter().flat_map(|c| &c.accepts).map(|a| a.award);
            fit(i128::from(problem.deaths[target.year]) * i128::from(awards.fold(0, i64::max)))
        }
    }
}

/// What a shortfall is measured against, in `1 / factor`: the bound itself, and no less than a hundredth of the most that
/// there could be, nor than one unit, square metre or yuan. So nothing is missed by more than a hundred times its size.
#[must_use]
pub fn size(problem: &Problem, target: &Target) -> i64 {
    let least = (most(problem, target) / 100).max(100);
    (target.hundredths.max(least) * whole(problem, target)).max(factor(target.measure))
}

/// The shortfall of a target in [`PARTS`] of its size, rounded up.
#[must_use]
pub fn shortfall(problem: &Problem, plan: &Plan, target: &Target) -> i64 {
    let lacks = i128::from(measure(problem, plan, target).lacks(target.bound())) * i128::from(PARTS);
    let size = i128::from(size(problem, target));
    fit((lacks + size - 1) / size)
}
