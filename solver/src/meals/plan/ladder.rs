//! The stages of one model, one after another, each held to what the ones before reached. First it is tried whether nothing
//! need be missed at all; then there is only the last stage. The same stages choose the sizes, with meals that may be
//! fractions, and then say who eats where for sizes that are chosen, in whole meals.

use anpai_core::meals::plan::proof::Stage;
use anpai_core::meals::plan::{Plan, Problem};
use anpai_core::nature::Nature;
use anpai_core::stop::Stop;

use super::around::Around;
use super::fairness::{largest, unserved};
use super::model::{INF, Network};
use super::targets::Targets;
use crate::mip::{Incumbent, Limits, Sum, solve, solve_looking};

/// What is known of a stage.
pub(super) struct Bound {
    pub(super) stage: Stage,
    /// The priority, or the rank of the street.
    pub(super) part: Option<usize>,
    /// No solution that keeps the stages before comes to less.
    pub(super) bound: f64,
    /// What the solution came to.
    pub(super) reached: f64,
}

/// A part of the time that is left: that in which it is tried to miss nothing, that of each stage before the last, and that
/// of the last, which leaves a little for who eats where.
pub(super) const FIRST: f64 = 0.3;
const EARLY: f64 = 0.3;
const LAST: f64 = 0.97;
/// What later stages may give up of earlier ones, relatively and absolutely: the solver's tolerance.
pub(super) const SLACK: (f64, f64) = (1e-7, 1e-6);

/// What goes with the stages of a model: limits for a part of the time, and who hears of solutions and says whether they
/// miss nothing in whole meals either.
pub(super) struct Ear<'a> {
    pub(super) limits: &'a dyn Fn(f64) -> Limits,
    pub(super) heard: &'a mut dyn FnMut(&Network, &[f64]) -> bool,
    /// Threads for the last stage, which is then looked at beside its proof; `None` where sizes are chosen already.
    pub(super) threads: Option<usize>,
}

/// A model with its stages.
pub(super) struct Ladder<'a> {
    p: &'a Problem,
    pub(super) network: Network,
    targets: Targets,
    /// Of each stage that was begun.
    pub(super) bounds: Vec<Bound>,
    /// The last solution: a start for the next stage, where that has no new columns.
    pub(super) at: Option<Vec<f64>>,
}

