//! Booking desks of many servers on one store.

use serde_json::{Value, json};

mod crowd;
mod life;

/// The clock time at which a test begins: the 2nd of April 2026, 9:00 in Shanghai, a day before the home's first one.
pub const START: i64 = 1_775_091_600_000;
/// A minute of the store's clock.
pub const MINUTE: i64 = 60_000;

/// The example's pools without its cases, over so many days from the 3rd of April on.
pub fn home(days: u32) -> Vec<u8> {
    let example = include_str!("../../../../core/tests/data/funerals-week.json");
    let mut document: Value = serde_json::from_str(example).expect("JSON");
    document["horizon"]["days"] = json!(days);
    for list in ["cases", "previous", "collections", "closed"] {
        document[list] = json!([]);
    }
    document.to_string().into_bytes()
}

/// A command of its fields.
pub fn command(request: &str, kind: &str, fields: &str) -> String {
    format!(
        r#"{{"anpai": 1, "model": "funerals-desk", "request": "{request}", "command": "{kind}", {fields}}}"#
    )
}
