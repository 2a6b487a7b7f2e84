//! How a document sets up the search, where its model has one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::read::findings::Findings;
use crate::read::forms::forms;

/// How the search is set up. It belongs to the input because it changes the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SearchDraft {
    /// Search chains that work side by side and exchange their best plans; 2 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chains: Option<u8>,
}

forms! {
    SearchDraft, "the set-up of the search", needs [], may [chains];
}

/// Search chains where the document says nothing.
const DEFAULT_CHAINS: u8 = 2;
/// More chains than this would each do too little.
const CHAINS: std::ops::RangeInclusive<u8> = 1..=16;

/// How many search chains.
pub(crate) fn chains(search: Option<SearchDraft>, found: &mut Findings) -> u8 {
    let chains = search.and_then(|s| s.chains).unwrap_or(DEFAULT_CHAINS);
    if !CHAINS.contains(&chains) {
        let action = "write a number of chains, or leave it out";
        found.add("chains-out-of-range", "/search/chains", chains, "there are 1 to 16 search chains", action);
    }
    chains
}
