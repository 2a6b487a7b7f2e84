//! `anpai desk`: the booking desk on a ledger in a file, beside a week's document. Commands are JSON Lines, each answered by
//! one line; the machine itself is in `core`, and has neither clock nor file.

use std::path::{Path, PathBuf};

use anpai_core::funerals::desk::{Home, Instant, command_schema, line_schema};
use clap::Subcommand;

use crate::args::OWN;
use crate::failure::Failure;
use crate::{Exit, input, output};

mod file;
mod list;
mod serve;

/// `anpai desk`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

/// What to do at the desk.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Carry out commands: offers, holds, confirmations, releases, plots
    Run(serve::Arguments),
    /// List bookings, or plots; or write the desk's calendar as a page
    List(list::Arguments),
    /// Print the JSON Schema of a command
    Schema(Schema),
}

/// `anpai desk schema`.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// Of a line of the ledger instead
    #[arg(long)]
    ledger: bool,
}

/// Does it.
///
/// # Errors
/// The issues of the document or the ledger, or a file that cannot be read or written.
pub fn run(args: &Arguments) -> Result<Exit, Failure> {
    match &args.verb {
        Verb::Run(args) => serve::run(args),
        Verb::List(args) => list::run(args),
        Verb::Schema(args) => {
            let schema = if args.ledger { line_schema() } else { command_schema() };
            output::print(&(serde_json::to_string_pretty(&schema)? + "\n"));
            Ok(Exit::Done)
        }
    }
}

/// An instant of the command line.
fn instant(text: &str) -> Result<Instant, &'static str> {
    Instant::parse(text).ok_or("write an instant with its offset, such as 2026-04-02T09:00:00+08:00")
}

/// The home of a document, and its file.
fn home(document: &Path, json: bool) -> Result<Home, Failure> {
    let document = input::document(document, OWN, json)?;
    Home::read(&document.bytes).map_err(|issues| document.refused(issues))
}

/// What to tell of a file's issues.
fn refused(file: &Path, issues: anpai_core::issue::Issues, json: bool) -> Failure {
    Failure::Issues { file: PathBuf::from(file), issues, json }
}
