use std::collections::BTreeSet;

use anpai_core::nature::Nature as Urgency;
use anpai_core::network::plan::draft::Measure;
use anpai_core::network::plan::problem::{Problem, SizeId};
use anpai_core::network::plan::{Plan, check, targets};

use super::tables::ASSUMPTIONS;
use super::*;
use crate::figures::Nature;
use crate::known::Known;
use crate::{NAMES, beds, meals};

fn draft(place: &Place, seed: u64) -> Draft {
    plan(&format!("{}-network", place.id), seed).unwrap()
}
fn checked(draft: &Draft) -> Problem {
    check(draft).unwrap_or_else(|issues| panic!("{}: {issues}", draft.name))
}
fn place(id: &str) -> &'static Place {
    PLACES.iter().find(|p| p.id == id).unwrap()
}
fn known(id: &str) -> Known<'static> {
    place(id).known()
}
/// A plan that opens everything in its largest size.
fn everything(problem: &Problem) -> Plan {
    let largest = problem.sites.iter().map(|f| Some(SizeId::new(f.site.sizes.len() - 1)));
    Plan { sites: largest.collect(), ..Plan::default() }
}

#[test]
fn the_readmes_show_the_data_that_is_read() {
    crate::testing::assert_readmes_shown(readme::tables());
}

#[test]
fn every_document_passes_check_and_every_target_could_be_reached_but_is_not() {
    for place in PLACES.iter() {
        for seed in 0..4 {
            let problem = checked(&draft(place, seed));
            let (now, all) = (Plan::as_it_is(&problem), everything(&problem));
            let lacks = |plan: &Plan| -> usize {
                problem.targets.iter().filter(|t| targets::shortfall(&problem, plan, t) > 0).count()
            };
            assert_eq!(lacks(&all), 0, "{} {seed}", place.id);
            // One may be met by chance of where villages lie.
            assert!(lacks(&now) + 1 >= problem.targets.len(), "{} {seed}", place.id);
        }
    }
}

#[test]
fn the_budget_pays_for_what_is_counted_and_not_for_everything() {
    for place in PLACES.iter() {
        let problem = checked(&draft(place, 1));
        let budget = problem.budget.unwrap();
        let cheapest = |kind: usize| {
            let new = problem.sites.iter().filter(|f| f.kind.index() == kind && f.site.existing.is_none());
            new.flat_map(|f| f.site.sizes.iter().map(|s| s.opening)).min().unwrap()
        };
        let mut least = 0;
        for target in problem.targets.iter().filter(|t| t.measure == Measure::Sites) {
            let Some(kind) = target.kind else { continue };
            let there =
                problem.sites.iter().filter(|f| f.kind == kind && f.site.existing.is_some()).count() as i64;
            least += (target.hundredths / 100 - there) * cheapest(kind.index());
        }
        assert!(least <= budget, "{}: {least} of {budget}", place.id);
        let all = problem.sites.iter().zip(everything(&problem).sites);
        let most: i64 = all.map(|(f, chosen)| f.site.one_off(chosen)).sum();
        assert!(most > 2 * budget, "{}: {most} of {budget}", place.id);
        // Enough hours could be offered, and fewer are than are needed.
        let offered = |plan: &Plan| -> i64 {
            problem.sites.iter().zip(&plan.sites).map(|(f, chosen)| f.site.capacity(*chosen)).sum()
        };
        assert!(offered(&Plan::as_it_is(&problem)) < problem.total_hours(), "{}", place.id);
        assert!(offered(&everything(&problem)) > problem.total_hours(), "{}", place.id);
        assert!(problem.staff[0].hours < problem.total_hours(), "{}", place.id);
    }
}

