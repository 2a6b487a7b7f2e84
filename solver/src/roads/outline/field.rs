//! Slack on a grid: how many metres one could still walk from the road to a vertex and beyond. It is positive where
//! someone gets to, and falls by a metre a metre, so a vertex with slack `s` vouches for all ground within `s`.

/// A point of the plane around the circle's start, in metres, and the slack there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) slack: f64,
}

/// A grid over the marks, with a border of vertices that nobody gets to.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) cell: f64,
    pub(super) origin: (f64, f64),
    pub(super) width: usize,
    pub(super) height: usize,
    slack: Vec<f32>,
}

impl Field {
    /// Over straight stretches of road; `None` where it would take more than `most` vertices.
    pub(super) fn over(stretches: &[[Mark; 2]], cell: f64, most: usize) -> Option<Self> {
        let mut field = Self { cell, origin: (0.0, 0.0), width: 0, height: 0, slack: Vec::new() };
        let edge = |of: fn(&Mark) -> f64, sign: f64| {
            let far = |m: &Mark| sign * of(m) + m.slack;
            stretches.iter().flatten().map(far).fold(f64::NEG_INFINITY, f64::max)
        };
        if stretches.is_empty() {
            return Some(field);
        }
        let (east, north) = (edge(|m| m.x, 1.0), edge(|m| m.y, 1.0));
        field.origin = (-edge(|m| m.x, -1.0) - 2.0 * cell, -edge(|m| m.y, -1.0) - 2.0 * cell);
        let size = |from: f64, to: f64| ((to - from) / cell).ceil() as usize + 3;
        (field.width, field.height) = (size(field.origin.0, east), size(field.origin.1, north));
        if field.width.checked_mul(field.height)? > most {
            return None;
        }
        field.slack = vec![0.0; field.width * field.height];
        for stretch in stretches {
            field.draw(*stretch);
        }
        Some(field)
    }
    /// Slack at a vertex.
    pub(super) fn at(&self, column: usize, row: usize) -> f64 {
        f64::from(self.slack[row * self.width + column])
    }
    /// Draws a stretch in bits, so that a long one does not visit the whole of its box.
    fn draw(&mut self, [a, b]: [Mark; 2]) {
        let bit = 2.0 * a.slack.max(b.slack).max(self.cell);
        let bits = ((b.x - a.x).hypot(b.y - a.y) / bit).ceil().max(1.0);
        let mark = |share: f64| Mark {
            x: a.x + (b.x - a.x) * share,
            y: a.y + (b.y - a.y) * share,
            slack: a.slack + (b.slack - a.slack) * share,
        };
        for n in 0..bits as usize {
            self.draw_bit(mark(n as f64 / bits), mark((n + 1) as f64 / bits));
        }
    }
    fn draw_bit(&mut self, a: Mark, b: Mark) {
        let far = a.slack.max(b.slack);
        let index = |v: f64, origin: f64| (v - origin) / self.cell;
        let low = |u: f64, v: f64, origin: f64| index(u.min(v) - far, origin).ceil().max(0.0) as usize;
        let high = |u: f64, v: f64, origin: f64| index(u.max(v) + far, origin).floor().max(0.0) as usize;
        let columns = low(a.x, b.x, self.origin.0)..=high(a.x, b.x, self.origin.0).min(self.width - 1);
        let rows = low(a.y, b.y, self.origin.1)..=high(a.y, b.y, self.origin.1).min(self.height - 1);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let squared = (dx * dx + dy * dy).max(1e-9);
        let falls = a.slack > b.slack;
        let distance = |x: f64, y: f64| (x * x + y * y).sqrt();
        for row in rows {
            let y = self.origin.1 + row as f64 * self.cell - a.y;
            for column in columns.clone() {
                let x = self.origin.0 + column as f64 * self.cell - a.x;
                let known = &mut self.slack[row * self.width + column];
                // From the foot of the vertex, or from the better end: each is ground that someone gets to.
                let share = ((x * dx + y * dy) / squared).clamp(0.0, 1.0);
                let foot = a.slack + (b.slack - a.slack) * share - distance(x - dx * share, y - dy * share);
                let slack = if falls { foot.max(a.slack - distance(x, y)) } else { foot };
                *known = known.max(slack as f32);
            }
        }
    }
}
