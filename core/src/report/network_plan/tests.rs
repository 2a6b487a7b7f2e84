//! The example document with the plan whose figures are written out beside it.

use serde_json::json;

use super::super::tests::data_of;
use super::*;
use crate::network::plan::proof::{Stage, StageProof};
use crate::network::plan::testing::{SITING, problem, reached};

fn proof() -> Proof {
    let stages = vec![
        StageProof::new(Stage::Unserved, None, 20, Some(20)),
        StageProof::new(Stage::Cost, None, 400, Some(300)),
    ];
    Proof::new(stages, (3, 2, 1))
}

fn page(problem: &Problem, plan: &Plan) -> String {
    network_plan(problem, plan, Status::Partial, &proof())
}

#[test]
fn the_data_hold_kinds_people_and_staff() {
    let data = data_of(&page(&problem(), &reached()));
    assert_eq!(data["all"], json!([210, 190]));
    let station = json!({
        "label": "居家养老服务站", "minutes": 15.0, "mode": "ebike", "existing": 1, "open": 2, "all": 3, "hours": [150, 140],
        "communities": 3, "people": 900, "one_off": 50_000_000, "daily": 110_000, "keep_away": [], "apart": null
    });
    assert_eq!(data["kinds"][0], station);
    let village =
        json!({ "label": "村", "communities": 2, "people": 300, "hours": [50, 40], "covered": [1, 1] });
    assert_eq!(data["classes"][1], village);
    assert_eq!(data["staff"], json!([["养老护理员", [0, 1], 200, 190]]));
    // a2 and d2 are open in the West; 10 of its 50 hours are missing.
    let west =
        json!({ "label": "West", "hours": [50, 40], "permille": 200, "communities": 2, "sites": [1, 1] });
    assert_eq!(data["streets"][1], west);
    let c2 = json!({
        "label": "c2", "street": 0, "class": 0, "at": [2000.0, 0.0], "people": 300, "hours": [[50, 50], [20, 10]]
    });
    assert_eq!(data["communities"][1], c2);
}

#[test]
fn the_data_hold_what_becomes_of_sites_and_who_goes_without() {
    let data = data_of(&page(&problem(), &reached()));
    let a1 = &data["sites"][0];
    assert_eq!(
        (&a1["before"], &a1["then"], &a1["change"], &a1["sort"]),
        (&json!("small"), &json!("two floors"), &json!("resized"), &json!(0))
    );
    assert_eq!(
        [&a1["capacity_before"], &a1["capacity"], &a1["largest"], &a1["hours"], &a1["one_off"]],
        [80, 160, 160, 110, 20_000_000]
    );
    assert_eq!(
        (&data["sites"][2]["change"], &data["sites"][4]["at"]),
        (&json!("not-opened"), &json!([6000.0, 800.0]))
    );
    assert_eq!(
        data["served"],
        json!([[0, 0, 60], [0, 3, 30], [1, 0, 50], [1, 3, 10], [2, 1, 30], [2, 4, 10]])
    );
    let full = json!({
        "community": 1, "sort": 1, "hours": 10, "covered": true, "why": "sites-full", "nearest": [3, 1200], "within": 1,
        "open": 1, "offered": 40, "left": 0, "excluded": 0, "misspaced": 0, "nearly": null, "change": null
    });
    assert_eq!(data["unserved"][0], full);
    assert_eq!(
        (&data["unserved"][1]["why"], &data["unserved"][1]["nearest"]),
        (&json!("no-site-near"), &json!([1, 7200]))
    );
}

