//! A search for the sake of the simulation: so many steps, each of which stirs a number. What comes out shows whether every
//! step was made exactly once, from the start to the end, however often the search went from worker to worker.

use anpai_core::outcome::Status;
use anpai_service::jobs::{Ending, Failure, Hold, Solution};

/// What a job asks for, written into its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    pub seed: u8,
    /// So many steps to the end.
    pub steps: u8,
    /// At this step it breaks down, each time.
    pub breaks_at: Option<u8>,
    /// Its input cannot be used.
    pub bad: bool,
}

impl Task {
    pub fn to_input(self) -> Vec<u8> {
        vec![self.seed, self.steps, self.breaks_at.unwrap_or(0), u8::from(self.bad)]
    }

    pub fn from_input(input: &[u8]) -> Self {
        let &[seed, steps, breaks_at, bad] = input else { panic!("an input of the simulation") };
        Self { seed, steps, breaks_at: (breaks_at > 0).then_some(breaks_at), bad: bad == 1 }
    }

    /// What an uninterrupted search ends with.
    pub fn ending(self) -> Ending {
        if self.bad {
            return Ending::Failed(Failure::BadInput);
        }
        let mut way = Way::start(self);
        while way.steps < u32::from(self.steps) {
            way.step();
        }
        way.ending(Status::Optimal)
    }

    /// The document of that ending.
    pub fn solution(self) -> Option<Vec<u8>> {
        match self.ending() {
            Ending::Solved { solution, .. } => solution.plan,
            Ending::Failed(_) => None,
        }
    }
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    pub steps: u32,
    stirred: u64,
}

impl Way {
    pub fn start(task: Task) -> Self {
        Self { steps: 0, stirred: u64::from(task.seed) }
    }

    pub fn step(&mut self) {
        self.steps += 1;
        // Knuth's multiplier of MMIX: an even step and an odd one do not commute.
        self.stirred =
            self.stirred.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(u64::from(self.steps))
                ^ (self.stirred >> 29);
    }

    pub fn to_checkpoint(self) -> Vec<u8> {
        [self.steps.to_be_bytes().as_slice(), &self.stirred.to_be_bytes()].concat()
    }

    pub fn from_checkpoint(bytes: &[u8]) -> Self {
        let (steps, stirred) = bytes.split_at(4);
        Self {
            steps: u32::from_be_bytes(steps.try_into().expect("four bytes")),
            stirred: u64::from_be_bytes(stirred.try_into().expect("eight bytes")),
        }
    }

    pub fn ending(self, quality: Status) -> Ending {
        Ending::Solved { quality, solution: Solution::plan(self.to_checkpoint()) }
    }
}

/// A search under way in a worker.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub hold: Hold,
    pub task: Task,
    pub way: Way,
    /// Whether it was told to stop, or has stopped.
    pub over: bool,
}
