//! Ways of 0 to 1 whose duration changes with the period. The random ones change every few milliseconds, so that a way
//! lasts for many periods and every instant can be tried.

use proptest::prelude::*;

use super::*;
use crate::travel::Dense;

const MODE: ModeId = ModeId(0);
const PLACES: [PlaceId; 2] = [PlaceId(0), PlaceId(1)];

/// Travel by periods of these starts and these durations from place 0 to 1, a metre for each millisecond.
fn travel(starts: &[i64], times: &[Option<i64>]) -> ByPeriod {
    let periods = Periods::new(starts.iter().map(|s| Duration(*s)).collect()).expect("rising starts");
    let each = times.iter().map(|time| -> Arc<dyn Travel> {
        let none = Some(Leg::default());
        let way = time.map(|ms| Leg { time: Duration(ms), metres: ms });
        Arc::new(Dense::new(2, vec![vec![none, way, way, none]]))
    });
    ByPeriod::new(periods, each.collect())
}

fn at(travel: &ByPeriod, departure: i64) -> Option<i64> {
    leg_at(travel, MODE, PLACES[0], PLACES[1], Time(departure)).map(|leg| departure + leg.time.0)
}

fn by(travel: &ByPeriod, arrival: i64) -> Option<i64> {
    leg_by(travel, MODE, PLACES[0], PLACES[1], Time(arrival)).map(|(departure, _)| departure.0)
}

const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;

#[test]
fn who_is_under_way_goes_on_at_the_new_pace() {
    // 20 minutes all day, 40 from 07:00 to 09:00.
    let travel = travel(&[7 * HOUR, 9 * HOUR], &[Some(40 * MINUTE), Some(20 * MINUTE)]);
    let arrives = |minutes: i64| at(&travel, minutes * MINUTE).map(|t| (t / MINUTE, t % MINUTE));
    assert_eq!(arrives(6 * 60 + 40), Some((7 * 60, 0)));
    // From 06:50 half of the way is done at 07:00; the other half takes half of 40 minutes.
    assert_eq!(arrives(6 * 60 + 50), Some((7 * 60 + 20, 0)));
    assert_eq!(arrives(7 * 60), Some((7 * 60 + 40, 0)));
    // From 08:50 a quarter is done at 09:00; three quarters of 20 minutes are left.
    assert_eq!(arrives(8 * 60 + 50), Some((9 * 60 + 15, 0)));
    // The next day is the same, and so is the night before: the last period goes on through midnight.
    assert_eq!(arrives((24 + 6) * 60 + 50), Some(((24 + 7) * 60 + 20, 0)));
    assert_eq!(arrives(-5), Some((15, 0)));
    // Back again: 07:20 from 06:50; a millisecond before 07:40, half a millisecond of the old pace before 07:00.
    let leaves = |t: i64| by(&travel, t);
    assert_eq!(leaves((7 * 60 + 20) * MINUTE), Some((6 * 60 + 50) * MINUTE));
    assert_eq!(leaves((7 * 60 + 40) * MINUTE), Some(7 * HOUR));
    assert_eq!(leaves((7 * 60 + 40) * MINUTE - 1), Some(7 * HOUR - 1));
    assert_eq!(leaves((9 * 60 + 15) * MINUTE), Some((8 * 60 + 50) * MINUTE));
}

#[test]
fn what_is_left_is_rounded_up() {
    // Of 7 ms, 3 are over at 10; the other 4 sevenths of 5 ms are 2.857: 3.
    let travel = travel(&[0, 10], &[Some(7), Some(5)]);
    assert_eq!([5, 6, 7, 8, 9, 10].map(|t| at(&travel, t)), [12, 13, 13, 14, 15, 15].map(Some));
    // 6 and 7 arrive together, and so do 9 and 10: the later one is asked for.
    assert_eq!([10, 11, 12, 13, 14, 15].map(|t| by(&travel, t)), [3, 4, 5, 7, 8, 10].map(Some));
}

