//! Booking desks in the store: the machine of `core` for many servers at once. A server has a desk's books in memory as they
//! were at some line of its ledger. A command is decided on the books as they are at the last line, and its own line is
//! inserted under the next number in one serialisable transaction; whoever comes second under a number reads the new lines and
//! decides again. The same transaction notes what is sold, under keys that the database keeps unique (`fence.rs`), so that a
//! server whose books were wrong could not sell it a second time either. Time is the store's.

mod answer;
mod books;
mod error;
mod fence;
mod ledger;
mod statements;
mod store;
#[cfg(test)]
mod tests;
mod told;
mod view;

pub use answer::{Answer, Said};
pub use error::DeskError;
pub use store::Desks;
pub(crate) use told::{bookings, plots};
pub use view::{DeskId, DeskView, LedgerPage, NotADeskId, Opening};
