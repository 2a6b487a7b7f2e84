//! Places, ways, streets, and who visits.

use anpai_core::time::{Clock, Duration};
use anpai_core::visits::draft::{
    Binds, BreakDraft, CaregiverDraft, CaregiverKind, Gender, PaceDraft, PeriodTableDraft, PlaceDraft,
    ShiftDraft, TableDraft, TravelDraft,
};

use super::dice::{Dice, Feature, clock};

pub const LANGUAGES: &[&str] = &["dialect", "mandarin", "yi"];
pub const SKILLS: &[&str] = &["care", "household"];
pub const STREETS: &[&str] = &["north", "south"];
const MODES: &[&str] = &["bike", "foot"];

/// Either gender, or none stated.
pub fn gender(dice: &Dice, percent: usize) -> Option<Gender> {
    let either = *dice.one("which gender", &[Gender::Female, Gender::Male]);
    dice.on(Feature::Genders, "gender", percent).then_some(either)
}

/// About so many of these names.
pub fn names(dice: &Dice, word: &str, of: &[&str], percent: usize) -> Vec<String> {
    dice.some(word, of, percent).into_iter().map(str::to_owned).collect()
}

/// Three to nine places on a plane of six by six kilometres, some of them in one spot.
pub fn places(world: &Dice) -> Vec<PlaceDraft> {
    let count = 3 + world.below("places", 7);
    (0..count)
        .map(|k| {
            let at = |axis: &str| 100.0 * world.below(&format!("{axis} {k}"), 60) as f64;
            let street = world.on(Feature::Streets, &format!("street {k}"), 80);
            let which = *world.one(&format!("which street {k}"), STREETS);
            PlaceDraft {
                id: format!("p{k}"),
                x: Some(at("x")),
                y: Some(at("y")),
                street: street.then(|| which.to_owned()),
            }
        })
        .collect()
}

/// Ways as the crow flies, or tables that no map would give: some ways missing, some longer than a way around, some
/// taking no time. Where there are times of the day, most modes have figures for each, as wild.
pub fn travel(world: &Dice, places: usize) -> TravelDraft {
    let modes = if world.has(Feature::Modes) { MODES } else { &MODES[..1] };
    let periods: Vec<Clock> = if world.has(Feature::DayTimes) {
        // Within the hours that people work.
        let start = |k: usize| 420 + 150 * k as i64 + world.within(&format!("period {k}"), 0, 149);
        (0..2 + world.below("periods", 3)).map(|k| clock(start(k))).collect()
    } else {
        Vec::new()
    };
    let changes = |mode: &str| world.on(Feature::DayTimes, &format!("{mode} changes"), 80);
    if !world.has(Feature::Tables) {
        let slower = |mode: &str, k| *world.one(&format!("{mode} slower {k}"), &[0.5, 1.0, 1.4, 3.0]);
        let pace = |mode: &str| PaceDraft {
            km_per_hour: if mode == "foot" { 4.5 } else { 14.0 },
            detour: 1.3,
            slower: (0..periods.len()).filter(|_| changes(mode)).map(|k| slower(mode, k)).collect(),
        };
        let modes = modes.iter().map(|m| ((*m).to_owned(), pace(m))).collect();
        return TravelDraft::StraightLine { modes, periods };
    }
    let table = |mode: &str| {
        if changes(mode) {
            let by_period =
                (0..periods.len()).map(|k| table(world, places, &format!("{mode} {k}"))).collect();
            return TableDraft { by_period, ..TableDraft::default() };
        }
        let PeriodTableDraft { seconds, metres } = table(world, places, mode);
        TableDraft { seconds, metres, by_period: Vec::new() }
    };
    TravelDraft::Table { modes: modes.iter().map(|m| ((*m).to_owned(), table(m))).collect(), periods }
}

fn table(world: &Dice, places: usize, name: &str) -> PeriodTableDraft {
    let square = |of: &dyn Fn(usize, usize) -> Option<i64>| -> Vec<Vec<Option<i64>>> {
        (0..places).map(|a| (0..places).map(|b| if a == b { Some(0) } else { of(a, b) }).collect()).collect()
    };
    let word = |what: &str, a: usize, b: usize| format!("{name} {what} {a} {b}");
    let is_missing = |a, b| world.on(Feature::MissingWays, &word("missing", a, b), 7);
    let millis = square(&|a, b| {
        let whole = 1000 * world.within(&word("seconds", a, b), 0, 1500);
        let odd = if world.has(Feature::Thousandths) { world.within(&word("odd", a, b), 0, 999) } else { 0 };
        (!is_missing(a, b)).then_some(whole + odd)
    });
    let metres = square(&|a, b| (!is_missing(a, b)).then_some(world.within(&word("metres", a, b), 0, 5000)));
    let seconds = millis.iter().map(|row| row.iter().map(|ms| ms.map(Duration)).collect()).collect();
    PeriodTableDraft { seconds, metres: world.has(Feature::Metres).then_some(metres) }
}