impl<'a> Ladder<'a> {
    /// Of everything, with flows that may be fractions; or of the sizes of a plan alone, with whole flows.
    pub(super) fn new(p: &'a Problem, sizes: Option<&Plan>) -> Self {
        let mut network = Network::new(p, sizes);
        let targets = Targets::new(p, &mut network);
        Self { p, network, targets, bounds: Vec::new(), at: None }
    }
    /// All stages; `last` is what the last one makes small.
    pub(super) fn climb(&mut self, last: &Sum, ear: &mut Ear<'_>) {
        let before = self.network.model.clone();
        for (_, _, sum) in self.misses() {
            self.hold(&sum, 0.0);
        }
        self.enough_kitchens();
        if self.least(None, &Sum::default(), FIRST, ear) == Some(true) {
            let streets = (Stage::Streets, Some(1));
            let missed = self.misses().into_iter().map(|(stage, part, _)| (stage, part)).chain([streets]);
            self.bounds.extend(missed.map(|(stage, part)| Bound { stage, part, bound: 0.0, reached: 0.0 }));
        } else {
            self.network.model = before;
            if !self.miss_little(ear) {
                return;
            }
        }
        self.least(Some((Stage::Cost, None)), last, LAST, ear);
    }
    /// The stages before the last; whether there is any solution.
    fn miss_little(&mut self, ear: &mut Ear<'_>) -> bool {
        for (stage, part, sum) in self.misses() {
            if self.least(Some((stage, part)), &sum, EARLY, ear).is_none() {
                return false;
            }
            self.keep(&sum);
        }
        let shares = unserved(self.p, &self.network);
        let mut all = Sum::default();
        shares.iter().for_each(|share| all.add(share, 1.0));
        for count in 1..=shares.len() {
            let sum = largest(&mut self.network, &shares, count);
            if self.least(Some((Stage::Streets, Some(count))), &sum, EARLY, ear).is_none() {
                break;
            }
            self.keep(&sum);
            if self.at.as_ref().is_some_and(|values| all.at(values) <= sum.at(values) + SLACK.1) {
                // Nobody is left unserved in the other streets.
                break;
            }
        }
        true
    }
    /// What is missed: shortfalls of targets, binding ones first, then meals by priority.
    fn misses(&self) -> Vec<(Stage, Option<usize>, Sum)> {
        let mut misses = vec![
            (Stage::BindingShortfall, None, self.targets.shortfall(self.p, Nature::Binding)),
            (Stage::ExpectedShortfall, None, self.targets.shortfall(self.p, Nature::Expected)),
        ];
        let served = self.network.served(self.p);
        for (rank, priority) in self.p.priorities.iter().enumerate() {
            let mut sum = Sum::default();
            for (demand, column) in self.p.demands.iter().zip(&served) {
                if self.p.groups[demand.group.index()].rank == rank {
                    sum.constant += demand.meals as f64;
                    if let Some(column) = column {
                        sum.push(*column, -1.0);
                    }
                }
            }
            misses.push((Stage::Unserved, Some(usize::from(*priority)), sum));
        }
        misses
    }
    /// Kitchens that can cook for everyone, as a row of its own: it follows from the others, but HiGHS sees better in it
    /// which sets of kitchens are too small.
    fn enough_kitchens(&mut self) {
        let sites = self.p.kitchens.iter().map(|k| &k.site).zip(&self.network.kitchens);
        let capacity: Vec<_> = sites.flat_map(|(site, choice)| choice.capacity(site)).collect();
        let all = self.p.total_demand() as f64;
        self.network.model.row("kitchens for everyone", all, INF, capacity);
    }
    /// A row that keeps a sum at what the last solution has of it.
    fn keep(&mut self, sum: &Sum) {
        if let Some(reached) = self.at.as_ref().map(|values| sum.at(values)) {
            self.hold(sum, reached);
        }
    }
    fn hold(&mut self, sum: &Sum, most: f64) {
        let most = most + SLACK.0 * most.abs() + SLACK.1;
        sum.clone().row(&mut self.network.model, "a stage kept".to_owned(), -INF, most);
    }
    /// Makes a sum as small as it can be; what is said of the solution, and `None` where none was met.
    fn least(
        &mut self,
        stage: Option<(Stage, Option<usize>)>,
        sum: &Sum,
        part: f64,
        ear: &mut Ear<'_>,
    ) -> Option<bool> {
        sum.aim(&mut self.network.model);
        let (network, is_last) = (&self.network, stage.is_some_and(|(stage, _)| stage == Stage::Cost));
        let limits = (ear.limits)(part);
        let (start, heard) = (self.at.as_deref(), &mut ear.heard);
        let mut improved = |incumbent: &Incumbent| {
            if is_last {
                heard(network, &incumbent.values);
            }
        };
        let answer = match ear.threads.filter(|_| is_last) {
            None => solve(&network.model, start, &limits, &mut improved),
            Some(threads) => {
                let mut around = Around::new(self.p, network, limits.seed);
                let look = &mut |best: Option<&[f64]>, stop: &Stop| around.look(&network.model, best, stop);
                solve_looking(&network.model, start, &limits, threads, look, &mut improved)
            }
        };
        let found = answer.best?;
        if let Some((stage, part)) = stage {
            let (bound, reached) = (answer.bound + sum.constant, found.objective + sum.constant);
            self.bounds.push(Bound { stage, part, bound, reached });
        }
        let said = (ear.heard)(&self.network, &found.values);
        self.at = Some(found.values);
        Some(said)
    }
}
