//! The example that the tests of this model share, with its arithmetic.
//!
//! By e-bike a metre of way takes a fifth of a second, and ways are 1.2 times as long as the straight line. A station may be
//! 4,500 m away, day care 3,000 m.
//!
//! | way | straight | along | within |
//! | --- | ---: | ---: | --- |
//! | c1 to a1 | 500 | 600 | yes |
//! | c1 to a3 | 1,118.03 | 1,342 | yes |
//! | c1 to a2 | 6,020.8 | 7,225 | no |
//! | c2 to a3 | 1,000 | 1,200 | yes |
//! | c2 to a1 | 2,000 | 2,400 | yes |
//! | c2 to a2 | 4,000 | 4,800 | no |
//! | c3 to a2 | 2,000 | 2,400 | yes |
//! | c4 to a2 | 6,000 | 7,200 | no |
//! | c1 to d1 | 1,118.03 | 1,342 | yes |
//! | c2 to d1 | 1,000 | 1,200 | yes |
//! | c3 to d2 | 1,200 | 1,440 | yes |
//! | c2 to d2 | 4,079.2 | 4,895 | no |
//! | c4 to d2 | 6,053.1 | 7,264 | no |

use super::plan::{Given, Plan};
use super::problem::{CommunityId, KindId, Problem, SiteId, SizeId};
use super::read;

pub(super) const EXAMPLE: &str = include_str!("../../../tests/data/network-plan.json");
/// The example of siting; its arithmetic is in its tests.
pub(crate) const SITING: &str = include_str!("../../../tests/data/network-siting.json");

pub(super) const STATION: KindId = KindId(0);
pub(super) const DAY_CARE: KindId = KindId(1);
pub(super) const A1: SiteId = SiteId(0);
pub(super) const A2: SiteId = SiteId(1);
pub(super) const A3: SiteId = SiteId(2);
pub(super) const D1: SiteId = SiteId(3);
pub(super) const D2: SiteId = SiteId(4);
pub(super) const C1: CommunityId = CommunityId(0);
pub(super) const C2: CommunityId = CommunityId(1);
pub(super) const C3: CommunityId = CommunityId(2);
pub(super) const C4: CommunityId = CommunityId(3);

pub(crate) fn problem() -> Problem {
    read(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

pub(super) fn give(community: CommunityId, site: SiteId, hours: i64) -> Given {
    Given { community, site, hours }
}

/// A plan that gives 190 of 210 hours: a1 is enlarged, a2 and d2 are opened, a3 is not, d1 stays. d1 is full, and nothing is
/// near c4.
pub(crate) fn reached() -> Plan {
    Plan {
        sites: vec![Some(SizeId(1)), Some(SizeId(0)), None, Some(SizeId(0)), Some(SizeId(0))],
        served: vec![
            give(C1, A1, 60),
            give(C1, D1, 30),
            give(C2, A1, 50),
            give(C2, D1, 10),
            give(C3, A2, 30),
            give(C3, D2, 10),
        ],
    }
}
