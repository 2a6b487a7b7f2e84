//! The frozen problem: dense ids, years from 0, money in fen, land in square decimetres (0.01 m2), whole people. Valid by
//! construction: every id is one of its table, every list by year has an entry for each, every sum that the referee forms
//! of a plan that keeps the hard rules fits 64 bits.

use crate::figure::FigureDraft;
use crate::funerals::cemetery::draft::Measure;
use crate::id::dense_id;
use crate::measured::Bound;
use crate::nature::Nature;
use crate::rule::Setting;

pub use crate::named::Named;

dense_id! {
    /// A kind of burial.
    KindId;
    /// A site: a cemetery or columbarium.
    SiteId;
    /// What some people choose first.
    ChoiceId;
    /// Something that could be built.
    ProjectId;
}

/// A cemetery plan to be made: `K` kinds, `J` sites, `T` years.
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
    /// Where people die.
    pub zones: Vec<Zone>,
    /// People who die in all zones, `[T]`.
    pub deaths: Vec<i64>,
    /// Those of them who are cremated, `[T]`.
    pub cremated: Vec<i64>,
    /// Kinds of burial.
    pub kinds: Vec<Kind>,
    /// Sites.
    pub sites: Vec<Site>,
    /// What people choose first.
    pub choices: Vec<Choice>,
    /// What could be built.
    pub projects: Vec<Project>,
    /// What may be spent; anything where there is none.
    pub budget: Option<Budget>,
    /// What is promised.
    pub targets: Vec<Target>,
    /// Where the figures come from, for the reader; nothing is worked out from it.
    pub figures: Vec<FigureDraft>,
    /// Levels and weights of the rules, in their order.
    pub settings: Vec<Setting>,
}

/// A street or zone.
#[derive(Clone, Debug)]
pub struct Zone {
    /// Its id and name.
    pub named: Named,
    /// People who die, `[T]`.
    pub deaths: Vec<i64>,
}

/// A kind of burial.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its id and name.
    pub named: Named,
    /// Land of one unit, in square decimetres; 0 where it takes none.
    pub land: i64,
    /// Whether it needs no unit at any site.
    pub no_site: bool,
    /// Whether its units are niches.
    pub niche: bool,
    /// Whether it takes people who are not cremated.
    pub takes_uncremated: bool,
    /// Burials in one year at all sites together.
    pub most_per_year: Option<i64>,
    /// What each burial costs, in fen.
    pub burial: i64,
}

/// A cemetery or columbarium.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its id and name.
    pub named: Named,
    /// Land that projects may take there, in square decimetres.
    pub land: Option<i64>,
    /// Units that are free at the beginning, `[K]`; none of kinds that need no site.
    pub stock: Vec<i64>,
    /// Units whose right ends, `[K][T]`; free in that year.
    pub returns: Vec<Vec<i64>>,
}

/// What some people choose first.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id and name.
    pub named: Named,
    /// Whether they are not cremated.
    pub uncremated: bool,
    /// The kind.
    pub kind: KindId,
    /// People who choose it, `[T]`: those of all choices of the cremated are all who are cremated, and so for the others.
    pub people: Vec<i64>,
    /// What they accept instead, each kind once, none of them the first choice.
    pub accepts: Vec<Accept>,
}

/// A kind that is accepted instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accept {
    /// The kind.
    pub kind: KindId,
    /// The award that is paid to each who changes, in fen.
    pub award: i64,
    /// How many of the choice change for it, in each ten thousand.
    pub most: i64,
}

/// Units that could be built.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its id and name.
    pub named: Named,
    /// Where.
    pub site: SiteId,
    /// Of which kind, which needs a site.
    pub kind: KindId,
    /// Units of a module, 1 at least.
    pub units: i64,
    /// Modules in all.
    pub most: i64,
    /// Modules in a year.
    pub most_per_year: i64,
    /// What a module costs, in fen.
    pub cost: i64,
    /// Land of a module, in square decimetres.
    pub land: i64,
    /// The first year.
    pub earliest: usize,
    /// The last year.
    pub latest: usize,
}

/// What may be spent.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Fen, `[T]`.
    pub fen: Vec<i64>,
    /// Whether what is left of a year may be spent in later ones.
    pub carries_over: bool,
}

/// Which burials an ecological share counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Whether a kind counts, `[K]`: it is listed, of the size, and no niche where these do not count.
    pub counts: Vec<bool>,
    /// Whether people who are not cremated stand among those who are counted and among the hundred.
    pub uncremated: bool,
}

/// A target in its year.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its id and name.
    pub named: Named,
    /// What it measures.
    pub measure: Measure,
    /// Of an ecological share, which burials count; there where it is one.
    pub definition: Option<Definition>,
    /// The site; all where not given.
    pub site: Option<SiteId>,
    /// The kind; all where not given.
    pub kind: Option<KindId>,
    /// The year.
    pub year: usize,
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
    /// The year of an index.
    #[must_use]
    pub fn year(&self, index: usize) -> u16 {
        self.first_year.saturating_add(u16::try_from(index).unwrap_or(u16::MAX))
    }
    /// People who die in all years.
    #[must_use]
    pub fn total_deaths(&self) -> i64 {
        self.deaths.iter().sum()
    }
    /// Whether a unit of a kind at a site was there at the beginning, is given back or could be built.
    #[must_use]
    pub fn offers(&self, site: SiteId, kind: KindId) -> bool {
        let s = &self.sites[site.index()];
        s.stock[kind.index()] > 0
            || s.returns[kind.index()].iter().any(|units| *units > 0)
            || self.projects.iter().any(|p| (p.site, p.kind) == (site, kind) && p.most > 0)
    }
}

impl Choice {
    /// What a person of this choice is given for a kind, in fen: nothing for the first choice; `None` of a kind that is not
    /// accepted.
    #[must_use]
    pub fn award(&self, kind: KindId) -> Option<i64> {
        if kind == self.kind {
            return Some(0);
        }
        self.accepts.iter().find(|a| a.kind == kind).map(|a| a.award)
    }
    /// People who would be buried so in a year: all of the first choice, and of what is accepted the share that changes,
    /// rounded down.
    #[must_use]
    pub fn willing(&self, kind: KindId, year: usize) -> i64 {
        let people = self.people[year];
        if kind == self.kind {
            return people;
        }
        self.accepts.iter().find(|a| a.kind == kind).map_or(0, |a| people * a.most / 10_000)
    }
    /// Kinds that they take: the first choice, then what they accept, in the order of the document.
    pub fn kinds(&self) -> impl Iterator<Item = KindId> {
        std::iter::once(self.kind).chain(self.accepts.iter().map(|a| a.kind))
    }
}

impl Target {
    /// What keeps it.
    #[must_use]
    pub fn bound(&self) -> Bound {
        Bound { hundredths: self.hundredths, at_most: self.at_most }
    }
}
