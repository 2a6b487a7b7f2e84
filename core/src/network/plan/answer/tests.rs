use serde_json::Value;

use super::*;
use crate::network::plan::testing::*;

#[test]
fn a_plan_file_is_read_back_without_loss() {
    let p = problem();
    for plan in [reached(), Plan::as_it_is(&p)] {
        let text = Answer::new(&p, &plan).text();
        assert_eq!(read(&p, text.as_bytes()).map_err(|i| i.to_string()), Ok(plan));
    }
}

#[test]
fn a_plan_file_tells_what_becomes_of_everything() {
    let p = problem();
    let file = Answer::new(&p, &reached());
    let stages = &file.stages;
    assert_eq!((stages.binding_shortfall, stages.expected_shortfall, stages.unserved), (0, 0, 20));
    assert_eq!(stages.streets, [200, 63]);
    let sites: Vec<(Change, i64, i64, i64)> =
        file.sites.iter().map(|s| (s.change, s.offers, s.hours, s.one_off_fen)).collect();
    assert_eq!(
        sites,
        [
            (Change::Resized, 160, 110, 20_000_000),
            (Change::Opened, 80, 30, 30_000_000),
            (Change::NotOpened, 0, 0, 0),
            (Change::Kept, 40, 40, 0),
            (Change::Opened, 40, 10, 25_000_000),
        ]
    );
    let kinds: Vec<(i64, i64, i64, i64)> =
        file.kinds.iter().map(|k| (k.existing, k.open, k.demand, k.served)).collect();
    assert_eq!(kinds, [(1, 2, 150, 140), (1, 2, 60, 50)]);
    let stations = &file.kinds[0];
    assert_eq!((stations.communities_covered, stations.people_covered), (3, 900));
    assert_eq!((stations.one_off_fen, stations.daily_fen), (50_000_000, 110_000));
    assert_eq!(file.kinds[1].not_covered, ["c4"]);
    assert_eq!((file.hours.demand, file.hours.served), (210, 190));
    let served = |all: &[ServedAnswer]| -> Vec<(String, i64, i64)> {
        all.iter().map(|s| (s.of.clone().unwrap_or_default(), s.demand, s.served)).collect()
    };
    let of = |name: &str, demand, served| (name.to_owned(), demand, served);
    assert_eq!(served(&file.streets), [of("s1", 160, 150), of("s2", 50, 40)]);
    assert_eq!(served(&file.classes), [of("urban", 160, 150), of("village", 50, 40)]);
    assert_eq!((file.staff[0].hours, file.staff[0].asked), (200, 190));
    // 150 of 160 hours of urban communities.
    let reached: Vec<i64> = file.targets.iter().map(|t| t.reached_hundredths).collect();
    assert_eq!(reached, [200, 200, 7500, 5000, 9000, 10_000, 19_000, 9375]);
    assert_eq!((file.cost.one_off_fen, file.cost.running_fen), (75_000_000, 175_000));
    assert_eq!(file.unserved.len(), 3);
    let nearest = file.unserved[1].nearest.as_ref().expect("a2");
    assert_eq!((&*nearest.site, nearest.metres, nearest.seconds), ("a2", 7200, 1440));
    let mut closed = crate::network::plan::testing::reached();
    closed.sites[0] = None;
    let file = Answer::new(&p, &closed);
    assert_eq!((file.sites[0].change, file.sites[0].one_off_fen), (Change::Closed, 2_000_000));
    // c3 alone is near a station: two more communities are missing of three.
    assert_eq!((file.targets[2].missing, file.targets[2].shortfall), (2, 666_667));
}

/// The plan file with what stands at `pointer` replaced.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut file: Value = serde_json::from_str(&Answer::new(&problem(), &reached()).text()).expect("JSON");
    *file.pointer_mut(pointer).expect("it is there") = value;
    file.to_string().into_bytes()
}

#[test]
fn a_plan_of_another_document_is_refused_by_pointer() {
    let p = problem();
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        ("/model", "meals-plan".into(), "wrong-model", "/model"),
        ("/anpai", 2.into(), "wrong-model", "/model"),
        ("/decisions/sites/1/id", "a9".into(), "unknown-id", "/decisions/sites/1/id"),
        ("/decisions/sites/1/id", "a1".into(), "duplicate-id", "/decisions/sites/1/id"),
        ("/decisions/sites/0/size", "huge".into(), "unknown-id", "/decisions/sites/0/size"),
        ("/served/2/community", "a1".into(), "unknown-id", "/served/2/community"),
        ("/served/4/site", "c1".into(), "unknown-id", "/served/4/site"),
        ("/served/1/hours", (-1).into(), "number-out-of-range", "/served/1/hours"),
        ("/served/1/hours", i64::MAX.into(), "number-out-of-range", "/served/1/hours"),
    ];
    for (at, value, code, pointer) in cases {
        let issues = read(&p, &with(at, value)).err().unwrap_or_default();
        let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
        assert!(found.contains(&(code, pointer)), "{at}: {found:?}");
    }
    assert_eq!(read(&p, b"{").expect_err("no JSON").0[0].code, "no-plan");
}
