//! The example document with the plan whose figures are written out beside it.

use serde_json::json;

use super::super::tests::data_of;
use super::*;
use crate::funerals::cemetery::proof::{Priced, Stage, StageProof};
use crate::funerals::cemetery::testing::{problem, reached};
use crate::funerals::cemetery::unserved::Obstacle::*;

fn page(problem: &Problem, plan: &Plan) -> String {
    let stages = vec![StageProof::new(Stage::Unserved, None, 34, Some(34))];
    let price =
        Price { of: Priced::Land, id: "east".to_owned(), year: None, stage: Stage::Unserved, price: 0.5 };
    cemetery_plan(problem, plan, Status::Partial, &Proof::new(stages, (3, 2, 1)), &[price])
}

#[test]
fn the_data_hold_years_sites_and_what_is_built() {
    let data = data_of(&page(&problem(), &reached()));
    let year = &data["years"][4];
    // 19 plots, 13 + 1 + 13 trees, 15 niches, 3 at sea, 2 deep; 14 coffins and 20 urns find nothing.
    assert_eq!((&year["buried"], &year["unserved"]), (&json!([19, 27, 15, 3, 2]), &json!([20, 0, 0, 0, 14])));
    assert_eq!(
        (&year["deaths"], &year["cremated"], &year["free"]),
        (&json!(100), &json!(65), &json!([0, 0, 0, 0, 0]))
    );
    // Trees, sea and deep burial: 32 of 100.
    assert_eq!(year["shares"][1], 3200);
    let (east, hall) = (&data["sites"][0], &data["sites"][1]);
    assert_eq!(
        (&east["plan"], &east["as_is"]),
        (&json!({"state": "full", "year": 2025}), &json!({"state": "full", "year": 2024}))
    );
    assert_eq!((&hall["last"], &hall["limit"]), (&json!([null, null, 0, null, null]), &json!(null)));
    // 110 + 28 + 20 + 20 in the first year: plots, trees, deep, wall.
    assert_eq!(east["free"][0], 178);
    assert_eq!(data["projects"][0]["modules"], json!([0, 1, 0, 1, 0]));
    assert_eq!(
        (&data["prices"][0]["label"], &data["prices"][0]["of"]),
        (&json!("East cemetery"), &json!("land"))
    );
    assert_eq!(data["as_is"][4]["buried"], json!([0, 0, 15, 3, 0]));
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let (plain, mut nasty) = (problem(), problem());
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    nasty.name = text.into();
    nasty.targets[0].named.name = text.into();
    nasty.kinds[0].named.name = text.into();
    nasty.sites[0].named.name = text.into();
    nasty.choices[0].named.name = text.into();
    let (page, plain) = (page(&nasty, &reached()), page(&plain, &reached()));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&page)["kinds"][0]["label"], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

#[test]
fn the_page_knows_every_rule_obstacle_measure_price_and_stage_in_both_languages() {
    let rule_words = include_str!("../assets/cemetery/rules.js");
    for rule in RULES {
        assert!(rule_words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
    }
    let obstacles = [
        NoUnits,
        NobodyWilling,
        NotThisYear,
        ModulesSpent,
        LandSpent,
        YearlyLimit,
        BudgetSpent,
        NotBuilt,
        KeptForLater,
        RoomLeft,
    ];
    let measures = [
        Measure::EcologicalShare,
        Measure::CremationShare,
        Measure::FreeUnits,
        Measure::LandUsed,
        Measure::Awards,
    ];
    let stages = [
        Stage::BindingShortfall,
        Stage::ExpectedShortfall,
        Stage::Unserved,
        Stage::Moved,
        Stage::Cost,
        Stage::Land,
    ];
    let priced = [Priced::Target, Priced::Budget, Priced::Land, Priced::Modules, Priced::YearlyLimit];
    let names = obstacles.iter().map(|o| json!(o)).chain(measures.iter().map(|m| json!(m)));
    let names = names.chain(stages.iter().map(|s| json!(s))).chain(priced.iter().map(|p| json!(p)));
    for name in names {
        let key = name.as_str().expect("a name").to_owned();
        for words in
            [include_str!("../assets/cemetery/words.js"), include_str!("../assets/cemetery/words_zh.js")]
        {
            let known = words.contains(&format!("\"{key}\": ")) || words.contains(&format!(" {key}: "));
            assert!(known, "{key} has words");
        }
    }
}
