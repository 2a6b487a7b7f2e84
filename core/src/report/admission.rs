//! The report of an admission to beds: who gets which, who waits and why, what one more bed would change. What its script
//! reads is a compact JSON: tables are arrays of arrays in the order stated beside each field, and ids are rows of those
//! tables.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::beds::admission::draft::Policy;
use crate::beds::admission::problem::{Problem, UnitId};
use crate::beds::admission::rules::most_taken;
use crate::beds::admission::unserved::Envy;
use crate::beds::admission::{Explanation, Plan};
use crate::id::PlaceId;
use crate::person::Gender;
use crate::place::Datum;
use crate::rule::Evaluation;
use crate::score::Score;
use crate::travel::Provenance;

const ADMISSION: Template = Template {
    main: include_str!("assets/admission/main.html"),
    skip: "waiting",
    style: style!("beds/beds.css", "admission/map.css"),
    script: script!(
        "admission/words.js",
        "admission/rules.js",
        "admission/model.js",
        "page.js",
        "svg.js",
        "admission/map.js",
        "admission/tables.js",
        "admission/main.js",
    ),
};

/// The report of a decision: a whole HTML document in Chinese and English.
///
/// It shows homes and families on a schematic map (where places have coordinates), beds with what one more would change,
/// who waits and why, who gets which bed, and the score by rule. It opens from a file and asks nothing of any network.
#[must_use]
pub fn admission(problem: &Problem, plan: &Plan, evaluation: &Evaluation, explained: &Explanation) -> String {
    ADMISSION.page(&problem.name, &Data::new(problem, plan, evaluation, explained))
}

type Point = Option<(f64, f64)>;

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    date: String,
    policy: Policy,
    datum: Option<Datum>,
    travel: Vec<Provenance>,
    /// Labels, the highest first.
    tiers: Vec<&'a str>,
    /// Labels.
    kinds: Vec<&'a str>,
    /// Label, who runs it, where.
    homes: Vec<(&'a str, Option<&'a str>, Point)>,
    units: Vec<UnitRow<'a>>,
    people: Vec<PersonRow<'a>>,
    /// Person, place in line, units, homes and beds that would do, people ahead, and for each rule the units it keeps out,
    /// those it alone keeps out, and free beds of those.
    waiting: Vec<WaitingRow>,
    /// Whether the decision is proved to be optimal.
    proved: bool,
    envy: Envy,
    score: Score,
    /// Name, summary, level, weight, unit, amount, cost.
    rules: Vec<RuleRow>,
}

type WaitingRow = (u32, usize, usize, usize, u64, usize, Vec<(&'static str, usize, usize, u64)>);

#[derive(Serialize)]
struct UnitRow<'a> {
    home: u32,
    id: &'a str,
    kind: u32,
    gender: Option<Gender>,
    room: Option<&'a str>,
    fen: i64,
    beds: u32,
    taken: usize,
    /// What one more bed would change: tier and days of the one more who would be served, and soft points; `null` where
    /// that is not known.
    more: Option<(Option<(u32, u32)>, i64)>,
}

#[derive(Serialize)]
struct PersonRow<'a> {
    id: &'a str,
    tier: u32,
    days: u32,
    at: Point,
    unit: Option<u32>,
    metres: Option<i64>,
    /// Which of the wishes the home is, from 1.
    wish: Option<usize>,
    wishes: usize,
    pinned: bool,
}

