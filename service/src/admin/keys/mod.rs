//! `anpai admin keys`: the keys of the API, in the store that `anpai serve` reads too. The first key can only be made here.

use clap::Subcommand;
use serde_json::{Value, json};
use tokio::runtime::Builder;

use crate::Exit;
use crate::failure::Failure;
use crate::jobs::Moment;
use crate::keys::{Key, Keys};
use crate::place::Place;

mod create;
mod list;
mod revoke;

/// `anpai admin keys`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a key and print it, once
    Create(create::Arguments),
    /// List keys, without their secrets
    List(list::Arguments),
    /// Make a key good for nothing, at once and for good
    Revoke(revoke::Arguments),
}

/// Does it.
///
/// # Errors
/// The store cannot be opened or does not answer.
pub fn run(args: &Arguments) -> Result<Exit, Failure> {
    match &args.verb {
        Verb::Create(args) => create::run(args),
        Verb::List(args) => list::run(args),
        Verb::Revoke(args) => revoke::run(args),
    }
}

/// Does something with the keys of a store.
fn with<T>(place: &Place, work: impl AsyncFnOnce(Keys) -> Result<T, Failure>) -> Result<T, Failure> {
    let runtime = Builder::new_current_thread().enable_all().build().map_err(Failure::Threads)?;
    runtime.block_on(async { work(Keys::on(place.open(1).await?)).await })
}

/// An instant as people and programs read it.
fn shown(moment: Moment) -> String {
    jiff::Timestamp::from_millisecond(moment.0).map_or_else(|_| moment.0.to_string(), |at| at.to_string())
}

/// A key for programs.
fn told(key: &Key) -> Value {
    json!({
        "id": key.id.0,
        "tenant": key.tenant.0,
        "label": key.label,
        "scope": key.scope.word(),
        "created_at": shown(key.created_at),
        "used_at": key.used_at.map(shown),
        "revoked_at": key.revoked_at.map(shown),
    })
}

/// Reads a tenant.
fn tenant(text: &str) -> Result<crate::jobs::Tenant, crate::keys::NotATenant> {
    crate::keys::tenant(text)
}
