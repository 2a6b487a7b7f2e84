//! Guandu, a district of Kunming: one district centre, eight street centres, 60 stations, ten home services. The plan's
//! figures and everything assumed stand in `scenarios/guandu/README.md`; that the eight streets are codes 530111001 to
//! 530111008 is inferred from their number.

use anpai_core::visits::draft::Draft;

use crate::figures;
use crate::make::{self, Ground, OF_KUNMING, Order};
use crate::streets::{Plan, Streets};
use crate::tables::STREETS;

pub use crate::make::impossible::impossible;

/// A day by the staff on duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// 120 employees: everyone is served with time to spare.
    Calm,
    /// About 75: service and travel fill 85 to 90 % of the shifts.
    Normal,
    /// 60: not everyone can be served, so priorities and reasons matter.
    Short,
}

impl Variant {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Calm, Self::Normal, Self::Short];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Normal => "normal",
            Self::Short => "short",
        }
    }
    /// The figure that gives its staff.
    fn figure(self) -> String {
        format!("employees ({})", self.name())
    }
}

/// A day of about 600 visits, five of which nobody can make (see [`impossible`]). The variants of a seed share clients,
/// visits and wishes; they differ in who is on duty.
#[must_use]
pub fn day(variant: Variant, seed: u64) -> Draft {
    let figures = figures::guandu();
    let fewest = Variant::ALL.map(|v| figures.count(&v.figure()));
    make::make(&Order {
        name: format!("guandu-{}", variant.name()),
        seed,
        figures,
        streets: &STREETS,
        ground: Ground::Cells(figures.count("grid columns")),
        languages: OF_KUNMING,
        zone: "Asia/Shanghai",
        prefix: "",
        stations: figures.count("stations"),
        employees: figures.count(&variant.figure()),
        core: fewest.into_iter().min().unwrap_or(0),
        volunteers: figures.count("volunteers on the day"),
        visits: figures.count("visits a day"),
        days: 1,
        impossible: true,
    })
}

/// A week from Monday to Sunday, with visits that are repeated on several of its days: care, medical help and
/// rehabilitation 3, 5 or 7 times by the client's care level. Its load is not calibrated.
#[must_use]
pub fn week(seed: u64) -> Draft {
    let figures = figures::guandu();
    make::make(&Order {
        name: "guandu-week".to_owned(),
        seed,
        figures,
        streets: &STREETS,
        ground: Ground::Cells(figures.count("grid columns")),
        languages: OF_KUNMING,
        zone: "Asia/Shanghai",
        prefix: "",
        stations: figures.count("stations"),
        employees: figures.count("employees (week)"),
        core: figures.count("employees (week)"),
        volunteers: figures.count("time-bank members"),
        visits: figures.count("visits of a week"),
        days: 7,
        impossible: false,
    })
}

/// The roads of the schematic district: synthetic like its cells, and over all of them, so that every place of
/// [`day`] and [`week`] has a road nearby.
#[must_use]
pub fn streets(seed: u64) -> Streets {
    let figures = figures::guandu();
    let (side, columns) = (figures.whole("cell"), figures.count("grid columns"));
    let rows = STREETS.len().div_ceil(columns);
    let (width, height) = (side * columns as i64, side * rows as i64);
    Plan { nodes: figures.count("nodes of the roads"), seed, corner: (0, 0), width, height }.build()
}

#[cfg(test)]
mod rough;
#[cfg(test)]
mod tests;
