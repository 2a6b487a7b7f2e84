//! `anpai admin`: what is done on the machine itself, by whoever may open the store.

use clap::Subcommand;

use crate::Exit;
use crate::failure::Failure;

mod backup;
mod keys;

/// `anpai admin`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

/// What to look after.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The keys of the API: make, list, revoke
    Keys(keys::Arguments),
    /// Copy all that a service on SQLite keeps, while it serves
    Backup(backup::Arguments),
}

/// Does it.
///
/// # Errors
/// The store cannot be opened or does not answer.
pub fn run(args: &Arguments) -> Result<Exit, Failure> {
    match &args.verb {
        Verb::Keys(args) => keys::run(args),
        Verb::Backup(args) => backup::run(args),
    }
}
