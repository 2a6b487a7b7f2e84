//! What the rounds cost: hours of work, kilometres, and shifts that are used at all. Hours and kilometres are each
//! rounded to the nearest fen by round.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::hours::wage;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct Wages;

impl Rule<Problem> for Wages {
    fn name(&self) -> &'static str {
        "Wages"
    }
    fn summary(&self) -> &'static str {
        "Wages for working time, kilometres and used shifts."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1200)
    }
    fn reason(&self) -> &'static str {
        "An hour of travel weighs 3,600,000 points and about 30 yuan of wages (assumed), hence 1,200 \
         points a fen; nothing where no costs are given."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, wage(problem, route)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, rest, serve};

    #[test]
    fn hours_kilometres_and_used_shifts_are_paid_to_the_fen() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        small.rest(0, "11:00", "13:00", 30);
        small.problem.caregivers[0].fen_per_hour = 2500;
        small.problem.caregivers[0].fen_per_km = 60;
        small.problem.caregivers[0].fen_per_shift = 1000;
        let rule = "Wages";
        assert_eq!(small.amounts(rule, &[(1, &[serve(0, "09:00")])]), NONE);
        // 52 minutes at 2500 an hour are 2166 2/3; 2.2 km at 60 are 132; the shift 1000.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")])]), [2167 + 132 + 1000]);
        // With a break of 30 minutes and 30 minutes of waiting: 52 + 30, 3416 2/3.
        let lunch = [serve(0, "10:00"), rest(0, "11:00")];
        assert_eq!(small.amounts(rule, &[(0, &lunch)]), [3417 + 132 + 1000]);
        // A round of nothing but a break is no work and uses no shift.
        assert_eq!(small.amounts(rule, &[(0, &[rest(0, "11:00")])]), NONE);
    }

    #[test]
    fn half_a_fen_is_rounded_up_and_less_down() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30)]);
        // 52 minutes at 15 fen an hour are 13; 2.2 km at 3 fen are 6.6.
        small.problem.caregivers[0].fen_per_hour = 15;
        small.problem.caregivers[0].fen_per_km = 3;
        assert_eq!(small.amounts("Wages", &[(0, &[serve(0, "09:00")])]), [13 + 7]);
        // 54 minutes at 15 are 13 1/2; 2.2 km at 2 are 4.4.
        small.problem.caregivers[0].fen_per_km = 2;
        assert_eq!(small.amounts("Wages", &[(0, &[serve(0, "09:00").to("09:32")])]), [14 + 4]);
    }
}
