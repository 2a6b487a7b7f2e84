//! A site with the sizes that it could have, of which a plan chooses one or none: a kitchen, a meal point, a station. What
//! is there, what the change costs, what becomes of it. Shared by every model that opens, changes and closes sites.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{PlaceId, StreetId, dense_id};
use crate::named::Named;

pub(crate) mod answer;
pub(crate) mod check;

dense_id! {
    /// A size of one site.
    SizeId;
}

/// A site that is there or could be.
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
    /// How much it can do: meals a day of a kitchen or point, hours a week of a station.
    pub capacity: i64,
    /// What it costs once to open it or to change to it, in fen.
    pub opening: i64,
    /// What a day costs, whatever is served, in fen.
    pub daily: i64,
}

/// What becomes of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It stays in its size.
    Kept,
    /// It changes to another size.
    Resized,
    /// It is opened.
    Opened,
    /// It is closed.
    Closed,
    /// It was a candidate and stays one.
    NotOpened,
}

/// A site that is open, as a plan file names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// The site.
    pub id: String,
    /// Its size.
    pub size: String,
}

impl Site {
    /// The site with the size that is chosen; `None` where it is closed.
    pub(crate) fn open(&self, chosen: Option<SizeId>) -> Option<Open> {
        Some(Open { id: self.named.id.clone(), size: self.size(chosen)?.named.id.clone() })
    }
    /// The size that is chosen; `None` where the site is closed, or the size is none of its own.
    #[must_use]
    pub fn size(&self, chosen: Option<SizeId>) -> Option<&Size> {
        self.sizes.get(chosen?.index())
    }
    /// How much it can do in what is chosen; 0 where it is closed.
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
    /// What becomes of it where that is chosen.
    #[must_use]
    pub fn change(&self, chosen: Option<SizeId>) -> Change {
        match (self.existing, chosen) {
            (None, None) => Change::NotOpened,
            (None, Some(_)) => Change::Opened,
            (Some(_), None) => Change::Closed,
            (Some(there), Some(then)) if there == then => Change::Kept,
            (Some(_), Some(_)) => Change::Resized,
        }
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
        let changes = [None, Some(SizeId(0)), Some(SizeId(1))].map(|c| site.change(c));
        assert_eq!(changes, [Change::Closed, Change::Resized, Change::Kept]);
    }
}
