//! The example that the tests of this model share, with its arithmetic.
//!
//! | | 2021 | 2022 | 2023 | 2024 | 2025 |
//! | --- | ---: | ---: | ---: | ---: | ---: |
//! | die | 100 | 100 | 100 | 120 | 100 |
//! | cremated, 60 or 65 % | 60 | 60 | 65 | 78 | 65 |
//! | of these first a plot for the urn, 50 % | 30 | 30 | 33 | 39 | 33 |
//! | a tree, 20 % | 12 | 12 | 13 | 16 | 13 |
//! | a niche in a wall, 25 % | 15 | 15 | 16 | 19 | 16 |
//! | the sea, 5 % | 3 | 3 | 3 | 4 | 3 |
//! | not cremated, first a plot for the coffin | 40 | 40 | 35 | 42 | 35 |
//!
//! 65 cremated are 32.5, 13, 16.25 and 3.25: the one who is left goes to the largest remainder. 78 are 39, 15.6, 19.5 and
//! 3.9: two are left.

use super::plan::{Burial, Plan};
use super::problem::{ChoiceId, KindId, Problem, ProjectId, SiteId};
use super::read;

pub(super) const EXAMPLE: &str = include_str!("../../../tests/data/cemetery-plan.json");

pub(super) const TRADITIONAL: KindId = KindId(0);
pub(super) const TREE: KindId = KindId(1);
pub(super) const WALL: KindId = KindId(2);
pub(super) const SEA: KindId = KindId(3);
pub(super) const DEEP: KindId = KindId(4);
pub(super) const EAST: SiteId = SiteId(0);
pub(super) const HALL: SiteId = SiteId(1);
pub(super) const URN: ChoiceId = ChoiceId(0);
pub(super) const TREE_FIRST: ChoiceId = ChoiceId(1);
pub(super) const WALL_FIRST: ChoiceId = ChoiceId(2);
pub(super) const SEA_FIRST: ChoiceId = ChoiceId(3);
pub(super) const COFFIN: ChoiceId = ChoiceId(4);
pub(super) const GARDEN: ProjectId = ProjectId(0);
pub(super) const ROWS: ProjectId = ProjectId(1);
pub(super) const FIELD: ProjectId = ProjectId(2);
pub(super) const WING: ProjectId = ProjectId(3);

pub(crate) fn problem() -> Problem {
    read(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

pub(super) fn bury(year: usize, choice: ChoiceId, kind: KindId, site: Option<SiteId>, people: i64) -> Burial {
    Burial { year, choice, kind, site, people }
}

/// A plan that buries 486 of 520: trees and deep burial spare the traditional plots until the last year, in which 14 coffins
/// and 20 urns find nothing.
///
/// | free at the end | 2021 | 2022 | 2023 | 2024 | 2025 |
/// | --- | ---: | ---: | ---: | ---: | ---: |
/// | traditional, 160 and 10 in 2023 | 110 | 78 | 56 | 19 | 0 |
/// | tree, 40 and 50 in 2022 and 2024 | 28 | 48 | 16 | 27 | 0 |
/// | deep, 40 in 2021 and 2023 | 20 | 0 | 23 | 2 | 0 |
/// | wall at the hall, 60 | 45 | 30 | 14 | 0 | 0 |
/// | wall in the east, 20 | 20 | 20 | 20 | 15 | 0 |
pub(crate) fn reached() -> Plan {
    let e = Some(EAST);
    let mut burials = Vec::new();
    let sea = [3, 3, 3, 4, 3];
    burials.extend((0..5).map(|t| bury(t, SEA_FIRST, SEA, None, sea[t])));
    let trees = [12, 12, 13, 16, 13];
    burials.extend((0..5).map(|t| bury(t, TREE_FIRST, TREE, e, trees[t])));
    let walls = [15, 15, 16, 14];
    burials.extend((0..4).map(|t| bury(t, WALL_FIRST, WALL, Some(HALL), walls[t])));
    burials.extend([bury(3, WALL_FIRST, WALL, e, 5), bury(4, WALL_FIRST, WALL, e, 15)]);
    burials.push(bury(4, WALL_FIRST, TREE, e, 1));
    for (t, (plots, trees)) in [(30, 0), (12, 18), (14, 19), (16, 23), (0, 13)].into_iter().enumerate() {
        burials.extend([bury(t, URN, TRADITIONAL, e, plots), bury(t, URN, TREE, e, trees)]);
    }
    for (t, (plots, deep)) in [(20, 20), (20, 20), (18, 17), (21, 21), (19, 2)].into_iter().enumerate() {
        burials.extend([bury(t, COFFIN, TRADITIONAL, e, plots), bury(t, COFFIN, DEEP, e, deep)]);
    }
    let modules = vec![vec![0, 1, 0, 1, 0], vec![0; 5], vec![1, 0, 1, 0, 0], vec![0; 5]];
    Plan { modules, burials }.tidied()
}
