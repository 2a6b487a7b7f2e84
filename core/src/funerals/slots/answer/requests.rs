//! Requests of a plan file.

use schemars::JsonSchema;
use serde::Serialize;

use crate::funerals::slots::draw::Obstacle;
use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::{Problem, SlotId};
use crate::funerals::slots::unplaced::{self as lacking, Unplaced};

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RequestAnswer {
    /// The request.
    pub request: String,
    /// Its number in the draw, from 1, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its slot; not there where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// The rank of that slot among its wishes, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// Whether the draw gave it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_draw: bool,
}

/// A request without a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnplacedAnswer {
    /// The request.
    pub request: String,
    /// Its people.
    pub people: i64,
    /// Its wishes, the best first.
    pub wishes: Vec<WishAnswer>,
}

/// A wish that is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WishAnswer {
    /// The slot.
    pub slot: String,
    /// What stood in the way; not there where nothing does, and a better plan could give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub obstacle: Option<Obstacle>,
}

fn id(problem: &Problem, slot: SlotId) -> String {
    problem.slots.get(slot.index()).map_or_else(String::new, |slot| slot.id.clone())
}

pub(super) fn requests(problem: &Problem, plan: &Plan) -> Vec<RequestAnswer> {
    let requests = problem.request_ids().zip(&problem.requests);
    requests
        .map(|(request, asks)| {
            let slot = plan.slot(request);
            RequestAnswer {
                request: asks.id.clone(),
                number: problem.draw.as_ref().map(|draw| draw.numbers[request.index()]),
                slot: slot.map(|slot| id(problem, slot)),
                rank: slot.and_then(|slot| problem.rank(request, slot)).map(|rank| rank + 1),
                by_draw: slot.is_some() && slot == problem.drawn(request),
            }
        })
        .collect()
}

pub(super) fn unplaced(problem: &Problem, plan: &Plan) -> Vec<UnplacedAnswer> {
    let told = |without: Unplaced| {
        let asks = &problem.requests[without.request.index()];
        let wish = |(slot, obstacle)| WishAnswer { slot: id(problem, slot), obstacle };
        UnplacedAnswer {
            request: asks.id.clone(),
            people: asks.people,
            wishes: without.wishes.into_iter().map(wish).collect(),
        }
    };
    lacking::unplaced(problem, plan).into_iter().map(told).collect()
}
