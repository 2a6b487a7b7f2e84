//! Kitchens: those that are there, and candidates, in three sizes. How many there are is assumed; where they are is made up:
//! streets in turn, in the middle of the cell.

use anpai_core::meals::plan::draft::{KitchenDraft, SizeDraft};

use super::{HALAL, ORDINARY, has_halal};
use crate::dice::Dice;
use crate::ground::Ground;
use crate::known::Known;

/// The sizes, the smallest first.
pub const SIZES: [(&str, &str); 3] = [("small", "小"), ("middle", "中"), ("large", "大")];

/// The kitchens. Those that are there, and those that cook halal meals, are spread evenly among all.
pub fn kitchens(known: &Known<'_>, ground: &mut Ground, dice: &mut Dice) -> Vec<KitchenDraft> {
    let mut existing: Vec<usize> = SIZES
        .iter()
        .enumerate()
        .flat_map(|(at, (size, _))| vec![at; known.count(&format!("{size} kitchens"))])
        .collect();
    dice.shuffle(&mut existing);
    let (there, all) = (existing.len(), existing.len() + known.count("candidate kitchens"));
    let halal =
        if has_halal(known) { known.percent_of("kitchens that cook halal meals", all as i64) } else { 0 };
    let mut existing = existing.into_iter();
    let (mut old, mut new) = (0, 0);
    let one = |n: usize| {
        let size = if is_one_of(n, there, all) { existing.next() } else { None };
        let (id, name) = if size.is_some() {
            old += 1;
            (format!("kitchen-{old:02}"), format!("厨房 {old} (made-up place)"))
        } else {
            new += 1;
            (format!("synthetic-kitchen-{new:02}"), format!("备选厨房 {new} (synthetic)"))
        };
        let street = n * ground.streets() / all;
        let place = ground.put_inside(&id, street, known.whole("margin of a kitchen"), dice).0;
        let mut diets = vec![ORDINARY];
        diets.extend(is_one_of(n, halal as usize, all).then_some(HALAL));
        KitchenDraft {
            id,
            name: Some(name),
            place,
            sizes: sizes(known, "kitchen", size),
            existing: size.map(|at| SIZES[at].0.to_owned()),
            closing_yuan: size.map(|_| known.value("closing a kitchen")),
            keep: false,
            meal_yuan: diets.iter().map(|d| ((*d).to_owned(), known.value(&format!("{d} meal")))).collect(),
            diets: diets.into_iter().map(str::to_owned).collect(),
        }
    };
    (0..all).map(one).collect()
}

/// Whether the `n`th of `all` is one of the `some` that are spread evenly among them.
fn is_one_of(n: usize, some: usize, all: usize) -> bool {
    n * some / all != (n + 1) * some / all
}

/// The sizes of a kitchen or point. Where one is there already, another costs a part of what opening it would.
pub fn sizes(known: &Known<'_>, what: &str, existing: Option<usize>) -> Vec<SizeDraft> {
    let size = |(id, name): &(&str, &str)| {
        let opening = known.whole(&format!("opening a {id} {what}"));
        let changed = known.percent_of("changing the size of what is there", opening);
        SizeDraft {
            id: (*id).to_owned(),
            name: Some((*name).to_owned()),
            capacity: known.whole(&format!("meals of a {id} {what}")),
            opening_yuan: Some(if existing.is_some() { changed } else { opening } as f64),
            daily_yuan: Some(known.value(&format!("a day of a {id} {what}"))),
        }
    };
    SIZES.iter().map(size).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_are_spread_evenly_among_all() {
        let some: Vec<usize> = (0..7).filter(|n| is_one_of(*n, 3, 7)).collect();
        // (n + 1) * 3 / 7 is 0, 0, 1, 1, 2, 2, 3.
        assert_eq!(some, [2, 4, 6]);
        assert_eq!((0..5).filter(|n| is_one_of(*n, 0, 5)).count(), 0);
        assert_eq!((0..5).filter(|n| is_one_of(*n, 5, 5)).count(), 5);
    }
}
