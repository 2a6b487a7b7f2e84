use std::collections::BTreeSet;

use anpai_core::beds::plan::check;
use anpai_core::beds::plan::draft::{InstitutionDraft, Money, Nature as Urgency};

use super::facts::yuan;
use super::projects::SYNTHETIC;
use super::tables::{ASSUMPTIONS, BedKind, DEMENTIA, GENERAL, NURSING};
use super::*;
use crate::figures::Nature;

fn draft(name: &str) -> Draft {
    plan(name, 1).unwrap()
}
fn facts(name: &str) -> Facts<'static> {
    let reading = READINGS.iter().find(|r| r.name == name).unwrap();
    let place = PLACES.iter().find(|p| p.id == reading.place).unwrap();
    Facts { place, reading }
}
fn elderly_homes(draft: &Draft) -> impl Iterator<Item = &InstitutionDraft> {
    draft.institutions.iter().filter(|i| i.client_group.is_none())
}
fn beds(draft: &Draft, kind: &str) -> i64 {
    elderly_homes(draft).filter_map(|i| i.beds.get(kind)).sum()
}
fn sum(money: &Money) -> f64 {
    money.values().sum()
}

#[test]
fn the_readmes_show_the_data_that_is_read() {
    crate::testing::assert_readmes_shown(readme::tables());
}

#[test]
fn every_document_passes_check() {
    for reading in READINGS {
        for seed in 0..4 {
            let issues = check(&plan(reading.name, seed).unwrap()).err();
            assert!(issues.is_none(), "{} {seed}: {}", reading.name, issues.unwrap());
        }
    }
}

#[test]
fn beds_and_homes_add_up_to_what_the_plan_states() {
    // Place, homes, beds, beds of nursing (and dementia), beds of homes that the government runs.
    // 40 % of 4,683 are 1,873.2; 50 % of 8,322 are 4,161; 20 % of 1,874 are 374.8; 38 % of 7,500 are 2,850; 34 % of 6,567
    // are 2,232.78.
    let stated = [
        ("guandu-beds", 16, 4683, 1873, 0),
        ("yinchuan-beds", 36, 8322, 4161, 1000),
        ("lufeng-beds", 17, 1874, 375, 1500),
        ("shapingba-beds-65", 68, 7500, 2850, 645),
        ("changning-beds", 44, 6567, 2233, 900),
    ];
    for (name, homes, all, nursing, government) in stated {
        let draft = draft(name);
        assert_eq!(elderly_homes(&draft).count(), homes, "{name}");
        let with_nursing = beds(&draft, NURSING) + beds(&draft, DEMENTIA);
        assert_eq!((beds(&draft, GENERAL) + with_nursing, with_nursing), (all, nursing), "{name}");
        let ours = elderly_homes(&draft).filter(|i| i.government);
        assert_eq!(ours.flat_map(|i| i.beds.values()).sum::<i64>(), government, "{name}");
        assert!(elderly_homes(&draft).flat_map(|i| i.beds.values()).all(|b| *b >= 0), "{name}");
    }
    assert_eq!(beds(&draft("changning-beds"), DEMENTIA), 120);
    // 61 of Shapingba's homes are private, with 6,855 beds; all of Guandu's are, and two of them public-built.
    let private = |draft: &Draft, tag: &str| {
        draft.institutions.iter().filter(|i| i.tags.contains(&tag.to_owned())).count()
    };
    assert_eq!(private(&draft("shapingba-beds-65"), "private"), 61);
    assert_eq!(private(&draft("guandu-beds"), "private"), 16);
    assert_eq!(private(&draft("guandu-beds"), "public-built"), 2);
}

#[test]
fn lufengs_list_sums_to_235835() {
    let lufeng = facts("lufeng-beds");
    let list: f64 = lufeng.place.projects.iter().filter_map(|p| p.cost_10k_yuan).sum();
    assert_eq!(list, 235_835.0);
    assert_eq!(list, lufeng.value("total of the project list"));
    // So does the document: its projects without the made-up ones, and the conversions as far as they go.
    let draft = draft("lufeng-beds");
    let listed = draft.projects.iter().filter(|p| !p.id.starts_with(SYNTHETIC));
    let built: f64 = listed.map(|p| sum(&p.yuan)).sum();
    let turned: f64 = draft.conversions.iter().map(|c| c.most.unwrap() as f64 * sum(&c.yuan)).sum();
    assert_eq!(turned, 40_000_000.0);
    assert_eq!(built + turned, 2_358_350_000.0);
    let modules: i64 = draft.conversions.iter().filter_map(|c| c.most).sum();
    assert_eq!(modules * 10, 500);
}

