//! JSON Schemas of documents, made from the types of their drafts and committed under `docs/schema/`. They say what can
//! be read; `check` says what makes sense.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::read::VERSION;

/// The schema of a model whose draft is `D`, in which no object has a field that the reader does not know.
#[must_use]
pub fn schema_of<D: JsonSchema>(model: &str) -> Value {
    let mut schema = form_schema::<D>();
    if let Some(fields) = schema.get_mut("properties") {
        fields["anpai"]["const"] = VERSION.into();
        fields["model"]["const"] = model.into();
    }
    schema
}

/// The schema of a form without a head, such as a line of a ledger.
#[must_use]
pub fn form_schema<D: JsonSchema>() -> Value {
    let root = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<D>();
    let mut schema = root.to_value();
    close(&mut schema);
    schema
}

/// Closes every object that lists its properties.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.get("properties").is_some_and(Value::is_object) {
                fields.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(all) => all.iter_mut().for_each(close),
        _ => {}
    }
}
