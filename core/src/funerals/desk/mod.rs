//! The booking desk: what a family is offered, holds, and has confirmed; and the register of plots and niches. It is a state
//! machine without a clock, threads or files of its own: instants are passed in, and lines go to a [`Ledger`]. The same
//! commands at the same instants give the same ledger, and the ledger gives the same state again. Where the best places are
//! is the solver's to say; whether a place can be had is decided here, under the lock of whoever calls.

mod ask;
mod booking;
mod busy;
mod decide;
pub mod draft;
mod home;
mod instant;
mod ledger;
mod offer;
mod plot;
mod read;
mod room;
mod schema;
mod state;
#[cfg(test)]
mod tests;

pub use ask::{Asked, OfferOptions};
pub use booking::{Booking, BookingState};
pub use busy::Busy;
pub use decide::{Answered, Desk, Refusal};
pub use home::{Home, Request, Take, is_cremated_in_time};
pub use instant::Instant;
pub use ledger::{Event, Ledger, Line, Lines, read_lines};
pub use offer::{Offer, OfferAnswer, Others, Starts};
pub use plot::{MOST_YEARS, Plot, PlotState, Right};
pub use room::Conflict;
pub use schema::{command_schema, line_schema};
pub use state::{Receipt, State};