#[test]
fn only_beds_of_elderly_institutions_are_beds_of_the_elderly() {
    let draft = draft("lufeng-beds");
    let of = |group: Option<&str>| -> i64 {
        let listed = draft.projects.iter().filter(|p| !p.id.starts_with(SYNTHETIC));
        listed.filter(|p| p.client_group.as_deref() == group).flat_map(|p| p.beds.values()).sum()
    };
    // 360 of five homes for the extremely poor and 2,900 of four private ones; 940 places to rest by day are none.
    assert_eq!(of(None), 3260);
    assert_eq!((of(Some("child")), of(Some("rescue")), of(Some("none"))), (80, 50, 0));
    let day_rest = facts("lufeng-beds").place.projects.iter().filter(|p| p.bed_kind == BedKind::DayRest);
    assert_eq!(day_rest.filter_map(|p| p.beds).sum::<i64>(), 940);
}

#[test]
fn both_readings_of_a_contradiction_can_be_run() {
    // 1,874 beds are 27.4 for each 1,000 of 68,400 people; for 31 there would have to be 60,452.
    assert_eq!((1874.0_f64 / 68_400.0 * 10_000.0).round() / 10.0, 27.4);
    assert_eq!((1874.0_f64 / 0.031).round(), 60_452.0);
    let [stated, computed] = ["lufeng-beds", "lufeng-beds-as-computed"].map(draft);
    // 3 % more: 60,452 * 1.03 is 62,265.56; 68,400 * 1.03 is 70,452.
    assert_eq!((stated.elderly[0], computed.elderly[0]), (62_266, 70_452));
    assert_eq!(stated.institutions, computed.institutions);
    let bound =
        |name: &str| draft(name).targets.iter().find(|t| t.id == "nursing share").and_then(|t| t.at_least);
    assert_eq!(bound("shapingba-beds-65"), Some(65.0));
    assert_eq!(bound("shapingba-beds-60"), Some(60.0));
    let source = |name: &str| draft(name).targets[0].source.clone().unwrap();
    assert_eq!(
        (source("shapingba-beds-65").as_str(), source("shapingba-beds-60").as_str()),
        ("指标14", "三(二)3")
    );
}

