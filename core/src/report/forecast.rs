//! The report of a forecast: the list and its waits over time under every plan, beds by kind, and tables by kind and tier
//! with their intervals. Its script reads the answer of the simulation as it is, and what people call everything in it.

use serde::Serialize;

use super::Template;
use crate::beds::forecast::Problem;
use crate::beds::forecast::answer::Answer;
use crate::beds::forecast::problem::Named;

const FORECAST: Template = Template {
    main: include_str!("assets/forecast/main.html"),
    skip: "list",
    style: style!("beds/beds.css", "beds/chart.css", "forecast/forecast.css"),
    script: script!(
        "forecast/words.js",
        "forecast/model.js",
        "page.js",
        "svg.js",
        "chart.js",
        "forecast/fans.js",
        "forecast/tables.js",
        "forecast/main.js",
    ),
};

/// The report of a simulation: a whole HTML document in Chinese and English.
///
/// It shows how long the list grows and how long people wait as fans over time, and every figure of the answer with its
/// interval. It opens from a file and asks nothing of any network.
#[must_use]
pub fn forecast(problem: &Problem, answer: &Answer) -> String {
    FORECAST.page(&problem.name, &Data::new(problem, answer))
}

/// The whole data block: the answer, and names in its order.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    /// Replications that were asked for.
    asked: u32,
    answer: &'a Answer,
    plan_names: Vec<&'a str>,
    tier_names: Vec<&'a str>,
    kind_names: Vec<&'a str>,
    class_names: Vec<&'a str>,
    pool_names: Vec<&'a str>,
    /// Kind and beds on the first day, by pool.
    pools: Vec<(u32, u32)>,
}

impl<'a> Data<'a> {
    fn new(problem: &'a Problem, answer: &'a Answer) -> Self {
        fn names<'a>(all: impl Iterator<Item = &'a Named>) -> Vec<&'a str> {
            all.map(|named| named.name.as_str()).collect()
        }
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            asked: problem.replications,
            answer,
            plan_names: names(problem.plans.iter().map(|p| &p.id)),
            tier_names: names(problem.tiers.iter()),
            kind_names: names(problem.kinds.iter()),
            class_names: names(problem.classes.iter().map(|c| &c.id)),
            pool_names: names(problem.pools.iter().map(|p| &p.id)),
            pools: problem.pools.iter().map(|p| (p.kind.0, p.beds)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::data_of;
    use super::*;
    use crate::beds::forecast::answer::{Estimate, Fan, GroupAnswer, PlanAnswer, WaitFan};
    use crate::beds::forecast::read::read;

    const EXAMPLE: &str = include_str!("../../../tests/data/beds-forecast.json");

    fn page(text: &str) -> String {
        let problem = read(text.as_bytes()).expect("the example is right");
        let estimate = Some(Estimate { mean: 12.5, half_width: None });
        let all = GroupAnswer {
            id: "all".into(),
            admitted: estimate,
            gave_up: None,
            wait_days: estimate,
            had_to_wait: None,
            wait_days_half: Some(7),
            wait_days_nine_in_ten: None,
            list: None,
            list_at_end: estimate,
            list_at_end_days: None,
            fan: vec![Fan { day: 0, waiting: [1, 2, 3, 4, 5] }],
            waits: vec![WaitFan { day: 0, replications: 0, days: None }],
        };
        let plan = PlanAnswer {
            plan: problem.plans[0].id.id.clone(),
            all,
            tiers: vec![],
            kinds: vec![],
            classes: vec![],
            pools: vec![],
            beds: vec![],
            against_first: None,
        };
        let answer = Answer {
            anpai: 1,
            model: "beds-forecast",
            name: problem.name.clone(),
            synthetic: true,
            start: problem.start.clone(),
            days: 1826,
            warm_up_days: 0,
            seed: 1,
            replications: 3,
            confidence: 0.95,
            plans: vec![plan],
        };
        forecast(&problem, &answer)
    }

    #[test]
    fn the_data_hold_the_answer_and_the_names_in_its_order() {
        let data = data_of(&page(EXAMPLE));
        assert_eq!((&data["asked"], &data["answer"]["replications"]), (&40.into(), &3.into()));
        assert_eq!(data["plan_names"], serde_json::json!(["不新增", "规划"]));
        assert_eq!(data["pools"], serde_json::json!([[0, 60], [0, 40], [1, 90]]));
        assert_eq!(data["answer"]["plans"][0]["all"]["fan"][0]["waiting"][4], 5);
        assert!(data["answer"]["plans"][0]["all"]["waits"][0]["days"].is_null());
    }

    #[test]
    fn nothing_that_a_document_says_leaves_the_data_block() {
        let nasty = "</script><script>alert(1)</script><!-- {{script}}";
        let (page, plain) =
            (page(&EXAMPLE.replace("Two homes, two plans", nasty).replace("规划", nasty)), page(EXAMPLE));
        for tag in ["<script", "</script", "<!--"] {
            assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
        }
        assert_eq!(data_of(&page)["plan_names"][1], nasty);
    }
}
