//! Whom a limit is about, and on how many of the days people are in the same beds.

use crate::beds::admission::Plan;
use crate::beds::admission::limits::Selection;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};

/// Whether somebody in a bed is among those whom a limit is about.
pub(super) fn selected(of: &Selection, problem: &Problem, applicant: ApplicantId, unit: UnitId) -> bool {
    fn within<T: PartialEq>(list: &[T], one: &T) -> bool {
        list.is_empty() || list.contains(one)
    }
    fn known<T: PartialEq>(list: &[T], one: Option<&T>) -> bool {
        list.is_empty() || one.is_some_and(|one| list.contains(one))
    }
    let (person, bed) = (&problem.applicants[applicant.index()], &problem.units[unit.index()]);
    within(&of.institutions, &bed.institution)
        && known(&of.run_by, problem.institution(unit).run_by.as_ref())
        && within(&of.kinds, &bed.kind)
        && within(&of.groups, &person.group)
        && within(&of.tiers, &person.tier)
        && within(&of.levels, &person.level)
        && known(&of.genders, person.gender.as_ref())
        && known(&of.sources, person.source.as_ref())
}

/// How many people with a bed a selection is about.
pub(super) fn count(of: &Selection, problem: &Problem, plan: &Plan) -> i64 {
    plan.placed().filter(|(applicant, unit)| selected(of, problem, *applicant, *unit)).count() as i64
}

/// How many of these people there are on the day with the most: every day is looked at, up to a week after the last one
/// on which anybody comes or goes, since after that nothing changes but the day of the week.
pub(super) fn busiest(problem: &Problem, people: impl Iterator<Item = ApplicantId> + Clone) -> usize {
    let stays = people.map(|a| problem.applicants[a.index()].stay);
    let last = stays.clone().map(|s| s.until.unwrap_or(s.from).max(s.from)).max().unwrap_or(0) + 7;
    let dated = stays.clone().any(|s| s != crate::beds::admission::limits::Stay::FOR_GOOD);
    let days = if dated { last } else { 1 };
    (0..days).map(|day| stays.clone().filter(|s| s.covers(day)).count()).max().unwrap_or(0)
}