/// A caregiver with shifts on some of the days.
pub fn caregiver(dice: &Dice, id: String, days: u16, places: usize, others: &[String]) -> CaregiverDraft {
    let skills = SKILLS.iter().filter(|s| dice.on(Feature::Skills, s, 70)).map(|s| {
        let level = dice.within(&format!("level {s}"), 1, 4) as u8;
        ((*s).to_owned(), level)
    });
    let limit =
        |feature, word: &str, low, high| dice.on(feature, word, 60).then(|| dice.minutes(word, low, high));
    let fen = |word: &str, most| dice.on(Feature::Money, word, 70).then(|| dice.within(word, 0, most));
    CaregiverDraft {
        kind: dice.on(Feature::Volunteers, "volunteer", 40).then_some(CaregiverKind::Volunteer),
        skills: skills.collect(),
        languages: if dice.has(Feature::Languages) {
            names(dice, "languages", LANGUAGES, 60)
        } else {
            Vec::new()
        },
        gender: gender(dice, 80),
        mode: dice.has(Feature::Modes).then(|| (*dice.one("mode", MODES)).to_owned()),
        street: dice.on(Feature::Streets, "street", 80).then(|| (*dice.one("home", STREETS)).to_owned()),
        shifts: (0..days).flat_map(|day| shifts(dice, day, days, places)).collect(),
        contract_minutes_per_day: limit(Feature::Contracts, "contract a day", 0, 300),
        contract_minutes_per_week: limit(Feature::Contracts, "contract a week", 0, 600),
        max_minutes_per_day: limit(Feature::Hours, "most a day", 0, 360),
        max_minutes_per_week: limit(Feature::Hours, "most a week", 30, 900),
        fen_per_hour: fen("an hour", 5000),
        fen_per_km: fen("a kilometre", 300),
        fen_per_shift: fen("a shift", 2000),
        incompatible: if dice.has(Feature::Incompatible) {
            dice.some("incompatible", others, 25)
        } else {
            Vec::new()
        },
        id,
    }
}

fn shifts(dice: &Dice, day: u16, days: u16, places: usize) -> Vec<ShiftDraft> {
    let word = |what: &str| format!("{what} of day {day}");
    if days > 1 && dice.below(&word("free"), 100) < 25 {
        return Vec::new();
    }
    let start = 15 * dice.within(&word("start"), 28, 36);
    // Whoever works at night works past midnight, or early on some days and on others past midnight from midnight on.
    let at_night = dice.on(Feature::NightShifts, "works at night", 40);
    let spans = if at_night && dice.below("which nights", 2) == 0 {
        vec![(20 * 60, 26 * 60)]
    } else if at_night {
        let choices: [&[(i64, i64)]; 4] =
            [&[(10, 150)], &[(1600, 1740)], &[(10, 150), (600, 900)], &[(600, 900), (1600, 1740)]];
        dice.one(&word("night"), &choices).to_vec()
    } else if dice.on(Feature::SplitShifts, &word("split"), 40) {
        // The second begins when the first ends, or later.
        let middle = start + dice.within(&word("middle"), 90, 240);
        vec![(start, middle), (middle + dice.within(&word("pause"), 0, 60), middle + 300)]
    } else {
        vec![(start, start + dice.within(&word("length"), 120, 600))]
    };
    let shift = |(n, (start, end)): (usize, (i64, i64))| {
        let word = |what: &str| format!("{what} of shift {n} of day {day}");
        let place = |what: &str| format!("p{}", dice.below(what, places));
        let capacity = dice.within(&word("capacity"), 0, 12);
        ShiftDraft {
            day: Some(day),
            start: clock(start),
            end: clock(end),
            // Most people start at the centre.
            from: if dice.below(&word("away"), 100) < 60 { "p0".to_owned() } else { place(&word("from")) },
            to: dice.on(Feature::EndsElsewhere, &word("ends"), 50).then(|| place(&word("to"))),
            breaks: breaks(dice, &word("break"), start, end),
            capacity: dice.on(Feature::Capacity, &word("limited"), 70).then_some(capacity),
        }
    };
    spans.into_iter().enumerate().map(shift).collect()
}

/// No break, one or two: early enough to open the round, late enough to close it, wide or narrow.
fn breaks(dice: &Dice, word: &str, start: i64, end: i64) -> Vec<BreakDraft> {
    let count = [0, 0, 1, 1, 2][dice.below(&format!("{word} count"), 5)];
    let one = |k: usize| {
        let word = |what: &str| format!("{word} {k} {what}");
        let length = dice.within(&word("length"), 5, 45);
        let room = end - start - length;
        let opens = (start + dice.within(&word("opens"), -30, room)).max(0);
        let closes = opens + length + dice.within(&word("width"), 0, 150);
        let binds = if dice.on(Feature::BreaksBindStart, &word("binds"), 50) {
            Some(*dice.one(&word("which"), &[Binds::Start, Binds::End]))
        } else {
            None
        };
        BreakDraft {
            start: clock(opens),
            end: clock(closes),
            minutes: anpai_core::visits::draft::Minutes(Duration::minutes(length)),
            binds,
            mandatory: dice.on(Feature::MandatoryBreaks, &word("mandatory"), 50),
        }
    };
    // It fits into its shift when it ends in time and begins in it.
    let fits = |b: &BreakDraft| b.end.0 >= clock(start).0 + b.minutes.0;
    let count = if dice.has(Feature::Breaks) { count } else { 0 };
    (0..count).map(one).filter(fits).collect()
}
