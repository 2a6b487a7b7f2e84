//! A waiting list to be simulated, frozen: what `check` has made sure of is stated with each field.

use super::Span;
use crate::id::dense_id;
use crate::time::{Duration, Time};

dense_id! {
    /// A priority tier; 0 is the highest.
    TierId;
    /// A kind of bed.
    KindId;
    /// Beds that are as good as each other.
    PoolId;
    /// People who come, wait and stay alike.
    ClassId;
}

/// A waiting list, and the plans under which it is simulated.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What people call it.
    pub name: String,
    /// Whether its people and places are made up.
    pub synthetic: bool,
    /// The first day, `YYYY-MM-DD`; instants count from its midnight.
    pub start: String,
    /// How long the list is simulated; positive.
    pub length: Duration,
    /// What happens before this is not counted; less than `length`.
    pub warm_up: Duration,
    /// The list is looked at every so long; positive.
    pub step: Duration,
    /// How often everything is simulated; two at least.
    pub replications: u32,
    /// Tiers, the highest first; one at least.
    pub tiers: Vec<Named>,
    /// Kinds of beds; one at least.
    pub kinds: Vec<Named>,
    /// Beds at the start; one pool at least.
    pub pools: Vec<Pool>,
    /// What becomes of them; one plan at least.
    pub plans: Vec<Plan>,
    /// Who comes; one class at least.
    pub classes: Vec<Class>,
    /// Who waits at the start.
    pub waiting: Vec<Waiting>,
    /// Who has a bed at the start; no pool has more than beds.
    pub residents: Vec<Residents>,
}

/// What something is called in documents, and by people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// In documents.
    pub id: String,
    /// By people.
    pub name: String,
}

impl Named {
    /// By its id where it has no name.
    #[must_use]
    pub fn new(id: &str, name: Option<&str>) -> Self {
        Self { id: id.to_owned(), name: name.unwrap_or(id).to_owned() }
    }
}

/// Beds that are as good as each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Its id and name.
    pub id: Named,
    /// The kind of its beds.
    pub kind: KindId,
    /// How many there are at the start.
    pub beds: u32,
}

/// What becomes of the beds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its id and name.
    pub id: Named,
    /// By time.
    pub changes: Vec<Change>,
}

/// Beds that open or close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// When; within the length that is simulated.
    pub at: Time,
    /// Where.
    pub pool: PoolId,
    /// How many more; fewer where negative, and then beds go as they fall empty.
    pub beds: i32,
}

/// People who come, wait and stay alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its id and name.
    pub id: Named,
    /// Who goes first.
    pub tier: TierId,
    /// Where they can live, the most wanted first; one at least, each once.
    pub pools: Vec<PoolId>,
    /// How many come: ascending by `from`, the first at or before the start; none where they come only by transfer.
    pub arrivals: Vec<Rate>,
    /// How long they stay.
    pub stay: Span,
    /// How long they wait before they give up; for ever where absent.
    pub patience: Option<Span>,
    /// What comes after the stay: shares that add up to 1 at most; the rest leave.
    pub next: Vec<Next>,
}

impl Class {
    /// The kind of bed that they want most.
    #[must_use]
    pub fn kind(&self, problem: &Problem) -> KindId {
        problem.pools[self.pools[0].index()].kind
    }
}

/// Arrivals from an instant on, at random.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Since when.
    pub from: Time,
    /// People a day in the mean; finite, not negative.
    pub per_day: f64,
}

/// Where a stay leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Next {
    /// As whom they wait now. They keep their bed until they get the other one, or give up.
    pub class: ClassId,
    /// How many do, from 0 to 1.
    pub share: f64,
}

/// People on the list at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub class: ClassId,
    /// Since when; not after the start.
    pub since: Time,
    /// How many.
    pub count: u32,
}

/// People with a bed at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residents {
    /// Who.
    pub class: ClassId,
    /// Where.
    pub pool: PoolId,
    /// Since when; not after the start.
    pub since: Time,
    /// How many.
    pub count: u32,
}
