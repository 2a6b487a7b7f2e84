//! One-way streets, roundabouts and cycle lanes against them.

use super::*;

/// A block of 510 m by 250 m: the long side from 0 to 1 with tags of its own, the way round by 2 and 3 for everybody.
/// ```text
/// 3 ------------ 2
/// | 250      250 |
/// 0 --- 510 ---- 1
/// ```
/// By car 510 m take 73.44 s, so that the block is asked in metres; by e-bike 108 s and 250 m 52.941 s.
fn block(more: &[(&str, &str)]) -> Extract {
    let mut extract = points([(0, 0), (510, 0), (510, 250), (0, 250)]);
    extract.draw(1, &[&[RESIDENTIAL], more].concat(), &[0, 1]);
    extract.draw(2, &[RESIDENTIAL], &[1, 2, 3, 0]);
    extract
}

fn metres(extract: &Extract, profile: &str) -> [u32; 2] {
    [(0, 1), (1, 0)].map(|(from, to)| way(extract, profile, from, to).unwrap().1)
}

#[test]
fn a_one_way_street_binds_vehicles_and_nobody_on_foot() {
    let round = 250 + 510 + 250;
    for (oneway, expected) in
        [("yes", [510, round]), ("-1", [round, 510]), ("no", [510, 510]), ("reversible", [round, round])]
    {
        let extract = block(&[("oneway", oneway)]);
        assert_eq!(metres(&extract, "car"), expected, "{oneway}");
        assert_eq!(metres(&extract, "ebike"), expected, "{oneway}");
        assert_eq!(metres(&extract, "walk"), [510, 510], "{oneway}");
    }
    assert_eq!(metres(&block(&[("oneway:foot", "yes")]), "walk"), [510, round]);
    assert_eq!(metres(&block(&[("oneway:foot", "yes")]), "car"), [510, 510]);
}

#[test]
fn a_roundabout_is_one_way_unless_it_says_otherwise() {
    let mut extract = points([(0, 0), (510, 0), (510, 250), (0, 250)]);
    extract.draw(1, &[RESIDENTIAL, ("junction", "roundabout")], &[0, 1, 2, 3, 0]);
    // A street from 1, so that it is a node: from 0 to 1 along the ring, back round the rest of it.
    extract.x.push(90_000);
    extract.y.push(0);
    extract.draw(2, &[RESIDENTIAL], &[1, 4]);
    assert_eq!(metres(&extract, "car"), [510, 250 + 510 + 250]);
    assert_eq!(metres(&extract, "ebike"), [510, 1010]);
    assert_eq!(metres(&extract, "walk"), [510, 510]);
    let mut both = points([(0, 0), (510, 0), (510, 250), (0, 250)]);
    both.draw(1, &[RESIDENTIAL, ("junction", "roundabout"), ("oneway", "no")], &[0, 1]);
    assert_eq!(metres(&both, "car"), [510, 510]);
}

#[test]
fn a_cycle_lane_against_the_street_is_for_the_e_bike_alone() {
    for tag in [("oneway:bicycle", "no"), ("cycleway", "opposite_lane"), ("cycleway:left", "opposite_track")]
    {
        let extract = block(&[("oneway", "yes"), tag]);
        // 510 m at 17 km/h.
        assert_eq!(way(&extract, "ebike", 1, 0), Some((108_000, 510)), "{tag:?}");
        assert_eq!(metres(&extract, "car"), [510, 1010], "{tag:?}");
    }
    // A lane along the street opens nothing.
    let along = block(&[("oneway", "yes"), ("cycleway", "lane")]);
    assert_eq!(metres(&along, "ebike"), [510, 1010]);
    // And one for bicycles only, against nobody else.
    assert_eq!(metres(&block(&[("oneway:bicycle", "yes")]), "ebike"), [510, 1010]);
    assert_eq!(metres(&block(&[("oneway:bicycle", "yes")]), "car"), [510, 510]);
}
