//! Waiting lists by simulation. There is nothing to plan: the answer is what becomes of the list under each plan for its beds.

use anpai_core::beds::forecast::Problem;
use anpai_core::beds::forecast::answer::Answer;
use anpai_core::beds::forecast::draft::MODEL;
use anpai_core::beds::forecast::read::read;
use anpai_core::beds::forecast::schema::schema;
use anpai_core::issue::Issues;
use anpai_core::outcome::Status;
use anpai_core::report::forecast;
use anpai_core::roads::Roads;
use serde_json::{Map, Value};

use super::{Contents, Ear, Heard, Model, RuleRow, Terms, contents, count};
use crate::beds::forecast::{Options, simulate, summary};

/// The model `beds-forecast`.
#[derive(Clone, Copy, Debug)]
pub struct BedsForecast;

impl Model for BedsForecast {
    type Problem = Problem;
    type Answer = Answer;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], _: &dyn Roads) -> Result<Problem, Issues> {
        read(bytes)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let counts = [
            ("classes", problem.classes.len()),
            ("pools", problem.pools.len()),
            ("plans", problem.plans.len()),
            ("waiting", problem.waiting.iter().map(|w| w.count as usize).sum()),
            ("residents", problem.residents.iter().map(|r| r.count as usize).sum()),
            ("replications", problem.replications as usize),
        ];
        let words = ["class of people", "pool of beds", "plan", "person waiting", "resident", "replication"];
        let many =
            ["classes of people", "pools of beds", "plans", "people waiting", "residents", "replications"];
        let line = (counts.iter().zip(words).zip(many))
            .map(|((&(_, n), one), many)| if n == 1 { count(1, one) } else { format!("{n} {many}") })
            .collect::<Vec<_>>()
            .join(", ");
        contents(counts, line).made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, heard: Ear<'_>) -> Option<Answer> {
        let options = Options { seed: terms.seed, threads: terms.threads, stop: terms.stop.clone() };
        // Replications end on any thread; whoever listens is told by one at a time.
        let heard = std::sync::Mutex::new(heard);
        let counted = simulate(problem, &options, &|fraction| {
            let mut heard = heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            heard(&Heard { fraction, iterations: 0, score: None, best: None, checkpoint: None });
        });
        (!counted.tallies.is_empty()).then(|| summary(problem, &counted, options.seed))
    }
    fn judge(&self, _: &Problem, _: &[u8]) -> Result<Answer, Issues> {
        let mut issues = Issues::default();
        let cause = "a forecast is no plan: the referee has nothing to say of it";
        issues.push("no-plan", "", "", cause, "simulate the document instead");
        Err(issues)
    }
    fn status(&self, _: &Answer) -> Option<Status> {
        None
    }
    fn file(&self, _: &Problem, answer: &Answer) -> String {
        serde_json::to_string_pretty(answer).expect("a tree of texts and finite numbers") + "\n"
    }
    fn told(&self, _: &Problem, answer: &Answer) -> Result<Map<String, Value>, serde_json::Error> {
        let mut told = Map::from_iter([("status".to_owned(), Value::from("simulated"))]);
        if let Value::Object(answer) = serde_json::to_value(answer)? {
            told.extend(answer);
        }
        Ok(told)
    }
    fn report(&self, problem: &Problem, answer: &Answer) -> String {
        forecast(problem, answer)
    }
    fn schema(&self) -> Value {
        schema()
    }
    fn rules(&self) -> Vec<RuleRow> {
        Vec::new()
    }
    fn rules_markdown(&self) -> String {
        String::new()
    }
}
