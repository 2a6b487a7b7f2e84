use serde_json::Value;

use super::*;
use crate::time::Duration;
use crate::visits::problem::{CaregiverId, VisitId};
use crate::visits::rules::referee;
use crate::visits::rules::testing::{Small, serve};
use crate::visits::unserved::Obstacle;

/// The JSON of a page, read as a browser does: what stands between the block's tags.
pub(super) fn data_of(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"data\">").expect("a data block");
    let (json, _) = rest.split_once("</script>").expect("it ends");
    serde_json::from_str(json).expect("JSON")
}

fn small() -> Small {
    // Two caregivers; visit 0 takes 30 minutes at place 1, visit 1 takes 40 at place 2.
    let mut small = Small::new(&[&[0], &[1]]).with_visits(&[(1, 30), (2, 40)]);
    small.problem.visits[0].windows = vec![Small::window("08:00", "08:50")];
    small.problem.caregivers[1].contract_per_day = Some(Duration::minutes(100));
    small
}

#[test]
fn the_data_hold_clocks_tardiness_and_reasons() {
    let small = small();
    // Caregiver 0 leaves at 08:50 for 10 minutes, starts visit 0 ten minutes late, is back 12 minutes after its end.
    let plan = small.plan(&[(0, &[serve(0, "09:00")])]);
    let obstacle = Obstacle { rule: "CaregiverHasSkill", excludes: 2, alone: 1 };
    let unserved = [Unserved { visit: VisitId(1), rounds: 2, obstacles: vec![obstacle], full: 0 }];
    let data = data_of(&roster(&small.problem, &plan, &referee(&small.problem, &plan), &unserved));
    let minute = 60_000;
    let round = &data["routes"][0];
    assert_eq!(round["departure"], 530 * minute);
    assert_eq!(round["finish"], (540 + 30 + 12) * minute);
    // Task 0 at place 1, 10 minutes and 1,000 m away; from 09:00 to 09:30; 10 minutes after its window's end.
    let stop =
        serde_json::json!([0, 1, [10 * minute, 1000], 540 * minute, 540 * minute, 570 * minute, 10 * minute]);
    assert_eq!(round["stops"][0], stop);
    assert_eq!(data["total"]["late"], 10 * minute);
    assert_eq!(
        (&data["caregivers"][0]["contract"], &data["caregivers"][1]["contract"]),
        (&false.into(), &true.into())
    );
    assert_eq!(data["unserved"], serde_json::json!([[1, 2, 0, [["CaregiverHasSkill", 2, 1]]]]));
    // The second day's shift starts at 08:00 of its own midnight.
    assert_eq!(data["shifts"][1], serde_json::json!([1, 1, 480 * minute, 960 * minute, 0, 0]));
    assert_eq!(data["days"][1], "2025-01-03");
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let mut small = small();
    let nasty = "</script><script>alert(1)</script><!-- {{script}} \u{2028} \" '";
    small.problem.name = nasty.into();
    small.problem.visits[0].id = nasty.into();
    small.problem.caregivers[1].id = nasty.into();
    let plan = small.plan(&[(0, &[serve(0, "09:00")])]);
    let plain = roster(&self::small().problem, &plan, &referee(&small.problem, &plan), &[]);
    let page = roster(&small.problem, &plan, &referee(&small.problem, &plan), &[]);
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert!(!page.contains("alert(1)</script>"));
    let data = data_of(&page);
    assert_eq!(data["name"], nasty);
    assert_eq!(data["visits"][0]["id"], nasty);
    assert_eq!(data["caregivers"][CaregiverId(1).index()]["id"], nasty);
}

#[test]
fn the_policy_names_the_digests_of_the_one_style_and_the_one_script() {
    let page = ROSTER.page("a", &serde_json::json!({}));
    let between =
        |from: &str, to: &str| page.split_once(from).unwrap().1.split_once(to).unwrap().0.to_owned();
    let style = digest::sha256_base64(between("<style>", "</style>").as_bytes());
    let script = digest::sha256_base64(between("{}</script>\n<script>", "</script>").as_bytes());
    let policy = between("Content-Security-Policy\" content=\"", "\">");
    assert!(policy.starts_with("default-src 'none'; "));
    assert!(policy.contains(&format!("style-src 'sha256-{style}';")));
    assert!(policy.contains(&format!("script-src 'sha256-{script}';")));
    assert!(!["{{style", "{{script", "{{title", "{{data"].iter().any(|hole| page.contains(hole)));
}

#[test]
fn the_page_knows_every_rule_in_both_languages() {
    let words = include_str!("assets/rules.js");
    for rule in crate::visits::rules::RULES {
        assert!(
            words.contains(&format!("\n  {}: [\"", rule.name())),
            "{} has no words in rules.js",
            rule.name()
        );
    }
}
