//! The frozen problem: dense ids, money in fen, limits in milliseconds, whole meals a day. Valid by construction: every id
//! is one of its table, every sum that the referee forms of a plan that keeps the hard rules fits 64 bits.
//!
//! A *site* is a kitchen or a point; what can be chosen of it is one of its sizes, or none.

use std::ops::Range;
use std::sync::Arc;

use crate::figure::FigureDraft;
use crate::id::{PlaceId, StreetId, dense_id};
use crate::meals::plan::draft::Measure;
use crate::measured::Bound;
use crate::nature::Nature;
use crate::place::{Datum, Place};
use crate::rule::Setting;
use crate::travel::Travel;

pub use crate::named::Named;

mod site;
mod ways;

pub use site::{Kitchen, Point, Site, Size, SizeId};
pub use ways::{Rates, Reach, Way};

dense_id! {
    /// A kitchen.
    KitchenId;
    /// A meal point.
    PointId;
    /// A diet.
    DietId;
    /// A group of people.
    GroupId;
    /// A community.
    CommunityId;
    /// Meals that a community needs.
    DemandId;
}

/// A meals plan to be made.
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
    /// Serving days over which what a day costs counts, 1 at least.
    pub days: i64,
    /// Diets.
    pub diets: Vec<Named>,
    /// Groups.
    pub groups: Vec<Group>,
    /// Priorities of the groups, each once, the first to be served first.
    pub priorities: Vec<u16>,
    /// How people walk to a point; `None` where nobody dines in.
    pub dine_in: Option<Reach>,
    /// How meals are carried to a point; there where `dine_in` is.
    pub transport: Option<Reach>,
    /// How meals are brought to a door; `None` where none is.
    pub delivery: Option<Reach>,
    /// What carrying costs.
    pub rates: Rates,
    /// Kitchens.
    pub kitchens: Vec<Kitchen>,
    /// Meal points.
    pub points: Vec<Point>,
    /// Communities.
    pub communities: Vec<Community>,
    /// What all communities need, one community's after another's.
    pub demands: Vec<Demand>,
    /// What is promised.
    pub targets: Vec<Target>,
    /// What may be spent once, in fen.
    pub budget: Option<i64>,
    /// Whether all of a community who dine in belong to one point.
    pub single_point: bool,
    /// Where the figures come from, for the reader; nothing is worked out from it.
    pub figures: Vec<FigureDraft>,
    /// Levels and weights of the rules, in their order.
    pub settings: Vec<Setting>,
}

/// People who are served before or after others.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id and name.
    pub named: Named,
    /// 1 or more; the lowest is served first.
    pub priority: u16,
    /// Where that stands among [`Problem::priorities`].
    pub rank: usize,
}

/// A community with the ways to and from it that are within the limits.
#[derive(Clone, Debug)]
pub struct Community {
    /// Its id and name.
    pub named: Named,
    /// Where it is.
    pub place: PlaceId,
    /// The street that it belongs to; there where the problem has streets.
    pub street: Option<StreetId>,
    /// What it needs: rows of [`Problem::demands`].
    pub demands: Range<usize>,
    /// Points within the walk, open or not, nearest first; walking costs nothing.
    pub points: Vec<Way<PointId>>,
    /// Kitchens that reach its doors in time, open or not, nearest first; fen for bringing one meal.
    pub kitchens: Vec<Way<KitchenId>>,
}

/// Meals of one group and diet that a community needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// Whose.
    pub community: CommunityId,
    /// The group.
    pub group: GroupId,
    /// The diet.
    pub diet: DietId,
    /// Meals a day.
    pub meals: i64,
    /// Whether they must be brought.
    pub at_home: bool,
}

/// A target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its id and name.
    pub named: Named,
    /// What it measures.
    pub measure: Measure,
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
    /// Where a demand's priority stands among all: 0 is served first.
    #[must_use]
    pub fn rank(&self, demand: DemandId) -> usize {
        self.groups[self.demands[demand.index()].group.index()].rank
    }
    /// The community of a demand.
    #[must_use]
    pub fn community_of(&self, demand: DemandId) -> &Community {
        &self.communities[self.demands[demand.index()].community.index()]
    }
    /// Meals a day that are needed in all.
    #[must_use]
    pub fn total_demand(&self) -> i64 {
        self.demands.iter().map(|d| d.meals).sum()
    }
}

impl Target {
    /// What keeps it.
    #[must_use]
    pub fn bound(&self) -> Bound {
        Bound { hundredths: self.hundredths, at_most: self.at_most }
    }
}
