//! Who visits: caregivers, their shifts in order of start, and the breaks within them.

use jiff::civil::Date;

use super::calendar::{self, LONGEST_SERVICE, Zero};
use super::demand::HEAVIEST;
use super::ids::Ids;
use super::services::level;
use crate::id::{ModeId, PlaceId, StreetId};
use crate::issue::escape;
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon, Time};
use crate::visits::draft::{Binds, BreakDraft, CaregiverDraft, Draft, Minutes, ShiftDraft};
use crate::visits::problem::{Break, Caregiver, CaregiverId, LanguageId, Shift, ShiftId, SkillId};

/// The dearest hour, kilometre or shift, in fen: a hundred thousand yuan.
const DEAREST: i64 = 10_000_000;

/// Everybody who visits.
#[derive(Default)]
pub(super) struct Staff {
    pub(super) caregivers: Vec<Caregiver>,
    pub(super) shifts: Vec<Shift>,
    pub(super) breaks: Vec<Break>,
}

/// Every caregiver with shifts and breaks.
pub(super) fn caregivers(draft: &Draft, ids: &Ids, horizon: &Horizon, found: &mut Findings) -> Staff {
    let mut staff = Staff::default();
    for (at, caregiver) in draft.caregivers.iter().enumerate() {
        let shifts = shifts(at, caregiver, ids, horizon, found, &mut staff);
        let person = person(at, caregiver, ids, shifts, found);
        staff.caregivers.push(person);
    }
    both_ways(&mut staff.caregivers);
    staff
}

fn person(
    at: usize,
    draft: &CaregiverDraft,
    ids: &Ids,
    shifts: std::ops::Range<usize>,
    found: &mut Findings,
) -> Caregiver {
    let mut skills: Vec<(SkillId, u8)> = Vec::with_capacity(draft.skills.len());
    for (name, held) in &draft.skills {
        level(*held, || format!("/caregivers/{at}/skills/{}", escape(name)), found);
        skills.extend(ids.skills.get(name).map(|s| (SkillId::new(s), *held)));
    }
    skills.sort_unstable();
    let mut languages: Vec<LanguageId> =
        draft.languages.iter().filter_map(|l| ids.languages.get(l)).map(LanguageId::new).collect();
    languages.sort_unstable();
    languages.dedup();
    let mut hours = |minutes: Option<Minutes>, most: i64, field: &str| {
        let pointer = || format!("/caregivers/{at}/{field}");
        minutes.map(|m| calendar::length(m, Zero::Fine, Duration::hours(most), pointer, found))
    };
    let contract_per_day = hours(draft.contract_minutes_per_day, 24, "contract_minutes_per_day");
    let contract_per_week = hours(draft.contract_minutes_per_week, 7 * 24, "contract_minutes_per_week");
    let max_per_day = hours(draft.max_minutes_per_day, 24, "max_minutes_per_day");
    let max_per_week = hours(draft.max_minutes_per_week, 7 * 24, "max_minutes_per_week");
    let mut fen = |amount: Option<i64>, field: &str| {
        let amount = amount.unwrap_or(0);
        if !(0..=DEAREST).contains(&amount) {
            let cause = format!("costs are 0 to {DEAREST} fen");
            let action = "write the cost in fen, 0.01 yuan";
            found.add("cost-out-of-range", format!("/caregivers/{at}/{field}"), amount, cause, action);
        }
        amount
    };
    let fen_per_hour = fen(draft.fen_per_hour, "fen_per_hour");
    let fen_per_km = fen(draft.fen_per_km, "fen_per_km");
    let fen_per_shift = fen(draft.fen_per_shift, "fen_per_shift");
    let mode = mode(at, draft, ids, found);
    let street = draft.street.as_deref();
    let street = street.and_then(|s| ids.streets.find(s, || format!("/caregivers/{at}/street"), found));
    for (n, other) in draft.incompatible.iter().enumerate().filter(|(_, other)| **other == draft.id) {
        let pointer = format!("/caregivers/{at}/incompatible/{n}");
        let cause = "nobody shares a visit with themselves anyway";
        found.add("incompatible-with-self", pointer, other, cause, "leave the entry out");
    }
    let pointer = || format!("/caregivers/{at}/incompatible");
    let incompatible = ids.caregivers.find_all(&draft.incompatible, CaregiverId::new, pointer, found);
    Caregiver {
        id: draft.id.clone(),
        kind: draft.kind.unwrap_or_default(),
        skills,
        languages,
        gender: draft.gender,
        mode,
        street: street.map(StreetId::new),
        shifts,
        contract_per_day,
        contract_per_week,
        max_per_day,
        max_per_week,
        fen_per_hour,
        fen_per_km,
        fen_per_shift,
        incompatible,
    }
}