#[test]
fn targets_are_the_published_ones() {
    // A target's id, at least, at most, and how much it binds.
    type Target = (&'static str, Option<f64>, Option<f64>, Urgency);
    let published: [(&str, &[Target]); 5] = [
        (
            "guandu-beds",
            &[
                ("nursing share", Some(60.0), None, Urgency::Binding),
                ("beds per 1000", Some(41.0), None, Urgency::Expected),
                ("streets with a comprehensive institution", Some(65.0), None, Urgency::Expected),
                ("disability care institution", Some(1.0), None, Urgency::Expected),
                ("public-built privately run institutions", Some(4.0), None, Urgency::Expected),
                ("private institutions", Some(20.0), None, Urgency::Expected),
            ],
        ),
        (
            "yinchuan-beds",
            &[
                ("new beds", Some(2500.0), None, Urgency::Expected),
                ("family care beds", Some(300.0), None, Urgency::Expected),
                ("street facilities", Some(20.0), None, Urgency::Expected),
                ("homes adapted", Some(600.0), None, Urgency::Expected),
            ],
        ),
        (
            "lufeng-beds",
            &[
                ("beds per 1000", Some(40.0), None, Urgency::Expected),
                ("nursing share", Some(50.0), None, Urgency::Expected),
                ("government share", None, Some(50.0), Urgency::Expected),
            ],
        ),
        (
            "shapingba-beds-65",
            &[
                ("nursing share", Some(65.0), None, Urgency::Expected),
                ("streets with a comprehensive institution", Some(90.0), None, Urgency::Expected),
                ("social workers per 100 beds", Some(1.0), None, Urgency::Expected),
                ("social workers per 1000 elderly", Some(1.0), None, Urgency::Expected),
                ("certified care workers", Some(90.0), None, Urgency::Expected),
            ],
        ),
        (
            "changning-beds",
            &[
                ("beds per 1000", Some(30.0), None, Urgency::Binding),
                ("nursing share", Some(60.0), None, Urgency::Binding),
                ("new beds", Some(850.0), None, Urgency::Expected),
                ("dementia beds", Some(360.0), None, Urgency::Binding),
                ("certified care workers", Some(80.0), None, Urgency::Expected),
            ],
        ),
    ];
    for (name, targets) in published {
        let draft = draft(name);
        let written: Vec<_> =
            draft.targets.iter().map(|t| (t.id.as_str(), t.at_least, t.at_most, t.nature.unwrap())).collect();
        assert_eq!(written, targets, "{name}");
        assert!(draft.targets.iter().all(|t| t.source.as_ref().is_some_and(|s| !s.is_empty())), "{name}");
    }
}

#[test]
fn a_document_has_every_street_five_years_thirty_candidates_and_three_demands() {
    for (name, streets) in [
        ("changning-beds", 10),
        ("guandu-beds", 8),
        ("lufeng-beds", 14),
        ("shapingba-beds-60", 26),
        ("yinchuan-beds", 62),
    ] {
        let draft = draft(name);
        assert_eq!(draft.streets.len(), streets, "{name}");
        assert_eq!((draft.datum, draft.synthetic), (Some(Datum::LocalPlane), true));
        assert!(draft.name.contains("schematic, not geographic"));
        assert_eq!((draft.years.first, draft.years.last, draft.elderly.len()), (2021, 2025, 5));
        assert!(draft.projects.len() >= 30, "{name}: {}", draft.projects.len());
        let lived_in: BTreeSet<&str> =
            draft.communities.iter().filter_map(|c| c.id.rsplit_once('-').map(|p| p.0)).collect();
        assert_eq!(lived_in, draft.streets.iter().map(|s| s.id.as_str()).collect(), "{name}");
        let weights: Vec<_> = draft.scenarios.iter().map(|s| (s.id.as_str(), s.weight)).collect();
        assert_eq!(weights, [("low", 1), ("middle", 2), ("high", 1)]);
        for site in draft.projects.iter().filter(|p| p.id.starts_with(SYNTHETIC)) {
            assert!(site.name.as_ref().is_some_and(|n| n.ends_with("(synthetic)")), "{name}: {}", site.id);
        }
        let listed = draft.projects.iter().filter(|p| !p.id.starts_with(SYNTHETIC)).count();
        assert_eq!(draft.projects.len() - listed, facts(name).count("made-up candidates"), "{name}");
    }
}

#[test]
fn people_add_up_to_the_elderly_and_need_to_its_rate() {
    for reading in READINGS {
        let facts = facts(reading.name);
        let parts = need::parts(&facts, &mut facts.ground(), &mut Dice::new(1, 1));
        assert_eq!(
            parts.iter().map(|p| p.people).sum::<i64>(),
            facts.whole(reading.elderly),
            "{}",
            reading.name
        );
        assert!(parts.iter().all(|p| p.people > 0));
    }
    // Changning, 2021: 218,900 * 1.03 = 225,467 people, 8 in 1,000 of whom are 1,803.7; 16 in 1,000 and 2 % more 3,679.6.
    let draft = draft("changning-beds");
    let need = |kind: &str| draft.communities.iter().map(|c| c.demand[kind][0]).sum::<i64>();
    assert_eq!((draft.elderly[0], need(GENERAL), need(NURSING)), (225_467, 1804, 3680));
    // The high end: 20 in 1,000 of 218,900 * 1.05, and 4 % more, are 4,780.8; over 3,679.6 that is 129.9 %.
    assert_eq!(draft.scenarios[2].percent[NURSING][0], 129.9);
    assert!(draft.scenarios[1].percent.is_empty());
}

#[test]
fn guandus_centre_is_paid_in_four_years_and_costs_what_the_plan_says() {
    let draft = draft("guandu-beds");
    let centre = draft.projects.iter().find(|p| p.id == "care-centre").unwrap();
    assert_eq!((centre.earliest, centre.latest, centre.years_to_build), (Some(2021), Some(2021), Some(4)));
    assert_eq!(centre.beds.values().sum::<i64>(), 300);
    assert_eq!(sum(&centre.yuan), 98_004_100.0);
    let place = draft.places.iter().find(|p| p.id == centre.place).unwrap();
    assert_eq!(place.street.as_deref(), Some("530111008"));
}

#[test]
fn what_is_assumed_has_a_range_and_a_reason_and_is_no_figure() {
    let mut seen = BTreeSet::new();
    for row in ASSUMPTIONS.iter() {
        let name = (&row.assumption, &row.place);
        assert!(seen.insert(name), "{name:?} twice");
        assert!(row.low <= row.middle && row.middle <= row.high, "{name:?}");
        assert!(!row.reason.is_empty() && !row.unit.is_empty(), "{name:?}");
        assert!(row.place.is_empty() || PLACES.iter().any(|p| p.id == row.place), "{name:?}");
        let own = PLACES.iter().find(|p| p.id == row.place);
        let figure = own.is_some_and(|p| p.figures.iter().any(|f| f.figure == row.assumption));
        assert!(!figure, "{name:?} is a figure too");
    }
    for place in PLACES.iter() {
        for figure in &place.figures {
            assert_ne!(
                figure.nature,
                Nature::Assumed,
                "{} {}: that is for assumptions.csv",
                place.id,
                figure.figure
            );
            let said = !figure.place.is_empty() || figure.nature != Nature::Stated;
            assert!(said, "{} {} is stated nowhere", place.id, figure.figure);
        }
        assert!(place.projects.iter().all(|p| p.nature == Nature::Stated && !p.place.is_empty()));
    }
}

#[test]
fn implied_figures_follow_from_the_stated_ones() {
    let guandu = facts("guandu-beds");
    assert_eq!((guandu.value("beds") / 0.039).round(), guandu.value("elderly"));
    let yinchuan = facts("yinchuan-beds");
    assert_eq!((yinchuan.value("beds") / 0.036).round(), yinchuan.value("elderly"));
    let changning = facts("changning-beds");
    assert_eq!((changning.value("beds") / 0.03).round(), changning.value("elderly"));
    let shapingba = facts("shapingba-beds-60");
    assert_eq!(shapingba.value("institutions") - shapingba.value("private institutions"), 7.0);
    assert_eq!(shapingba.value("beds") - shapingba.value("private beds"), 645.0);
    assert_eq!(yuan(9800.41), 98_004_100);
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let json = |name: &str, seed| serde_json::to_string(&plan(name, seed).unwrap()).unwrap();
    for reading in READINGS {
        assert_eq!(json(reading.name, 7), json(reading.name, 7));
        assert_ne!(json(reading.name, 7), json(reading.name, 8));
    }
}

#[test]
fn waiting_lists_pass_check_and_begin_with_the_beds_of_2020() {
    for reading in READINGS {
        let name = reading.name.replace("-beds", "-waiting");
        let draft = waiting(&name).unwrap();
        let issues = anpai_core::beds::forecast::check::check(&draft).err();
        assert!(issues.is_none(), "{name}: {}", issues.unwrap());
        let pools: i64 = draft.pools.iter().map(|p| i64::from(p.beds)).sum();
        assert_eq!(pools, facts(reading.name).whole("beds"), "{name}");
        let residents: i64 = draft.residents.iter().map(|r| i64::from(r.count)).sum();
        assert!(residents <= pools, "{name}");
    }
    assert!(waiting("changning-beds").is_none() && plan("changning-waiting", 1).is_none());
}

#[test]
fn the_beds_of_a_waiting_list_end_where_the_targets_are() {
    // Changning: 30 for each 1,000 of 218,900 * 1.03^5 = 253,765 people are 7,613 beds, more than 6,567 and 850; 60 % of them
    // are 4,567.8, and 360 of these for dementia.
    assert_eq!(waiting::beds_wanted(&facts("changning-beds")), [7613, 4568, 360]);
    // Shapingba has no target for beds in all: 65 % and 60 % of 7,500.
    assert_eq!(waiting::beds_wanted(&facts("shapingba-beds-65")), [7500, 4875, 0]);
    assert_eq!(waiting::beds_wanted(&facts("shapingba-beds-60")), [7500, 4500, 0]);
    // Yinchuan has none for nursing: 70 % of 2,500 new beds and the 4,161 that are there.
    assert_eq!(waiting::beds_wanted(&facts("yinchuan-beds")), [10_822, 5911, 0]);
    let draft = waiting("changning-waiting").unwrap();
    let at_the_end = |pool: &str| {
        let begin = draft.pools.iter().find(|p| p.id == pool).map(|p| i64::from(p.beds)).unwrap();
        begin + draft.plans[1].changes.iter().filter(|c| c.pool == pool).map(|c| c.beds).sum::<i64>()
    };
    assert_eq!((at_the_end(GENERAL), at_the_end(NURSING), at_the_end(DEMENTIA)), (3045, 4208, 360));
    assert!(draft.plans[0].changes.is_empty());
}

#[test]
fn as_many_come_as_leave_when_all_who_need_a_bed_have_one() {
    // Changning, 2021: 225,467 people; 8 in 1,000 stay 3.5 years in a general bed, so 515.4 come a year, 10 % of them with
    // support. 16 in 1,000 and 2 % more stay 2 years in a nursing bed: 1,839.8 less 35 % of 515.4 are 1,659.4.
    let draft = waiting("changning-waiting").unwrap();
    let first = |class: &str| draft.classes.iter().find(|c| c.id == class).unwrap().arrivals[0].per_year;
    assert_eq!((first("general, support"), first("general, others")), (51.5, 463.8));
    assert_eq!(first("nursing, others"), 1493.5);
}
