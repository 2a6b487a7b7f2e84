//! Kitchens and points: what is there, what could be chosen, and what the change costs.

use super::{DietId, KitchenId, Named, SizeId, Way};
use crate::id::{PlaceId, StreetId};

/// What kitchens and points have in common.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its id and name.
    pub named: Named,
    /// Where it is.
    pub place: PlaceId,
    /// The street of that place.
    pub street: Option<StreetId>,
    /// Sizes that it has or could have, one at least.
    pub sizes: Vec<Size>,
    /// The one that is there; `None` of a candidate.
    pub existing: Option<SizeId>,
    /// What it costs once to close what is there, in fen; `None` where it may not be closed.
    pub closing: Option<i64>,
    /// Whether it stays as it is.
    pub keep: bool,
}

/// A size of a site.
#[derive(Clone, Debug)]
pub struct Size {
    /// Its id and name.
    pub named: Named,
    /// Meals a day: cooked in a kitchen, served at a point.
    pub capacity: i64,
    /// What it costs once to open it or to change to it, in fen.
    pub opening: i64,
    /// What a day costs, whatever is served, in fen.
    pub daily: i64,
}

/// A kitchen.
#[derive(Clone, Debug)]
pub struct Kitchen {
    /// Where, how large, at what cost.
    pub site: Site,
    /// What a meal costs by diet, in fen, `[diets]`; `None` where it cannot be cooked.
    pub meal_fen: Vec<Option<i64>>,
}

/// A meal point.
#[derive(Clone, Debug)]
pub struct Point {
    /// Where, how large, at what cost.
    pub site: Site,
    /// Whether it may serve each diet, `[diets]`.
    pub diets: Vec<bool>,
    /// Kitchens that reach it in time, open or not, nearest first; fen for carrying one meal.
    pub kitchens: Vec<Way<KitchenId>>,
}

impl Site {
    /// The size that is chosen; `None` where the site is closed, or the size is none of its own.
    #[must_use]
    pub fn size(&self, chosen: Option<SizeId>) -> Option<&Size> {
        self.sizes.get(chosen?.index())
    }
    /// Meals a day of what is chosen; 0 where it is closed.
    #[must_use]
    pub fn capacity(&self, chosen: Option<SizeId>) -> i64 {
        self.size(chosen).map_or(0, |s| s.capacity)
    }
    /// What it costs once to make of it what is chosen, in fen: nothing where it is that already, the opening of another
    /// size, or the closing of what is there.
    #[must_use]
    pub fn one_off(&self, chosen: Option<SizeId>) -> i64 {
        match chosen {
            _ if chosen == self.existing => 0,
            Some(_) => self.size(chosen).map_or(0, |s| s.opening),
            None => self.closing.unwrap_or(0),
        }
    }
    /// What a day of what is chosen costs, in fen, whatever is served.
    #[must_use]
    pub fn daily(&self, chosen: Option<SizeId>) -> i64 {
        self.size(chosen).map_or(0, |s| s.daily)
    }
}

impl Kitchen {
    /// Whether it can cook a diet.
    #[must_use]
    pub fn cooks(&self, diet: DietId) -> bool {
        self.meal_fen[diet.index()].is_some()
    }
}

impl Point {
    /// Whether it may serve a diet.
    #[must_use]
    pub fn serves(&self, diet: DietId) -> bool {
        self.diets[diet.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_costs_what_it_opens_or_closes() {
        let size = |opening| Size { named: Named::new("s", None), capacity: 10, opening, daily: 1 };
        let mut site = Site {
            named: Named::new("k", None),
            place: PlaceId(0),
            street: None,
            sizes: vec![size(500), size(900)],
            existing: Some(SizeId(0)),
            closing: Some(70),
            keep: false,
        };
        let costs =
            |site: &Site| [None, Some(SizeId(0)), Some(SizeId(1)), Some(SizeId(2))].map(|c| site.one_off(c));
        assert_eq!(costs(&site), [70, 0, 900, 0]);
        site.existing = None;
        assert_eq!(costs(&site), [0, 500, 900, 0]);
        site.closing = None;
        site.existing = Some(SizeId(1));
        assert_eq!(costs(&site), [0, 500, 0, 0]);
    }
}
