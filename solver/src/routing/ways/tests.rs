//! The search's ways against the referee's.

use anpai_core::time::{Duration, Time};
use anpai_core::travel::{ByPeriod, Dense, Periods, leg_at, leg_by};
use proptest::prelude::*;

use super::*;
use crate::routing::Slowest;

/// Ways from place 0 to 1 that change every few milliseconds, so that all instants around can be tried.
fn random() -> impl Strategy<Value = (Vec<i64>, Vec<Option<i64>>)> {
    (2..=4_usize).prop_flat_map(|count| {
        let time = prop_oneof![5 => (0..60_i64).prop_map(Some), 1 => Just(None)];
        let starts = prop::collection::btree_set(0..40_i64, count).prop_map(Vec::from_iter);
        (starts, prop::collection::vec(time, count))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_511),
        ..Default::default()
    })]

    #[test]
    fn ways_at_every_hour_are_those_of_the_referee((starts, times) in random(), is_large in any::<bool>()) {
        let each = times.iter().map(|time| -> Arc<dyn Travel> {
            let (none, way) = (Some(Leg::default()), time.map(|t| Leg { time: Duration(t), metres: 100 + t }));
            Arc::new(Dense::new(3, vec![vec![none, way, way, way, none, way, way, way, none]]))
        });
        let periods = Periods::new(starts.iter().map(|s| Duration(*s)).collect()).expect("rising");
        let travel: Arc<dyn Travel> = Arc::new(ByPeriod::new(periods, each.collect()));
        let mut ways = Ways::new(&travel, 3, 1, true);
        let slowest = Slowest::of(&travel);
        if is_large {
            // As where the table does not fit.
            (ways.times, ways.metres) = (Vec::new(), Vec::new());
        }
        for instant in -70..60 {
            let (from, to) = (PlaceId(0), PlaceId(1));
            let way = leg_at(&*travel, ModeId(0), from, to, Time(instant));
            prop_assert_eq!(ways.time_at(0, 0, 1, instant), way.map_or(NEVER, |l| l.time.0));
            prop_assert_eq!(ways.metres_at(0, 0, 1, instant), way.map_or(0, |l| l.metres));
            let by = leg_by(&*travel, ModeId(0), from, to, Time(instant));
            prop_assert_eq!(ways.leave_by(0, 0, 1, instant), by.map_or(instant - NEVER, |(t, _)| t.0));
            prop_assert!(way.is_none_or(|l| ways.least(0, 0, 1) <= l.time.0));
            // Whoever plans with the slowest ways is there in time.
            let slowest = slowest.leg(ModeId(0), from, to);
            prop_assert!(slowest.is_none_or(|s| way.is_some_and(|l| l.time <= s.time)));
        }
    }
}