#[test]
fn where_there_is_no_way_one_stands_still() {
    let never = travel(&[0, 10], &[None, None]);
    // 6 ms from 0 to 10 and from 20 on; nothing from 10 to 20.
    let travel = travel(&[0, 10, 20], &[Some(6), None, Some(6)]);
    let leg = |t| leg_at(&travel, MODE, PLACES[0], PLACES[1], Time(t)).map(|leg| (leg.time.0, leg.metres));
    assert_eq!(leg(4), Some((6, 6)));
    // One millisecond short at 10, and done at 21; who comes at 12 waits for 20.
    assert_eq!((leg(5), leg(12)), (Some((16, 6)), Some((14, 6))));
    assert_eq!([10, 15, 20, 21, 26].map(|t| by(&travel, t)), [4, 4, 4, 5, 20].map(Some));
    assert_eq!((at(&never, 3), by(&never, 3)), (None, None));
}

#[test]
fn a_way_that_takes_no_time_is_there_at_once() {
    let travel = travel(&[0, 10, 20], &[Some(0), Some(8), None]);
    assert_eq!([9, 10, 14].map(|t| at(&travel, t)), [9, 18, DAY].map(Some));
    // At 10 itself nobody arrives but those who left a millisecond before.
    assert_eq!([9, 10, 17, 18].map(|t| by(&travel, t)), [9, 9, 9, 10].map(Some));
}

#[test]
fn starts_rise_within_a_day() {
    let periods = |starts: &[i64]| Periods::new(starts.iter().map(|s| Duration(*s)).collect());
    assert_eq!(periods(&[5]), Some(Periods::ALL_DAY));
    assert_eq!((periods(&[5, 5]), periods(&[DAY]), periods(&[-1, 3])), (None, None, None));
    let three = periods(&[2, 5, 7]).expect("rising");
    assert_eq!(three.around(Time(1)), (2, Time(7 - DAY), Time(2)));
    assert_eq!(three.around(Time(DAY + 5)), (1, Time(DAY + 5), Time(DAY + 7)));
    assert_eq!(three.around(Time(-1)), (2, Time(7 - DAY), Time(2)));
}

/// Two to four periods that start within 40 ms, the last of which lasts for the rest of the day.
fn random() -> impl Strategy<Value = ByPeriod> {
    (2..=4_usize).prop_flat_map(|count| {
        let starts = prop::collection::btree_set(0..40_i64, count);
        let times =
            prop::collection::vec(prop_oneof![5 => (0..60_i64).prop_map(Some), 1 => Just(None)], count);
        (starts, times).prop_map(|(starts, times)| travel(&Vec::from_iter(starts), &times))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_511),
        ..Default::default()
    })]

    #[test]
    fn leaving_later_never_arrives_earlier(travel in random()) {
        let arrivals: Vec<Option<i64>> = (-70..60).map(|t| at(&travel, t)).collect();
        prop_assert!(arrivals.windows(2).all(|pair| pair[0] <= pair[1]), "{:?}", arrivals);
    }

    #[test]
    fn the_latest_departure_is_the_latest(travel in random(), arrival in -70..60_i64) {
        match by(&travel, arrival) {
            None => prop_assert_eq!(at(&travel, arrival), None),
            Some(departure) => {
                prop_assert!(at(&travel, departure) <= Some(arrival), "too late from {}", departure);
                prop_assert!(at(&travel, departure + 1) > Some(arrival), "not the latest: {}", departure);
            }
        }
    }

    #[test]
    fn one_pace_all_day_is_a_plain_way(count in 2..5_usize, time in 0..100_i64, departure in -70..60_i64) {
        let starts: Vec<i64> = (0..count as i64).map(|k| 7 * k + 3).collect();
        prop_assert_eq!(at(&travel(&starts, &vec![Some(time); count]), departure), Some(departure + time));
    }
}
