//! Where people live: communities in streets, and where a plan tells them apart, villages in towns, each at a made-up spot
//! in the cell of its street.

use crate::dice::Dice;
use crate::ground::{Ground, StreetRow};
use crate::known::Known;
use crate::share::share;

/// What a kind of area is called in the tables.
pub struct Kind {
    /// How many communities there are.
    pub communities: &'static str,
    /// How far from the edge of a cell they keep.
    pub margin: &'static str,
    /// Whether these are the villages.
    pub rural: bool,
}

/// Communities of streets, or of everywhere.
const STREETS: Kind = Kind { communities: "communities", margin: "margin of a street", rural: false };
/// Villages of towns.
const TOWNS: Kind = Kind { communities: "villages", margin: "margin of a town", rural: true };

/// A community: where its old people live.
pub struct Home {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The number of its street.
    pub street: usize,
    /// Its place.
    pub place: String,
    /// Where that is, in metres.
    pub at: (i64, i64),
    /// How many people there are, in any unit.
    pub weight: i64,
    /// Whether it is a village.
    pub rural: bool,
}

/// Whether a code is a town's or township's: those of streets have a third-last digit of 0.
pub fn is_town(code: &str) -> bool {
    code.len() >= 3 && !code[code.len() - 3..].starts_with('0')
}

/// The communities of all streets, street by street; how many each street has is made up, and they add up.
pub fn homes(known: &Known<'_>, streets: &[StreetRow], ground: &mut Ground, dice: &mut Dice) -> Vec<Home> {
    let apart = known.maybe(TOWNS.communities).is_some();
    let mut homes = Vec::new();
    for kind in if apart { &[STREETS, TOWNS][..] } else { &[STREETS][..] } {
        let mut of_kind: Vec<usize> = (0..streets.len()).collect();
        of_kind.retain(|s| !apart || is_town(&streets[*s].code) == kind.rural);
        let weights: Vec<i64> = of_kind.iter().map(|_| dice.between(75, 125)).collect();
        let counts = share(count(known, kind), &weights);
        for (street, communities) in of_kind.into_iter().zip(counts) {
            for n in 1..=communities {
                homes.push(home(known, kind, (&streets[street], street, n), ground, dice));
            }
        }
    }
    homes
}

/// How many there are, where some are taken together.
fn count(known: &Known<'_>, kind: &Kind) -> i64 {
    let together = known.maybe("communities taken as one").unwrap_or(1.0);
    (known.value(kind.communities) / together).ceil() as i64
}

fn home(
    known: &Known<'_>,
    kind: &Kind,
    (row, street, n): (&StreetRow, usize, i64),
    ground: &mut Ground,
    dice: &mut Dice,
) -> Home {
    let id = format!("{}-{n:02}", row.code);
    let margin = known.whole(kind.margin);
    let (at_id, at) = ground.put_inside(&id, street, margin, dice);
    Home {
        name: format!("{} {n} (made-up part)", row.name),
        id,
        street,
        place: at_id,
        at,
        weight: dice.between(60, 140),
        rural: kind.rural,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_are_told_from_streets_by_their_codes() {
        assert!(!is_town("310105010") && !is_town("640104001"));
        assert!(is_town("310105102") && is_town("640121400") && is_town("532302203"));
    }
}
