//! Places in cells of neighbours, and for each cell the cells around it whose places it knows exact ways to. With few
//! places every cell knows all others, and the tables are whole.

/// Places of a cell: enough that one search serves many, few enough that a cell is a neighbourhood.
const MOST_IN_CELL: usize = 200;

/// Places in cells.
#[derive(Debug)]
pub struct Cells {
    /// `[places]`: the cell of each place, and its row there.
    pub position: Vec<(u32, u32)>,
    /// `[cells]`: the places of each.
    pub members: Vec<Vec<u32>>,
    /// `[cells]`: the cells that each knows the ways to, itself first, then by rising distance.
    pub known: Vec<Vec<u32>>,
}

impl Cells {
    /// Of points in metres, such that no cell has ways to more than `most` places; every cell knows itself all the same.
    pub fn new(points: &[(f64, f64)], most: usize) -> Self {
        let mut members = Vec::new();
        let whole: Vec<u32> = (0..points.len() as u32).collect();
        if points.len() <= most {
            if !whole.is_empty() {
                members.push(whole);
            }
        } else {
            split(points, whole, MOST_IN_CELL.min(most.max(1)), &mut members);
        }
        let mut position = vec![(0, 0); points.len()];
        for (cell, places) in members.iter().enumerate() {
            for (row, place) in places.iter().enumerate() {
                position[*place as usize] = (cell as u32, row as u32);
            }
        }
        let boxes: Vec<Extent> = members.iter().map(|m| Extent::of(points, m)).collect();
        let known = (0..members.len()).map(|cell| around(cell, &boxes, &members, most)).collect();
        Self { position, members, known }
    }
    /// Pairs of places whose ways are known, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.members.iter().zip(&self.known).flat_map(move |(from, known)| {
            from.iter().flat_map(move |f| {
                known.iter().flat_map(move |cell| self.members[*cell as usize].iter().map(move |t| (*f, *t)))
            })
        })
    }
}

/// Halves places along the longer side of their extent until no part has more than `most`.
fn split(points: &[(f64, f64)], mut places: Vec<u32>, most: usize, parts: &mut Vec<Vec<u32>>) {
    if places.len() <= most {
        places.sort_unstable();
        parts.push(places);
        return;
    }
    let extent = Extent::of(points, &places);
    let wide = extent.high.0 - extent.low.0 >= extent.high.1 - extent.low.1;
    let along = |place: u32| {
        let (x, y) = points[place as usize];
        if wide { x } else { y }
    };
    places.sort_unstable_by(|a, b| along(*a).total_cmp(&along(*b)).then(a.cmp(b)));
    let rest = places.split_off(places.len() / 2);
    split(points, places, most, parts);
    split(points, rest, most, parts);
}

/// The nearest cells whose places together are no more than `most`.
fn around(cell: usize, boxes: &[Extent], members: &[Vec<u32>], most: usize) -> Vec<u32> {
    let mut others: Vec<(f64, u32)> = (0..boxes.len() as u32)
        .filter(|other| *other as usize != cell)
        .map(|other| (boxes[cell].apart(&boxes[other as usize]), other))
        .collect();
    others.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut known = vec![cell as u32];
    let mut places = members[cell].len();
    for (_, other) in others {
        places += members[other as usize].len();
        if places > most {
            break;
        }
        known.push(other);
    }
    known
}

/// The smallest upright rectangle around some points.
#[derive(Clone, Copy, Debug)]
struct Extent {
    low: (f64, f64),
    high: (f64, f64),
}

impl Extent {
    fn of(points: &[(f64, f64)], places: &[u32]) -> Self {
        let nothing = Self { low: (f64::MAX, f64::MAX), high: (f64::MIN, f64::MIN) };
        places.iter().map(|p| points[*p as usize]).fold(nothing, |e, (x, y)| Self {
            low: (e.low.0.min(x), e.low.1.min(y)),
            high: (e.high.0.max(x), e.high.1.max(y)),
        })
    }
    /// Between the middles: rectangles that touch would all be as near.
    fn apart(&self, other: &Self) -> f64 {
        let middle = |e: &Self| ((e.low.0 + e.high.0) / 2.0, (e.low.1 + e.high.1) / 2.0);
        let ((x, y), (u, v)) = (middle(self), middle(other));
        (x - u).hypot(y - v)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_places_are_one_cell_that_knows_itself() {
        let cells = Cells::new(&[(5.0, 5.0), (0.0, 9.0), (7.0, 1.0)], 3);
        assert_eq!(cells.members, [[0, 1, 2]]);
        assert_eq!(cells.known, [[0]]);
        assert_eq!(cells.position, [(0, 0), (0, 1), (0, 2)]);
        assert!(Cells::new(&[], 3).members.is_empty());
    }

    #[test]
    fn a_cell_knows_the_nearest_cells_up_to_its_share() {
        // 1,000 places along a line: halved to 125 each (1000, 500, 250, 125), at most 400 ways: itself and two more.
        let points: Vec<(f64, f64)> = (0..1000).map(|n| (f64::from(n), 0.0)).collect();
        let cells = Cells::new(&points, 400);
        assert_eq!(cells.members.len(), 8);
        assert!(cells.members.iter().all(|m| m.len() == 125));
        assert_eq!(cells.known[0], [0, 1, 2]);
        // The neighbours on both sides are as near: the one of the lower number first.
        assert_eq!(cells.known[4], [4, 3, 5]);
        for (place, (cell, row)) in cells.position.iter().enumerate() {
            assert_eq!(cells.members[*cell as usize][*row as usize] as usize, place);
        }
    }

    #[test]
    fn places_at_one_spot_are_split_all_the_same() {
        let cells = Cells::new(&[(3.0, 3.0); 1000], 300);
        assert!(cells.members.iter().all(|m| m.len() <= MOST_IN_CELL));
        assert_eq!(cells.members.iter().map(Vec::len).sum::<usize>(), 1000);
    }
}
