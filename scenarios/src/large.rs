//! A day of any size, for the test of scale: the machinery and the ratios of Guandu's normal day in a made-up town of
//! as many streets as it takes. Three travel modes, straight-line estimates, no table.

use anpai_core::visits::draft::Draft;

use crate::figures;
use crate::make::{self, Ground, OF_KUNMING, Order};
use crate::tables::StreetRow;

/// The fewest visits: a street's worth.
pub const LEAST: usize = 10;
/// The most visits.
pub const MOST: usize = 1_000_000;

/// A day of `visits` visits: 20,000 have 2,500 employees and 500 volunteers. A number outside [`LEAST`] and [`MOST`] is
/// taken as the nearest of the two.
#[must_use]
pub fn day(visits: usize, seed: u64) -> Draft {
    let figures = figures::guandu();
    let visits = visits.clamp(LEAST, MOST);
    // Rounded up: as many of `what` to each visit as in Guandu.
    let scaled = |what: usize| (visits * what).div_ceil(figures.count("visits a day"));
    let employees = scaled(figures.count("employees (normal)"));
    let streets = scaled(figures.count("streets"));
    let names: Vec<StreetRow> = (1..=streets)
        .map(|n| StreetRow { code: format!("street-{n:03}"), name: format!("Street {n}"), share: 1 })
        .collect();
    let grid_columns = (1..=streets).find(|n| n * n >= streets).unwrap_or(1);
    make::make(&Order {
        name: format!("large-{visits}"),
        seed,
        figures,
        streets: &names,
        ground: Ground::Cells(grid_columns),
        languages: OF_KUNMING,
        zone: "Asia/Shanghai",
        prefix: "",
        stations: scaled(figures.count("stations")).max(streets),
        employees,
        core: employees,
        volunteers: employees * figures.count("volunteers of a large day") / 100,
        visits,
        days: 1,
        impossible: false,
    })
}
