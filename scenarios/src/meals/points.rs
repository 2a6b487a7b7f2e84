//! Meal points: those that are there, and candidates, in three sizes, each near a made-up community. Candidates go first
//! where nobody could walk to a point yet, as long as there are any.

use anpai_core::meals::plan::draft::PointDraft;

use super::kitchens::{SIZES, sizes};
use super::service::walk_metres;
use super::{ORDINARY, has_halal};
use crate::area::Home;
use crate::dice::{Deck, Dice};
use crate::ground::Ground;
use crate::known::Known;
use crate::share::share;

/// The points: those that are there, then candidates.
pub fn points(known: &Known<'_>, ground: &mut Ground, homes: &[Home], dice: &mut Dice) -> Vec<PointDraft> {
    let mut existing = existing_sizes(known);
    dice.shuffle(&mut existing);
    let mut sites = Sites { known, ground, homes, dice, spots: Vec::new(), at: Vec::new() };
    let apart = homes.iter().any(|h| h.rural);
    for (all, of_villages, is_new) in
        [("points", "village points", false), ("candidate points", "candidate village points", true)]
    {
        let rural = if apart { known.count(of_villages) } else { 0 };
        for (is_rural, count) in [(false, known.count(all) - rural), (true, rural)] {
            let of: Vec<usize> = (0..homes.len()).filter(|h| homes[*h].rural == is_rural).collect();
            if is_new { sites.candidates(&of, count) } else { sites.existing(&of, count) }
        }
    }
    let places = sites.at;
    let mut halal = Deck::percent(if has_halal(known) { known.whole("points with halal meals") } else { 0 });
    let one = |(n, place): (usize, String)| {
        let size = existing.get(n).copied();
        let serves_halal = has_halal(known) && halal.deal(dice);
        let limited = has_halal(known) && !serves_halal;
        PointDraft {
            name: Some(match size {
                Some(_) => format!("助餐点 {} (made-up place)", n + 1),
                None => format!("备选助餐点 {} (synthetic)", n + 1 - existing.len()),
            }),
            id: id(n, existing.len()),
            place,
            sizes: sizes(known, "point", size),
            existing: size.map(|at| SIZES[at].0.to_owned()),
            closing_yuan: size.map(|_| known.value("closing a point")),
            keep: false,
            diets: if limited { vec![ORDINARY.to_owned()] } else { Vec::new() },
        }
    };
    places.into_iter().enumerate().map(one).collect()
}

/// The id of the `n`th point, where so many are there.
fn id(n: usize, existing: usize) -> String {
    if n < existing {
        format!("point-{:03}", n + 1)
    } else {
        format!("synthetic-point-{:03}", n + 1 - existing)
    }
}

/// The sizes of those that are there, by their shares.
fn existing_sizes(known: &Known<'_>) -> Vec<usize> {
    let shares = SIZES.map(|(size, _)| known.whole(&format!("{size} points")));
    let counts = share(known.whole("points"), &shares);
    counts.into_iter().enumerate().flat_map(|(at, count)| vec![at; count as usize]).collect()
}

/// Points as they are put one after another.
struct Sites<'a, 'k> {
    known: &'a Known<'k>,
    ground: &'a mut Ground,
    homes: &'a [Home],
    dice: &'a mut Dice,
    /// Where they are.
    spots: Vec<(i64, i64)>,
    /// Their places.
    at: Vec<String>,
}

impl Sites<'_, '_> {
    /// Near communities that are spread evenly among all.
    fn existing(&mut self, of: &[usize], count: usize) {
        for n in 0..count {
            self.put(of[n * of.len() / count]);
        }
    }
    /// Near communities that cannot walk to any yet, then near any.
    fn candidates(&mut self, of: &[usize], count: usize) {
        let mut left = count;
        for home in of {
            if left > 0 && !self.is_covered(*home) {
                self.put(*home);
                left -= 1;
            }
        }
        for _ in 0..left {
            let home = of[self.dice.below(of.len())];
            self.put(home);
        }
    }
    fn put(&mut self, home: usize) {
        let existing = self.known.count("points");
        let id = id(self.at.len(), existing);
        let (street, spot) = (self.homes[home].street, self.homes[home].at);
        let radius = self.known.whole("farthest of a point from its community");
        let (place, at) = self.ground.put_near(&id, street, spot, radius, self.dice);
        self.spots.push(at);
        self.at.push(place);
    }
    fn is_covered(&self, home: usize) -> bool {
        let (at, reach) = (self.homes[home].at, walk_metres(self.known));
        self.spots.iter().any(|spot| {
            let (x, y) = (spot.0 - at.0, spot.1 - at.1);
            x * x + y * y <= reach * reach
        })
    }
}
