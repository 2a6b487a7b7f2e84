//! Operators that put missing visits back. A new one is one file and one line here; its bench row appears by itself.

use super::roster::Roster;
use crate::search::Recreate;

mod greedy;
mod previous;
mod regret;

pub use regret::{construct, place_mandatory_breaks};

/// Every recreate.
pub const RECREATES: &[&dyn for<'m> Recreate<Roster<'m>>] = &[&greedy::Greedy, &regret::Regret];
