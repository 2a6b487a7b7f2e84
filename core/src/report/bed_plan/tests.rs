//! The example document with a plan whose figures are written out.

use serde_json::json;

use super::super::tests::data_of;
use super::*;
use crate::beds::plan::proof::{Price, StageProof, Worth};
use crate::beds::plan::read;

const EXAMPLE: &[u8] = include_bytes!("../../../tests/data/beds-plan.json");

fn problem() -> Problem {
    read(EXAMPLE).expect("the example is right")
}

/// The centre begins in the second year, and two modules of ten beds are added in the third.
fn plan(problem: &Problem) -> Plan {
    let mut plan = Plan::nothing(problem);
    plan.begins[1] = Some(1);
    plan.extensions[0][2] = 2;
    plan
}

fn proof() -> Proof {
    Proof {
        rows: 3,
        stages: vec![StageProof { stage: "need", value: Some(120.0), bound: None, gap: None }],
        prices_from_relaxation: vec![Price { name: "budget district 2021".into(), metres: 7.5 }],
        stochastic: Some(Worth { planned_for_mean: 9, planned_for_all: 5 }),
        ..Proof::default()
    }
}

fn page(problem: &Problem) -> String {
    bed_plan(problem, &plan(problem), Status::Partial, &proof())
}

#[test]
fn the_data_hold_targets_by_year_works_and_bounds() {
    let data = data_of(&page(&problem()));
    assert_eq!(data["years"], json!([2021, 2022, 2023, 2024, 2025]));
    // 160 beds, 40 of them nursing: 25 %. From 2023 on 60 of 180; the centre opens three years after 2022, in 2025: 260 of 480.
    let share = &data["targets"][0];
    assert_eq!(share["reached"], json!([2500, 2500, 3333, 3333, 5417]));
    // 60 % of 480 are 288: 28 are missing.
    assert_eq!(
        (&share["asked"], &share["missing"], &share["nature"]),
        (&json!(6000), &json!(28), &json!("binding"))
    );
    assert_eq!(data["beds"][1], json!([40, 40, 60, 60, 260]));
    let centre = data["works"].as_array().unwrap().iter().find(|w| w["sort"] == "project").unwrap();
    assert_eq!((&centre["year"], &centre["there"], &centre["beds"]), (&json!(1), &json!(4), &json!(300)));
    // Paid in the three years from 2022 on, all of them within the plan.
    assert_eq!(centre["fen"], json!((60_000_000_i64 + 38_004_100) * 100));
    let added = data["works"].as_array().unwrap().iter().find(|w| w["sort"] == "extension").unwrap();
    assert_eq!((&added["beds"], &added["fen"], &added["to"]), (&json!(20), &json!(240_000_000), &json!(1)));
    assert_eq!(data["proof"]["prices_from_relaxation"][0]["metres"], 7.5);
    assert_eq!(data["proof"]["stochastic"], json!({ "planned_for_mean": 9, "planned_for_all": 5 }));
    assert_eq!(data["proof"]["stages"][0]["bound"], json!(null));
}

#[test]
fn spending_is_that_of_the_budgets() {
    let data = data_of(&page(&problem()));
    let spent: i64 = data["spent"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|by| by.as_array().unwrap())
        .map(|v| v.as_i64().unwrap())
        .sum();
    assert_eq!(json!(spent), data["stages"]["cost"]);
    // The city pays 38,004,100 yuan for the centre in the years of the plan.
    assert_eq!(data["budgets"][1].as_array().unwrap()[4], json!(3_800_410_000_i64));
}

#[test]
fn who_finds_no_bed_is_counted_by_scenario_weights() {
    let problem = problem();
    // Nobody goes anywhere: everybody's need is unmet.
    let data = data_of(&page(&problem));
    for (row, c) in data["communities"].as_array().unwrap().iter().zip(0..) {
        assert_eq!(row[3], row[4]);
        let weighted: i64 = problem.scenarios.iter().map(|s| s.weight * s.demand[c][0][0]).sum();
        assert_eq!(row[4][0][0], json!(weighted));
    }
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let (plain, mut nasty) = (problem(), problem());
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    nasty.name = text.into();
    nasty.targets[0].named.name = text.into();
    nasty.communities[0].named.name = text.into();
    let (page, plain) = (page(&nasty), page(&plain));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&page)["targets"][0]["name"], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

#[test]
fn the_page_knows_every_rule_in_both_languages() {
    let words = include_str!("../assets/plan/rules.js");
    for rule in RULES {
        assert!(words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
    }
}
