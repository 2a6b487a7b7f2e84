//! Webhooks: who is told when a plan has ended. What is to be told is written by the database in the transaction that ends the
//! job (`migrations/`), so that a killed server loses none; any server takes a webhook's turn, tells what waits, one at a time,
//! and what was not taken is told again after pauses that grow. A receiver hears of each at least once, under one id.

mod address;
mod courier;
mod letter;
mod post;
mod statements;
mod store;

pub use address::{Reach, Unreachable};
pub use courier::{Courier, Patience};
pub use letter::Secret;
pub use store::{MOST, Making, NewWebhook, Webhook, WebhookId, Webhooks};
