//! The lines of the grid in one direction: where each lies and what class of street it is. Lines come in parts: two
//! larger roads with three to seven smaller streets between them.

use super::class::Class;
use crate::dice::Dice;

/// Lines in one direction.
pub struct Lines {
    /// `[lines]`, centimetres from the middle of the city, rising; the middle line is at 0 before it is centred.
    pub at: Vec<i64>,
    /// `[lines]`
    pub class: Vec<Class>,
    /// `[lines]`: which part the gap behind the line belongs to.
    pub part: Vec<usize>,
    /// The line through the middle.
    pub centre: usize,
}

impl Lines {
    /// So many lines over `extent` centimetres.
    pub fn draw(count: usize, extent: i64, dice: &mut Dice) -> Self {
        let centre = count / 2;
        let (class, part) = classes(count, centre, dice);
        // Gaps of 60 to 140 parts, in the outskirts twice as wide as in the middle.
        let gaps: Vec<i64> = (1..count)
            .map(|line| {
                let out = line.abs_diff(centre) as i64 * 1000 / centre.max(1) as i64;
                dice.between(60, 140) * (1000 + out)
            })
            .collect();
        let total: i64 = gaps.iter().sum();
        let mut at = vec![-extent / 2];
        let mut sum = 0;
        for gap in gaps {
            sum += gap;
            at.push(extent * sum / total - extent / 2);
        }
        Self { at, class, part, centre }
    }
    /// How many.
    pub fn len(&self) -> usize {
        self.at.len()
    }
    /// The width of the narrower gap beside a line.
    pub fn room(&self, line: usize) -> i64 {
        let gap = |line: usize| Some(self.at.get(line + 1)? - self.at[line]);
        let before = line.checked_sub(1).and_then(gap);
        gap(line).into_iter().chain(before).min().unwrap_or(0)
    }
}

/// Classes from the middle line outwards, and parts counted from the first line.
fn classes(count: usize, centre: usize, dice: &mut Dice) -> (Vec<Class>, Vec<usize>) {
    let mut class = vec![Class::Residential; count];
    class[centre] = Class::Trunk;
    let mut outward = |step: &dyn Fn(usize) -> Option<usize>| {
        let (mut line, mut larger) = (centre, false);
        loop {
            let width = dice.below(5) + 4;
            if let Some(inner) = step_by(line, width / 2, step)
                && width > 5
            {
                class[inner] = Class::Tertiary;
            }
            let Some(bound) = step_by(line, width, step) else { break };
            class[bound] = if larger { Class::Primary } else { Class::Secondary };
            (line, larger) = (bound, !larger);
        }
    };
    outward(&|line| (line + 1 < count).then_some(line + 1));
    outward(&|line| line.checked_sub(1));
    // The city's edge is a road, so that nothing hangs loose there.
    for edge in [0, count - 1] {
        class[edge] = class[edge].min(Class::Secondary);
    }
    let mut parts = 0;
    let part = class.iter().map(|c| {
        parts += usize::from(*c <= Class::Secondary);
        parts
    });
    let part = part.collect();
    (class, part)
}

fn step_by(line: usize, steps: usize, step: &dyn Fn(usize) -> Option<usize>) -> Option<usize> {
    (0..steps).try_fold(line, |line, _| step(line))
}
