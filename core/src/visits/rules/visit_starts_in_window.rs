//! Service starts within a window. A start belongs to the last window that begins no later; before the first window
//! there is none. Ends bind the start or the end of service, as the visit says; a soft end is a matter for
//! `Tardiness`.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct VisitStartsInWindow;

impl Rule<Problem> for VisitStartsInWindow {
    fn name(&self) -> &'static str {
        "VisitStartsInWindow"
    }
    fn summary(&self) -> &'static str {
        "Time by which service starts before the first window, and time beyond the end of its window \
         where that end is hard."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Before the window nobody opens the door; a hard end is one that the document calls hard."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            let late = s.lateness().filter(|l| l.hard).map_or(0, |l| l.time.0);
            found(s.breach(s.earliness().0 + late));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::draft::Binds;
    use crate::visits::problem::Window;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn starts_before_the_first_window_and_hard_ends_count() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30)]);
        let (morning, noon) = (Small::window("08:30", "09:00"), Small::window("11:00", "11:30"));
        small.problem.visits[0].windows = vec![Window { hard: true, ..morning }, noon];
        let minutes = |small: &Small, start| small.minutes("VisitStartsInWindow", &[(0, &[serve(0, start)])]);
        assert_eq!(minutes(&small, "08:18"), [12]);
        assert_eq!(minutes(&small, "09:00"), NONE);
        // 10:59 still belongs to the morning, 119 minutes beyond its hard end; noon's end is soft.
        assert_eq!(minutes(&small, "10:59"), [119]);
        assert_eq!(minutes(&small, "12:30"), NONE);
        // The end of service is bound: 08:50 + 30 min is 20 minutes beyond 09:00.
        small.problem.visits[0].binds = Binds::End;
        assert_eq!(minutes(&small, "08:50"), [20]);
        // Too early and, staying until 09:05, too late as well: 12 + 5.
        let both = [(0, &[serve(0, "08:18").to("09:05")][..])];
        assert_eq!(small.minutes("VisitStartsInWindow", &both), [17]);
    }
}
