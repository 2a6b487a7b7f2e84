//! The frozen problem: dense ids, money in fen, limits in milliseconds, whole hours a week. Valid by construction: every id
//! is one of its table, every sum that the referee forms of a plan that keeps the hard rules fits 64 bits.
//!
//! What can be chosen of a site is one of its sizes, or none.

use std::sync::Arc;

use crate::figure::FigureDraft;
use crate::id::{PlaceId, StreetId, dense_id};
use crate::measured::Bound;
use crate::nature::Nature;
use crate::network::plan::draft::Measure;
use crate::place::{Datum, Place};
use crate::reach::slowest;
use crate::rule::Setting;
use crate::travel::{Leg, Travel};

pub use super::siting::{Apart, AwayFrom, Encroachment, KeepAway, Near, Protected};
pub use crate::named::Named;
pub use crate::reach::Reach;
pub use crate::site::{Site, Size, SizeId};

dense_id! {
    /// A kind of site.
    KindId;
    /// A site.
    SiteId;
    /// A class of communities.
    ClassId;
    /// A community.
    CommunityId;
    /// Staff that sites share.
    StaffId;
    /// What something protected is.
    CategoryId;
    /// Something that sites keep away from.
    ProtectedId;
}

/// A network plan to be made.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What people call it.
    pub name: String,
    /// Whether any of its figures are made up.
    pub synthetic: bool,
    /// What coordinates are relative to.
    pub datum: Option<Datum>,
    /// Places.
    pub places: Vec<Place>,
    /// Ways between all places.
    pub travel: Arc<dyn Travel>,
    /// Names of the modes of travel.
    pub modes: Vec<String>,
    /// Streets.
    pub streets: Vec<Named>,
    /// Days over which what a day costs counts, 1 at least.
    pub days: i64,
    /// What is needed and offered, of all kinds alike; hours a week where not given.
    pub unit: Option<String>,
    /// Kinds of sites, one at least.
    pub kinds: Vec<Kind>,
    /// Categories of what is protected.
    pub categories: Vec<String>,
    /// What sites of some kinds keep away from.
    pub protected: Vec<Protected>,
    /// Sites.
    pub sites: Vec<Facility>,
    /// Classes of communities.
    pub classes: Vec<Named>,
    /// Communities.
    pub communities: Vec<Community>,
    /// Staff that sites share.
    pub staff: Vec<Staff>,
    /// What is promised.
    pub targets: Vec<Target>,
    /// What may be spent once, in fen.
    pub budget: Option<i64>,
    /// Whether all hours of one kind that a community has come from one site.
    pub single_site: bool,
    /// Where the figures come from, for the reader; nothing is worked out from it.
    pub figures: Vec<FigureDraft>,
    /// Levels and weights of the rules, in their order.
    pub settings: Vec<Setting>,
}

/// A kind of site.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its id and name.
    pub named: Named,
    /// How near a site has to be to serve and cover a community.
    pub reach: Reach,
    /// What its sites keep away from, in the order of the document.
    pub keep_away: Vec<KeepAway>,
    /// How far its sites lie from each other, where that is limited.
    pub apart: Option<Apart>,
}

/// A site of some kind.
#[derive(Clone, Debug)]
pub struct Facility {
    /// Where, how large, at what cost; its sizes' capacities are hours a week, or what the problem's unit says.
    pub site: Site,
    /// Its kind.
    pub kind: KindId,
    /// What it encroaches on, as [`Problem::encroachments`] measures it.
    pub encroachments: Vec<Encroachment>,
}

/// A community with what it needs and the sites within its reach.
#[derive(Clone, Debug)]
pub struct Community {
    /// Its id and name.
    pub named: Named,
    /// Where it is.
    pub place: PlaceId,
    /// The street that it belongs to; there where the problem has streets.
    pub street: Option<StreetId>,
    /// Its class; there where the problem has classes.
    pub class: Option<ClassId>,
    /// People whom the network is for.
    pub people: i64,
    /// Hours a week that it needs, `[kinds]`.
    pub hours: Vec<i64>,
    /// Sites of each kind within the kind's reach, open or not, nearest first, `[kinds]`.
    pub sites: Vec<Vec<Way>>,
}

/// A way that is within its reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The site at the other end.
    pub to: SiteId,
    /// How long it is and takes.
    pub leg: Leg,
}

/// Staff that sites of some kinds share.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Its id and name.
    pub named: Named,
    /// Kinds whose hours they give, in order, one at least.
    pub kinds: Vec<KindId>,
    /// Hours a week that all sites of these kinds together can give.
    pub hours: i64,
}

/// A target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its id and name.
    pub named: Named,
    /// What it measures.
    pub measure: Measure,
    /// Of which kind; of all kinds together where not given.
    pub kind: Option<KindId>,
    /// Of which class of communities; of all where not given.
    pub class: Option<ClassId>,
    /// Hundredths of what the document says.
    pub hundredths: i64,
    /// At most, not at least.
    pub at_most: bool,
    /// How the plan speaks of it.
    pub nature: Nature,
    /// How heavily it counts among those, 1 to 1000.
    pub weight: i64,
    /// Where the published plan says it.
    pub source: Option<String>,
}

impl Problem {
    /// The way from a community to a site by the mode of the site's kind, in the slowest period of the day, within reach or
    /// not; `None` where there is none at some hour.
    #[must_use]
    pub fn leg(&self, community: CommunityId, site: SiteId) -> Option<Leg> {
        let facility = &self.sites[site.index()];
        let mode = self.kinds[facility.kind.index()].reach.mode;
        slowest(&*self.travel, mode, self.communities[community.index()].place, facility.site.place)
    }
    /// Whether a site lies within its kind's reach of a community.
    #[must_use]
    pub fn reaches(&self, community: CommunityId, site: SiteId) -> bool {
        let reach = self.kinds[self.sites[site.index()].kind.index()].reach;
        reach.holds(self.leg(community, site))
    }
    /// Hours a week that all communities need of all kinds.
    #[must_use]
    pub fn total_hours(&self) -> i64 {
        self.communities.iter().flat_map(|c| &c.hours).sum()
    }
}

impl Community {
    /// Whether it is of a class, where one is asked for.
    #[must_use]
    pub fn is_of(&self, class: Option<ClassId>) -> bool {
        class.is_none() || self.class == class
    }
}

impl Target {
    /// What keeps it.
    #[must_use]
    pub fn bound(&self) -> Bound {
        Bound { hundredths: self.hundredths, at_most: self.at_most }
    }
    /// Whether it counts sites or hours of a kind, or coverage by it.
    #[must_use]
    pub fn counts(&self, kind: KindId) -> bool {
        self.kind.is_none_or(|own| own == kind)
    }
}
