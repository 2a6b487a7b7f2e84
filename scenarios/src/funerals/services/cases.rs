//! Whom funerals are for, drawn from the day of the farewell backwards: how many vigil nights before it, the first evening,
//! the death before that. What lies before the first day has been done: such a case is in its hall or drawer already.

use anpai_core::funerals::services::draft::{
    CaseDraft, CollectionDraft, CremationDraft, Day, DaysDraft, FarewellDraft, Moment, StepDraft,
    StorageDraft, VigilDraft,
};
use anpai_core::time::{Clock, Duration, Minutes};

use super::home::{ORDINARY, SUPERIOR};
use super::wishes;
use crate::dice::Dice;
use crate::known::Known;

const DAY: i64 = 24 * 60;
/// After this hour of its day a death is too late for a first evening, in minutes: pick-up and preparation follow.
const TOO_LATE: i64 = 14 * 60;

/// What is asked for, as shares of all cases.
#[derive(Clone, Debug)]
pub struct Mix {
    /// Shares with no, one, two and more vigil nights.
    pub nights: Vec<f64>,
    /// Share that is cremated.
    pub cremated: f64,
    /// Share of these in a superior cremator.
    pub superior: f64,
    /// Whether farewells are in the family's own vigil hall.
    pub farewell_in_vigil_hall: bool,
    middle: f64,
    large: f64,
}

impl Mix {
    /// The mix of a place; with `stay`, every family keeps so many nights.
    pub fn new(known: &Known<'_>, stay: Option<u16>) -> Self {
        let share = |what: &str| known.value(what) / 100.0;
        let vigil = share("families that hold a vigil");
        let mut nights = vec![1.0 - vigil];
        nights.extend(["one night", "two nights", "three nights"].map(|n| vigil * share(n)));
        if let Some(stay) = stay {
            nights = (0..=stay).map(|n| if n == stay { 1.0 } else { 0.0 }).collect();
        }
        Self {
            nights,
            cremated: 1.0 - share("without cremation"),
            superior: share("superior cremations"),
            farewell_in_vigil_hall: known.maybe("farewell halls") == Some(0.0),
            middle: share("middle halls asked for"),
            large: share("large halls asked for"),
        }
    }
    /// Nights that a case keeps a hall, in the mean.
    pub fn mean_nights(&self) -> f64 {
        self.nights.iter().zip(0_u16..).map(|(share, n)| share * f64::from(n)).sum()
    }
    /// Shares of farewells by rank.
    pub fn sizes(&self) -> [f64; 3] {
        [1.0 - self.middle - self.large, self.middle, self.large]
    }
}

/// What cases are drawn with.
pub struct Draw<'a> {
    /// What is known of the place.
    pub known: &'a Known<'a>,
    /// What is asked for.
    pub mix: &'a Mix,
    /// The first day.
    pub first: Day,
    /// How many days.
    pub days: i64,
}