/// How the caregiver travels: as stated, or the only way there is.
fn mode(at: usize, draft: &CaregiverDraft, ids: &Ids, found: &mut Findings) -> ModeId {
    let found_at = match &draft.mode {
        Some(name) => ids.modes.find(name, || format!("/caregivers/{at}/mode"), found),
        None => {
            if ids.modes.len() > 1 {
                let cause = "`travel.modes` has several, and nothing says which one the caregiver takes";
                let action = "write the name of one of them";
                found.add_missing("missing-mode", format!("/caregivers/{at}"), "mode", cause, action);
            }
            None
        }
    };
    ModeId::new(found_at.unwrap_or(0))
}

/// Whom one does not get on with does not get on with that one either.
fn both_ways(caregivers: &mut [Caregiver]) {
    let mut pairs = Vec::new();
    for (at, caregiver) in caregivers.iter().enumerate() {
        pairs.extend(caregiver.incompatible.iter().map(|other| (other.index(), CaregiverId::new(at))));
    }
    for (of, other) in pairs {
        caregivers[of].incompatible.push(other);
    }
    for caregiver in caregivers {
        caregiver.incompatible.sort_unstable();
        caregiver.incompatible.dedup();
    }
}

/// The shifts of one caregiver in order of start; they do not overlap.
fn shifts(
    at: usize,
    draft: &CaregiverDraft,
    ids: &Ids,
    horizon: &Horizon,
    found: &mut Findings,
    staff: &mut Staff,
) -> std::ops::Range<usize> {
    let mut shifts: Vec<(usize, Shift)> = Vec::with_capacity(draft.shifts.len());
    for (n, shift) in draft.shifts.iter().enumerate() {
        shifts.extend(self::shift(at, n, shift, ids, horizon, found).map(|s| (n, s)));
    }
    shifts.sort_by_key(|(n, s)| (s.start, s.end, *n));
    for pair in shifts.windows(2) {
        let ((before, first), (n, second)) = (&pair[0], &pair[1]);
        if second.start < first.end {
            let (_, start) = horizon.clock(second.start);
            let cause = format!("it starts before /caregivers/{at}/shifts/{before} has ended");
            let action = "let the shifts of one caregiver follow each other";
            let pointer = format!("/caregivers/{at}/shifts/{n}");
            found.add("overlapping-shifts", pointer, format!("from {start}"), cause, action);
        }
    }
    let first = staff.shifts.len();
    for (n, mut shift) in shifts {
        let id = ShiftId::new(staff.shifts.len());
        let from = staff.breaks.len();
        let mut breaks: Vec<Break> = Vec::new();
        for (b, pause) in draft.shifts[n].breaks.iter().enumerate() {
            let pointer = format!("/caregivers/{at}/shifts/{n}/breaks/{b}");
            breaks.extend(self::pause(&pointer, pause, &shift, id, horizon, found));
        }
        breaks.sort_by_key(|b| (b.start, b.end));
        staff.breaks.append(&mut breaks);
        shift.breaks = from..staff.breaks.len();
        staff.shifts.push(shift);
    }
    first..staff.shifts.len()
}

/// The week of a day of the horizon, from 0; weeks begin on Monday.
fn week(first: Date, day: u16) -> u16 {
    let passed = u16::try_from(first.weekday().to_monday_zero_offset()).expect("0 to 6");
    (day + passed) / 7
}

