//! Pins and the earlier roster.

use anpai_core::visits::draft::{CaregiverDraft, PinDraft, PreviousDraft, VisitDraft};

use super::dice::{Dice, Feature, clock};

/// A pin of some kind; it may contradict the rest, and is then left out again.
pub fn pin(dice: &Dice, days: u16, caregivers: &[CaregiverDraft], visits: &[VisitDraft]) -> Option<PinDraft> {
    let caregiver = dice.one("caregiver", caregivers);
    let shift = dice.one("shift", caregiver.shifts.get(..).filter(|s| !s.is_empty())?);
    let visit = dice.one("visit", visits);
    let some = |word: &str| {
        let mut ids: Vec<String> = visits.iter().map(|v| v.id.clone()).collect();
        let turn = dice.below(word, ids.len());
        ids.rotate_left(turn);
        ids.truncate(dice.within("how many", 0, 4) as usize);
        ids
    };
    let day = (days > 1 || dice.below("says the day", 2) == 0).then_some(shift.day.unwrap_or(0));
    let blank = PinDraft { caregiver: caregiver.id.clone(), ..PinDraft::default() };
    let single = |start| PinDraft {
        visit: Some(visit.id.clone()),
        task: Some(dice.below("task", visit.tasks.len()) as u8),
        ..PinDraft { start, ..blank.clone() }
    };
    match dice.below("kind", 5) {
        0 if dice.has(Feature::PinnedVisits) => Some(single(None)),
        1 if dice.has(Feature::PinnedVisits) => Some(PinDraft { day, ..single(None) }),
        2 if dice.has(Feature::PinnedStarts) => {
            // In the shift, and in a window where there is one.
            let begin = shift.start.0.0 / 60_000;
            let start = visit.windows.first().map_or(begin, |w| begin.max(w.start.0.0 / 60_000));
            let start = clock(start + dice.within("later", 0, 90));
            Some(PinDraft { day, ..single(Some(start)) })
        }
        3 if dice.has(Feature::PinnedRounds) => {
            Some(PinDraft { day, start: Some(shift.start), round: Some(some("round")), ..blank })
        }
        4 if dice.has(Feature::PinnedOrders) => Some(PinDraft { order: Some(some("order")), ..blank }),
        _ => None,
    }
}

/// Where some of the visits were in an earlier roster.
pub fn previous(
    dice: &Dice,
    days: u16,
    visit: &VisitDraft,
    caregivers: &[CaregiverDraft],
) -> Option<PreviousDraft> {
    dice.on(Feature::Previous, "had a place", 60).then(|| PreviousDraft {
        visit: visit.id.clone(),
        task: Some(dice.below("task before", visit.tasks.len()) as u8),
        caregiver: dice.one("who came", caregivers).id.clone(),
        day: Some(dice.below("day before", usize::from(days)) as u16),
        start: clock(dice.within("start before", 400, 1200)),
    })
}
