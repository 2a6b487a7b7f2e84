//! Where sites may be: how far each lies from what its kind keeps away from, and from other sites of the kind, as the crow
//! flies. A site that encroaches on something may not be opened or given another size; what is there may stay. All
//! distances are told in whole metres, rounded down.

use super::plan::Plan;
use super::problem::{CategoryId, CommunityId, KindId, Problem, ProtectedId, SiteId};
use crate::id::PlaceId;
use crate::named::Named;
use crate::place::{Coordinate, Shape, straight_line};

/// Something that sites of some kinds keep away from.
#[derive(Clone, Debug)]
pub struct Protected {
    /// Its id and name.
    pub named: Named,
    /// What it is.
    pub category: CategoryId,
    /// Where it is.
    pub shape: Shape,
}

/// What a kind keeps away from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwayFrom {
    /// The places of all communities.
    Communities,
    /// All that is protected of a category.
    Category(CategoryId),
}

/// How far sites of a kind keep away from something.
#[derive(Clone, Debug)]
pub struct KeepAway {
    /// From what.
    pub from: AwayFrom,
    /// Metres at least, 1 at least.
    pub metres: i64,
    /// Where that stands.
    pub source: Option<String>,
}

/// How far any two open sites of a kind lie from each other, in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// At least.
    pub at_least: Option<i64>,
    /// At most.
    pub at_most: Option<i64>,
}

impl Apart {
    /// Whether two sites may be so far from each other.
    #[must_use]
    pub fn holds(self, metres: f64) -> bool {
        self.at_least.is_none_or(|least| metres >= least as f64)
            && self.at_most.is_none_or(|most| metres <= most as f64)
    }
}

/// What a site is nearer to than its kind may be: of everything that one line of the kind's `keep_away` is about, the
/// nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encroachment {
    /// The line of the kind's `keep_away`.
    pub line: usize,
    /// What is too near.
    pub on: Near,
    /// How far away it is, in whole metres, rounded down.
    pub metres: i64,
    /// How many metres are missing, 1 at least.
    pub missing: i64,
}

/// What a site can be too near to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// Something protected.
    Protected(ProtectedId),
    /// A community.
    Community(CommunityId),
}

impl Problem {
    /// What a site encroaches on, by the lines of its kind, measured anew. Places without a coordinate are near nothing.
    #[must_use]
    pub fn encroachments(&self, site: SiteId) -> Vec<Encroachment> {
        let kind = &self.kinds[self.sites[site.index()].kind.index()];
        let Some(at) = self.point(self.sites[site.index()].site.place) else { return Vec::new() };
        let of = |(line, keep): (usize, &KeepAway)| {
            let (metres, on) = self.nearest(keep.from, at)?;
            let missing = keep.metres - metres;
            (missing > 0).then_some(Encroachment { line, on, metres, missing })
        };
        kind.keep_away.iter().enumerate().filter_map(of).collect()
    }
    /// The nearest of what a kind keeps away from, in whole metres; of several as near, the first.
    fn nearest(&self, from: AwayFrom, at: Coordinate) -> Option<(i64, Near)> {
        let datum = self.datum?;
        let whole = |metres: f64| metres.floor() as i64;
        match from {
            AwayFrom::Communities => {
                let places = (0..).map(CommunityId).zip(&self.communities);
                let all = places.filter_map(|(id, c)| Some((id, self.point(c.place)?)));
                let all =
                    all.map(|(id, there)| (whole(straight_line(datum, at, there)), Near::Community(id)));
                all.min_by_key(|(metres, _)| *metres)
            }
            AwayFrom::Category(category) => {
                let all = (0..).map(ProtectedId).zip(&self.protected).filter(|(_, p)| p.category == category);
                let all = all.map(|(id, p)| (whole(p.shape.metres_from(datum, at)), Near::Protected(id)));
                all.min_by_key(|(metres, _)| *metres)
            }
        }
    }
    /// Metres between two sites as the crow flies; `None` where a place has no coordinate.
    #[must_use]
    pub fn metres_apart(&self, a: SiteId, b: SiteId) -> Option<f64> {
        let point = |site: SiteId| self.point(self.sites[site.index()].site.place);
        Some(straight_line(self.datum?, point(a)?, point(b)?))
    }
    /// Whether two sites are of one kind and lie nearer to each other or farther apart than that allows.
    #[must_use]
    pub fn are_misspaced(&self, a: SiteId, b: SiteId) -> bool {
        let kind = self.sites[a.index()].kind;
        let apart = self.kinds[kind.index()].apart;
        let (true, Some(apart)) = (kind == self.sites[b.index()].kind && a != b, apart) else { return false };
        self.metres_apart(a, b).is_some_and(|metres| !apart.holds(metres))
    }
    /// Other open sites of a site's kind that lie nearer to it or farther away than the kind allows, in order.
    #[must_use]
    pub fn misspaced(&self, plan: &Plan, site: SiteId) -> Vec<SiteId> {
        let all = (0..self.sites.len()).map(SiteId::new);
        all.filter(|other| plan.site(*other).is_some() && self.are_misspaced(site, *other)).collect()
    }
    /// Whether a site may not be opened because of what it encroaches on; what is there may stay.
    #[must_use]
    pub fn is_excluded(&self, site: SiteId) -> bool {
        let facility = &self.sites[site.index()];
        facility.site.existing.is_none() && !facility.encroachments.is_empty()
    }
    /// What is too near, by id.
    #[must_use]
    pub fn named(&self, near: Near) -> &Named {
        match near {
            Near::Protected(id) => &self.protected[id.index()].named,
            Near::Community(id) => &self.communities[id.index()].named,
        }
    }
    /// What a line of a kind's `keep_away` is about, as the document writes it.
    #[must_use]
    pub fn category(&self, kind: KindId, line: usize) -> &str {
        match self.kinds[kind.index()].keep_away[line].from {
            AwayFrom::Communities => super::draft::COMMUNITIES,
            AwayFrom::Category(category) => &self.categories[category.index()],
        }
    }
    fn point(&self, place: PlaceId) -> Option<Coordinate> {
        self.places[place.index()].coordinate
    }
}

#[cfg(test)]
mod tests;
