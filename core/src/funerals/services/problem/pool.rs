//! Pools of identical units.

use super::{PoolId, Span};
use crate::funerals::services::draft::PoolKind;
use crate::named::Named;
use crate::time::{Duration, Time};

/// A pool.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Its id and name.
    pub named: Named,
    /// What it is.
    pub kind: PoolKind,
    /// How many units it has.
    pub units: i64,
    /// Of a farewell hall, its rank from 1 up; 0 of others.
    pub size: u8,
    /// Its class, where it has one.
    pub class: Option<String>,
    /// Of a cremator, the largest rank of caskets; 0 of others.
    pub casket: u8,
    /// When steps may be: each lies within one of these. They are in order, do not touch, and are the whole horizon where
    /// the pool has no hours. Cold storage, vigil halls and staff are not bound by them.
    pub hours: Vec<Span>,
    /// How long a unit is busy after use.
    pub after: Duration,
    /// How many units there are when: in order, each from where the one before ends, all time that may stand anywhere
    /// covered. Staff with hours are none outside them.
    pub profile: Vec<Capacity>,
    /// Outages, as the document has them, clipped to the units that there are.
    pub outages: Vec<Capacity>,
    /// Who is taken by the use of a unit.
    pub staff: Option<Staff>,
}

/// How many units there are for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// `[from, to)`.
    pub span: Span,
    /// Units, from 0 up.
    pub units: i64,
}

/// Staff that a unit takes for as long as a step itself takes, without what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// The pool of staff.
    pub pool: PoolId,
    /// How many people, 1 at least.
    pub people: i64,
}

impl Pool {
    /// Whether a step from `from` until `to` lies within one window of the hours.
    #[must_use]
    pub fn is_open(&self, from: Time, to: Time) -> bool {
        self.beyond_hours(from, to) == 0
    }
    /// Milliseconds of a step that lie outside the window that holds the most of it; 0 where it lies within one. A step of
    /// no length lies where it begins.
    #[must_use]
    pub fn beyond_hours(&self, from: Time, to: Time) -> i64 {
        let outside = |span: &Span| {
            let before = span.from.0.saturating_sub(from.0).max(0);
            let after = to.0.saturating_sub(span.to.0).max(0);
            before.saturating_add(after)
        };
        let length = to.0.saturating_sub(from.0).max(1);
        // A step elsewhere altogether is no worse than all of it.
        self.hours.iter().map(outside).min().unwrap_or(length).min(length)
    }
}
