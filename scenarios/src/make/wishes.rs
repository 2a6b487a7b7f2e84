//! What people wish of each other: usual, preferred and refused caregivers, colleagues who do not work together, and
//! promises that are pinned. Only of caregivers who are on duty in every variant, so that the variants share them.

use anpai_core::visits::draft::{CaregiverDraft, ClientDraft, PinDraft, VisitDraft};

use super::Order;
use super::demand::Person;
use crate::dice::Dice;
use crate::tables::{SERVICES, service};

/// Sets the wishes of the clients: caregivers of their own street.
pub fn clients(order: &Order, clients: &mut [ClientDraft], people: &[Person], caregivers: &[CaregiverDraft]) {
    let figures = order.figures;
    let mut dice = Dice::new(order.seed, 5);
    let core = &caregivers[..order.core.min(order.employees)];
    let of_street: Vec<Vec<&CaregiverDraft>> = order
        .streets
        .iter()
        .map(|s| core.iter().filter(|c| c.street.as_ref() == Some(&s.code)).collect())
        .collect();
    for (client, person) in clients.iter_mut().zip(people) {
        // Whom the client can talk to, and would let in.
        let fits = |c: &&&CaregiverDraft| {
            client.gender.is_none_or(|g| c.gender == Some(g))
                && client.languages.iter().any(|l| c.languages.contains(l))
        };
        let near: Vec<String> = of_street[person.street].iter().filter(fits).map(|c| c.id.clone()).collect();
        if dice.chance(figures.value("clients who refuse a caregiver")) {
            client.refused = dice.some(&near, 1);
        }
        let near: Vec<String> = near.into_iter().filter(|id| !client.refused.contains(id)).collect();
        if dice.chance(figures.value("clients with usual caregivers")) {
            let count = dice.between(1, 3) as usize;
            client.usual = dice.some(&near, count);
        }
        if dice.chance(figures.value("clients with preferred caregivers")) {
            let count = dice.between(1, 2) as usize;
            client.preferred = Some(dice.some(&near, count)).filter(|some| !some.is_empty());
        }
    }
}

/// Lifts a client's wish for a gender where nobody who is always on duty could keep it: what makes a visit impossible is
/// the business of `impossible` alone.
pub fn keep_possible(
    order: &Order,
    clients: &mut [ClientDraft],
    visits: &[VisitDraft],
    caregivers: &[CaregiverDraft],
) {
    let core = &caregivers[..order.core.min(order.employees)];
    for client in clients.iter_mut().filter(|c| c.gender.is_some()) {
        let own = visits.iter().filter(|v| v.client.as_ref() == Some(&client.id));
        let keeps = |c: &&CaregiverDraft, visit: &VisitDraft, task: usize| {
            c.gender == client.gender
                && client.languages.iter().any(|l| c.languages.contains(l))
                && !client.refused.contains(&c.id)
                && able(visit, task, c)
                && reaches(visit, c)
        };
        let mut tasks = own.flat_map(|v| (0..v.tasks.len()).map(move |task| (v, task)));
        if tasks.any(|(visit, task)| !core.iter().any(|c| keeps(&c, visit, task))) {
            client.gender = None;
        }
    }
}

/// Pairs who do not share a visit.
pub fn colleagues(order: &Order, caregivers: &mut [CaregiverDraft]) {
    let mut dice = Dice::new(order.seed, 6);
    let core: Vec<usize> = (0..order.core.min(order.employees))
        .filter(|at| caregivers[*at].skills.contains_key("bath"))
        .collect();
    let some = dice.some(&core, 2 * order.figures.count("pairs who do not work together"));
    for pair in some.chunks_exact(2) {
        let other = caregivers[pair[1]].id.clone();
        caregivers[pair[0]].incompatible.push(other);
    }
}

/// Promises: a care visit by a usual caregiver who can make it.
pub fn promises(
    order: &Order,
    clients: &[ClientDraft],
    visits: &[VisitDraft],
    caregivers: &[CaregiverDraft],
) -> Vec<PinDraft> {
    let mut pins: Vec<PinDraft> = Vec::new();
    if order.days > 1 {
        return pins;
    }
    let care: Vec<String> =
        service("care").levels.iter().map(|(level, _)| service("care").at_level(level)).collect();
    for visit in visits.iter().filter(|v| care.contains(&v.tasks[0].service)) {
        if pins.len() == order.figures.count("promised visits") {
            break;
        }
        let client = clients.iter().find(|c| visit.client.as_ref() == Some(&c.id));
        let usual = client.and_then(|c| c.usual.first());
        let Some(caregiver) = caregivers.iter().find(|c| usual == Some(&c.id)) else { continue };
        let taken = pins.iter().any(|p| p.caregiver == caregiver.id);
        if !taken && able(visit, 0, caregiver) && on_duty(visit, caregiver) {
            pins.push(PinDraft {
                visit: Some(visit.id.clone()),
                caregiver: caregiver.id.clone(),
                ..PinDraft::default()
            });
        }
    }
    pins
}

/// Whether a caregiver has the skill of one of a visit's tasks; a service without one takes anyone.
fn able(visit: &VisitDraft, task: usize, caregiver: &CaregiverDraft) -> bool {
    SERVICES.iter().any(|kind| {
        kind.levels.iter().any(|(level, _)| {
            kind.at_level(level) == visit.tasks[task].service
                && (kind.skill.is_empty()
                    || level
                        .parse()
                        .is_ok_and(|l: u8| caregiver.skills.get(&kind.skill).is_some_and(|s| *s >= l)))
        })
    })
}

/// Whether a shift leaves half an hour to get to one of the windows, and half an hour to get back after the longest of
/// visits, two hours.
fn reaches(visit: &VisitDraft, caregiver: &CaregiverDraft) -> bool {
    let hour = 3_600_000;
    visit.windows.iter().any(|w| {
        let fits = |start: i64, end: i64| start + hour / 2 <= w.end.0.0 && w.start.0.0 + 5 * hour / 2 <= end;
        caregiver.shifts.iter().any(|s| fits(s.start.0.0, s.end.0.0))
    })
}

/// Whether the whole window, and an hour around it, lies in one of the shifts.
fn on_duty(visit: &VisitDraft, caregiver: &CaregiverDraft) -> bool {
    let hour = 3_600_000;
    let window = &visit.windows[0];
    let within =
        |start: i64, end: i64| start + hour / 2 <= window.start.0.0 && window.end.0.0 + 2 * hour <= end;
    caregiver.shifts.iter().any(|s| within(s.start.0.0, s.end.0.0))
}
