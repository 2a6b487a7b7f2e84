//! Who is in which bed already: pins, residents, and the earlier decision.

use std::collections::BTreeSet;

use super::ids::{Ids, Order};
use crate::beds::admission::draft::{Draft, PlacementDraft};
use crate::beds::admission::limits::Stay;
use crate::beds::admission::problem::{Applicant, ApplicantId, Problem, UnitId};
use crate::read::findings::Findings;

/// Enters all of them into `problem`.
pub(super) fn placements(
    draft: &Draft,
    ids: &Ids,
    homes: &Order,
    people: &Order,
    problem: &mut Problem,
    found: &mut Findings,
) {
    let placed = |list: &[PlacementDraft], name, problem: &Problem, found: &mut Findings| {
        let each = list.iter().enumerate();
        each.map(|(at, p)| placement(p, &format!("/{name}/{at}"), ids, (homes, people), problem, found))
            .collect::<Vec<_>>()
    };
    let pins = placed(&draft.pins, "pins", problem, found);
    let residents = placed(&draft.residents, "residents", problem, found);
    let previous = placed(&draft.previous, "previous", problem, found);
    enter(&pins, "pins", |a| &mut a.pinned, problem, found);
    enter(&residents, "residents", |a| &mut a.resident, problem, found);
    enter(&previous, "previous", |a| &mut a.previous, problem, found);
    pinned_residents(&pins, problem);
    // A person is in one bed, even where two lists say so.
    let mut held: Vec<Vec<Stay>> = vec![Vec::new(); problem.units.len()];
    for (name, list) in [("pins", &pins), ("residents", &residents)] {
        for (at, (applicant, unit)) in list.iter().enumerate().filter_map(|(at, p)| Some((at, (*p)?))) {
            let person = &problem.applicants[applicant.index()];
            let pointer = || format!("/{name}/{at}");
            let shown = || format!("{} in {}", person.id, problem.units[unit.index()].id);
            if person.group != problem.units[unit.index()].group {
                let cause = "these beds are for another client group, and groups are never mixed";
                found.add("mixed-groups", pointer(), shown(), cause, "name a bed of the applicant's group");
            }
            if name == "residents" && person.pinned.is_some() {
                continue;
            }
            let beds = problem.units[unit.index()].beds;
            let held = &mut held[unit.index()];
            held.push(person.stay);
            if most_at_once(held) > beds as usize {
                held.pop();
                let cause = format!("the unit has {beds} beds to give, and all are held already");
                let action =
                    "write more beds for the unit (those of pins and residents count), or remove one of them";
                found.add("more-people-than-beds", pointer(), shown(), cause, action);
            }
        }
    }
}

/// How many of these stays there are on the day with the most: that of a beginning, or one of the six after it.
fn most_at_once(stays: &[Stay]) -> usize {
    if stays.iter().all(|s| *s == Stay::FOR_GOOD) {
        return stays.len();
    }
    let days: BTreeSet<u32> = stays.iter().flat_map(|s| s.from..s.from + 7).collect();
    days.into_iter().map(|day| stays.iter().filter(|s| s.covers(day)).count()).max().unwrap_or(0)
}

type Placed = Option<(ApplicantId, UnitId)>;

fn placement(
    draft: &PlacementDraft,
    base: &str,
    ids: &Ids,
    (homes, people): (&Order, &Order),
    problem: &Problem,
    found: &mut Findings,
) -> Placed {
    let who = ids.applicants.find(&draft.applicant, || format!("{base}/applicant"), found);
    let home = ids.institutions.find(&draft.institution, || format!("{base}/institution"), found)?;
    let home = &problem.institutions[homes.place[home]];
    let unit = home.units.clone().find(|u| problem.units[*u].id == draft.unit);
    if unit.is_none() {
        let units: Vec<&str> = problem.units[home.units.clone()].iter().map(|u| &*u.id).collect();
        let action = format!("write one of {}", units.join(", "));
        let pointer = format!("{base}/unit");
        found.add("unknown-id", pointer, &draft.unit, "the home has no unit with this id", action);
    }
    Some((ApplicantId::new(people.place[who?]), UnitId::new(unit?)))
}

fn enter(
    list: &[Placed],
    name: &str,
    field: fn(&mut Applicant) -> &mut Option<UnitId>,
    problem: &mut Problem,
    found: &mut Findings,
) {
    for (at, (applicant, unit)) in list.iter().enumerate().filter_map(|(at, p)| Some((at, (*p)?))) {
        let person = &mut problem.applicants[applicant.index()];
        if field(person).replace(unit).is_some() {
            let pointer = format!("/{name}/{at}/applicant");
            let cause = format!("{name} has this applicant before, and nobody has two beds");
            found.add("placed-twice", pointer, &person.id, cause, "keep one of the two");
        }
    }
}

/// A resident who is pinned elsewhere has been moved; pinned to where they live, they stay. Both are fine, but whoever
/// is pinned wants nothing any more.
fn pinned_residents(pins: &[Placed], problem: &mut Problem) {
    for (applicant, _) in pins.iter().flatten() {
        problem.applicants[applicant.index()].resident = None;
    }
}
