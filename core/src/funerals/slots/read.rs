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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funerals::slots::Plan;
    use crate::funerals::slots::problem::SlotId;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Count>();
        all_read::<Demand>();
    }

    /// The first block of JSON on a page, without what stands behind `//` in each line.
    fn example(page: &str) -> String {
        let (_, from) = page.split_once("```json\n").expect("an example");
        let (block, _) = from.split_once("```").expect("its end");
        block.lines().map(|line| line.split("//").next().unwrap_or_default()).collect()
    }

    #[test]
    fn the_example_of_the_page_is_read() {
        let page = include_str!("../../../../docs/slots.md");
        let problem = read(example(page).as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
        let slots: Vec<_> = problem.slots.iter().map(|s| (s.peak, s.capacity, s.parking)).collect();
        assert_eq!(slots, [(true, 1000, Some(200)), (false, 4, None)]);
        // Overbooked where a rate is stated, and not where everybody comes.
        assert!(problem.slots[0].places > 1000 && problem.slots[1].places == 4);
        assert_eq!(Plan::drawn(&problem).slots, [Some(SlotId(0)), None]);
        // The figures that the page states for no-shows.
        let no_shows = crate::funerals::slots::overbooking::NoShows { rate: 0.15, risk: 0.01 };
        let places = |room, largest| crate::funerals::slots::overbooking::places(room, largest, no_shows);
        assert_eq!((places(100, 1), places(200, 5)), (108, 205));
    }
}
