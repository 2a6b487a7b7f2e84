use std::collections::BTreeSet;

use anpai_core::network::plan::problem::{Problem, SiteId};
use anpai_core::network::plan::rules::referee;
use anpai_core::network::plan::{Plan, Stages, check};
use anpai_core::stop::Stop;
use anpai_solver::network::plan::{Terms, solve};

use super::tables::ASSUMPTIONS;
use super::*;
use crate::NAMES;
use crate::figures::Nature;

fn draft(id: &str, seed: u64) -> Draft {
    plan(&format!("{id}-funeral-sites"), seed).unwrap()
}
fn checked(draft: &Draft) -> Problem {
    check(draft).unwrap_or_else(|issues| panic!("{}: {issues}", draft.name))
}
/// The plan within so many nodes of each model: they are small, and solved long before.
fn solved(problem: &Problem) -> Plan {
    let found = solve(problem, &Terms { seed: 1, threads: 2, stop: Stop::iterations(2000) }, &mut |_| {});
    found.plan.expect("a plan")
}
/// Sites that are opened.
fn opened<'a>(problem: &'a Problem, plan: &Plan) -> Vec<(&'a str, SiteId)> {
    let new = |id: &SiteId| plan.site(*id).is_some() && problem.sites[id.index()].site.existing.is_none();
    let ids = (0..problem.sites.len()).map(SiteId::new).filter(new);
    ids.map(|id| (&*problem.sites[id.index()].site.named.id, id)).collect()
}
/// How many sites may not be opened, as they are too near to something.
fn excluded(problem: &Problem) -> usize {
    (0..problem.sites.len()).filter(|site| problem.is_excluded(SiteId::new(*site))).count()
}

#[test]
fn the_readmes_show_the_data_that_is_read() {
    crate::testing::assert_readmes_shown(readme::tables());
}

#[test]
fn lufeng_gets_one_home_in_each_area_and_none_too_near_to_anything() {
    let given = draft("lufeng", 1);
    let problem = checked(&given);
    let plan = solved(&problem);
    assert!(referee(&problem, &plan).score.is_feasible());
    let new = opened(&problem, &plan);
    let of = |area: &str| new.iter().filter(|(id, _)| id.starts_with(&format!("synthetic-{area}-"))).count();
    assert_eq!((new.len(), of("luoci"), of("guangtong")), (2, 1, 1), "{new:?}");
    assert!(new.iter().all(|(_, id)| problem.encroachments(*id).is_empty()));
    // The home that is there, and the two new ones, lie 20 km from each other.
    assert!(
        (0..problem.sites.len())
            .map(SiteId::new)
            .filter(|id| plan.site(*id).is_some())
            .all(|id| problem.misspaced(&plan, id).is_empty())
    );
    // Many candidates are too near to something, not all; and without distances no fewer would be served.
    assert!((4..24).contains(&excluded(&problem)), "{}", excluded(&problem));
    let mut anywhere = given;
    anywhere.kinds.iter_mut().for_each(|kind| {
        kind.keep_away.clear();
        kind.apart = None;
    });
    let anywhere = checked(&anywhere);
    let served = |p: &Problem, plan: &Plan| Stages::of(p, plan).unserved;
    assert!(
        served(&anywhere, &solved(&anywhere)) < served(&problem, &plan),
        "distances cost somebody's reach"
    );
}

#[test]
fn yinchuan_gets_a_cemetery_east_of_the_river_and_its_two_centres() {
    let problem = checked(&draft("yinchuan", 1));
    let plan = solved(&problem);
    let stages = Stages::of(&problem, &plan);
    assert_eq!((stages.binding_shortfall, stages.expected_shortfall, stages.unserved), (0, 0, 0));
    let new = opened(&problem, &plan);
    let words = ["synthetic-cemetery", "synthetic-city-centre", "synthetic-lingwu-centre"];
    for word in words {
        assert_eq!(new.iter().filter(|(id, _)| id.starts_with(word)).count(), 1, "{word} of {new:?}");
    }
    assert_eq!(new.len(), words.len());
    // The dyke of the river runs along y = 3500 m, north of the ten cells of Lingwu; a grave lies 1,000 m south of it.
    let cemetery = new.iter().find(|(id, _)| id.starts_with(words[0])).unwrap().1;
    let place = &problem.places[problem.sites[cemetery.index()].site.place.index()];
    assert!(place.coordinate.unwrap().y <= 2500.0);
    assert!(new.iter().all(|(_, id)| problem.encroachments(*id).is_empty()));
    // Of 76 sites.
    assert_eq!(excluded(&problem), 16);
}

