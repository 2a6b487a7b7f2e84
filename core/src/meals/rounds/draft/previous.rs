//! The earlier plan, as its own file says it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::time::Clock;

/// A trip of the earlier plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PreviousTripDraft {
    /// Who.
    pub courier: String,
    /// From which kitchen.
    pub kitchen: String,
    /// When it leaves there.
    pub departure: Clock,
    /// Where it stops, in order.
    pub stops: Vec<PreviousStopDraft>,
}

/// A stop of such a trip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PreviousStopDraft {
    /// The order.
    pub order: String,
    /// Meals handed over.
    pub meals: i64,
}
