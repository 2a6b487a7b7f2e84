//! What the referee says of published solutions.
#[test]
fn rules_have_distinct_names() {
    let mut names: Vec<_> = anpai_core::visits::rules::RULES.iter().map(|r| r.name()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}