impl Draw<'_> {
    /// A case whose funeral is asked for on `day`; what has been done before the first day is left out.
    pub fn case(&self, id: String, day: i64, dice: &mut Dice) -> CaseDraft {
        let nights = pick(&self.mix.nights, dice) as i64;
        let death = self.death(day, nights, dice);
        let ready = death + 60 * self.known.whole("papers");
        // With a vigil that has begun, or a death on an earlier day, the hearse has been there.
        let is_fetched = if nights > 0 { day - nights < 0 } else { ready < 0 };
        let prepared = nights > 0 && is_fetched;
        let step = |what: &str, dice: &mut Dice| StepDraft { minutes: self.drawn(what, dice), class: None };
        let pickup = step("minutes of a pick-up", dice);
        let preparation = step("minutes of preparation", dice);
        let is_cremated = dice.chance(100.0 * self.mix.cremated);
        let farewell = self.farewell(dice);
        let cremation = self.cremation(dice);
        let wishes = wishes::wishes(self.known, self.mix, dice);
        let away = if prepared { 0 } else { self.known.whole("days that a family may be moved") };
        CaseDraft {
            id,
            ready: (!is_fetched).then(|| self.moment(ready)),
            pickup: (!is_fetched).then_some(pickup),
            storage: (!prepared).then(StorageDraft::default),
            preparation: (!prepared).then_some(preparation),
            vigil: (nights > 0).then_some(VigilDraft { nights: nights as u16, class: None }),
            farewell: Some(farewell),
            cremation: is_cremated.then_some(cremation),
            latest: is_cremated.then(|| self.moment(death + DAY * self.known.whole("legal limit"))),
            wishes,
            days: Some(DaysDraft {
                wished: Some(later(self.first, day)),
                away: Some(away as u16),
                ..DaysDraft::default()
            }),
            ..CaseDraft::default()
        }
    }
    /// The trip for someone whose funeral is asked for on a day after the last; `None` where it is not on these days.
    pub fn collection(&self, id: String, day: i64, dice: &mut Dice) -> Option<CollectionDraft> {
        let nights = pick(&self.mix.nights, dice) as i64;
        let ready = self.death(day, nights, dice) + 60 * self.known.whole("papers");
        let minutes = self.drawn("minutes of a pick-up", dice);
        let within = (0..self.days * DAY - 3 * 60).contains(&ready);
        within.then(|| CollectionDraft {
            id,
            ready: self.moment(ready),
            minutes,
            due: self.moment(ready + 60),
            any_hour: true,
            ..CollectionDraft::default()
        })
    }

    /// Minutes from the first midnight to the death: within the 24 hours that make its first evening the one that a vigil
    /// of so many nights needs; without a vigil on one of the two days before.
    fn death(&self, day: i64, nights: i64, dice: &mut Dice) -> i64 {
        let evening = if nights > 0 { day - nights } else { day - dice.between(1, 2) };
        (evening - 1) * DAY + TOO_LATE + dice.between(0, DAY - 1) / 10 * 10
    }
    fn farewell(&self, dice: &mut Dice) -> FarewellDraft {
        let rank = if self.mix.farewell_in_vigil_hall { 0 } else { pick(&self.mix.sizes(), dice) };
        let row = self.known.assumption("minutes of a farewell").expect("a row of the assumptions");
        let (low, middle, high) = (row.low as i64, row.middle as i64, row.high as i64);
        let minutes = if rank == 0 { dice.between(low, middle) } else { dice.between(middle, high) };
        FarewellDraft { size: rank as u8 + 1, minutes: fives(minutes) }
    }
    fn cremation(&self, dice: &mut Dice) -> CremationDraft {
        let is_superior = dice.chance(100.0 * self.mix.superior);
        let what = if is_superior { "minutes of a superior cremation" } else { "minutes of a cremation" };
        CremationDraft {
            class: if is_superior { SUPERIOR } else { ORDINARY }.to_owned(),
            minutes: self.drawn(what, dice),
            casket: None,
            ash_minutes: Some(Minutes(Duration::minutes(self.known.whole("ashes")))),
        }
    }
    /// Between the low and the high of an assumption, in steps of five minutes.
    fn drawn(&self, what: &str, dice: &mut Dice) -> Minutes {
        let row = self.known.assumption(what).expect("a row of the assumptions");
        fives(dice.between(row.low as i64, row.high as i64))
    }
    /// So many minutes after the first midnight; clocks do not change in the places of these documents.
    fn moment(&self, minutes: i64) -> Moment {
        let day = later(self.first, minutes.div_euclid(DAY));
        Moment { day, clock: Clock(Duration::minutes(minutes.rem_euclid(DAY))) }
    }
}

/// So many days after a day, or before it.
fn later(first: Day, days: i64) -> Day {
    let step = |day: Day| if days < 0 { day.0.yesterday() } else { day.0.tomorrow() };
    (0..days.abs()).fold(first, |day, _| step(day).map_or(day, Day))
}

fn fives(minutes: i64) -> Minutes {
    Minutes(Duration::minutes((minutes + 2) / 5 * 5))
}

/// An index by its share.
fn pick(shares: &[f64], dice: &mut Dice) -> usize {
    let mut left = 100.0;
    for (at, share) in shares.iter().enumerate() {
        if dice.chance((10_000.0 * share / left).min(100.0)) {
            return at;
        }
        left -= 100.0 * share;
        if left <= 0.0 {
            return at;
        }
    }
    shares.len() - 1
}
