//! Ruin and recreate, for any domain: a state that can be changed and taken back, operators that change it, a rule of
//! acceptance, and chains that work side by side. Nothing here reads a clock except through the stop.

mod accept;
mod chains;
mod checkpoint;
mod dice;
mod digest;
mod missing;
mod moment;
mod page;
mod rules;
#[cfg(test)]
pub mod testing;

pub use accept::Annealing;
pub use chains::{Chains, Found, Operators};
pub use checkpoint::{Checkpoint, Recorded, Refused, identity, sealed_page};
pub use dice::Dice;
pub use digest::Digest;
pub use missing::to_put_back;
pub use moment::Moment;
pub use page::{Reader, Writer};
pub use rules::{Others, cost, setting};

use anpai_core::score::Score;

/// A solution under change: the mutable twin of a plan.
pub trait State: Clone + Send {
    /// What it costs now.
    fn score(&self) -> Score;
    /// What it costs with the signposts that the search follows: a share of something that no rule counts, but that leads
    /// to where a rule counts less. The score itself where there is nothing of the kind.
    fn guided(&self) -> Score {
        self.score()
    }
    /// How much the signposts count from now on, from 1 down to 0 as the search ends.
    fn heed(&mut self, _share: f64) {}
    /// Marks the point that `rollback` goes back to.
    fn begin(&mut self);
    /// Keeps what was done since `begin`.
    fn commit(&mut self);
    /// Takes back what was done since `begin`.
    fn rollback(&mut self);
    /// In debug builds: panics where the running score is not the referee's.
    fn audit(&self);
}

/// Takes requests out of a state.
pub trait Ruin<S>: Sync {
    /// A name for benches and logs.
    fn name(&self) -> &'static str;
    /// How often it is chosen, relative to the others.
    fn weight(&self) -> u32;
    /// Takes requests out. `false` where the state would not have it: the caller then rolls back.
    fn ruin(&self, state: &mut S, dice: &mut Dice) -> bool;
}

/// Puts what is missing back into a state.
pub trait Recreate<S>: Sync {
    /// A name for benches and logs.
    fn name(&self) -> &'static str;
    /// How often it is chosen, relative to the others.
    fn weight(&self) -> u32;
    /// Puts back what it can.
    fn recreate(&self, state: &mut S, dice: &mut Dice);
}
