//! A booking and what may become of it.
//!
//! | from | event | to |
//! | --- | --- | --- |
//! | none, released, expired | held | held |
//! | held, before `until` | confirmed | confirmed |
//! | held | released | released |
//! | held, from `until` on | expired | expired |
//! | confirmed, with agreement | amended | confirmed |
//! | confirmed, with agreement | released | released |
//!
//! There is no other way.

use super::draft::TakeDraft;
use super::home::Take;
use super::instant::Instant;
use super::ledger::Event;
use crate::funerals::services::draft::{CaseDraft, PreviousDraft};
use crate::issue::Issues;

/// Where a booking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookingState {
    /// Kept until an instant, exclusive.
    Held(Instant),
    /// The family's own.
    Confirmed,
    /// Given back.
    Released,
    /// Not confirmed in time.
    Expired,
}

/// A booking.
#[derive(Clone, Debug, PartialEq)]
pub struct Booking {
    /// The case, as it was checked.
    pub case: CaseDraft,
    /// Where it is.
    pub service: PreviousDraft,
    /// What it takes, while it is held or confirmed.
    pub takes: Vec<Take>,
    /// The same as the ledger has it.
    pub written: Vec<TakeDraft>,
    /// Where it stands.
    pub state: BookingState,
}

impl BookingState {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held(_) => "held",
            Self::Confirmed => "confirmed",
            Self::Released => "released",
            Self::Expired => "expired",
        }
    }
    /// Whether it takes units.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Held(_) | Self::Confirmed)
    }
}

/// Whether an event may happen to a booking that stands so: every issue against it.
pub(super) fn may(state: Option<BookingState>, event: &Event, at: Instant) -> Issues {
    use BookingState::{Confirmed, Expired, Held, Released};
    let mut issues = Issues::default();
    let mut refuse = |code, value: &str, cause: &str, action: &str| {
        issues.push(code, "/booking", value, cause, action);
    };
    let shown = state.map_or("unknown", BookingState::name);
    let over = "its hold has run out, and others may have its place";
    match (event, state) {
        (Event::Held { .. }, None | Some(Released | Expired)) => {}
        (Event::Held { .. }, Some(_)) => {
            refuse("already-booked", shown, "this case has a place already", "release it first, or amend it");
        }
        (_, None) => {
            refuse("unknown-booking", shown, "the ledger has no such booking", "ask for a hold first");
        }
        (Event::Confirmed { .. }, Some(Held(until))) if at < until => {}
        (Event::Confirmed { .. }, Some(Held(_) | Expired)) => {
            refuse("hold-expired", shown, over, "ask for offers and hold one again");
        }
        (Event::Confirmed { .. }, Some(_)) => {
            refuse("not-held", shown, "only what is held can be confirmed", "list the bookings");
        }
        (Event::Expired { .. }, Some(Held(until))) if until <= at => {}
        (Event::Expired { .. }, Some(_)) => {
            refuse("not-run-out", shown, "only a hold that has run out expires", "leave it to the desk");
        }
        (Event::Released { .. }, Some(Held(_))) => {}
        (Event::Released { agreement: Some(_), .. }, Some(Confirmed)) => {}
        (Event::Released { .. } | Event::Amended { .. }, Some(Released | Expired)) => {
            refuse("not-active", shown, "it has no place any more", "list the bookings");
        }
        (Event::Released { agreement: None, .. }, Some(Confirmed)) => {
            let cause = "a confirmed booking stays unless the family agrees";
            refuse("needs-agreement", shown, cause, "write `agreement` with its reference and date");
        }
        (Event::Amended { .. }, Some(Confirmed)) => {}
        (Event::Amended { .. }, Some(Held(_))) => {
            refuse(
                "not-confirmed",
                shown,
                "only what is confirmed is amended",
                "release it and hold another place",
            );
        }
        _ => {}
    }
    issues
}