fn shift(
    at: usize,
    n: usize,
    draft: &ShiftDraft,
    ids: &Ids,
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<Shift> {
    let pointer = |field: &str| format!("/caregivers/{at}/shifts/{n}/{field}");
    let day = calendar::day(draft.day.unwrap_or(0), horizon, || pointer("day"), found);
    let start = calendar::clock(draft.start, || pointer("start"), found);
    let end = calendar::clock(draft.end, || pointer("end"), found);
    let from = ids.places.find(&draft.from, || pointer("from"), found);
    let to = match &draft.to {
        Some(to) => ids.places.find(to, || pointer("to"), found),
        None => from,
    };
    if draft.capacity.is_some_and(|c| !(0..=HEAVIEST).contains(&c)) {
        let capacity = draft.capacity.unwrap_or_default();
        let cause = format!("a capacity is 0 to {HEAVIEST}");
        found.add("capacity-out-of-range", pointer("capacity"), capacity, cause, "write what can be carried");
    }
    let whole = format!("/caregivers/{at}/shifts/{n}");
    let times_known = ["start", "end", "day"].iter().all(|f| !found.is_unreadable(&pointer(f)));
    if !times_known || start != draft.start || end != draft.end || day != draft.day.unwrap_or(0) {
        return None;
    }
    if end <= start {
        let cause = "the shift ends before or when it starts";
        let action = "swap the two; a night shift ends after 24:00, such as 30:00";
        found.add("shift-reversed", whole, format!("{start}-{end}"), cause, action);
        return None;
    }
    Some(Shift {
        caregiver: CaregiverId::new(at),
        day,
        week: week(horizon.date(0), day),
        start: horizon.at(day, start),
        end: horizon.at(day, end),
        from: PlaceId::new(from.unwrap_or(0)),
        to: PlaceId::new(to.unwrap_or(0)),
        breaks: 0..0,
        capacity: draft.capacity,
    })
}

fn pause(
    pointer: &str,
    draft: &BreakDraft,
    shift: &Shift,
    id: ShiftId,
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<Break> {
    let start = calendar::clock(draft.start, || format!("{pointer}/start"), found);
    let end = calendar::clock(draft.end, || format!("{pointer}/end"), found);
    let length = || format!("{pointer}/minutes");
    let duration = calendar::length(draft.minutes, Zero::Wrong, LONGEST_SERVICE, length, found);
    let usable =
        start == draft.start && end == draft.end && duration == draft.minutes.0 && duration > Duration::ZERO;
    if !usable || found.has_unreadable_below(pointer) {
        return None;
    }
    let value = format!("{start}-{end}");
    if end < start {
        let cause = "the break's window ends before it starts";
        found.add("window-reversed", pointer, value, cause, "swap the two");
        return None;
    }
    let binds = draft.binds.unwrap_or(Binds::End);
    if binds == Binds::End && end.0 - start.0 < duration {
        let value = format!("{} min", duration.as_minutes());
        let cause = format!("it is longer than its window {start}-{end}");
        found.add("break-too-long", pointer, value, cause, "make the window longer or the break shorter");
        return None;
    }
    let at = |clock| -> Time { horizon.at(shift.day, clock) };
    let pause =
        Break { shift: id, start: at(start), end: at(end), duration, binds, mandatory: draft.mandatory };
    let latest = pause.latest_start().min(shift.end - duration);
    if latest < pause.start.max(shift.start) {
        let ((_, from), (_, to)) = (horizon.clock(shift.start), horizon.clock(shift.end));
        let cause = format!("it cannot be taken within its shift, {from} to {to}");
        found.add("break-outside-shift", pointer, value, cause, "move it into the shift, or leave it out");
        return None;
    }
    Some(pause)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weeks_begin_on_monday_and_not_with_the_horizon() {
        // 2024-05-09 is a Thursday: days 0 to 3 are its week, day 4 is Monday.
        let first = date(2024, 5, 9);
        assert_eq!([0, 3, 4, 10, 11].map(|d| week(first, d)), [0, 0, 1, 1, 2]);
    }
}
