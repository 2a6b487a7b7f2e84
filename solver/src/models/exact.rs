//! What the models have in common whose plans are chosen by exact methods, stage by stage: how they tell of plans on the way, and
//! the bytes of what they leave, from which another solve goes on.

use std::collections::VecDeque;
use std::time::Duration;

use anpai_core::issue::Issues;
use anpai_core::score::Score;

use super::{Ear, Heard, Model, Terms};
use crate::mip::{Left, Step};
use crate::search::{Checkpoint, Digest, Reader, Refused, Writer, sealed_page};

/// A model whose plans are chosen so.
pub(super) trait Exact: Model {
    /// Plans.
    type Plan;

    /// Finds a plan, from where another solve was where that is given.
    fn find(
        &self,
        problem: &Self::Problem,
        from: Option<(Self::Plan, Left)>,
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Self::Answer;
    /// What a plan costs, by the referee.
    fn score(&self, problem: &Self::Problem, plan: &Self::Plan) -> Score;
    /// A plan as a file.
    fn write(&self, problem: &Self::Problem, plan: &Self::Plan) -> String;
    /// A plan from its file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    fn read_plan(&self, problem: &Self::Problem, bytes: &[u8]) -> Result<Self::Plan, Issues>;

    /// As [`Model::resume`].
    ///
    /// # Errors
    /// It is no checkpoint of this problem, or damaged.
    fn go_on(
        &self,
        problem: &Self::Problem,
        checkpoint: &[u8],
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Result<Option<Self::Answer>, Refused> {
        let checkpoint = Checkpoint::open(checkpoint, || self.whose(problem))?;
        let (left, plan) = read(&mut checkpoint.page()).ok_or(Refused::Damaged)?;
        let plan = self.read_plan(problem, plan).map_err(|_| Refused::Unsound)?;
        let terms = terms.until(terms.stop.having_spent(checkpoint.spent()));
        Ok(Some(self.find(problem, Some((plan, left)), &terms, heard)))
    }
    /// Tells of the steps of a solve with these terms.
    fn telling<'a>(
        &'a self,
        problem: &'a Self::Problem,
        terms: &'a Terms,
        heard: Ear<'a>,
    ) -> impl FnMut(&Step<'_, Self::Plan>) {
        let (mut score, mut whose) = (None, None);
        move |step| {
            if step.is_better || score.is_none() {
                score = Some(self.score(problem, step.plan));
            }
            let write = || self.write(problem, step.plan);
            let whose = *whose.get_or_insert_with(|| self.whose(problem));
            let leave = |leaves: &dyn Fn() -> Left| bytes(whose, terms.stop.elapsed(), &leaves(), &write());
            let checkpoint = || step.leaves.map(leave).unwrap_or_default();
            heard(&Heard {
                fraction: terms.stop.fraction(0),
                iterations: 0,
                score,
                best: Some(&write),
                checkpoint: step.leaves.is_some().then_some(&checkpoint),
            });
        }
    }
    /// Whose checkpoints those of a problem are. A seed changes nothing of what was proved.
    fn whose(&self, problem: &Self::Problem) -> u64 {
        let mut digest = Digest::default();
        digest.debug(&(env!("CARGO_PKG_VERSION"), self.name()));
        digest.debug(problem);
        digest.finish()
    }
}

/// No model has so many stages, nor so many columns.
const MOST_STAGES: usize = 1 << 16;
const MOST_COLUMNS: usize = 1 << 25;

fn bytes(whose: u64, spent: Duration, left: &Left, plan: &str) -> Vec<u8> {
    sealed_page(whose, spent, |page| {
        page.index(left.way.into());
        page.count(left.behind.len());
        for (bound, reached) in &left.behind {
            page.word(bound.to_bits());
            page.word(reached.to_bits());
        }
        page.word(left.bound.to_bits());
        write_down(&left.at, page);
        page.bytes(plan.as_bytes());
    })
}

/// Most columns are 0: how many of them there are, and then one that is not.
fn write_down(values: &[f64], page: &mut Writer) {
    page.count(values.len());
    let mut zeros = 0;
    for value in values {
        if value.to_bits() == 0 {
            zeros += 1;
        } else {
            page.count(std::mem::take(&mut zeros));
            page.word(value.to_bits());
        }
    }
    page.count(zeros);
}

fn read_back(page: &mut Reader<'_>) -> Option<Vec<f64>> {
    let len = page.count(MOST_COLUMNS)?;
    let mut values = Vec::new();
    loop {
        let zeros = page.count(len - values.len())?;
        values.resize(values.len() + zeros, 0.0);
        if values.len() == len {
            return Some(values);
        }
        values.push(f64::from_bits(page.word()?));
        if values.len() == len {
            // No zeros behind the last.
            return (page.number()? == 0).then_some(values);
        }
    }
}

fn read<'a>(page: &mut Reader<'a>) -> Option<(Left, &'a [u8])> {
    let way = u8::try_from(page.index(1 << 8)?).ok()?;
    let stages = page.count(MOST_STAGES)?;
    let pair = |page: &mut Reader<'_>| Some((f64::from_bits(page.word()?), f64::from_bits(page.word()?)));
    let behind = (0..stages).map(|_| pair(page)).collect::<Option<VecDeque<_>>>()?;
    let bound = f64::from_bits(page.word()?);
    let left = Left { behind, way, bound, at: read_back(page)? };
    let plan = page.bytes()?;
    page.is_at_end().then_some((left, plan))
}

#[cfg(test)]
mod tests;
