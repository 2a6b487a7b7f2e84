//! The example of siting, with its arithmetic. By hearse a kilometre takes a minute and ways are straight; a home is within
//! reach up to 10 km.
//!
//! | site | from `old` | from `n2` | nearest village | water | school | farmland |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | old | | 8,000 | v0: **300** of 500 | 3,500 | far | far |
//! | n1 | **3,000** of 5,000 | 5,000 | v0: 2,700 | reservoir: **500** of 1,000 | far | far |
//! | n2 | 8,000 | | v1: 600 | 3,500 | 360.6 of 300 | far |
//! | n3 | 10,440 | **3,605.6** of 5,000 | v2: 1,200 | 6,041 | far | fields: 1 of 1 |
//! | n4 | **41,000** of at most 40,000 | 33,000 | v3: 2,000 | far | far | far |

use serde_json::{Value, json};

use super::*;
use crate::issue::Issues;
use crate::network::plan::answer::{Answer, EncroachmentAnswer, MisspacedAnswer};
use crate::network::plan::plan::Given;
use crate::network::plan::problem::SizeId;
use crate::network::plan::read;
use crate::network::plan::rules::{RULES, Subject};
use crate::network::plan::testing::SITING;
use crate::network::plan::unserved::{Obstacle, Unserved, unserved};

const OLD: SiteId = SiteId(0);
const N1: SiteId = SiteId(1);
const N2: SiteId = SiteId(2);
const N3: SiteId = SiteId(3);
const N4: SiteId = SiteId(4);
const HOME: KindId = KindId(0);
const SMALL: Option<SizeId> = Some(SizeId(0));

/// The example after `change`.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Problem, Issues> {
    let mut document: Value = serde_json::from_str(SITING).expect("JSON");
    change(&mut document);
    read(document.to_string().as_bytes())
}

