use serde_json::Value;

use super::*;
use crate::meals::plan::testing::*;

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
    assert_eq!((stages.binding_shortfall, stages.expected_shortfall), (0, 0));
    assert_eq!((&*stages.unserved, &*stages.streets), (&[0, 15][..], &[188, 0][..]));
    let change = |sites: &[SiteAnswer]| -> Vec<(Change, i64, i64)> {
        sites.iter().map(|s| (s.change, s.meals, s.one_off_fen)).collect()
    };
    assert_eq!(change(&file.kitchens), [(Change::Kept, 90, 0), (Change::Opened, 65, 80_000_000)]);
    assert_eq!(
        change(&file.points),
        [(Change::Resized, 60, 6_000_000), (Change::Opened, 60, 12_000_000), (Change::Kept, 0, 0)]
    );
    assert_eq!(file.not_covered, ["c3"]);
    assert_eq!((file.served.demand, file.served.served), (170, 155));
    let served = |all: &[ServedAnswer]| -> Vec<(String, i64, i64)> {
        all.iter().map(|s| (s.of.clone().unwrap_or_default(), s.demand, s.served)).collect()
    };
    let of = |name: &str, demand, served| (name.to_owned(), demand, served);
    assert_eq!(served(&file.priorities), [of("1", 55, 55), of("3", 115, 100)]);
    assert_eq!(served(&file.streets), [of("s1", 90, 90), of("s2", 80, 65)]);
    assert_eq!(served(&file.diets), [of("plain", 145, 145), of("halal", 25, 10)]);
    // 2 of 3 communities; 155 of 170 meals.
    let reached: Vec<i64> = file.targets.iter().map(|t| t.reached_hundredths).collect();
    assert_eq!(reached, [15_500, 6667, 10_000, 300, 300, 9118]);
    assert_eq!(file.unserved.len(), 1);
    let mut closed = crate::meals::plan::testing::reached();
    closed.points[0] = None;
    closed.points[1] = None;
    let file = Answer::new(&p, &closed);
    assert_eq!(file.points[0].change, Change::Closed);
    assert_eq!((file.points[0].one_off_fen, file.points[1].change), (1_000_000, Change::NotOpened));
    // c1 has no point any more, nor have c2 and c3: 2 communities of 3 are missing of 1.8, rounded up.
    assert_eq!((file.targets[1].missing, file.targets[1].shortfall), (2, 1_000_000));
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
        ("/model", "beds-plan".into(), "wrong-model", "/model"),
        ("/anpai", 2.into(), "wrong-model", "/model"),
        ("/decisions/kitchens/1/id", "k3".into(), "unknown-id", "/decisions/kitchens/1/id"),
        ("/decisions/kitchens/1/id", "k1".into(), "duplicate-id", "/decisions/kitchens/1/id"),
        ("/decisions/points/0/size", "80 seats".into(), "unknown-id", "/decisions/points/0/size"),
        ("/supply/1/diet", "vegan".into(), "unknown-id", "/supply/1/diet"),
        ("/supply/2/kitchen", "p2".into(), "unknown-id", "/supply/2/kitchen"),
        ("/dine_in/0/point", "k1".into(), "unknown-id", "/dine_in/0/point"),
        ("/dine_in/1/diet", "vegan".into(), "unknown-demand", "/dine_in/1"),
        ("/delivery/0/at_home", false.into(), "unknown-demand", "/delivery/0"),
        ("/delivery/1/meals", (-1).into(), "number-out-of-range", "/delivery/1/meals"),
        ("/delivery/1/meals", i64::MAX.into(), "number-out-of-range", "/delivery/1/meals"),
    ];
    for (at, value, code, pointer) in cases {
        let issues = read(&p, &with(at, value)).err().unwrap_or_default();
        let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
        assert!(found.contains(&(code, pointer)), "{at}: {found:?}");
    }
    assert_eq!(read(&p, b"{").expect_err("no JSON").0[0].code, "no-plan");
}
