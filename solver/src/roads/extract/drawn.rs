//! Sources of roads that a program draws: made-up streets, and the small networks of tests.

use anpai_core::place::Datum;

use super::{Counts, Extract, TagTable, Turn, Ways};

impl Extract {
    /// Points without any road yet; coordinates as in [`x`](Self::x) and [`y`](Self::y).
    #[must_use]
    pub fn drawn(datum: Datum, points: impl IntoIterator<Item = (i32, i32)>) -> Self {
        let (x, y): (Vec<i32>, Vec<i32>) = points.into_iter().unzip();
        Self {
            datum,
            counts: Counts { points: x.len(), ..Counts::default() },
            x,
            y,
            tags: TagTable::default(),
            ways: Ways::default(),
            marks: Vec::new(),
            turns: Vec::new(),
        }
    }
    /// Adds a way with OpenStreetMap's tags through points, by their positions.
    ///
    /// # Panics
    /// Where there are fewer than two points, or one is not there.
    pub fn draw(&mut self, id: i64, tags: &[(&str, &str)], points: &[u32]) {
        assert!(points.len() > 1, "a way has two points at least");
        assert!(points.iter().all(|&point| (point as usize) < self.x.len()), "ways run through points");
        let set = self.tags.number(&mut tags.to_vec());
        self.ways.push(id, set, points.iter().copied());
        self.counts.ways += 1;
    }
    /// Puts a barrier or a signal on a point; a point has one mark.
    pub fn mark(&mut self, point: u32, tags: &[(&str, &str)]) {
        let set = self.tags.number(&mut tags.to_vec());
        match self.marks.binary_search_by_key(&point, |&(point, _)| point) {
            Ok(at) => self.marks[at].1 = set,
            Err(at) => self.marks.insert(at, (point, set)),
        }
    }
    /// Adds a turn restriction; its set of tags is made of `tags`.
    pub fn restrict(&mut self, tags: &[(&str, &str)], turn: Turn) {
        let set = self.tags.number(&mut tags.to_vec());
        self.turns.push(Turn { tags: set, ..turn });
        self.counts.turns += 1;
    }
}
