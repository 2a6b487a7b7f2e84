//! Sites: those that are there, and candidates, kind by kind. Sites of communities lie near a made-up one, candidates first
//! where none of the kind is within reach yet; sites of streets lie in the middle of the cell, candidates first in streets that
//! have none.

use anpai_core::network::plan::draft::{SiteDraft, SizeDraft};

use super::need::is_for;
use super::tables::{KindRow, Place, Seat};
use super::wanted::reach_metres;
use super::{URBAN, VILLAGE};
use crate::area::{Home, is_town};
use crate::dice::Dice;
use crate::ground::Ground;
use crate::known::Known;

/// The sizes, the smaller first; not every kind has both.
const SIZES: [(&str, &str); 2] = [("small", "小"), ("large", "大")];

/// All sites.
pub fn sites(place: &Place, ground: &mut Ground, homes: &[Home], dice: &mut Dice) -> Vec<SiteDraft> {
    let mut sites = Vec::new();
    for row in &place.kinds {
        let of = |what: &str| place.known().count(&format!("{what}: {}", row.kind));
        let mut kind =
            Kind { place, row, ground, homes, there: of("there"), spots: Vec::new(), at: Vec::new() };
        match row.seat {
            Seat::Community => kind.near_communities(of("candidates"), dice),
            Seat::Street => kind.in_streets(of("candidates"), dice),
        }
        let (at, there) = (kind.at, kind.there);
        sites.extend(at.into_iter().enumerate().map(|(n, at)| site(&place.known(), row, (n, there), at)));
    }
    sites
}

/// The id of the `n`th site, where so many are there.
fn id(row: &KindRow, n: usize, there: usize) -> String {
    if n < there {
        format!("{}-{:03}", row.kind, n + 1)
    } else {
        format!("synthetic-{}-{:03}", row.kind, n + 1 - there)
    }
}

fn site(known: &Known<'_>, row: &KindRow, (n, there): (usize, usize), place: String) -> SiteDraft {
    let is_there = n < there;
    // Large ones are spread evenly among those that are there.
    let large = known.count(&format!("large ones there: {}", row.kind));
    let is_large = is_there && n * large / there != (n + 1) * large / there;
    SiteDraft {
        id: id(row, n, there),
        name: Some(if is_there {
            format!("{} {} (made-up place)", row.name, n + 1)
        } else {
            format!("备选{} {} (synthetic)", row.name, n + 1 - there)
        }),
        place,
        kind: row.kind.clone(),
        sizes: sizes(known, row, is_there),
        existing: is_there.then(|| SIZES[usize::from(is_large)].0.to_owned()),
        closing_yuan: if is_there { known.maybe(&format!("closing {}", row.kind)) } else { None },
        keep: false,
    }
}

/// The sizes of a site. Where one is there already, another costs a part of what opening it would.
fn sizes(known: &Known<'_>, row: &KindRow, is_there: bool) -> Vec<SizeDraft> {
    let size = |(id, name): &(&str, &str)| {
        let opening = known.maybe(&format!("opening {}: {id}", row.kind))?.round() as i64;
        let changed = known.percent_of("changing the size of what is there", opening);
        Some(SizeDraft {
            id: (*id).to_owned(),
            name: Some((*name).to_owned()),
            hours: Some(known.count(&format!("hours of {}: {id}", row.kind)) as i64),
            capacity: None,
            opening_yuan: Some(if is_there { changed } else { opening } as f64),
            daily_yuan: Some(known.value(&format!("a day of {}: {id}", row.kind))),
        })
    };
    SIZES.iter().filter_map(size).collect()
}

/// Sites of one kind as they are put one after another.
struct Kind<'a> {
    place: &'a Place,
    row: &'a KindRow,
    ground: &'a mut Ground,
    homes: &'a [Home],
    there: usize,
    /// Where they are.
    spots: Vec<(i64, i64)>,
    /// Their places.
    at: Vec<String>,
}

impl Kind<'_> {
    /// Those that are there near communities that are spread evenly among all; candidates near communities that have none
    /// within reach yet, then near any.
    fn near_communities(&mut self, candidates: usize, dice: &mut Dice) {
        let homes = self.homes;
        let of: Vec<usize> = (0..homes.len()).filter(|h| is_for(self.row, &homes[*h])).collect();
        for n in 0..self.there {
            self.put_near(of[n * of.len() / self.there], dice);
        }
        let mut left = candidates;
        for home in &of {
            if left > 0 && !self.is_covered(*home) {
                self.put_near(*home, dice);
                left -= 1;
            }
        }
        for _ in 0..left {
            let home = of[dice.below(of.len())];
            self.put_near(home, dice);
        }
    }
    fn put_near(&mut self, home: usize, dice: &mut Dice) {
        let (street, spot) = (self.homes[home].street, self.homes[home].at);
        let radius = self.place.known().whole("farthest of a site from its community");
        let id = id(self.row, self.at.len(), self.there);
        let (place, at) = self.ground.put_near(&id, street, spot, radius, dice);
        self.spots.push(at);
        self.at.push(place);
    }
    fn is_covered(&self, home: usize) -> bool {
        let (at, reach) = (self.homes[home].at, reach_metres(&self.place.known(), self.row));
        self.spots.iter().any(|spot| {
            let (x, y) = (spot.0 - at.0, spot.1 - at.1);
            x * x + y * y <= reach * reach
        })
    }
    /// Those that are there in streets that are spread evenly among all; candidates in the others, then in all in turn.
    fn in_streets(&mut self, candidates: usize, dice: &mut Dice) {
        let of_class = |code: &str| match self.row.class.as_deref() {
            Some(VILLAGE) => is_town(code),
            Some(URBAN) => !is_town(code),
            _ => true,
        };
        let streets: Vec<usize> =
            (0..self.place.streets.len()).filter(|s| of_class(&self.place.streets[*s].code)).collect();
        let taken: Vec<usize> = (0..self.there).map(|n| streets[n * streets.len() / self.there]).collect();
        let free = streets.iter().filter(|s| !taken.contains(s));
        let in_turn: Vec<usize> = free.chain(streets.iter().cycle()).copied().take(candidates).collect();
        let margin = self.place.known().whole("margin of a centre");
        for street in taken.into_iter().chain(in_turn) {
            let id = id(self.row, self.at.len(), self.there);
            self.at.push(self.ground.put_inside(&id, street, margin, dice).0);
        }
    }
}
