//! Stays with dates, and limits on all decisions together, as the problem keeps them.

use super::problem::{GroupId, InstitutionId, KindId, LevelId, Named, TierId};
use crate::id::dense_id;
use crate::person::Gender;

dense_id! {
    /// A budget.
    BudgetId;
    /// A quota.
    QuotaId;
}

/// When somebody has a bed, in days after the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stay {
    /// The first day.
    pub from: u32,
    /// The day after the last one; `None`: for good.
    pub until: Option<u32>,
    /// Whether on day `d`, by `d % 7`: so the day of the decision is 0, whichever day of the week that is.
    pub days: [bool; 7],
}

impl Stay {
    /// From the day of the decision, for good.
    pub const FOR_GOOD: Self = Self { from: 0, until: None, days: [true; 7] };

    /// Whether the bed is taken on a day.
    #[must_use]
    pub fn covers(&self, day: u32) -> bool {
        self.from <= day && self.until.is_none_or(|end| day < end) && self.days[(day % 7) as usize]
    }
}

/// Who in which bed a limit is about. An empty list leaves nobody out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Homes.
    pub institutions: Vec<InstitutionId>,
    /// Who runs the home.
    pub run_by: Vec<String>,
    /// Kinds of bed.
    pub kinds: Vec<KindId>,
    /// Client groups of the people.
    pub groups: Vec<GroupId>,
    /// Their tiers.
    pub tiers: Vec<TierId>,
    /// Their levels of care.
    pub levels: Vec<LevelId>,
    /// Their genders.
    pub genders: Vec<Gender>,
    /// Where their subsidies come from.
    pub sources: Vec<String>,
}

/// What subsidies may cost together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Id and name.
    pub named: Named,
    /// The most, in fen a month.
    pub fen: i64,
    /// Whose.
    pub of: Selection,
}

/// How many people with a bed may or have to be of some sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Id and name.
    pub named: Named,
    /// Which people in which beds.
    pub of: Selection,
    /// A share is a share of these.
    pub out_of: Selection,
    /// At least so many.
    pub least: Option<u32>,
    /// At most so many.
    pub most: Option<u32>,
    /// At least this share, in percent.
    pub least_percent: Option<u32>,
    /// At most this share, in percent.
    pub most_percent: Option<u32>,
}
