//! `anpai admin keys revoke`.

use serde_json::json;

use super::with;
use crate::failure::Failure;
use crate::keys::{KeyId, Revoking};
use crate::place::Place;
use crate::{Exit, output};

/// `anpai admin keys revoke`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The id of the key: its part between the two underscores
    id: String,
    #[command(flatten)]
    place: Place,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Revokes it.
///
/// # Errors
/// There is no such key, or the store cannot be opened or does not answer.
pub(super) fn run(args: &Arguments) -> Result<Exit, Failure> {
    let id = KeyId(args.id.clone());
    let (status, text) = match with(&args.place, async |keys| Ok(keys.revoke(None, &id, None).await?))? {
        Revoking::Done => ("revoked", "the key is revoked"),
        Revoking::Before => ("revoked-before", "the key was revoked before"),
        Revoking::Unknown => return Err(Failure::Usage("there is no key of this id: list them")),
    };
    if args.json {
        output::print(&(serde_json::to_string_pretty(&json!({"id": id.0, "status": status}))? + "\n"));
    } else {
        output::print(&format!("{text}\n"));
    }
    Ok(Exit::Done)
}
