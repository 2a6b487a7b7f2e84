//! Aligned columns for people to read. Widths are those of a terminal, where a Chinese character takes two cells.

use unicode_width::UnicodeWidthStr;

/// Which side of its column a cell stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// Rows of cells under a head.
#[derive(Debug)]
pub struct Columns {
    head: Vec<(&'static str, Side)>,
    rows: Vec<Vec<String>>,
    rule_before: Option<usize>,
}

impl Columns {
    /// A table with this head.
    pub fn new(head: &[(&'static str, Side)]) -> Self {
        Self { head: head.to_vec(), rows: Vec::new(), rule_before: None }
    }
    /// Adds a row; it has as many cells as the head.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
    /// Adds a row that sums up the others, under a line.
    pub fn total(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rule_before = Some(self.rows.len());
        self.row(cells);
    }
    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The table as text, every line indented by two spaces.
    pub fn render(&self) -> String {
        let head: Vec<String> = self.head.iter().map(|(name, _)| (*name).to_owned()).collect();
        let widths: Vec<usize> = (0..head.len())
            .map(|c| std::iter::once(&head).chain(&self.rows).map(|r| r[c].width()).max().unwrap_or(0))
            .collect();
        let mut text = self.line(&head, &widths);
        for (row, at) in self.rows.iter().zip(0..) {
            if self.rule_before == Some(at) {
                let cells = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
                text.push_str(&format!("  {}\n", "─".repeat(cells)));
            }
            text.push_str(&self.line(row, &widths));
        }
        text
    }
    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, width), (_, side)) in row.iter().zip(widths).zip(&self.head) {
            let space = " ".repeat(width - cell.width());
            let (before, after) = if *side == Side::Left { ("", &*space) } else { (&*space, "") };
            line.extend(["  ", before, cell, after]);
        }
        line.truncate(line.trim_end().len());
        line.push('\n');
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_cells_a_character() {
        let mut table = Columns::new(&[("visit", Side::Left), ("min", Side::Right)]);
        table.row(["助浴".into(), "45".into()]);
        table.row(["meal".into(), "5".into()]);
        table.total([String::new(), "50".into()]);
        let expected = "  visit  min\n  助浴    45\n  meal     5\n  ──────────\n          50\n";
        assert_eq!(table.render(), expected);
    }
}
