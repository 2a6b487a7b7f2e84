use super::*;
use crate::network::plan::testing::*;
use crate::time::Duration;

fn of(problem: &Problem, plan: &Plan, community: CommunityId, kind: KindId) -> Unserved {
    let all = unserved(problem, plan);
    *all.iter().find(|u| (u.community, u.kind) == (community, kind)).expect("something is lacking")
}

fn why(problem: &Problem, plan: &Plan, community: CommunityId, kind: KindId) -> Obstacle {
    of(problem, plan, community, kind).obstacle
}

#[test]
fn only_what_is_lacking_is_explained_and_with_numbers() {
    let all = unserved(&problem(), &reached());
    let leg = |metres| Leg { time: Duration(metres * 200), metres };
    // 5,000,000 fen of 80,000,000 are left, and 10 hours of 200.
    let rest = Around { budget_left: Some(5_000_000), staff_left: Some(10), ..Around::default() };
    // d1 is full, alone within reach of c2, and kept as it is.
    let full = Around { nearest: Some((D1, leg(1200))), within: 1, open: 1, offered: 40, ..rest };
    let of = |community, kind, hours, covered, obstacle, around| Unserved {
        community,
        kind,
        hours,
        covered,
        obstacle,
        around,
    };
    let far = |site, metres| Around { nearest: Some((site, leg(metres))), ..rest };
    let [c2, c4, cover] = &all[..] else { panic!("{all:?}") };
    assert_eq!(*c2, of(C2, DAY_CARE, 10, true, Obstacle::SitesFull, full));
    assert_eq!(*c4, of(C4, STATION, 10, false, Obstacle::NoSiteNear, far(A2, 7200)));
    // c4 needs no day care, and a target counts its people.
    let (site, way) = cover.around.nearest.expect("d2 is somewhere");
    assert_eq!((site, way.metres), (D2, 7264));
    assert_eq!(*cover, of(C4, DAY_CARE, 0, false, Obstacle::NoSiteNear, cover.around));
}

#[test]
fn a_target_of_coverage_asks_for_its_own_kind_and_class() {
    let mut p = problem();
    let lacking = |p: &Problem| unserved(p, &reached()).len();
    p.targets[4].class = p.communities[0].class;
    assert_eq!(lacking(&p), 2);
    // A site of any kind would do, and c4 has none.
    p.targets[4].class = None;
    p.targets[4].kind = None;
    assert_eq!(lacking(&p), 3);
    p.targets[4].measure = Measure::StreetsWithSite;
    assert_eq!(lacking(&p), 2);
}

#[test]
fn all_within_reach_are_closed_with_or_without_money_to_open_one() {
    let (mut p, mut plan) = (problem(), reached());
    plan.sites[1] = None;
    plan.served.retain(|given| given.site != A2);
    // a2 would cost 300,000 yuan; of 800,000 now 350,000 are left.
    let u = of(&p, &plan, C3, STATION);
    let around = u.around;
    assert_eq!((u.hours, u.obstacle, u.covered), (30, Obstacle::SitesClosed, false));
    assert_eq!((around.change, around.budget_left), (Some(30_000_000), Some(35_000_000)));
    p.budget = Some(74_999_999);
    assert_eq!(why(&p, &plan, C3, STATION), Obstacle::BudgetSpent);
    p.budget = None;
    assert_eq!(why(&p, &plan, C3, STATION), Obstacle::SitesClosed);
}

#[test]
fn sites_are_full_and_could_be_more() {
    let (p, mut plan) = (problem(), reached());
    // a1 is small again and full with c1 and 20 hours of c2; a3 is closed.
    plan.sites[0] = Some(SizeId(0));
    plan.served[2].hours = 20;
    let u = of(&p, &plan, C2, STATION);
    assert_eq!((u.hours, u.obstacle), (30, Obstacle::SitesFull));
    let a = u.around;
    // Opening a3 costs 150,000, enlarging a1 200,000.
    assert_eq!((a.within, a.open, a.offered, a.left, a.change), (2, 1, 80, 0, Some(15_000_000)));
    plan.sites[2] = Some(SizeId(0));
    let a = of(&p, &plan, C2, STATION).around;
    assert_eq!((a.open, a.offered, a.left, a.change), (2, 140, 60, Some(20_000_000)));
}

#[test]
fn staff_and_belonging_stand_in_the_way_where_there_is_room() {
    let (mut p, mut plan) = (problem(), reached());
    plan.served[0].hours = 41;
    assert_eq!(why(&p, &plan, C1, STATION), Obstacle::RoomLeft);
    p.staff[0].hours = 171;
    assert_eq!(why(&p, &plan, C1, STATION), Obstacle::StaffSpent);
    // Of two, the one that has less left: 9 of 130 where stations ask for 121.
    let mut nurses = p.staff[0].clone();
    (nurses.kinds, nurses.hours) = (vec![STATION], 130);
    p.staff.insert(0, nurses);
    assert_eq!(of(&p, &plan, C1, STATION).around.staff_left, Some(0));
    p.staff[1].hours = 300;
    assert_eq!(of(&p, &plan, C1, STATION).around.staff_left, Some(9));
    p.staff.clear();
    plan.sites[2] = Some(SizeId(0));
    plan.sites[0] = Some(SizeId(0));
    plan.served[2].hours = 39;
    // a1 is full with 41 and 39, and a3 has room for c1, which belongs to a1.
    assert_eq!(why(&p, &plan, C1, STATION), Obstacle::RoomLeft);
    p.single_site = true;
    assert_eq!(why(&p, &plan, C1, STATION), Obstacle::OtherSite);
}

#[test]
fn a_kind_without_any_site_is_told_from_one_that_is_far() {
    let mut p = problem();
    p.sites.truncate(3);
    p.communities.iter_mut().for_each(|c| c.sites[1].clear());
    let mut plan = reached();
    plan.sites.truncate(3);
    plan.served.retain(|given| given.site < D1);
    assert_eq!(why(&p, &plan, C1, DAY_CARE), Obstacle::NoSite);
    assert_eq!(of(&p, &plan, C1, DAY_CARE).around.nearest, None);
}
