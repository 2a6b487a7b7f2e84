//! The frozen problem, in whole numbers: the figures of the file times the power of ten that makes all of their kind whole.

/// A single-source siting problem of `J` sites and `I` customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What each site can carry, `[J]`, in units of `10^-load_decimals`.
    pub capacity: Vec<i64>,
    /// What opening each site costs, `[J]`, in units of `10^-cost_decimals`.
    pub opening: Vec<i64>,
    /// What each customer loads onto its site, `[I]`, in the unit of capacities.
    pub demand: Vec<i64>,
    /// What serving each customer whole from each site costs, `[I x J]`, in the unit of openings.
    pub cost: Vec<Vec<i64>>,
    /// Decimals of the file's costs.
    pub cost_decimals: u32,
    /// Decimals of the file's loads.
    pub load_decimals: u32,
}

/// The site of each customer, `[I]`.
pub type Sites = Vec<u32>;

impl Problem {
    /// How many sites.
    #[must_use]
    pub fn sites(&self) -> usize {
        self.capacity.len()
    }
    /// How many customers.
    #[must_use]
    pub fn customers(&self) -> usize {
        self.demand.len()
    }
    /// A cost in the file's unit, written out exactly.
    #[must_use]
    pub fn in_published_unit(&self, cost: i128) -> String {
        super::decimal::written(cost, self.cost_decimals)
    }
}
