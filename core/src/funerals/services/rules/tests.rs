//! Every rule with a plan that it finds something in, by hand; the arithmetic is that of the example.

use super::*;
use crate::funerals::services::testing::*;
use crate::score::Score;

#[test]
fn a_good_plan_keeps_every_hard_rule() {
    // Soft: 2 * 30 and 60 minutes off wishes, 10 of waiting, one rank as 30; 3 * (2 * 30 + 30) of lateness: 430 minutes.
    let score = referee(&problem(), &reached()).score;
    assert_eq!(score, Score { hard: 0, medium: 1, soft: minutes(120 + 10 + 30 + 270) });
}
