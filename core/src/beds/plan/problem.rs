//! The frozen problem: dense ids, years from 0, money in fen, metres of way, whole people. Valid by construction.

use crate::beds::plan::draft::{FigureDraft, Measure, Nature};
use crate::id::dense_id;
use crate::measured::Bound;
use crate::place::{Coordinate, Datum};
use crate::rule::Setting;

pub use crate::named::Named;

dense_id! {
    /// A kind of bed.
    KindId;
    /// A site: an institution that is there, or a project that could be, institutions first.
    SiteId;
    /// A source of money.
    SourceId;
    /// A community.
    CommunityId;
    /// A staff.
    StaffId;
}

/// Money in fen by source, `[sources]`.
pub type Fen = Vec<i64>;

/// A bed plan to be made: `K` kinds, `T` years, `J` sites.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What people call it.
    pub name: String,
    /// Whether any of its figures are made up.
    pub synthetic: bool,
    /// The first year.
    pub first_year: u16,
    /// How many years.
    pub years: usize,
    /// What coordinates are relative to.
    pub datum: Datum,
    /// Streets.
    pub streets: Vec<Named>,
    /// Kinds of bed.
    pub kinds: Vec<Kind>,
    /// Sites: institutions, then projects.
    pub sites: Vec<Site>,
    /// Sources of money.
    pub sources: Vec<String>,
    /// What could be added in modules.
    pub extensions: Vec<Works>,
    /// What could be converted in modules.
    pub conversions: Vec<Works>,
    /// What may be spent.
    pub budgets: Vec<Budget>,
    /// Elderly people by year.
    pub elderly: Vec<i64>,
    /// What is promised.
    pub targets: Vec<Target>,
    /// Who works there.
    pub staff: Vec<Staff>,
    /// Homes to be adapted, most urgent first.
    pub adaptations: Vec<Adaptation>,
    /// Who needs beds.
    pub communities: Vec<Community>,
    /// How demand could turn out.
    pub scenarios: Vec<Scenario>,
    /// What a year without a bed counts, in metres of way.
    pub unmet_metres: i64,
    /// Where the figures come from, for the reader; nothing is worked out from it.
    pub figures: Vec<FigureDraft>,
    /// Levels and weights of the rules, in their order.
    pub settings: Vec<Setting>,
}

/// A kind of bed.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its id and name.
    pub named: Named,
    /// Whether it stands in a home.
    pub at_home: bool,
    /// What a year without it counts, in metres of way.
    pub unmet_metres: i64,
    /// Its weekly visits: service, minutes, times.
    pub visits: Vec<(String, u16, u16)>,
}

/// An institution that is there or could be built.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its id and name.
    pub named: Named,
    /// The street that it lies in.
    pub street: Option<usize>,
    /// Where it is.
    pub coordinate: Coordinate,
    /// Whether its beds count toward targets and serve the demand.
    pub elderly: bool,
    /// Whether the government runs it.
    pub government: bool,
    /// What targets may ask for.
    pub tags: Vec<String>,
    /// Beds by kind, from the beginning or once it is open.
    pub beds: Vec<i64>,
    /// How it is built; `None` where it is there.
    pub project: Option<Project>,
    /// How it could be closed.
    pub closure: Option<Closure>,
    /// Money for a year in which anything is extended or converted.
    pub works: Fen,
    /// Beds that can be added or converted in one year.
    pub works_beds: Option<i64>,
}

/// How a site is built.
#[derive(Clone, Debug)]
pub struct Project {
    /// What it costs.
    pub cost: Fen,
    /// The years in which building may begin, from `earliest` to `latest`, both included.
    pub earliest: usize,
    /// The last of them.
    pub latest: usize,
    /// Years from the beginning to the first with beds.
    pub lead: usize,
    /// Whether it has to begin.
    pub committed: bool,
}

/// How a site could be closed.
#[derive(Clone, Debug)]
pub struct Closure {
    /// The first year without it, at the earliest.
    pub earliest: usize,
    /// What the closure costs.
    pub cost: Fen,
    /// What each year that it stays open costs.
    pub upkeep: Fen,
}

