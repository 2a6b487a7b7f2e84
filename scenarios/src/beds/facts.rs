//! Where the generator takes its numbers from: the figures of a place, and for what its plan does not give the assumptions,
//! its own before those of all places. Money is counted in 10,000 yuan as the plans do, and written in yuan.

use anpai_core::beds::plan::draft::Money;

use super::Reading;
use super::tables::Place;
use crate::ground::Ground;
use crate::known::{Assumption, Known};

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
    /// The figures and assumptions that all of it comes from.
    pub fn known(&self) -> Known<'a> {
        self.place.known()
    }
    /// An assumption: the place's own before that of all places.
    pub fn assumption(&self, name: &str) -> Option<&'a Assumption> {
        self.known().assumption(name)
    }
    /// A number, where there is one.
    pub fn maybe(&self, name: &str) -> Option<f64> {
        self.known().maybe(name)
    }
    /// A number; a name that is in neither table is a slip in the generator and panics.
    pub fn value(&self, name: &str) -> f64 {
        self.known().value(name)
    }
    /// A number as a count.
    pub fn whole(&self, name: &str) -> i64 {
        self.known().whole(name)
    }
    /// A count; 0 where there is none.
    pub fn count(&self, name: &str) -> usize {
        self.known().count(name)
    }
    /// A percentage of a number, rounded.
    pub fn percent_of(&self, name: &str, number: i64) -> i64 {
        self.known().percent_of(name, number)
    }
    /// The cells of its streets.
    pub fn ground(&self) -> Ground {
        Ground::new(self.whole("cell"), self.count("grid columns"), &self.place.streets)
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
