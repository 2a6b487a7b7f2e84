//! The table of rules in `docs/rules-slots.md`, made from the rules themselves.

use super::RULES;

/// What stands above the table.
const HEAD: &str = "\
# Rules of slots

`anpai rules slots --markdown` makes this table from the rules themselves (`core/src/funerals/slots/rules/`, one a file). The cost of
a rule is its weight times what it counts, and levels are compared in order: hard, medium, soft. A document sets a level or a
weight under `rules`; weight 0 switches a rule off. With `RequestPlaced` at weight 0 the greatest rank-weighted number alone is
looked for, since `RankWeightLost` counts who has no slot as well.

| rule | level | weight | unit | counts | why this default |
| --- | --- | ---: | --- | --- | --- |
";

/// The whole file, as Markdown.
#[must_use]
pub fn table() -> String {
    crate::rule::table(HEAD, RULES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn committed(path: &str, made: &str) {
        let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("ANPAI_BLESS").is_some() {
            std::fs::write(&path, made).expect("docs/ is there");
        }
        assert_eq!(
            std::fs::read_to_string(&path).unwrap_or_default(),
            made,
            "set ANPAI_BLESS=1 to write it anew"
        );
    }

    #[test]
    fn the_committed_table_is_the_one_made_from_the_rules() {
        committed("docs/rules-slots.md", &table());
    }

    #[test]
    fn the_committed_schema_is_the_one_made_from_the_draft() {
        committed("docs/schema/slots.schema.json", &format!("{:#}\n", crate::funerals::slots::schema()));
    }
}
