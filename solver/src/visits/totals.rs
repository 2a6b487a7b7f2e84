//! What a roster costs beside its rounds: hours of caregivers, links of persons, and the rules that look at the whole
//! plan (the largest tardiness, the largest idle time, balance of work).

use anpai_core::score::Score;

use super::measures::Measures;
use super::model::Model;

/// The costs that are not a round's own, kept up to date.
#[derive(Debug)]
pub struct Totals {
    /// Cost of hours, by caregiver.
    pub caregivers: Vec<Score>,
    /// Cost by link.
    pub links: Vec<Score>,
    /// The largest tardiness of each round.
    pub tardiness: Maxima,
    /// The idle time of each round, used or not.
    pub idle: Maxima,
    /// Service and travel of each round.
    pub busy: Vec<i64>,
}

impl Clone for Totals {
    fn clone(&self) -> Self {
        Self {
            caregivers: self.caregivers.clone(),
            links: self.links.clone(),
            tardiness: self.tardiness.clone(),
            idle: self.idle.clone(),
            busy: self.busy.clone(),
        }
    }
    fn clone_from(&mut self, other: &Self) {
        self.caregivers.clone_from(&other.caregivers);
        self.links.clone_from(&other.links);
        self.tardiness.tree.clone_from(&other.tardiness.tree);
        self.idle.tree.clone_from(&other.idle.tree);
        self.busy.clone_from(&other.busy);
    }
}

impl Totals {
    /// Nothing yet.
    pub fn new(model: &Model) -> Self {
        let shifts = model.shifts.len();
        Self {
            caregivers: vec![Score::ZERO; model.problem.caregivers.len()],
            links: vec![Score::ZERO; model.links.len()],
            tardiness: Maxima::new(shifts),
            idle: Maxima::new(shifts),
            busy: vec![0; shifts],
        }
    }
    /// Takes in the measures of a round.
    pub fn set(&mut self, shift: u32, measures: &Measures) {
        self.tardiness.set(shift as usize, measures.largest_tardiness);
        self.idle.set(shift as usize, measures.idle);
        self.busy[shift as usize] = measures.service + measures.travel;
    }
    /// What the rules on the whole plan cost.
    pub fn plan_cost(&self, model: &Model) -> Score {
        model.terms.plan_cost(model, self)
    }
}

/// The largest of many numbers, none below zero, some of which change: a tree of maxima.
#[derive(Clone, Debug)]
pub struct Maxima {
    /// Leaves from `tree.len() / 2` on; the parent of `k` is `k / 2`; the root is 1.
    tree: Vec<i64>,
}

impl Maxima {
    fn new(count: usize) -> Self {
        Self { tree: vec![0; 2 * count.next_power_of_two().max(1)] }
    }
    fn set(&mut self, index: usize, value: i64) {
        let mut at = self.tree.len() / 2 + index;
        if self.tree[at] == value {
            return;
        }
        self.tree[at] = value;
        while at > 1 {
            at /= 2;
            let larger = self.tree[2 * at].max(self.tree[2 * at + 1]);
            if self.tree[at] == larger {
                return;
            }
            self.tree[at] = larger;
        }
    }
    /// The largest.
    pub fn largest(&self) -> i64 {
        self.tree[1]
    }
    /// The value at `index`.
    pub fn at(&self, index: usize) -> i64 {
        self.tree[self.tree.len() / 2 + index]
    }
    /// The index of the first of the largest.
    pub fn leader(&self) -> usize {
        let mut at = 1;
        while at < self.tree.len() / 2 {
            at = if self.tree[2 * at] == self.tree[at] { 2 * at } else { 2 * at + 1 };
        }
        at - self.tree.len() / 2
    }
    /// The largest of all others.
    pub fn largest_but(&self, index: usize) -> i64 {
        let mut at = self.tree.len() / 2 + index;
        let mut largest = 0;
        while at > 1 {
            largest = largest.max(self.tree[at ^ 1]);
            at /= 2;
        }
        largest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maxima_follow_their_leaves() {
        let mut maxima = Maxima::new(5);
        for (index, value) in [3, 9, 0, 7, 9].into_iter().enumerate() {
            maxima.set(index, value);
        }
        assert_eq!((maxima.largest(), maxima.leader(), maxima.largest_but(1)), (9, 1, 9));
        maxima.set(1, 2);
        maxima.set(4, 1);
        assert_eq!((maxima.largest(), maxima.leader(), maxima.largest_but(3)), (7, 3, 3));
    }
}
