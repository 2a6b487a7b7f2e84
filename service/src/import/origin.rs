//! Where in the tables a part of the document came from, so that an issue with a JSON pointer is told by sheet, row and
//! column. One entry a row: the columns follow from the table's fields.

use std::collections::{BTreeMap, BTreeSet};

use anpai_core::issue::{Issue, Issues};

use super::headers::Source;
use super::tables::{Field, Need, Table};

/// A row of a source, and the cell where the whole row is about one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Which source.
    pub source: usize,
    /// The row, from 0.
    pub row: u32,
    /// The column that the pointer itself means; by the fields where there is none.
    pub column: Option<usize>,
}

/// Pointers of the document with the rows that they came from.
#[derive(Debug, Default)]
pub struct Origins {
    rows: BTreeMap<String, Row>,
    /// Cells that have an issue already.
    told: BTreeSet<(usize, u32, usize)>,
    /// Required columns that are missing, each told once at its header.
    absent: BTreeSet<(usize, &'static str)>,
}

/// What a pointer leads to.
struct Found {
    row: Row,
    column: Option<usize>,
    field: Option<&'static Field>,
}

impl Origins {
    /// Notes where the part at `pointer` came from.
    pub fn note(&mut self, pointer: String, row: Row) {
        self.rows.insert(pointer, row);
    }
    /// Notes that a cell has an issue; what `check` says of it would be the same again.
    pub fn tell(&mut self, source: usize, row: u32, column: usize) {
        self.told.insert((source, row, column));
    }
    /// Notes that a column is missing, and told.
    pub fn tell_absent(&mut self, source: usize, field: &'static str) {
        self.absent.insert((source, field));
    }
    /// Whether some row of the source has an issue in the column.
    #[must_use]
    pub fn is_doubtful(&self, source: usize, column: usize) -> bool {
        self.told.iter().any(|(s, _, c)| *s == source && *c == column)
    }

    /// The issues of `check`, told by sheet, row and column; those of cells that have one already are left out.
    #[must_use]
    pub fn translate(&self, sources: &[Source<'_>], issues: Issues) -> Vec<Issue> {
        issues.0.into_iter().filter_map(|issue| self.issue(sources, issue)).collect()
    }

    fn issue(&self, sources: &[Source<'_>], mut issue: Issue) -> Option<Issue> {
        // A missing field is told of its object, and named in the value.
        let missing = issue.value.strip_prefix("no `").and_then(|v| v.strip_suffix('`'));
        // A span that ends before it starts is told as a whole; in a row that is the cell of its end.
        let part = missing.or_else(|| issue.code.ends_with("-reversed").then_some("end"));
        let found = part
            .and_then(|field| self.find(sources, &format!("{}/{field}", issue.pointer)))
            .or_else(|| self.find(sources, &issue.pointer));
        let Some(Found { row, column, field }) = found else {
            if let Some((at, source)) = list(sources, &issue.pointer) {
                if field_of(&issue.pointer, source).is_some_and(|f| self.absent.contains(&(at, f))) {
                    return None;
                }
                issue.pointer = source.sheet.position(source.header, 0);
            }
            return Some(issue);
        };
        if field.is_some_and(|f| self.absent.contains(&(row.source, f.name))) {
            return None;
        }
        let source = &sources[row.source];
        let first = source.column_or_first("");
        let column = column.unwrap_or(first);
        if self.told.contains(&(row.source, row.row, column)) {
            return None;
        }
        issue.pointer = source.sheet.position(row.row, column);
        if let Some(name) = missing {
            let name = field.map_or(name, |f| f.name);
            issue.value = format!("no `{name}`");
        }
        Some(issue)
    }

    fn find(&self, sources: &[Source<'_>], pointer: &str) -> Option<Found> {
        let mut end = pointer.len();
        loop {
            if let Some(row) = self.rows.get(&pointer[..end]) {
                let rest = pointer[end..].trim_start_matches('/');
                let (field, column) = match row.column {
                    Some(column) => (None, Some(column)),
                    None => column(&sources[row.source], rest),
                };
                return Some(Found { row: *row, column, field });
            }
            end = pointer[..end].rfind('/')?;
        }
    }
}

/// The field and column that the rest of a pointer, below its row, means: the field at the path, above it or below it.
/// A field that is needed may have no column.
fn column(source: &Source<'_>, rest: &str) -> (Option<&'static Field>, Option<usize>) {
    if rest.is_empty() {
        return (None, None);
    }
    let within = |inner: &str, outer: &str| {
        inner == outer || inner.strip_prefix(outer).is_some_and(|tail| tail.starts_with('/'))
    };
    let fields = super::tables::fields(source.table);
    let exact = fields.iter().find(|f| !f.path.is_empty() && within(rest, f.path));
    let above = || fields.iter().find(|f| within(f.path, rest) && source.column(f.name).is_some());
    // `tasks/1` where the second task came from the number of people: what holds for the first.
    let sibling = || {
        let group = rest.rsplit_once('/').map_or(rest, |(group, _)| group);
        let root = group.split('/').next().unwrap_or(group);
        fields.iter().find(|f| within(f.path, root) && source.column(f.name).is_some())
    };
    let with_column = exact.filter(|f| source.column(f.name).is_some() || f.need == Need::Always);
    let field = with_column.or_else(above).or_else(sibling).or(exact);
    (field, field.and_then(|f| source.column(f.name)))
}

/// The source of a whole list such as `/visits`.
fn list<'a, 'b>(sources: &'a [Source<'b>], pointer: &str) -> Option<(usize, &'a Source<'b>)> {
    let root = pointer.trim_start_matches('/').split('/').next()?;
    let table = Table::of(root)?;
    sources.iter().enumerate().find(|(_, s)| s.table == table)
}

fn field_of(pointer: &str, source: &Source<'_>) -> Option<&'static str> {
    let last = pointer.rsplit('/').next()?;
    super::tables::fields(source.table).iter().find(|f| f.path == last).map(|f| f.name)
}

/// One step of a JSON pointer, escaped (RFC 6901).
#[must_use]
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
