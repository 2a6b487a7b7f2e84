//! Where the generator takes its numbers from: the figures of a place, and for what its plan does not give the assumptions,
//! its own before those of all places. Money is counted in 10,000 yuan as the plans do, and written in yuan.

use anpai_core::beds::plan::draft::Money;

use super::Reading;
use super::tables::{ASSUMPTIONS, Assumption, Place};

/// What the place and its upper levels pay, and what others do.
pub const LOCAL: &str = "local";
/// Money from above: the province, the city above a district, the welfare lottery.
pub const UPPER: &str = "upper";
/// Money of those who run homes.
pub const PRIVATE: &str = "private";

/// The numbers of a place in a reading of its plan.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The place.
    pub place: &'a Place,
    /// How its plan is read.
    pub reading: &'a Reading,
}

impl<'a> Facts<'a> {
    /// An assumption: the place's own before that of all places.
    pub fn assumption(&self, name: &str) -> Option<&'static Assumption> {
        let of = |place: &str| ASSUMPTIONS.iter().find(|a| a.assumption == name && a.place == place);
        of(self.place.id).or_else(|| of(""))
    }
    /// A number, where there is one.
    pub fn maybe(&self, name: &str) -> Option<f64> {
        let figure = self.place.figures.iter().find(|f| f.figure == name).map(|f| f.value);
        figure.or_else(|| self.assumption(name).map(|a| a.middle))
    }
    /// A number.
    ///
    /// # Panics
    /// Where neither table has it: a slip in the generator, which the tests run as a whole.
    pub fn value(&self, name: &str) -> f64 {
        self.maybe(name).unwrap_or_else(|| panic!("{} has no figure or assumption \"{name}\"", self.place.id))
    }
    /// A number as a count.
    pub fn whole(&self, name: &str) -> i64 {
        self.value(name).round() as i64
    }
    /// A count; 0 where there is none.
    pub fn count(&self, name: &str) -> usize {
        self.maybe(name).map_or(0, |value| value.round() as usize)
    }
    /// A percentage of a number, rounded.
    pub fn percent_of(&self, name: &str, number: i64) -> i64 {
        (number as f64 * self.value(name) / 100.0).round() as i64
    }
    /// Whether the plan speaks of a kind of bed.
    pub fn has(&self, kind: &str) -> bool {
        self.place.kinds.contains(&kind)
    }
    /// Public money: the place's own and that from above.
    pub fn public(&self, yuan: i64) -> Money {
        let local = self.percent_of("local share of public money", yuan);
        money([(LOCAL, local), (UPPER, yuan - local)])
    }
    /// Private money with a public part.
    pub fn mixed(&self, yuan: i64, public: i64) -> Money {
        let mut all = self.public(public.min(yuan));
        all.extend(money([(PRIVATE, yuan - public.min(yuan))]));
        all
    }
    /// Works in a home: the public pays all in those of the government, a share in others.
    pub fn works(&self, yuan: i64, government: bool) -> Money {
        if government {
            return self.public(yuan);
        }
        self.mixed(yuan, self.percent_of("public share of works in private homes", yuan))
    }
    /// A number of 10,000 yuan in yuan.
    pub fn yuan(&self, name: &str) -> i64 {
        yuan(self.value(name))
    }
}

/// 10,000 yuan in yuan.
pub fn yuan(ten_thousands: f64) -> i64 {
    (ten_thousands * 10_000.0).round() as i64
}

/// Money by source, without those that pay nothing.
pub fn money<const N: usize>(parts: [(&str, i64); N]) -> Money {
    let paid = parts.into_iter().filter(|(_, yuan)| *yuan != 0);
    paid.map(|(source, yuan)| (source.to_owned(), yuan as f64)).collect()
}
