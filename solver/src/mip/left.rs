//! What a solve of several stages leaves when it is interrupted, and from where another one of the same problem goes on: what is
//! known of the stages behind it, and solution and bound of the one that was under way. The tree of HiGHS is not kept, so
//! that the answer may be another one as good.

use std::collections::VecDeque;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Left {
    /// Of each stage behind, what no solution costs less than, and what the one that it ended with costs.
    pub behind: VecDeque<(f64, f64)>,
    /// Which way its method had taken, where there are several.
    pub way: u8,
    /// Of the stage under way, what no solution costs less than; minus infinity where nothing is known.
    pub bound: f64,
    /// Its best solution, by column; empty where the method makes it from its plan.
    pub at: Vec<f64>,
}

/// Makes what would be left now; nothing where there is nothing to go on from.
pub type Leaves<'a> = Option<&'a dyn Fn() -> Left>;

/// What a solve tells while it works.
#[derive(Clone, Copy)]
pub struct Step<'a, Plan> {
    /// The best plan so far.
    pub plan: &'a Plan,
    /// Whether the plan is the news; otherwise there is more to leave.
    pub is_better: bool,
    /// What would be left now.
    pub leaves: Leaves<'a>,
}

impl<Plan> std::fmt::Debug for Step<'_, Plan> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Step").field("is_better", &self.is_better).finish_non_exhaustive()
    }
}
