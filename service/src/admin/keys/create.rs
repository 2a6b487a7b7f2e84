//! `anpai admin keys create`: the only moment at which the key can be read.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::{tenant, told, with};
use crate::failure::Failure;
use crate::jobs::Tenant;
use crate::keys::{NewKey, Scope};
use crate::place::Place;
use crate::{Exit, output};

/// `anpai admin keys create`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Whose key it is
    #[arg(long, value_name = "TENANT", value_parser = tenant)]
    tenant: Tenant,
    /// What to call it: the program that will use it, not a person
    #[arg(long, value_name = "TEXT", value_parser = label)]
    label: String,
    /// What it may be used for: read; solve, which includes it; admin, which includes both
    #[arg(long, default_value = "solve", value_parser = PossibleValuesParser::new(Scope::ALL.map(Scope::word))
        .try_map(|word| Scope::of_word(&word).ok_or("there is no such scope")))]
    scope: Scope,
    #[command(flatten)]
    place: Place,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// A label fits a line.
fn label(text: &str) -> Result<String, &'static str> {
    let fits = (1..=100).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned()).ok_or("write 1 to 100 characters on one line")
}

/// Makes it.
///
/// # Errors
/// The store cannot be opened or does not answer.
pub(super) fn run(args: &Arguments) -> Result<Exit, Failure> {
    let ask = NewKey { tenant: args.tenant.clone(), label: args.label.clone(), scope: args.scope };
    let (key, text) = with(&args.place, async |keys| Ok(keys.create(ask, None).await?))?;
    if args.json {
        let mut object = told(&key);
        object["key"] = text.reveal().into();
        output::print(&(serde_json::to_string_pretty(&object)? + "\n"));
    } else {
        output::print_error("anpai: this is the only time that the key can be read\n");
        output::print(&(text.reveal() + "\n"));
    }
    Ok(Exit::Done)
}
