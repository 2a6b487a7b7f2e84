//! The text of CVRPLIB, which is that of TSPLIB: lines `KEY : value`, and sections of figures. Everything keeps the line on
//! which it stands.
//!
//! Source: Reinelt, TSPLIB 95, section 1; CVRPLIB (vrp.galgos.inf.puc-rio.br) for what of it is in use.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::issue::Issues;
use crate::read::lines::{at, numbered};

/// Keys that are known. The last two say how to draw a problem, and nothing of the problem itself.
const KEYS: [&str; 10] = [
    "NAME",
    "COMMENT",
    "TYPE",
    "DIMENSION",
    "CAPACITY",
    "VEHICLES",
    "EDGE_WEIGHT_TYPE",
    "EDGE_WEIGHT_FORMAT",
    "NODE_COORD_TYPE",
    "DISPLAY_DATA_TYPE",
];
/// Sections that are known.
const SECTIONS: [&str; 4] = ["NODE_COORD_SECTION", "EDGE_WEIGHT_SECTION", "DEMAND_SECTION", "DEPOT_SECTION"];
/// What ends the text.
const END: &str = "EOF";

/// The text, by key and section.
#[derive(Debug, Default)]
pub(super) struct Text<'a> {
    keys: BTreeMap<&'static str, (usize, &'a str)>,
    sections: BTreeMap<&'static str, Section<'a>>,
}

/// A section: the line of its name, and the lines below.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub line: usize,
    pub rows: Vec<(usize, &'a str)>,
}

/// Where a line of figures belongs.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    Section(&'static str),
    /// To a section that has been refused as a whole.
    Refused,
}

impl<'a> Text<'a> {
    /// Reads up to `EOF`, or to the end where there is none.
    pub(super) fn read(text: &'a str, issues: &mut Issues) -> Self {
        let mut found = Self::default();
        let mut open = Open::Nothing;
        for (line, content) in numbered(text) {
            match (heading(content), open) {
                (Some((word, _)), _) if word == END => break,
                (Some(heading), _) => open = found.begin(line, &heading, open, issues),
                (None, Open::Section(name)) => {
                    if let Some(section) = found.sections.get_mut(name) {
                        section.rows.push((line, content));
                    }
                }
                (None, Open::Refused) => {}
                (None, Open::Nothing) => {
                    let cause = "a line is `KEY : value`, the name of a section, or stands in a section";
                    issues.push("unknown-line", at(line), content, cause, "Remove it or correct it.");
                }
            }
        }
        found
    }
    /// Takes note of a heading; what figures belong to from here on.
    fn begin(
        &mut self,
        line: usize,
        (word, value): &(String, Option<&'a str>),
        open: Open,
        issues: &mut Issues,
    ) -> Open {
        let known = |names: &[&'static str]| names.iter().copied().find(|name| name == word);
        let (twice, open) = if let Some(section) = known(&SECTIONS) {
            let twice = self.sections.contains_key(section);
            self.sections.entry(section).or_insert(Section { line, rows: Vec::new() });
            (twice, if twice { Open::Refused } else { Open::Section(section) })
        } else if let (Some(key), Some(value)) = (known(&KEYS), value) {
            (self.keys.insert(key, (line, value)).is_some(), Open::Nothing)
        } else {
            let cause = "this kind of problem has no such key or section, and what it asks for is not kept";
            let action = "Remove it where that does no harm, or correct its name.";
            issues.push("unknown-key", at(line), word, cause, action);
            return if value.is_none() { Open::Refused } else { open };
        };
        if twice {
            issues.push("duplicate-key", at(line), word, "it stands there twice", "Leave one.");
        }
        open
    }
    /// The value of a key with its line.
    pub(super) fn value(&self, key: &str) -> Option<(usize, &'a str)> {
        self.keys.get(key).copied()
    }
    /// The same for a key that has to be there.
    pub(super) fn needed(&self, key: &str, issues: &mut Issues) -> Option<(usize, &'a str)> {
        let value = self.value(key);
        if value.is_none() {
            let action = format!("Add a line `{key} : …`.");
            issues.push("missing-key", at(1), format!("no {key}"), "the text does not say it", action);
        }
        value
    }
    /// A section, where it is there.
    pub(super) fn section(&self, name: &str) -> Option<&Section<'a>> {
        self.sections.get(name)
    }
    /// A section that has to be there.
    pub(super) fn needed_section(&self, name: &str, issues: &mut Issues) -> Option<&Section<'a>> {
        let section = self.section(name);
        if section.is_none() {
            let cause = "the text has no such section";
            issues.push("missing-section", at(1), format!("no {name}"), cause, "Add it.");
        }
        section
    }
}

