//! Slots that are given by draw and otherwise.

use anpai_core::funerals::slots::answer::{Answer as PlanFile, read as read_plan};
use anpai_core::funerals::slots::draft::MODEL;
use anpai_core::funerals::slots::proof::Proof;
use anpai_core::funerals::slots::rules::{RULES, referee, table};
use anpai_core::funerals::slots::{Plan, Problem, read, schema};
use anpai_core::issue::Issues;
use anpai_core::outcome::Status;
use anpai_core::report::slots;
use anpai_core::roads::Roads;
use anpai_core::rule::Evaluation;
use serde_json::{Map, Value, json};

use super::{Contents, Ear, Model, RuleRow, Terms, contents, count, object, rows};
use crate::funerals::slots::{Options, solve, status};

/// The model `slots`.
#[derive(Clone, Copy, Debug)]
pub struct Slots;

/// Who has which slot.
#[derive(Clone, Debug)]
pub struct Given {
    /// The plan.
    pub plan: Plan,
    /// The referee's word on it.
    pub evaluation: Evaluation,
    /// What it is.
    pub status: Status,
    /// What is known of it; nothing where a file is judged.
    pub proof: Option<Proof>,
}

impl Given {
    /// The plan file.
    #[must_use]
    pub fn file(&self, problem: &Problem) -> PlanFile {
        let file = PlanFile::new(problem, &self.plan, &self.evaluation);
        match &self.proof {
            Some(proof) => file.proved(proof.clone()),
            None => file,
        }
    }
}

impl Model for Slots {
    type Problem = Problem;
    type Answer = Given;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], _: &dyn Roads) -> Result<Problem, Issues> {
        read(bytes)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let peak = problem.slots.iter().filter(|slot| slot.peak).count();
        let people = problem.requests.iter().map(|request| request.people).fold(0_i64, i64::saturating_add);
        let counts = [
            ("days", usize::from(problem.horizon.days()), "day"),
            ("sites", problem.sites.len(), "site"),
            ("slots", problem.slots.len(), "slot"),
            ("peak", peak, ""),
            ("requests", problem.requests.len(), "request"),
            ("people", usize::try_from(people).unwrap_or(usize::MAX), ""),
        ];
        let words = counts.map(|(key, n, word)| match key {
            "peak" => format!("{n} of them given by draw"),
            "people" => format!("{n} people"),
            _ => count(n, word),
        });
        contents(counts.map(|(key, n, _)| (key, n)), words.join(", ")).made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, _: Ear<'_>) -> Option<Given> {
        let solved = solve(problem, &Options { threads: terms.threads, stop: terms.stop.clone() });
        let proof = Some(solved.proof);
        Some(Given { plan: solved.plan, evaluation: solved.evaluation, status: solved.status, proof })
    }
    fn judge(&self, problem: &Problem, plan: &[u8]) -> Result<Given, Issues> {
        let plan = read_plan(problem, plan)?;
        let evaluation = referee(problem, &plan);
        let status = status(&plan, &evaluation);
        Ok(Given { plan, evaluation, status, proof: None })
    }
    fn status(&self, answer: &Given) -> Option<Status> {
        Some(answer.status)
    }
    fn file(&self, problem: &Problem, answer: &Given) -> String {
        answer.file(problem).text()
    }
    fn told(&self, problem: &Problem, answer: &Given) -> Result<Map<String, Value>, serde_json::Error> {
        // The whole file as a tree would take seconds where requests are many.
        let PlanFile { score, total, slots, shuttles, proof, rules, .. } = answer.file(problem);
        let fields = json!({"score": score, "total": total, "slots": slots, "shuttles": shuttles,
            "proof": proof, "rules": rules});
        let names = ["score", "total", "slots", "shuttles", "proof", "rules"];
        object(answer.status, Some((fields, &names[..])), None::<&()>)
    }
    fn report(&self, problem: &Problem, answer: &Given) -> String {
        slots(problem, &answer.plan, answer.status, &answer.evaluation, answer.proof.as_ref())
    }
    fn schema(&self) -> Value {
        schema()
    }
    fn rules(&self) -> Vec<RuleRow> {
        rows(RULES)
    }
    fn rules_markdown(&self) -> String {
        table()
    }
}