#[test]
fn every_document_passes_check_and_leaves_candidates_for_every_kind() {
    for (place, sites, communities) in [("lufeng", 29, 168), ("yinchuan", 76, 186)] {
        for seed in 0..4 {
            let draft = draft(place, seed);
            let problem = checked(&draft);
            assert_eq!((problem.sites.len(), problem.communities.len()), (sites, communities), "{place}");
            let free: BTreeSet<u32> = (problem.sites.iter().filter(|f| f.site.existing.is_none()))
                .filter(|f| f.encroachments.is_empty())
                .map(|f| f.kind.0)
                .collect();
            assert_eq!(free.len(), problem.kinds.len(), "{place} {seed}");
            assert!(draft.synthetic && draft.name.contains("schematic, not geographic"));
        }
        assert!(NAMES.contains(&format!("{place}-funeral-sites").as_str()));
    }
}

#[test]
fn what_is_needed_is_what_the_tables_say() {
    let need = |id: &str, kind: usize| -> i64 {
        checked(&draft(id, 1)).communities.iter().map(|c| c.hours[kind]).sum()
    };
    assert_eq!(need("lufeng", 0), 1613);
    // 2,225,449 people and 7 deaths of 1,000 are 15,578 a year: of the city's 35 streets, and of the counties' 27.
    assert_eq!(need("yinchuan", 1) + need("yinchuan", 2), 15_578);
    assert!(need("yinchuan", 0) > 1500 && need("yinchuan", 0) < need("yinchuan", 2));
}

#[test]
fn every_assumption_has_a_range_around_its_middle_and_a_reason_and_no_figure_is_one() {
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
            assert_ne!(figure.nature, Nature::Assumed, "{} {name}: that is for siting.csv", place.id);
            let said = !figure.place.is_empty() || figure.nature != Nature::Stated;
            assert!(said, "{} {name} is stated nowhere", place.id);
            assert!(place.known().assumed().all(|a| a.assumption != *name), "{} {name} is both", place.id);
        }
        // Metres that no text gives are assumed; a line of the law without metres is 1 m: not within it.
        let stated = place.distances.iter().filter(|d| d.nature == Nature::Stated);
        assert!(
            stated.into_iter().all(|d| d.metres == 1 && d.source.contains("殡葬管理条例")),
            "{}",
            place.id
        );
    }
}

#[test]
fn ids_say_whether_a_thing_is_made_up_and_the_same_seed_gives_the_same_bytes() {
    for id in ["lufeng", "yinchuan"] {
        let draft = |seed| serde_json::to_string(&draft(id, seed)).unwrap();
        assert!(draft(7) == draft(7) && draft(7) != draft(8));
        for site in plan(&format!("{id}-funeral-sites"), 1).unwrap().sites {
            let exists = site.existing.is_some();
            assert_eq!(site.id.starts_with("synthetic-"), !exists, "{}", site.id);
            assert!(site.name.unwrap().ends_with(if exists { "(made-up place)" } else { "(synthetic)" }));
        }
        assert!(
            plan(&format!("{id}-funeral-sites"), 1).unwrap().protected.iter().all(|p| p
                .name
                .as_ref()
                .unwrap()
                .ends_with("(synthetic)"))
        );
    }
    assert!(
        ["lufeng-funeral-site", "guandu-funeral-sites", "-funeral-sites"]
            .iter()
            .all(|n| plan(n, 1).is_none())
    );
}
