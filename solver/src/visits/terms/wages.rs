//! Wages of a round: working time and kilometres to the nearest fen, and the shift itself.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::ShiftId;

use super::RouteTerm;
use crate::visits::measures::Measures;

/// The fast term of the rule of the same name.
pub struct Wages;

impl RouteTerm for Wages {
    fn rule(&self) -> &'static str {
        "Wages"
    }
    fn amount(&self, problem: &Problem, shift: ShiftId, measures: &Measures) -> i64 {
        let who = problem.caregiver_of(shift);
        let share = |amount: i64, rate: i64, per: i128| {
            (i128::from(amount) * i128::from(rate) + per / 2).div_euclid(per) as i64
        };
        let used = if measures.service > 0 || measures.tasks > 0 { who.fen_per_shift } else { 0 };
        share(measures.work.max(0), who.fen_per_hour, 3_600_000)
            + share(measures.metres, who.fen_per_km, 1000)
            + used
    }
}
