//! The table of rules in `docs/rules-beds-admission.md`, made from the rules themselves.

use super::RULES;

/// What stands above the table.
const HEAD: &str = "\
# Rules of an admission to beds

Made from the rules themselves (`core/src/beds/admission/rules/`, one a file); `anpai rules beds-admission` prints the
same. The cost of a rule is its weight times what it counts. The levels are compared in order: hard, medium, soft. A
document sets a weight, or `hard` or `soft`, under `rules` for the rules about one applicant and one bed (client groups
excepted); weight 0 switches a rule off. A soft point is a metre on the way of a family.

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

    #[test]
    fn the_committed_table_is_the_one_made_from_the_rules() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules-beds-admission.md");
        if std::env::var_os("ANPAI_BLESS").is_some() {
            std::fs::write(path, table()).expect("docs/ is there");
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(committed, table(), "set ANPAI_BLESS=1 to write it anew");
    }
}
