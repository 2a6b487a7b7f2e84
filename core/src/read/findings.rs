//! What has been found so far. The reader leaves here what it could not read, so that nothing is said twice: an unknown
//! visit is no news where the visit's own id could not be read.

use std::collections::BTreeSet;
use std::fmt;

use crate::issue::{Issue, Issues};

/// More issues than this are counted and not kept: 200 MB of the wrong kind shall not fill the memory with complaints.
pub(crate) const MOST_KEPT: usize = 10_000;

/// Issues, and what is known to be unreadable.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    issues: Issues,
    /// Pointers of what the reader could not read, whether or not the document has it.
    unreadable: BTreeSet<String>,
    /// Whether there are more than are kept.
    cut_short: bool,
    /// Comparisons spent on looking for near names.
    pub(crate) effort: usize,
}

impl Findings {
    /// Adds an issue, unless what it is about could not be read to begin with.
    pub(crate) fn add(
        &mut self,
        code: &'static str,
        pointer: impl Into<String>,
        value: impl fmt::Display,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let pointer = pointer.into();
        if self.is_unreadable(&pointer) {
            return;
        }
        if self.is_full() {
            self.cut_short = true;
            return;
        }
        let value = value.to_string();
        let shown = if value.trim().is_empty() { format!("\"{value}\"") } else { value };
        self.issues.push(code, pointer, shown, cause, action);
    }
    /// Adds an issue about a field that `object` should have; it points to the object, since there is no field.
    pub(crate) fn add_missing(
        &mut self,
        code: &'static str,
        object: impl Into<String>,
        field: &str,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let object = object.into();
        if !self.is_unreadable(&format!("{object}/{field}")) {
            self.add(code, object, format!("no `{field}`"), cause, action);
        }
    }
    /// Notes that nothing readable stands at `pointer`.
    pub(crate) fn note_unreadable(&mut self, pointer: String) {
        if self.unreadable.len() < MOST_KEPT {
            self.unreadable.insert(pointer);
        }
    }
    /// Whether the reader could not read `pointer` or something that holds it.
    pub(crate) fn is_unreadable(&self, pointer: &str) -> bool {
        if self.unreadable.is_empty() {
            return false;
        }
        let ends = pointer.match_indices('/').map(|(at, _)| at).chain([pointer.len()]);
        ends.into_iter().any(|end| self.unreadable.contains(&pointer[..end]))
    }
    /// Whether anything at or below `pointer` could not be read.
    pub(crate) fn has_unreadable_below(&self, pointer: &str) -> bool {
        let below = |p: &String| p.strip_prefix(pointer).is_some_and(|r| r.is_empty() || r.starts_with('/'));
        self.is_unreadable(pointer)
            || self.unreadable.range(pointer.to_owned()..).take_while(|p| p.starts_with(pointer)).any(below)
    }
    /// Whether the id of some entry of the list at `list` could not be read.
    pub(crate) fn has_unreadable_id(&self, list: &str) -> bool {
        self.is_unreadable(list)
            || self.unreadable.range(format!("{list}/")..).take_while(|p| p.starts_with(list)).any(|p| {
                let rest = &p[list.len() + 1..];
                rest.split_once('/').is_none_or(|(_, field)| field == "id")
            })
    }
    /// Notes that a part of the document was not looked at, since there are too many issues to keep.
    pub(crate) fn cut_short(&mut self) {
        self.cut_short = true;
    }
    /// Whether no more issues are kept.
    pub(crate) fn is_full(&self) -> bool {
        self.issues.len() >= MOST_KEPT
    }
    /// Nothing found at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }
    /// Whether some issue stands at or below `pointer`.
    pub(crate) fn has_issue_below(&self, pointer: &str) -> bool {
        let below =
            |i: &Issue| i.pointer.strip_prefix(pointer).is_some_and(|r| r.is_empty() || r.starts_with('/'));
        self.issues.0.iter().any(below)
    }
    /// What is known to be unreadable, for the check of a part of this document under other pointers: `names` are pairs of
    /// a pointer here and the one there.
    pub(crate) fn renamed(&self, names: &[(&str, &str)]) -> Self {
        let unreadable = self.unreadable.iter().filter_map(|pointer| renamed(pointer, names)).collect();
        Self { unreadable, ..Self::default() }
    }
    /// Takes over what was found there; `names` are pairs of a pointer there and the one here.
    pub(crate) fn take_over(&mut self, other: Self, names: &[(&str, &str)]) {
        for issue in other.finish().0 {
            let pointer = renamed(&issue.pointer, names).unwrap_or(issue.pointer);
            self.add(issue.code, pointer, issue.value, issue.cause, issue.action);
        }
    }
    /// All issues.
    pub(crate) fn finish(self) -> Issues {
        let mut issues = self.issues;
        if self.cut_short {
            issues.push(
                "more-issues",
                "",
                format!("more than {MOST_KEPT} issues"),
                "a document with so many is of another kind, or made by a program with a fault",
                "correct those that are listed and check again",
            );
        }
        issues
    }
}

/// A pointer with the first of the names that it begins with replaced.
fn renamed(pointer: &str, names: &[(&str, &str)]) -> Option<String> {
    names.iter().find_map(|(from, to)| {
        let rest = pointer.strip_prefix(from)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
    })
}
