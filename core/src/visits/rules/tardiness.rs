//! How late clients are served: beyond the soft end of the window that the start belongs to.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct Tardiness;

impl Rule<Problem> for Tardiness {
    fn name(&self) -> &'static str {
        "Tardiness"
    }
    fn summary(&self) -> &'static str {
        "Time by which the start or end of service, as the visit binds it, is beyond the soft end of \
         its window."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3)
    }
    fn reason(&self) -> &'static str {
        "A minute that someone old waits at home weighs three minutes of travel: who waits cannot go \
         out, eat or wash."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            found(s.breach(s.tardiness().0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::draft::Binds;
    use crate::visits::rules::testing::{NONE, Small, serve};
    use crate::visits::rules::{position, referee};

    #[test]
    fn a_start_belongs_to_the_last_window_that_begins_no_later() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30)]);
        small.problem.visits[0].windows =
            vec![Small::window("09:00", "09:20"), Small::window("11:00", "11:30")];
        let minutes = |small: &Small, start| small.minutes("Tardiness", &[(0, &[serve(0, start)])]);
        assert_eq!(minutes(&small, "09:20"), NONE);
        assert_eq!(minutes(&small, "10:59"), [99]);
        assert_eq!(minutes(&small, "11:00"), NONE);
        assert_eq!(minutes(&small, "11:33"), [3]);
        // Before all windows it is early, not late.
        assert_eq!(minutes(&small, "08:59"), NONE);
        // Bound by the end of service, half an hour after the start; before all windows by the first one.
        small.problem.visits[0].binds = Binds::End;
        assert_eq!(minutes(&small, "08:59"), [9]);
        assert_eq!(minutes(&small, "11:33"), [33]);
        // A hard end is a matter for another rule.
        small.problem.visits[0].windows[1].hard = true;
        assert_eq!(minutes(&small, "11:33"), NONE);
    }

    #[test]
    fn set_hard_it_forbids() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30)]);
        small.problem.visits[0].windows = vec![Small::window("09:00", "09:20")];
        let row = position("Tardiness").expect("in the list");
        small.problem.settings[row] = Setting::HARD;
        let score = |start| referee(&small.problem, &small.plan(&[(0, &[serve(0, start)])])).score;
        assert!(score("09:20").is_feasible());
        assert_eq!(score("09:22").hard, 2 * 60_000);
        // Nothing of it is left among the soft costs: 22 minutes of travel, and the largest tardiness once.
        assert_eq!(score("09:22").soft, 22 * 60_000 + 2 * 60_000);
    }
}