#[test]
fn the_data_hold_what_is_protected_and_what_is_too_near() {
    let problem = crate::network::plan::read(SITING.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let mut plan = Plan::as_it_is(&problem);
    plan.sites[3] = plan.sites[0];
    let data = data_of(&page(&problem, &plan));
    assert_eq!(data["unit"], "funerals a year");
    let school =
        json!({ "label": "school", "category": "school", "shape": "point", "at": [[8200.0, -300.0]] });
    assert_eq!((&data["protected"][2], &data["protected"][1]["shape"]), (&school, &json!("line")));
    // Of the four candidates n1 alone is too near to anything: to the reservoir.
    assert_eq!(
        data["kinds"][0]["keep_away"],
        json!([
            ["communities", 500, "assumed", 0],
            ["water", 1000, null, 1],
            ["school", 300, null, 0],
            ["farmland", 1, null, 0]
        ])
    );
    assert_eq!(data["kinds"][0]["apart"], json!([5000, 40_000]));
    assert_eq!(data["near"], json!([[0, "communities", "v0", 300, 200], [1, "water", "水库", 500, 500]]));
    // n1 and n4 beside what is there, n2 beside n3, which is open.
    assert_eq!(data["misspaced"], json!([[1, 0, 3000], [2, 3, 3605], [4, 0, 41_000]]));
    let v4 = data["unserved"].as_array().expect("a list").last().expect("v4");
    assert_eq!((&v4["why"], &v4["nearly"]), (&json!("sites-excluded"), &json!([1, "水库", 500])));
}

#[test]
fn the_data_hold_targets_money_and_bounds() {
    let data = data_of(&page(&problem(), &reached()));
    let villages = &data["targets"][3];
    assert_eq!(
        (&villages["measure"], &villages["kind"], &villages["class"]),
        (&json!("communities-covered"), &json!("居家养老服务站"), &json!("村"))
    );
    assert_eq!((&villages["reached_hundredths"], &villages["missing"]), (&json!(5000), &json!(0)));
    assert_eq!(
        (&data["cost"]["one_off_fen"], &data["cost"]["budget_fen"]),
        (&json!(75_000_000), &json!(80_000_000))
    );
    let cost = json!({ "stage": "cost", "part": null, "value": 400, "bound": 300, "gap": 0.25 });
    assert_eq!((&data["proof"]["stages"][1], &data["proof"]["gap"]), (&cost, &json!(0.25)));
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let (plain, mut nasty) = (problem(), problem());
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    nasty.name = text.into();
    nasty.targets[0].named.name = text.into();
    nasty.kinds[0].named.name = text.into();
    nasty.sites[0].site.sizes[0].named.name = text.into();
    nasty.communities[0].named.name = text.into();
    let (page, plain) = (page(&nasty, &reached()), page(&plain, &reached()));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&page)["kinds"][0]["label"], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

/// What the page knows under a name, in each language.
fn words(page: &str, key: &str) -> usize {
    page.matches(&format!("\"{key}\": ")).count() + page.matches(&format!(" {key}: ")).count()
}

#[test]
fn the_page_knows_every_rule_obstacle_change_measure_and_stage_in_both_languages() {
    let rule_words = include_str!("../assets/network/rules.js");
    for rule in RULES {
        assert!(rule_words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
    }
    use crate::network::plan::answer::Change::{Closed, Kept, NotOpened, Opened, Resized};
    use crate::network::plan::unserved::Obstacle::*;
    let obstacles = [
        NoSite,
        NoSiteNear,
        SitesExcluded,
        SitesMisspaced,
        BudgetSpent,
        SitesClosed,
        SitesFull,
        StaffSpent,
        OtherSite,
        RoomLeft,
    ];
    let changes = [Kept, Resized, Opened, Closed, NotOpened];
    let measures = [
        Measure::Sites,
        Measure::CommunitiesCovered,
        Measure::PeopleCovered,
        Measure::StreetsWithSite,
        Measure::HoursPerWeek,
        Measure::ServedShare,
    ];
    let stages = [
        Stage::BindingShortfall,
        Stage::ExpectedShortfall,
        Stage::Unserved,
        Stage::Streets,
        Stage::Cost,
        Stage::Distance,
    ];
    let name = |value: serde_json::Value| value.as_str().expect("a name").to_owned();
    let names = obstacles.iter().map(|o| name(json!(o))).chain(changes.iter().map(|c| name(json!(c))));
    let names = names.chain(measures.iter().map(|m| name(json!(m))));
    let names = names.chain(stages.iter().map(|s| name(json!(s))));
    for key in names {
        for words_of in
            [include_str!("../assets/network/words.js"), include_str!("../assets/network/words_zh.js")]
        {
            assert!(words(words_of, &key) > 0, "{key} has words");
        }
    }
}

#[test]
fn a_document_without_coordinates_has_a_page_too() {
    let mut problem = problem();
    problem.datum = None;
    problem.places.iter_mut().for_each(|place| place.coordinate = None);
    let data = data_of(&page(&problem, &reached()));
    assert_eq!(
        (&data["datum"], &data["communities"][0]["at"], &data["sites"][0]["at"]),
        (&json!(null), &json!(null), &json!(null))
    );
}
