//! A document that is to be planned again close to an earlier plan: what the plan file says becomes what the document calls
//! `previous`.

use anpai_core::issue::Issues;
use serde_json::{Map, Value};

use crate::failure::Failure;
use crate::models::{Document, Model};

/// The document with an earlier plan in it, in the place of any that it had. What else is wrong with it is the reader's
/// to tell.
///
/// # Errors
/// The plan is no plan file, or the model keeps to none.
pub fn with_previous(document: Document, model: &dyn Model, plan: &Document) -> Result<Document, Failure> {
    let Ok(Value::Object(mut object)) = serde_json::from_slice(&document.bytes) else { return Ok(document) };
    let read = serde_json::from_slice::<Value>(&plan.bytes);
    let previous = read.ok().as_ref().and_then(|plan| model.previous(plan)).ok_or_else(|| {
        let mut issues = Issues::default();
        let cause =
            format!("it is no plan of the model {}, or plans of this model are not kept to", model.name());
        issues.push(
            "bad-plan",
            "",
            "",
            cause,
            "give a plan file of a roster, of rounds, of funerals or of beds",
        );
        plan.refused(issues)
    })?;
    object.insert("previous".to_owned(), previous);
    let bytes = serde_json::to_vec(&Value::Object(object))?;
    Ok(Document { bytes, ..document })
}

/// The fields of an object that are there, under their names.
pub fn fields(object: &Value, names: &[&str]) -> Map<String, Value> {
    let there = names.iter().filter_map(|name| Some(((*name).to_owned(), object.get(name)?.clone())));
    there.filter(|(_, value)| !value.is_null()).collect()
}

/// The entries of a list of a plan file; nothing, where it has no such list.
pub fn entries<'a>(plan: &'a Value, list: &str) -> Option<impl Iterator<Item = &'a Value> + use<'a>> {
    plan.get(list)?.as_array().map(|list| list.iter())
}
