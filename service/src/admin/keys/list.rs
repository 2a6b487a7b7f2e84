//! `anpai admin keys list`.

use serde_json::json;

use super::{shown, tenant, told, with};
use crate::columns::{Columns, Side};
use crate::failure::Failure;
use crate::jobs::Tenant;
use crate::keys::Key;
use crate::place::Place;
use crate::{Exit, output};

/// `anpai admin keys list`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only those of this tenant
    #[arg(long, value_name = "TENANT", value_parser = tenant)]
    tenant: Option<Tenant>,
    #[command(flatten)]
    place: Place,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Lists them.
///
/// # Errors
/// The store cannot be opened or does not answer.
pub(super) fn run(args: &Arguments) -> Result<Exit, Failure> {
    let keys = with(&args.place, async |keys| Ok(keys.list(args.tenant.as_ref()).await?))?;
    let text = if args.json {
        let object = json!({"keys": keys.iter().map(told).collect::<Vec<_>>()});
        serde_json::to_string_pretty(&object)? + "\n"
    } else {
        table(&keys)
    };
    output::print(&text);
    Ok(Exit::Done)
}

fn table(keys: &[Key]) -> String {
    let columns = ["id", "tenant", "scope", "label", "created", "last used", "revoked"];
    let mut table = Columns::new(&columns.map(|name| (name, Side::Left)));
    for key in keys {
        let (used, revoked) = (key.used_at.map(shown), key.revoked_at.map(shown));
        table.row([
            key.id.0.clone(),
            key.tenant.0.clone(),
            key.scope.word().to_owned(),
            key.label.clone(),
            shown(key.created_at),
            used.unwrap_or_default(),
            revoked.unwrap_or_default(),
        ]);
    }
    table.render()
}
