//! The JSON Schemas of commands and of lines of the ledger, committed at `docs/schema/funerals-desk.schema.json` and
//! `docs/schema/funerals-desk-ledger.schema.json`.

use serde_json::Value;

use super::draft::{CommandDraft, LineDraft, MODEL};
use crate::schema::{form_schema, schema_of};

/// The schema of a command.
#[must_use]
pub fn command_schema() -> Value {
    schema_of::<CommandDraft>(MODEL)
}

/// The schema of a line of the ledger.
#[must_use]
pub fn line_schema() -> Value {
    form_schema::<LineDraft>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn committed(file: &str, made: &Value) {
        let path = format!("{}/../docs/schema/{file}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let made = format!("{made:#}\n");
        if std::env::var_os("ANPAI_BLESS").is_some() {
            std::fs::write(&path, &made).expect("the documentation can be written");
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(there, made, "set ANPAI_BLESS=1 to write it anew");
    }

    #[test]
    fn the_committed_schemas_are_those_made_from_the_drafts() {
        committed("funerals-desk", &command_schema());
        committed("funerals-desk-ledger", &line_schema());
    }

    #[test]
    fn the_commands_of_the_page_are_read() {
        let page = include_str!("../../../../docs/booking-desk.md");
        let mut blocks = page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
        let commands = blocks.next().expect("an example");
        assert!(commands.lines().count() > 5);
        for line in commands.lines() {
            let asked =
                crate::funerals::desk::Asked::read(line.as_bytes()).unwrap_or_else(|i| panic!("{line}: {i}"));
            assert!(asked.issues.is_empty(), "{line}: {}", asked.issues);
        }
    }
}
