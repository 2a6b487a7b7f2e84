//! The frozen answer: for each case where its steps are and when they begin, and when each collection begins. How long a step
//! keeps a unit busy follows from these ([`uses`](super::uses)).

use super::problem::PoolId;
use crate::time::Time;

/// Where a step is, and from when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// The pool; which of its units is for people to read, and not part of the plan.
    pub pool: PoolId,
    /// When it begins.
    pub start: Time,
}

/// The steps of a case that is served: those that it asks for, and no others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// The pick-up.
    pub pickup: Option<Placed>,
    /// The pool of the drawer; its time follows from the other steps.
    pub storage: Option<PoolId>,
    /// The preparation.
    pub preparation: Option<Placed>,
    /// The pool of the vigil hall; its nights follow from the farewell's day.
    pub vigil: Option<PoolId>,
    /// The farewell.
    pub farewell: Option<Placed>,
    /// The cremation.
    pub cremation: Option<Placed>,
}

impl Service {
    /// When the farewell begins, or the cremation where there is none: what wishes and days are about.
    #[must_use]
    pub fn rite(&self) -> Option<Time> {
        self.farewell.or(self.cremation).map(|placed| placed.start)
    }
}

/// A day or a week of funerals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Each case, by `CaseId`; `None` where it is not served. A shorter list leaves the others unserved.
    pub cases: Vec<Option<Service>>,
    /// Each collection, by `CollectionId`; `None` where it is not made.
    pub collections: Vec<Option<Placed>>,
}

impl Plan {
    /// A plan that serves nobody.
    #[must_use]
    pub fn empty(cases: usize, collections: usize) -> Self {
        Self { cases: vec![None; cases], collections: vec![None; collections] }
    }
}
