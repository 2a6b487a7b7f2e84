//! An offer: where a case could be, what that costs its family, and what it does to others.

use schemars::JsonSchema;
use serde::Serialize;

use super::home::{Home, Request};
use crate::funerals::services::answer::{CaseAnswer, first_case};
use crate::funerals::services::draft::{CaseDraft, PreviousDraft};
use crate::funerals::services::plan::{Plan, Service};
use crate::score::Score;

/// Starts of a day at which something of the same kind and length could still begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Starts {
    /// So many there are, counted on the desk's grid.
    pub free: u32,
    /// So many of them are gone once this offer is taken.
    pub taken: u32,
}

/// What an offer does to others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Others {
    /// Farewells of this length in halls that are large enough, on the offer's day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub farewells: Option<Starts>,
    /// Cremations of this length, class and casket, on the offer's day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cremations: Option<Starts>,
    /// Unconfirmed cases of the document that would have to be planned anew. Held and confirmed bookings never move.
    pub moves: Vec<String>,
}

/// An offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where the case would be.
    pub service: Service,
    /// What that costs by the document's rules: wishes, days, waiting and upgrade.
    pub cost: Score,
    /// What it does to others.
    pub others: Others,
}

/// An offer as it is told; `case`, `service` and `moves` are what the command `hold` takes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfferAnswer {
    /// What it costs, lower is better.
    pub cost: Score,
    /// Each step with its start and end, deviation from wishes, days away, waiting and upgrade.
    pub steps: CaseAnswer,
    /// What it does to others.
    pub others: Others,
    /// The case, to be given back as it is.
    pub case: CaseDraft,
    /// Where it would be, to be given back as it is.
    pub service: PreviousDraft,
}

impl Offer {
    /// The offer as it is told.
    ///
    /// # Panics
    /// Never: a plan that serves a case has one.
    #[must_use]
    pub fn told(&self, home: &Home, request: &Request) -> OfferAnswer {
        let alone = home.alone(&request.case);
        let plan = Plan { cases: vec![Some(self.service)], collections: Vec::new() };
        OfferAnswer {
            cost: self.cost,
            steps: first_case(&alone, &plan).expect("one case is served"),
            others: self.others.clone(),
            case: request.draft.clone(),
            service: home.service(&request.case.id, &self.service),
        }
    }
}
