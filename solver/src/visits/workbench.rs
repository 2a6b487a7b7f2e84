//! The operators one at a time, for benches: a roster that was constructed once, and for each step a change to it that is
//! taken back again. The search itself is private; this is the only window into it.

use anpai_core::stop::Stop;
use anpai_core::visits::Problem;

use super::insertion::best;
use super::model::Model;
use super::recreate::{self, RECREATES};
use super::roster::Roster;
use super::ruin::RUINS;
use super::terms;
use crate::search::{Dice, Recreate, Ruin, State};

/// The work of a step that prices the insertion of one visit: bounds for every position, exact prices for the few that
/// could be best.
pub const PRICING: &str = "pricing";

/// So many different steps, then the same ones again: a bench that runs longer does not do other work.
const CYCLE: u64 = 64;
/// How often a draw that takes nothing out is repeated.
const DRAWS: usize = 16;

/// The names of every ruin and every recreate, in the order of their lists.
#[must_use]
pub fn operators() -> Vec<&'static str> {
    RUINS.iter().map(|r| r.name()).chain(RECREATES.iter().map(|r| r.name())).collect()
}

/// The rules that have no fast term: where one of them costs anything, every price asks the rule itself, so that the
/// referee's word on it is not independent of the search.
#[must_use]
pub fn rules_without_term() -> Vec<&'static str> {
    terms::without()
}

/// A constructed roster, and the work that can be done on it.
pub struct Workbench<'m> {
    roster: Roster<'m>,
    seed: u64,
    steps: u64,
}

#[derive(Clone, Copy)]
enum Work {
    Ruin(&'static dyn for<'m> Ruin<Roster<'m>>),
    Recreate(&'static dyn for<'m> Recreate<Roster<'m>>),
    Price(u32),
}

impl Workbench<'_> {
    /// Constructs a roster for `problem` and works on it.
    ///
    /// ```
    /// # use anpai_core::visits::format::{Format, read};
    /// use anpai_solver::visits::workbench::{self, Workbench};
    /// # let text = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/hhcrsp/toy.json"));
    /// # let problem = read(Format::Hhcrsp, text).expect("the toy");
    /// Workbench::on(&problem, 1, |bench| {
    ///     for name in workbench::operators() {
    ///         let mut step = bench.step(name).expect("a name of the list");
    ///         step.apply(); // what to measure; the change is taken back where `step` is dropped
    ///     }
    /// });
    /// ```
    pub fn on<T>(problem: &Problem, seed: u64, work: impl FnOnce(&mut Workbench) -> T) -> T {
        let model = Model::new(problem, &Stop::never());
        let mut roster = Roster::empty(&model);
        recreate::construct(&mut roster, &mut Dice::new(seed, 0), &Stop::never());
        work(&mut Workbench { roster, seed, steps: 0 })
    }
}

impl<'m> Workbench<'m> {
    /// Makes ready the next step of an operator, or of [`PRICING`]; `None` where there is no operator of that name. A
    /// recreate finds a roster that the first ruin has been at.
    pub fn step(&mut self, name: &str) -> Option<Step<'_, 'm>> {
        let mut dice = Dice::new(self.seed, 1 + self.steps % CYCLE);
        self.steps += 1;
        let recreate = RECREATES.iter().find(|r| r.name() == name);
        let work = if let Some(ruin) = RUINS.iter().find(|r| r.name() == name) {
            self.roster.begin();
            Work::Ruin(*ruin)
        } else if let Some(recreate) = recreate {
            self.take_out(|roster| RUINS[0].ruin(roster, &mut dice));
            Work::Recreate(*recreate)
        } else if name == PRICING {
            let count = self.roster.model.requests.len();
            let mut request = 0;
            self.take_out(|roster| {
                request = dice.below(count) as u32;
                roster.is_placed(request) && roster.remove(&[request])
            });
            Work::Price(request)
        } else {
            return None;
        };
        Some(Step { roster: &mut self.roster, work, dice })
    }

    /// Opens a change and takes something out, where the roster will have it.
    fn take_out(&mut self, mut ruin: impl FnMut(&mut Roster<'m>) -> bool) {
        for _ in 0..DRAWS {
            self.roster.begin();
            if ruin(&mut self.roster) {
                return;
            }
            self.roster.rollback();
        }
        self.roster.begin();
    }
}

/// One application of an operator, taken back where this is dropped.
pub struct Step<'b, 'm> {
    roster: &'b mut Roster<'m>,
    work: Work,
    dice: Dice,
}

impl Step<'_, '_> {
    /// Does the work. Whether there was anything to do: a ruin took out, a price was found.
    pub fn apply(&mut self) -> bool {
        match self.work {
            Work::Ruin(ruin) => ruin.ruin(self.roster, &mut self.dice),
            Work::Recreate(recreate) => {
                recreate.recreate(self.roster, &mut self.dice);
                true
            }
            Work::Price(request) => {
                !self.roster.is_placed(request) && best(self.roster, request, 0.0, &mut self.dice).is_some()
            }
        }
    }
}

impl Drop for Step<'_, '_> {
    fn drop(&mut self) {
        self.roster.rollback();
    }
}

#[cfg(test)]
mod tests {
    use anpai_core::visits::format::{Format, read};

    use super::*;

    const UHHC: &[u8] = include_bytes!("../../../tests/data/uhhc/i-116.json");

    #[test]
    fn every_operator_works_and_is_taken_back() {
        let problem = read(Format::Uhhc, UHHC).unwrap();
        Workbench::on(&problem, 3, |bench| {
            let before = bench.roster.score();
            for name in operators().into_iter().chain([PRICING]) {
                let mut worked = 0;
                for _ in 0..CYCLE {
                    let mut step = bench.step(name).unwrap();
                    worked += u64::from(step.apply());
                    drop(step);
                    assert_eq!(bench.roster.score(), before, "{name}");
                }
                // A few draws may come to nothing, but not all.
                assert!(worked > 0, "{name}");
            }
            bench.roster.audit();
            assert!(bench.step("NoSuchOperator").is_none());
        });
    }

    #[test]
    fn operators_have_distinct_names() {
        let mut names = operators();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), names.contains(&PRICING)), (count, false));
    }

    #[test]
    fn a_rule_has_a_term_or_is_listed() {
        let without = rules_without_term();
        assert!(!without.contains(&"TravelTime"));
        assert!(!without.contains(&"VisitServed"));
        assert!(without.iter().all(|name| anpai_core::visits::rules::position(name).is_some()));
    }
}
