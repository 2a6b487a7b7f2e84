//! Operators that take cases and collections out. A new one is one file and one line here.

use super::state::Services;
use crate::search::Ruin;

mod near_in_time;
mod random;
mod rivals;
mod rows;

/// Every ruin.
pub(super) const RUINS: &[&dyn for<'m> Ruin<Services<'m>>] =
    &[&rows::Rows, &near_in_time::NearInTime, &rivals::Rivals, &random::RandomJobs];
