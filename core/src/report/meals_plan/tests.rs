//! The example document with the plan whose figures are written out beside it.

use serde_json::json;

use super::super::tests::data_of;
use super::*;
use crate::meals::plan::proof::{Stage, StageProof};
use crate::meals::plan::testing::{problem, reached};

fn proof() -> Proof {
    let stages = vec![
        StageProof::new(Stage::Unserved, Some(3), 15, Some(15)),
        StageProof::new(Stage::Cost, None, 400, Some(300)),
    ];
    Proof::new(stages, (3, 2, 1))
}

fn page(problem: &Problem, plan: &Plan) -> String {
    meals_plan(problem, plan, Status::Partial, &proof())
}

#[test]
fn the_data_hold_who_is_served_of_those_who_need_it() {
    let data = data_of(&page(&problem(), &reached()));
    // 50 and 10 of c1 and 20 and 40 of c2 eat at points, 30 of c1 and 5 of c3 have meals brought; 15 halal meals do not come.
    assert_eq!(data["all"], json!([170, 155, 120, 35]));
    assert_eq!(data["diets"], json!([["普通餐", [145, 145, 110, 35]], ["清真餐", [25, 10, 10, 0]]]));
    assert_eq!(data["groups"], json!([["特困老人", 1, [55, 55, 20, 35]], ["others", 3, [115, 100, 100, 0]]]));
    // c2 and c3 are in the West, and 15 of 80 are 187.5 of a thousand; only c2 has a point near, p2 is the only point.
    let west = json!({ "label": "West", "meals": [80, 65, 60, 5], "permille": 188, "communities": 2, "covered": 1, "points": 1 });
    assert_eq!(data["streets"][1], west);
    let far = json!({ "label": "Far village", "street": 1, "at": [9000.0, 0.0], "meals": [20, 5, 0, 5], "covered": false });
    assert_eq!(data["communities"][2], far);
    assert_eq!(data["unserved"], json!([[2, 1, 1, true, 15, "cannot-walk", "no-kitchen-near"]]));
}

#[test]
fn the_data_hold_what_becomes_of_sites_and_who_eats_where() {
    let data = data_of(&page(&problem(), &reached()));
    let p1 = &data["points"][0];
    assert_eq!(
        (&p1["before"], &p1["then"], &p1["change"]),
        (&json!("20 seats"), &json!("40 seats"), &json!("resized"))
    );
    assert_eq!(
        [&p1["capacity_before"], &p1["capacity"], &p1["meals"], &p1["one_off"]],
        [40, 80, 60, 6_000_000]
    );
    let k2 = &data["kitchens"][1];
    assert_eq!(
        (&k2["before"], &k2["change"], &k2["at"]),
        (&json!(null), &json!("opened"), &json!([6000.0, 0.0]))
    );
    // The diets of p1 and the people of each community together.
    assert_eq!(data["supply"], json!([[0, 0, 60], [1, 1, 60]]));
    assert_eq!(data["dine_in"], json!([[0, 0, 60], [1, 1, 60]]));
    assert_eq!(data["delivery"], json!([[0, 0, 30], [1, 2, 5]]));
    let mut closed = reached();
    (closed.kitchens[1], closed.points[0]) = (None, None);
    let data = data_of(&page(&problem(), &closed));
    assert_eq!(
        (&data["kitchens"][1]["change"], &data["points"][0]["change"], &data["points"][0]["then"]),
        (&json!("not-opened"), &json!("closed"), &json!(null))
    );
}

#[test]
fn the_data_hold_targets_money_and_bounds() {
    let data = data_of(&page(&problem(), &reached()));
    let meals = &data["targets"][0];
    assert_eq!(
        (&meals["measure"], &meals["nature"], &meals["missing"]),
        (&json!("meals-per-day"), &json!("binding"), &json!(0))
    );
    assert_eq!((&meals["reached_hundredths"], &meals["source"]), (&json!(15_500), &json!("第三章")));
    assert_eq!(
        (&data["targets"][4]["at_most_hundredths"], &data["targets"][4]["at_least_hundredths"]),
        (&json!(400), &json!(null))
    );
    assert_eq!(
        (&data["cost"]["one_off_fen"], &data["cost"]["budget_fen"]),
        (&json!(98_000_000), &json!(150_000_000))
    );
    assert_eq!(data["limits"], json!([15.0, 10.0, 20.0]));
    let cost = json!({ "stage": "cost", "part": null, "value": 400, "bound": 300, "gap": 0.25 });
    assert_eq!((&data["proof"]["stages"][1], &data["proof"]["gap"]), (&cost, &json!(0.25)));
    assert_eq!(data["proof"]["stages"][0]["part"], 3);
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let (plain, mut nasty) = (problem(), problem());
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    nasty.name = text.into();
    nasty.targets[0].named.name = text.into();
    nasty.points[0].site.named.name = text.into();
    nasty.kitchens[0].site.sizes[0].named.name = text.into();
    nasty.communities[0].named.name = text.into();
    let (page, plain) = (page(&nasty, &reached()), page(&plain, &reached()));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&page)["points"][0]["label"], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

/// What the page knows under a name, in each language.
fn words(page: &str, key: &str) -> usize {
    page.matches(&format!("\"{key}\": ")).count() + page.matches(&format!(" {key}: ")).count()
}

#[test]
fn the_page_knows_every_rule_obstacle_change_and_stage_in_both_languages() {
    let rule_words = include_str!("../assets/meals/rules.js");
    for rule in RULES {
        assert!(rule_words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
    }
    use crate::meals::plan::answer::Change::{Closed, Kept, NotOpened, Opened, Resized};
    use crate::meals::plan::unserved::Obstacle::*;
    let obstacles = [
        NotOffered,
        CannotWalk,
        NobodyCooks,
        NoPointNear,
        DietNotServed,
        NoKitchenNear,
        PointsClosed,
        PointsFull,
        KitchensClosed,
        KitchensFull,
        OtherPoint,
        RoomLeft,
    ];
    let changes = [Kept, Resized, Opened, Closed, NotOpened];
    let stages = [
        Stage::BindingShortfall,
        Stage::ExpectedShortfall,
        Stage::Unserved,
        Stage::Streets,
        Stage::Cost,
        Stage::Distance,
    ];
    let name = |value: serde_json::Value| value.as_str().expect("a name").to_owned();
    let names = obstacles.iter().map(|o| name(json!(o)));
    let names =
        names.chain(changes.iter().map(|c| name(json!(c)))).chain(stages.iter().map(|s| name(json!(s))));
    for key in names {
        for words_of in
            [include_str!("../assets/meals/words.js"), include_str!("../assets/meals/words_zh.js")]
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
        (&data["datum"], &data["communities"][0]["at"], &data["kitchens"][0]["at"]),
        (&json!(null), &json!(null), &json!(null))
    );
}
