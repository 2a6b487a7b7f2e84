//! Between the local times of a document and instants of the engine. Days of the horizon are as long as the calendar makes
//! them; days before and after it, on which something may begin or be due, have 24 hours.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::draft::{Day, Moment};
use crate::time::{Clock, Duration, Horizon, LONGEST, MOST_DAYS, Time};

const DAY: Duration = Duration::hours(24);

/// Which day of the horizon a date is: 0 is the first, days before it are negative. `None` for dates further away than any
/// horizon is long.
#[must_use]
pub fn day_of_date(horizon: &Horizon, date: Date) -> Option<i64> {
    let days = horizon.date(0).until(date).ok()?.get_days();
    (days.unsigned_abs() <= u32::from(MOST_DAYS)).then_some(i64::from(days))
}

/// Midnight at the start of a day of any number.
#[must_use]
pub fn midnight(horizon: &Horizon, day: i64) -> Time {
    let inside = day.clamp(0, i64::from(horizon.days()));
    let base = horizon.midnight(u16::try_from(inside).unwrap_or_default());
    Time(base.0.saturating_add((day - inside).saturating_mul(DAY.0)))
}

/// The instant of a local time; `None` for those further away than any horizon is long.
#[must_use]
pub fn instant(horizon: &Horizon, moment: Moment) -> Option<Time> {
    let day = day_of_date(horizon, moment.day.0)?;
    (moment.clock.0 <= LONGEST).then(|| midnight(horizon, day) + moment.clock.0)
}

/// The local time of an instant, as [`instant`] reads it; of one that is further away, the furthest that can be written.
#[must_use]
pub fn moment(horizon: &Horizon, time: Time) -> Moment {
    let most = LONGEST - DAY;
    let time = Time(time.0.clamp(-most.0, horizon.end().0.saturating_add(most.0)));
    let (start, end) = (Time(0), horizon.end());
    let day = if time < start {
        time.0.div_euclid(DAY.0)
    } else if time < end {
        i64::from(horizon.day_at(time))
    } else {
        i64::from(horizon.days()) + (time - end).0 / DAY.0
    };
    let clock = Clock(time - midnight(horizon, day));
    let date = horizon.date(0).saturating_add(day.days());
    Moment { day: Day(date), clock }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;

    #[test]
    fn local_times_come_back_from_any_day() {
        // Clocks change on the second of these days, which has 23 hours.
        let zone = TimeZone::get("Europe/Rome").expect("bundled");
        let horizon = Horizon::new(date(2025, 3, 29), 2, zone).expect("in range");
        for (text, hours) in [
            ("2025-03-28 23:00", -1),
            ("2025-03-27 01:00", -47),
            ("2025-03-29 00:00", 0),
            ("2025-03-30 05:00", 29),
            ("2025-03-31 00:00", 47),
            ("2025-04-02 03:00", 47 + 51),
        ] {
            let read = Moment::parse(text).expect(text);
            assert_eq!(instant(&horizon, read), Some(Time(hours * 3_600_000)), "{text}");
            assert_eq!(moment(&horizon, Time(hours * 3_600_000)).to_string(), text);
        }
        assert_eq!(instant(&horizon, Moment::parse("2027-01-01 00:00").expect("a time")), None);
        assert_eq!(moment(&horizon, Time(i64::MAX)).to_string(), "2026-05-04 00:00");
        assert_eq!(moment(&horizon, Time(i64::MIN)).to_string(), "2024-02-24 00:00");
    }
}
