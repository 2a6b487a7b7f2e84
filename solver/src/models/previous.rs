//! A document that is to be planned again close to an earlier plan: what the plan file says becomes what the document calls
//! `previous`.

use anpai_core::issue::Issues;
use serde_json::{Map, Value};

use super::AnyModel;

/// The document with an earlier plan in it, in the place of any that it had. What else is wrong with it is the reader's
/// to tell.
///
/// # Errors
/// The plan is no plan file, or the model keeps to none.
pub fn with_previous(document: &[u8], model: &dyn AnyModel, plan: &[u8]) -> Result<Vec<u8>, Issues> {
    let Ok(Value::Object(mut object)) = serde_json::from_slice(document) else {
        return Ok(document.to_vec());
    };
    let read = serde_json::from_slice::<Value>(plan);
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
        issues
    })?;
    object.insert("previous".to_owned(), previous);
    Ok(serde_json::to_vec(&Value::Object(object)).expect("a tree of JSON has a text"))
}

/// The fields of an object that are there, under their names.
pub(super) fn fields(object: &Value, names: &[&str]) -> Map<String, Value> {
    let there = names.iter().filter_map(|name| Some(((*name).to_owned(), object.get(name)?.clone())));
    there.filter(|(_, value)| !value.is_null()).collect()
}

/// The entries of a list of a plan file; nothing, where it has no such list.
pub(super) fn entries<'a>(plan: &'a Value, list: &str) -> Option<impl Iterator<Item = &'a Value> + use<'a>> {
    plan.get(list)?.as_array().map(|list| list.iter())
}