fn problem() -> Problem {
    changed(|_| ()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// What is there, and n3: of 540 funerals 30 of v1 and all 90 of v3 and v4 go without.
fn opened() -> Plan {
    let give = |community, site, hours| Given { community: CommunityId(community), site, hours };
    let served = vec![give(0, OLD, 100), give(1, OLD, 20), give(1, N3, 150), give(2, N3, 150)];
    Plan { sites: vec![SMALL, None, None, SMALL, None], served }
}

fn amounts(p: &Problem, plan: &Plan, rule: &str) -> Vec<(i64, Subject)> {
    let rule = RULES.iter().find(|r| r.name() == rule).expect("a rule of this name");
    let mut all = Vec::new();
    rule.breaches(p, plan, &mut |b| all.extend((b.amount > 0).then_some((b.amount, b.subject))));
    all
}

#[test]
fn sites_are_measured_to_what_is_nearest_of_each_category() {
    let p = problem();
    let (on_v0, on_water) = (Near::Community(CommunityId(0)), Near::Protected(ProtectedId(0)));
    let of = |line, on, metres, missing| Encroachment { line, on, metres, missing };
    assert_eq!(p.sites[0].encroachments, [of(0, on_v0, 300, 200)]);
    assert_eq!(p.sites[1].encroachments, [of(1, on_water, 500, 500)]);
    assert!([N2, N3, N4].iter().all(|site| p.sites[site.index()].encroachments.is_empty()));
    // Only what could be opened is excluded; what is there may stay.
    assert_eq!([OLD, N1, N2].map(|site| p.is_excluded(site)), [false, true, false]);
    // Half a metre farther south the fields begin at n3: 0.5 m are 0 whole ones.
    let near = changed(|d| {
        d["protected"][3]["area"][0]["y"] = json!(3000.5);
        d["protected"][3]["area"][1]["y"] = json!(3000.5);
    });
    let fields = Near::Protected(ProtectedId(3));
    assert_eq!(near.expect("a problem").sites[3].encroachments, [of(3, fields, 0, 1)]);
}

#[test]
fn what_is_opened_or_changed_keeps_its_distance_and_what_is_there_may_stay() {
    let p = problem();
    let rule = "ProtectedDistanceKept";
    assert_eq!(amounts(&p, &opened(), rule), []);
    let mut plan = opened();
    plan.sites = vec![Some(SizeId(1)), SMALL, SMALL, None, None];
    assert_eq!(amounts(&p, &plan, rule), [(1, Subject::Site(OLD)), (1, Subject::Site(N1))]);
    // n1 is 500 m from the reservoir, and now from a village as well.
    let p = changed(|d| d["places"][5]["x"] = json!(3400)).expect("a problem");
    assert_eq!(amounts(&p, &plan, rule), [(2, Subject::Site(N1))]);
    let p = changed(|d| drop(d["kinds"][0].as_object_mut().expect("a kind").remove("keep_away")));
    assert_eq!(amounts(&p.expect("a problem"), &plan, rule), []);
}

#[test]
fn pairs_of_which_one_is_new_are_spaced() {
    let p = problem();
    let rule = "SpacingKept";
    assert_eq!(amounts(&p, &opened(), rule), []);
    let mut plan = opened();
    plan.sites = vec![SMALL; 5];
    // n1 to old; n2 to n3, and not to n1, which is just 5,000 m away; n4 to old.
    let wanted = [(1, Subject::Site(N1)), (1, Subject::Site(N3)), (1, Subject::Site(N4))];
    assert_eq!(amounts(&p, &plan, rule), wanted);
    // Where both are there already, they stay.
    let both = changed(|d| d["sites"][1]["existing"] = json!("small")).expect("a problem");
    assert_eq!(amounts(&both, &plan, rule), wanted[1..]);
    // Another kind has limits of its own: n3 may lie anywhere.
    let other = changed(|d| {
        d["kinds"].as_array_mut().expect("kinds").push(
            json!({"id": "hall", "reach": {"mode": "hearse", "minutes": 10}, "apart": {"at_least_metres": 9}}),
        );
        d["sites"][3]["kind"] = json!("hall");
    });
    assert_eq!(amounts(&other.expect("a problem"), &plan, rule), [wanted[0], wanted[2]]);
}

#[test]
fn a_plan_file_says_what_is_too_near_and_by_how_much() {
    let file = Answer::new(&problem(), &opened());
    assert!(file.score.is_feasible());
    assert_eq!(file.unit.as_deref(), Some("funerals a year"));
    let on = |from: &str, on: &str, metres, least| EncroachmentAnswer {
        from: from.to_owned(),
        on: on.to_owned(),
        metres,
        at_least_metres: least,
        missing_metres: least - metres,
    };
    assert_eq!(file.sites[0].encroaches, [on("communities", "v0", 300, 500)]);
    assert_eq!(file.sites[1].encroaches, [on("water", "reservoir", 500, 1000)]);
    let by = |site: &str, metres| MisspacedAnswer {
        site: site.to_owned(),
        metres,
        at_least_metres: Some(5000),
        at_most_metres: Some(40_000),
    };
    assert_eq!(file.sites[1].misspaced, [by("old", 3000)]);
    // 3,605.55 m.
    assert_eq!(file.sites[2].misspaced, [by("n3", 3605)]);
    assert_eq!(file.sites[4].misspaced, [by("old", 41_000)]);
    assert!(file.sites[0].misspaced.is_empty() && file.sites[3].misspaced.is_empty());
}

#[test]
fn who_goes_without_is_told_that_sites_are_excluded_or_misspaced_and_what_would_help() {
    let p = problem();
    let of = |p: &Problem, plan: &Plan, community: u32| -> Unserved {
        *unserved(p, plan).iter().find(|u| u.community.0 == community).expect("someone lacks")
    };
    let plan = opened();
    // v1: old and n3 are full, n1 is excluded, n2 too near to n3, so that no money would help.
    let v1 = of(&p, &plan, 1);
    assert_eq!((v1.hours, v1.obstacle), (30, Obstacle::SitesFull));
    let a = v1.around;
    assert_eq!((a.within, a.open, a.excluded, a.misspaced, a.change), (4, 2, 1, 1, None));
    // n4 alone is in reach of v3, and too far from what is there.
    let v3 = of(&p, &plan, 3);
    assert_eq!((v3.obstacle, v3.around.misspaced), (Obstacle::SitesMisspaced, 1));
    // n1 alone is in reach of v4, and lacks 500 m from the reservoir.
    let v4 = of(&p, &plan, 4);
    assert_eq!((v4.obstacle, v4.around.excluded, v4.around.misspaced), (Obstacle::SitesExcluded, 1, 0));
    let (site, lacks) = v4.around.nearly.expect("n1");
    assert_eq!((site, p.named(lacks.on).id.as_str(), lacks.missing), (N1, "reservoir", 500));
    // Without n3, it is the cheapest that helps v1: 8,500,000 yuan, and n2 9,000,000; n1 for 1,000,000 may not be opened.
    let mut alone = opened();
    (alone.sites[3], alone.served) = (None, Vec::new());
    assert_eq!(of(&p, &alone, 1).around.change, Some(850_000_000));
    assert_eq!(of(&p, &alone, 3).obstacle, Obstacle::SitesMisspaced);
    // A site that is open may not be extended where it is too near: nothing else would give v0 more.
    alone.sites[0] = SMALL;
    let mut nothing_else = p.clone();
    nothing_else.communities[0].sites[0].truncate(1);
    assert_eq!(of(&nothing_else, &alone, 0).around.change, None);
    nothing_else.sites[0].encroachments.clear();
    assert_eq!(of(&nothing_else, &alone, 0).around.change, Some(10_000_000));
    // Where all are closed by choice, the budget is what stands in the way, or nothing does.
    let mut poor = p;
    (poor.budget, alone.sites[0]) = (Some(0), None);
    assert_eq!(of(&poor, &alone, 2).obstacle, Obstacle::BudgetSpent);
}

#[test]
fn kinds_and_lines_are_called_as_the_document_calls_them() {
    let p = problem();
    let lines: Vec<&str> = (0..4).map(|line| p.category(HOME, line)).collect();
    assert_eq!(lines, ["communities", "water", "school", "farmland"]);
    assert_eq!(p.named(Near::Protected(ProtectedId(0))).name, "水库");
}

#[test]
fn coordinates_are_asked_for_where_distances_are() {
    // A table needs no coordinates; a distance does, of sites whose kind keeps one and of communities where they are meant.
    let table = |d: &mut Value| {
        let row = |a: i32| -> Vec<i32> { (0..10).map(|b| if a == b { 0 } else { 60 }).collect() };
        let rows: Vec<Vec<i32>> = (0..10).map(row).collect();
        d["travel"] = json!({"kind": "table", "modes": {"hearse": {"seconds": rows, "metres": rows}}});
        for place in [1, 8] {
            let place = d["places"][place].as_object_mut().expect("a place");
            place.retain(|field, _| field == "id");
        }
    };
    let found = |change: &dyn Fn(&mut Value)| -> Vec<(&'static str, String)> {
        let issues = changed(|d| {
            table(d);
            change(d);
        });
        issues.err().unwrap_or_default().0.into_iter().map(|i| (i.code, i.pointer)).collect()
    };
    let missing = |place: usize| ("missing-coordinate", format!("/places/{place}"));
    assert_eq!(found(&|_| ()), [missing(1), missing(8)]);
    let no_communities =
        |d: &mut Value| drop(d["kinds"][0]["keep_away"].as_array_mut().expect("a list").remove(0));
    assert_eq!(found(&no_communities), [missing(1)]);
}

#[test]
fn the_siting_on_the_page_can_be_planned() {
    let page = include_str!("../../../../../docs/network-plan.md");
    let (_, block) = page.split_once("```jsonc\n").expect("a part of a document");
    let (block, _) = block.split_once("```").expect("its end");
    let part: String = block.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let mut document: Value = serde_json::from_str(&format!("{{{part}}}")).expect("JSON");
    let rest = json!({
        "anpai": 1, "model": "network-plan", "datum": "local-plane", "days": 1,
        "places": [{"id": "hill", "x": 500, "y": 800}],
        "travel": {"kind": "straight-line", "modes": {"hearse": {"km_per_hour": 40, "detour": 1.4}}},
        "communities": [{"id": "c", "place": "hill", "people": 1}],
    });
    document.as_object_mut().expect("an object").extend(rest.as_object().expect("an object").clone());
    let p = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    // At its own community, and 324 m from the reservoir; the fields begin 100 m to the north.
    let metres: Vec<i64> = p.sites[0].encroachments.iter().map(|e| e.metres).collect();
    assert_eq!(metres, [0, 324]);
}
