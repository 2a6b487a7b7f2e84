//! What is needed and what of it is served, in whole numbers: meals a day, hours a week. Shared by every model that has
//! people served from sites.

use schemars::JsonSchema;
use serde::Serialize;

/// Needed, and served of that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// What is needed.
    pub demand: i64,
    /// What of it reaches someone.
    pub served: i64,
}

impl Served {
    /// What reaches nobody.
    #[must_use]
    pub fn unserved(self) -> i64 {
        self.demand - self.served
    }
    /// What reaches nobody, in each thousand, rounded up, so that 0 means that everyone is served; 0 of nothing.
    #[must_use]
    pub fn unserved_permille(self) -> i64 {
        if self.demand == 0 {
            return 0;
        }
        let (lacks, of) = (i128::from(self.unserved()) * 1000, i128::from(self.demand));
        fit((lacks + of - 1) / of)
    }
    pub(crate) fn add(&mut self, other: Self) {
        self.demand += other.demand;
        self.served += other.served;
    }
}

/// What some need and are served, in a plan file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ServedAnswer {
    /// Of whom: the id of a street, a diet, a kind, or a priority; not there where all are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What is needed.
    pub demand: i64,
    /// What of it reaches someone.
    pub served: i64,
}

/// What each of some is served, by name.
pub(crate) fn named(names: impl Iterator<Item = String>, served: Vec<Served>) -> Vec<ServedAnswer> {
    let each = names.zip(served);
    each.map(|(of, s)| ServedAnswer { of: Some(of), demand: s.demand, served: s.served }).collect()
}

/// A sum as 64 bits, which hold it for every plan that keeps the hard rules; the nearest that they hold for others.
pub(crate) fn fit(sum: i128) -> i64 {
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_whole_only_when_nobody_is_left() {
        let of = |demand, served| Served { demand, served }.unserved_permille();
        // 15 of 80 are 187.5; 1 of 100,000 is not nobody; nobody needs nothing.
        assert_eq!([of(80, 65), of(100_000, 99_999), of(7, 7), of(0, 0)], [188, 1, 0, 0]);
    }
}
