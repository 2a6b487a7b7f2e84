//! The frozen problem. Demand and distances of the published form are decimal fractions without end; here they are whole
//! numbers of millionths, the nearest ones, so that every figure of a plan is exact and every comparison is too.

/// Parts of a bed, and of a unit of cost: a millionth.
pub const MICRO: i64 = 1_000_000;

/// The kind from which beds are converted: the first.
pub const GENERAL: usize = 0;

/// A capacity-plan problem: `J` sites, `K` kinds, `T` years, `Z` zones, `S` scenarios, all equally likely.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Names of the kinds; beds of the first may be converted into any other.
    pub kinds: Vec<String>,
    /// Years.
    pub years: usize,
    /// Beds of a module.
    pub module: i64,
    /// Beds at the beginning, `[J][K]`.
    pub existing: Vec<Vec<i64>>,
    /// For each zone its sites, nearest first, with the cost of a person and year there in millionths.
    pub near: Vec<Vec<(usize, i64)>>,
    /// Demand in millionths of a bed, `[K][T][S][Z]`.
    pub demand: Vec<Vec<Vec<Vec<i64>>>>,
    /// Cost of a person and year without a bed, by kind, in millionths.
    pub unmet: Vec<i64>,
    /// Money for a new module, by kind.
    pub new_module: Vec<i64>,
    /// Money for a converted module, by the kind it becomes; `None` where there is no such conversion.
    pub conversion: Vec<Option<i64>>,
    /// Money for a site's year in which anything is built or converted.
    pub fixed: i64,
    /// Money of a year.
    pub yearly_budget: i64,
    /// Most modules of a site and year.
    pub most_site_year: i64,
    /// Most new modules of a site, kind and year.
    pub most_new_kind_year: i64,
    /// Most new modules of a site in all years.
    pub most_new_site: i64,
    /// Cost of a unit of money, in millionths.
    pub money_weight: i64,
    /// At the end, (nursing + dementia) of all beds, in millionths.
    pub nursing_share: i64,
    /// At the end, the least number of beds, in millionths of a bed.
    pub least_beds: i64,
    /// At the end, the least number of dementia beds.
    pub least_dementia: i64,
}

/// The kinds that count as nursing.
pub const NURSING: [usize; 2] = [1, 2];
/// The kind whose number has a target.
pub const DEMENTIA: usize = 2;

impl Problem {
    /// How many sites.
    #[must_use]
    pub fn sites(&self) -> usize {
        self.existing.len()
    }
    /// How many zones.
    #[must_use]
    pub fn zones(&self) -> usize {
        self.near.len()
    }
    /// How many scenarios.
    #[must_use]
    pub fn scenarios(&self) -> usize {
        self.demand[0][0].len()
    }
}