impl<'a> Data<'a> {
    fn new(problem: &'a Problem, plan: &Plan, evaluation: &Evaluation, explained: &Explanation) -> Self {
        let point = |place: Option<PlaceId>| {
            place.and_then(|p| problem.places[p.index()].coordinate).map(|c| (c.x, c.y))
        };
        let unit = |id: UnitId| {
            let unit = &problem.units[id.index()];
            let more = explained.worth.get(id.index()).map(|worth| {
                let who = worth.serves.and_then(|s| problem.of_standing(s));
                (who.map(|(tier, days)| (tier.0, days)), worth.soft)
            });
            UnitRow {
                home: unit.institution.0,
                id: &unit.id,
                kind: unit.kind.0,
                gender: unit.gender,
                room: unit.room.as_deref(),
                fen: unit.fen,
                beds: unit.beds,
                taken: most_taken(problem, plan, id),
                more,
            }
        };
        let people = problem.applicants.iter().zip(plan.beds()).map(|(person, bed)| {
            let home = bed.map(|unit| problem.units[unit.index()].institution);
            PersonRow {
                id: &person.id,
                tier: person.tier.0,
                days: person.waiting_days,
                at: point(person.place),
                unit: bed.map(|unit| unit.0),
                metres: home.and_then(|home| problem.metres(person, home)),
                wish: home.and_then(|home| person.wishes.iter().position(|w| *w == home)).map(|at| at + 1),
                wishes: person.wishes.len(),
                pinned: person.pinned.is_some(),
            }
        });
        let waiting = explained.unserved.iter().map(|u| {
            let obstacles = u.obstacles.iter().map(|o| (o.rule, o.excludes, o.alone, o.free)).collect();
            (u.applicant.0, u.position, u.units, u.homes, u.beds, u.ahead, obstacles)
        });
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            date: problem.date.to_string(),
            policy: problem.policy,
            datum: problem.datum,
            travel: problem.provenance(),
            tiers: problem.tiers.iter().map(|t| t.label()).collect(),
            kinds: problem.kinds.iter().map(|k| k.label()).collect(),
            homes: (problem.institutions.iter())
                .map(|home| (home.named.label(), home.run_by.as_deref(), point(home.place)))
                .collect(),
            units: problem.unit_ids().map(unit).collect(),
            people: people.collect(),
            waiting: waiting.collect(),
            proved: explained.is_proved(),
            envy: explained.envy,
            score: evaluation.score,
            rules: rules(evaluation, crate::beds::admission::rules::RULES),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::data_of;
    use super::*;
    use crate::beds::admission::problem::ApplicantId;
    use crate::beds::admission::rules::testing::Small;
    use crate::beds::admission::rules::{RULES, referee};
    use crate::beds::admission::unserved::{Obstacle, Unserved, Worth};

    fn page(small: &Small) -> String {
        // Two applicants, one bed of kind 0 and none of kind 1; applicant 1 has it.
        let plan = Plan::freeze(&small.problem, vec![None, Some(UnitId(0))]);
        let obstacle =
            Obstacle { rule: "PriceCanBePaid", excludes: 2, alone: 1, free: 0, limits: Vec::new() };
        let unserved = Unserved {
            applicant: ApplicantId(0),
            units: 1,
            beds: 1,
            homes: 1,
            ahead: 1,
            position: 1,
            obstacles: vec![obstacle],
        };
        let explained = Explanation {
            unserved: vec![unserved],
            worth: vec![Worth { serves: Some(1), soft: -3 }, Worth { serves: None, soft: 0 }],
            ..Explanation::default()
        };
        admission(&small.problem, &plan, &referee(&small.problem, &plan), &explained)
    }

    fn small() -> Small {
        let mut small = Small::new(2, &[(0, 1), (1, 0)]);
        small.standings(&[1, 2]);
        small.problem.applicants[0].waiting_days = 7;
        small
    }

    #[test]
    fn the_data_hold_beds_people_and_reasons() {
        let data = data_of(&page(&small()));
        let unit = &data["units"][0];
        assert_eq!((&unit["beds"], &unit["taken"]), (&json!(1), &json!(1)));
        // One more bed serves applicant 0: tier 0, 7 days.
        assert_eq!(unit["more"], json!([[0, 7], -3]));
        assert_eq!(data["units"][1]["more"], json!([null, 0]));
        assert_eq!(data["people"][1]["unit"], 0);
        assert_eq!(data["waiting"], json!([[0, 1, 1, 1, 1, 1, [["PriceCanBePaid", 2, 1, 0]]]]));
        assert_eq!(data["proved"], true);
    }

    #[test]
    fn nothing_that_a_document_says_leaves_the_data_block() {
        let mut nasty = small();
        let text = "</script><script>alert(1)</script><!-- {{script}} \u{2028} \" '";
        nasty.problem.name = text.into();
        nasty.problem.applicants[0].id = text.into();
        nasty.problem.institutions[0].named.name = Some(text.into());
        let (page, plain) = (page(&nasty), page(&small()));
        for tag in ["<script", "</script", "<!--"] {
            assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
        }
        assert_eq!(data_of(&page)["people"][0]["id"], text);
        assert!(!["{{style", "{{title", "{{data"].iter().any(|hole| plain.contains(hole)));
    }

    #[test]
    fn the_page_knows_every_rule_in_both_languages() {
        let words = include_str!("assets/admission/rules.js");
        for rule in RULES {
            assert!(words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
        }
    }
}
