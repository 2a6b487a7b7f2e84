//! The JSON Schema of a roster's document, made from the draft's types and committed at
//! `docs/schema/visits.schema.json`. It says what can be read; `check` says what makes sense.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::visits::draft::{Draft, MODEL, VERSION};

/// The schema, in which no object has a field that the reader does not know.
#[must_use]
pub fn schema() -> Value {
    let root = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Draft>();
    let mut schema = root.to_value();
    close(&mut schema);
    if let Some(fields) = schema.get_mut("properties") {
        fields["anpai"]["const"] = VERSION.into();
        fields["model"]["const"] = MODEL.into();
    }
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