#[test]
fn what_is_there_and_what_could_be_is_as_the_tables_say() {
    /// Sites that are there and that could be, of a kind.
    type Sites = (&'static str, usize, usize);
    // Place, streets, communities, people, sites by kind.
    let said: [(&str, usize, usize, i64, &[Sites]); 5] = [
        (
            "changning",
            10,
            170,
            218_900,
            &[("rental", 8, 20), ("station", 60, 100), ("day-care", 30, 40), ("hub", 10, 20)],
        ),
        ("guandu", 8, 116, 120_077, &[("station", 43, 60), ("day-care", 25, 60)]),
        (
            "lufeng",
            14,
            168,
            68_400,
            &[
                ("station", 26, 100),
                ("day-care", 0, 15),
                ("township-station", 0, 28),
                ("neighbour-point", 0, 40),
                ("children", 0, 150),
            ],
        ),
        (
            "shapingba",
            26,
            152,
            247_900,
            &[
                ("street-centre", 11, 12),
                ("town-centre", 2, 10),
                ("station", 89, 70),
                ("village-point", 38, 50),
            ],
        ),
        (
            "yinchuan",
            62,
            575,
            231_167,
            &[("station", 231, 100), ("village-home", 90, 120), ("centre", 0, 40)],
        ),
    ];
    for (id, streets, communities, people, kinds) in said {
        let draft = draft(place(id), 1);
        assert_eq!((draft.streets.len(), draft.communities.len()), (streets, communities), "{id}");
        assert_eq!(draft.communities.iter().map(|c| c.people).sum::<i64>(), people, "{id}");
        let of = |kind: &str, there: bool| {
            draft.sites.iter().filter(|s| s.kind == kind && s.existing.is_some() == there).count()
        };
        for (kind, there, candidates) in kinds {
            assert_eq!((of(kind, true), of(kind, false)), (*there, *candidates), "{id} {kind}");
        }
        assert_eq!(
            draft.kinds.iter().map(|k| &*k.id).collect::<Vec<_>>(),
            kinds.iter().map(|k| k.0).collect::<Vec<_>>()
        );
        assert!((100..=600).contains(&draft.sites.len()), "{id}");
        assert!(draft.synthetic && draft.name.contains("schematic, not geographic"));
        assert!(NAMES.contains(&format!("{id}-network").as_str()));
    }
}

#[test]
fn hours_are_a_rate_of_the_people_whom_a_kind_is_for() {
    let need = |id: &str, kind: &str| -> i64 {
        draft(place(id), 1).communities.iter().filter_map(|c| c.demand.get(kind)).sum()
    };
    // 30 and 15 in 1,000 of 120,077 are 3,602.3 and 1,801.2; 20 of 218,900 are 4,378; 10 for each of 168 homes.
    assert_eq!([need("guandu", "station"), need("guandu", "day-care")], [3602, 1801]);
    assert_eq!([need("changning", "station"), need("changning", "rental")], [4378, 0]);
    assert_eq!([need("lufeng", "children"), need("lufeng", "day-care")], [1680, 0]);
    for community in draft(place("shapingba"), 1).communities {
        let village = community.class.as_deref() == Some(VILLAGE);
        assert_eq!(community.demand.contains_key("station"), !village, "{}", community.id);
        assert_eq!(community.demand.contains_key("village-point"), village, "{}", community.id);
    }
}

#[test]
fn targets_are_the_published_ones() {
    let of = |id: &str| -> Vec<(Measure, f64, Urgency)> {
        let targets = draft(place(id), 1).targets;
        targets.iter().map(|t| (t.measure, t.at_least.unwrap(), t.nature.unwrap())).collect()
    };
    let expected = |measure, at_least| (measure, at_least, Urgency::Expected);
    assert_eq!(
        of("guandu"),
        [
            expected(Measure::Sites, 60.0),
            expected(Measure::CommunitiesCovered, 90.0),
            expected(Measure::CommunitiesCovered, 100.0),
        ]
    );
    let sites = [17.0, 8.0, 119.0, 63.0, 207.0].map(|n| expected(Measure::Sites, n));
    let coverage = [expected(Measure::CommunitiesCovered, 95.0); 2];
    assert_eq!(of("shapingba"), [&sites[..], &coverage].concat());
    assert_eq!(of("changning")[0], (Measure::StreetsWithSite, 100.0, Urgency::Binding));
    assert_eq!(of("yinchuan")[..2], [85.0, 80.0].map(|n| expected(Measure::CommunitiesCovered, n)));
    assert_eq!(of("lufeng").iter().map(|t| t.1).collect::<Vec<_>>(), [76.0, 5.0, 100.0, 10.0, 90.0]);
}

#[test]
fn implied_figures_follow_from_the_stated_ones() {
    let of = |id: &str, names: &[&str]| names.iter().map(|n| known(id).value(n)).sum::<f64>();
    let there = ["there: street-centre", "there: town-centre", "there: station", "there: village-point"];
    assert_eq!(of("shapingba", &there), of("shapingba", &["facilities"]));
    let more = [
        "facilities",
        "street centres to be built",
        "town centres to be built",
        "community stations to be built",
        "village points to be built",
    ];
    assert_eq!(of("shapingba", &more), of("shapingba", &["facilities wanted"]));
    // 60 million for stations; 5 and 14 and 90 at their own cost.
    let lufeng = known("lufeng");
    let cost = |count: &str, each: &str| lufeng.value(count) * lufeng.value(each);
    let sum = 6e7
        + cost("day-care centres to be built", "opening day-care: small")
        + cost("township service stations to be built", "opening township-station: small")
        + cost("children's homes to be built", "opening children: small");
    assert_eq!(sum, lufeng.value("budget"));
    let (small, large) = (lufeng.value("opening station: small"), lufeng.value("opening station: large"));
    assert_eq!((small + large) / 2.0, 6e7 / lufeng.value("stations to be built"));
    assert_eq!(of("guandu", &["opening station: large"]), 7.5e7 / 25.0);
    let changning = known("changning");
    let streets = changning.value("streets") * changning.value("streets with rental of aids") / 100.0;
    assert_eq!(streets, changning.value("there: rental"));
}

#[test]
fn figures_that_other_plans_of_the_place_have_too_are_the_same() {
    let mut shared = 0;
    for place in PLACES.iter() {
        let meals = meals::tables::PLACES.iter().find(|p| p.id == place.id).unwrap();
        let beds = beds::tables::PLACES.iter().find(|p| p.id == place.id).unwrap();
        for figure in place.figures.iter().filter(|f| f.nature != Nature::Synthetic) {
            for same in meals.figures.iter().chain(&beds.figures).filter(|f| f.figure == figure.figure) {
                assert_eq!((figure.value, figure.nature), (same.value, same.nature), "{}", figure.figure);
                shared += 1;
            }
        }
        // So are assumptions, but for how the same thing goes at another pace.
        for own in place.known().assumed().filter(|a| !a.assumption.starts_with("speed")) {
            if let Some(same) = meals.known().assumption(&own.assumption) {
                assert_eq!(own.middle, same.middle, "{} {}", place.id, own.assumption);
                shared += 1;
            }
        }
    }
    assert!(shared > 20, "{shared}");
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
    }
    for place in PLACES.iter() {
        for figure in &place.figures {
            let name = &figure.figure;
            assert_ne!(figure.nature, Nature::Assumed, "{} {name}: that is for assumptions.csv", place.id);
            let said = !figure.place.is_empty() || figure.nature != Nature::Stated;
            assert!(said, "{} {name} is stated nowhere", place.id);
            assert!(place.known().assumed().all(|a| a.assumption != *name), "{} {name} is both", place.id);
        }
        assert!(place.targets.iter().all(|t| !t.place.is_empty()), "{}", place.id);
    }
}

#[test]
fn ids_say_whether_a_thing_is_made_up() {
    for place in PLACES.iter() {
        for site in draft(place, 1).sites {
            let exists = site.existing.is_some();
            assert_eq!(site.place, format!("at {}", site.id));
            assert_eq!(site.id.starts_with("synthetic-"), !exists, "{}", site.id);
            assert!(site.name.unwrap().ends_with(if exists { "(made-up place)" } else { "(synthetic)" }));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let json = |place: &Place, seed| serde_json::to_string(&draft(place, seed)).unwrap();
    for place in PLACES.iter() {
        assert_eq!(json(place, 7), json(place, 7));
        assert_ne!(json(place, 7), json(place, 8));
    }
    assert!(
        ["guandu-networks", "nowhere-network", "guandu", "-network"].iter().all(|n| plan(n, 1).is_none())
    );
}
