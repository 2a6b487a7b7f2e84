//! Documents of the API are checked before anything is accepted, so that a mistake is answered at once and with every issue.

use anpai_core::issue::Issues;
use serde_json::Value;

use super::Api;
use super::problem::{Problem, Reason};
use crate::args::OWN;
use crate::failure::Failure;
use crate::jobs::Tenant;
use crate::models::{self, Checked, Document, Model};

/// A model by its name in an address.
///
/// # Errors
/// There is none.
pub(super) fn model(name: &str) -> Result<&'static dyn Model, Problem> {
    let unknown = || Problem::new(Reason::NotFound, format!("models are {}", models::names().join(", ")));
    models::by_name(name).ok_or_else(unknown)
}

/// Checks a document; gives it back with what is in it.
///
/// # Errors
/// Every issue of it, or that it is of another model.
pub(super) async fn check(
    api: &Api,
    model: &'static dyn Model,
    tenant: &Tenant,
    bytes: Vec<u8>,
) -> Result<(Vec<u8>, Checked), Problem> {
    // Closed only with the program.
    let _turn = api.checks.acquire().await.map_err(|_| Problem::internal("no turns for checks"))?;
    let path = api.program.roads_of(&tenant.0).join("document.json");
    let document = Document { path, format: OWN, bytes, json: true, is_guest: true };
    let checked = tokio::task::spawn_blocking(move || {
        if let Some(issues) = of_another_model(&document, model) {
            return Err(Problem::issues(issues));
        }
        match model.check(&document) {
            Ok(checked) => Ok((document.bytes, checked)),
            Err(Failure::Issues { issues, .. }) => Err(Problem::issues(issues)),
            Err(_) => Err(Problem::internal("a document could not be checked")),
        }
    });
    checked.await.unwrap_or_else(|_| Err(Problem::internal("the check of a document panicked")))
}

/// The issue of a document that names another model than the address.
fn of_another_model(document: &Document, model: &dyn Model) -> Option<Issues> {
    let name = anpai_core::read::model(&document.bytes)?;
    if name == model.name() {
        return None;
    }
    let mut issues = Issues::default();
    let cause = format!("this address takes documents of the model {}", model.name());
    let action = "send it to the address of its model, or mend the model";
    issues.push("wrong-model", "/model", Value::from(name), cause, action);
    Some(issues)
}
