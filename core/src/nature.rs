//! How a published plan speaks of what it promises: bound to it, or in hope of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::read::choices::choices;

/// How a plan speaks of a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// 约束性: kept before anything else is looked at.
    Binding,
    /// 预期性: kept after those, and before what nobody promised is looked at.
    #[default]
    Expected,
}

choices! {
    Nature, Self::Expected, ["binding", "expected"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Nature>();
    }
}
