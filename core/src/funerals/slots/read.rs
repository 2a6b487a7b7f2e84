//! From bytes to a draft and problem of slots; [`crate::read`] says how.

use super::check::{KIND, check_after, head};
use super::draft::{Count, Demand, Draft, NoShowsDraft, Peak, RequestDraft, ShuttleDraft, SlotDraft};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::findings::Findings;
use crate::read::forms::forms;
use crate::read::wire::{Leaf, Slip, Wire};

forms! {
    Draft, "slots and requests", needs [anpai, model, horizon, sites, slots, requests],
        may [name, synthetic, time_zone, shuttles, largest_party, no_shows, rank_weights, count, seed, figures, rules];
    ShuttleDraft, "a run of shuttle buses", needs [id, seats], may [name];
    SlotDraft, "a slot", needs [id, site, day, start, end, people], may [parking, shuttle, peak, no_shows];
    NoShowsDraft, "a rate and a risk", needs [], may [rate, risk];
    RequestDraft, "a request", needs [id, identity, wishes], may [plot, people, cars, shuttle];
}

choices! {
    Count, Self::People, ["people", "requests"];
    Demand, Self::ByDemand, ["by-demand"];
}

impl Wire for Peak {
    const WHAT: &'static str = "`true`, `false` or \"by-demand\"";
    fn blank() -> Self {
        Self::Fixed(false)
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        match leaf {
            Leaf::Bool(value) => Ok(Self::Fixed(*value)),
            Leaf::Text(_) => Demand::leaf(leaf).map(Self::By),
            _ => Err(Slip::kind(Self::WHAT, leaf)),
        }
    }
}

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    let (draft, found) = parse(bytes)?;
    check_after(&draft, found)
}

/// Reads a document without checking it.
///
/// # Errors
/// Every place in it that cannot be read.
pub fn read_draft(bytes: &[u8]) -> Result<Draft, Issues> {
    let (draft, found) = parse(bytes)?;
    found.finish().into_result(draft)
}

fn parse(bytes: &[u8]) -> Result<(Draft, Findings), Issues> {
    crate::read::parse(bytes, KIND, head)
}