/// Modules that could be added, or converted.
#[derive(Clone, Debug)]
pub struct Works {
    /// Its id in the document.
    pub id: String,
    /// Where.
    pub site: SiteId,
    /// The kind that they were; `None` where they are new.
    pub from: Option<KindId>,
    /// The kind that they become.
    pub to: KindId,
    /// Beds of a module.
    pub module: i64,
    /// Modules in all.
    pub most: i64,
    /// Modules in a year.
    pub most_per_year: i64,
    /// The first year.
    pub earliest: usize,
    /// The last year.
    pub latest: usize,
    /// What a module costs.
    pub cost: Fen,
}

/// A budget.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Its id in the document.
    pub id: String,
    /// The source.
    pub source: SourceId,
    /// The years that share it, in order.
    pub years: Vec<usize>,
    /// How much, in fen.
    pub fen: i64,
}

/// A target: `sense * (measure - bound) >= 0` in its year.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its id and name.
    pub named: Named,
    /// What it measures.
    pub measure: Measure,
    /// Kinds that it takes.
    pub kinds: Vec<KindId>,
    /// The tag that it takes.
    pub tag: Option<String>,
    /// The staff that it takes.
    pub staff: Option<StaffId>,
    /// The staff of which it takes a share.
    pub of: Option<StaffId>,
    /// The year at whose end it counts.
    pub year: usize,
    /// Hundredths of what the document says.
    pub hundredths: i64,
    /// At most, not at least.
    pub at_most: bool,
    /// How the plan speaks of it.
    pub nature: Nature,
    /// How heavily it counts among those.
    pub weight: i64,
    /// Where the published plan says it.
    pub source: Option<String>,
}

/// People of a profession.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Its id in the document.
    pub id: String,
    /// How many at the beginning.
    pub employed: i64,
    /// How many more in a year.
    pub hires_per_year: i64,
    /// What each costs once.
    pub hire: Fen,
    /// What each who was hired costs every year from then on.
    pub yearly: Fen,
}

/// Homes to be adapted.
#[derive(Clone, Debug)]
pub struct Adaptation {
    /// Its id in the document.
    pub id: String,
    /// 1 is the most urgent.
    pub priority: u16,
    /// How many.
    pub homes: i64,
    /// What each costs.
    pub cost: Fen,
}

/// A community with its ways.
#[derive(Clone, Debug)]
pub struct Community {
    /// Its id and name.
    pub named: Named,
    /// The street that it lies in.
    pub street: Option<usize>,
    /// Where it is.
    pub coordinate: Coordinate,
    /// Sites within reach, nearest first, with metres of way.
    pub near: Vec<(SiteId, i64)>,
}

/// A way in which demand could turn out.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its id in the document.
    pub id: String,
    /// How likely, relative to the others.
    pub weight: i64,
    /// People, `[communities][K][T]`.
    pub demand: Vec<Vec<Vec<i64>>>,
}

impl Problem {
    /// The year of an index.
    #[must_use]
    pub fn year(&self, index: usize) -> u16 {
        self.first_year + u16::try_from(index).unwrap_or(u16::MAX)
    }
    /// How many sites are there from the beginning.
    #[must_use]
    pub fn institutions(&self) -> usize {
        self.sites.iter().filter(|s| s.project.is_none()).count()
    }
    /// Weights of all scenarios together.
    #[must_use]
    pub fn total_weight(&self) -> i64 {
        self.scenarios.iter().map(|s| s.weight).sum()
    }
    /// Whether a site's beds of a kind serve the demand and count where targets ask for the kind.
    #[must_use]
    pub fn counts(&self, site: usize) -> bool {
        self.sites[site].elderly
    }
    /// Whether beds of a kind are beds of an institution.
    #[must_use]
    pub fn institutional(&self, kind: usize) -> bool {
        !self.kinds[kind].at_home
    }
}

impl Target {
    /// What keeps it.
    #[must_use]
    pub fn bound(&self) -> Bound {
        Bound { hundredths: self.hundredths, at_most: self.at_most }
    }
}