/// A heading's word in capitals, and what follows its colon; `None` where the line is none.
fn heading(content: &str) -> Option<(String, Option<&str>)> {
    if let Some((word, value)) = content.split_once(':') {
        let word = word.trim().to_uppercase();
        // Some write a colon after the name of a section as well.
        let value = Some(value.trim()).filter(|_| !word.ends_with("_SECTION"));
        return Some((word, value));
    }
    let word = content.to_uppercase();
    (word == END || word.ends_with("_SECTION")).then_some((word, None))
}

/// What a section says of each node: how many figures, and the code of the issue where it says nothing.
pub(super) struct Of {
    pub figures: usize,
    pub missing: &'static str,
}

impl<'a> Section<'a> {
    /// Its words, each with its line.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.rows.iter().flat_map(|(line, row)| row.split_whitespace().map(|word| (*line, word)))
    }
    /// What `read` makes of the figures of each node, in the order of nodes, however the lines stand; `None` where anything
    /// is amiss, or nobody knows how many nodes there are.
    pub(super) fn by_node<T>(
        &self,
        nodes: Option<usize>,
        of: &Of,
        issues: &mut Issues,
        mut read: impl FnMut(usize, &[&str], &mut Issues) -> Option<T>,
    ) -> Option<Vec<T>> {
        let before = issues.len();
        let most = nodes.unwrap_or(MOST_NODES);
        let mut found: Vec<Option<T>> = std::iter::repeat_with(|| None).take(most).collect();
        let mut seen = vec![false; most];
        // Where a line does not say its node, nobody knows which one is missing.
        let mut lost = nodes.is_none();
        for (line, row) in &self.rows {
            let words: Vec<&str> = row.split_whitespace().collect();
            let (number, figures) = words.split_first().unwrap_or((&"", &[]));
            let Some(node) = whole("number of the node", number, *line, &(1..=most as i64), issues) else {
                lost = true;
                continue;
            };
            let node = node as usize - 1;
            if std::mem::replace(&mut seen[node], true) {
                let cause = "another line says it of this node";
                issues.push("duplicate-id", at(*line), number, cause, "Leave one, or correct the number.");
            } else if figures.len() == of.figures {
                found[node] = read(*line, figures, issues);
            } else {
                let cause = format!(
                    "a node has its number and {} here, and not {}",
                    counted(of.figures),
                    counted(figures.len())
                );
                issues.push("wrong-size", at(*line), row, cause, "Correct the line.");
            }
        }
        for node in (1..=most).filter(|node| !lost && !seen[node - 1]) {
            let cause = "the section says nothing of this node";
            let action = "Add its line, or correct DIMENSION.";
            issues.push(of.missing, at(self.line), format!("node {node}"), cause, action);
        }
        (issues.len() == before && nodes.is_some()).then(|| found.into_iter().flatten().collect())
    }
}

fn counted(figures: usize) -> String {
    if figures == 1 { "1 figure".to_owned() } else { format!("{figures} figures") }
}

/// A table between more nodes than this, with its times and lengths, would take more than 4 GB.
pub(super) const MOST_NODES: usize = 8_000;

/// A whole number within `range`.
pub(super) fn whole(
    what: &str,
    word: &str,
    line: usize,
    range: &RangeInclusive<i64>,
    issues: &mut Issues,
) -> Option<i64> {
    let number = word.parse::<i64>();
    if let Ok(number) = number
        && range.contains(&number)
    {
        return Some(number);
    }
    let code = if number.is_ok() { "number-out-of-range" } else { "wrong-type" };
    let cause = format!("the {what} has to be a whole number from {} to {}", range.start(), range.end());
    issues.push(code, at(line), word, cause, "Correct it.");
    None
}
