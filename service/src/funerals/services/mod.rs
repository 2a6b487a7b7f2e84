//! A day and a week of funerals: what the verbs do with their documents. The two models have one form.

use anpai_core::funerals::services::answer::Answer;
use anpai_core::funerals::services::draft::Model as Form;
use anpai_core::funerals::services::format::{self, Format};
use anpai_core::funerals::services::rules::{RULES, referee, table};
use anpai_core::funerals::services::{Plan, Problem, schema};
use anpai_core::report::funerals;
use anpai_solver::funerals::services::status;
use serde_json::{Map, Value, json};

use crate::args::Evaluate;
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::output::Target;
use crate::previous::{entries, fields};
use crate::{Exit, output};

mod solve;
mod tell;

use tell::Told;

/// The models `funerals-day` and `funerals-week`.
#[derive(Debug)]
pub struct Services(pub Form);

impl Model for Services {
    fn name(&self) -> &'static str {
        self.0.name()
    }
    fn demo(&self) -> &'static str {
        match self.0 {
            Form::Day => "guandu-funerals-day",
            Form::Week => "guandu-funerals-week",
        }
    }
    fn formats(&self) -> &'static [&'static str] {
        match self.0 {
            Form::Day => &["funeral-day", "funeral-day-lag", "funeral-day-free"],
            Form::Week => &["funeral-week"],
        }
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let problem = problem(document)?;
        let units = problem.pools.iter().map(|pool| pool.units).fold(0_i64, i64::saturating_add);
        let confirmed = problem.cases.iter().filter(|case| case.confirmed).count();
        let counts = [
            ("days", usize::from(problem.horizon.days()), "day"),
            ("cases", problem.cases.len(), "case"),
            ("confirmed", confirmed, "case"),
            ("collections", problem.collections.len(), "collection"),
            ("pools", problem.pools.len(), "pool"),
            ("units", usize::try_from(units).unwrap_or(usize::MAX), "unit"),
        ];
        let words = counts.iter().filter(|(key, n, _)| *key != "confirmed" || *n > 0);
        let words = words.map(|(key, n, word)| match *key {
            "confirmed" => format!("{n} of them confirmed"),
            _ => count(*n, word),
        });
        let line = words.collect::<Vec<_>>().join(", ");
        Ok(Checked { counts: Map::from_iter(counts.map(|(key, n, _)| (key.to_owned(), json!(n)))), line })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
    }
    fn previous(&self, plan: &Value) -> Option<Value> {
        let of_case = |case| {
            let mut own = fields(case, &["case"]);
            for step in ["pickup", "preparation", "farewell", "cremation"] {
                if let Some(placed) = case.get(step) {
                    own.insert(step.to_owned(), Value::Object(fields(placed, &["pool", "start"])));
                }
            }
            // Its drawer and its vigil are where the other steps leave them: the pool says all.
            for step in ["storage", "vigil"] {
                if let Some(pool) = case.get(step).and_then(|placed| placed.get("pool")) {
                    own.insert(step.to_owned(), pool.clone());
                }
            }
            Value::Object(own)
        };
        Some(entries(plan, "cases")?.map(of_case).collect())
    }
    fn reports_evaluated(&self) -> bool {
        true
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let report = Target::maybe(args.report.as_ref())?;
        let problem = problem(document)?;
        let plan = plan(&problem, &document.plan(&args.plan)?)?;
        let evaluation = referee(&problem, &plan);
        let status = status(&plan, evaluation.score);
        let told = Told {
            problem: &problem,
            file: &Answer::new(&problem, &plan, &evaluation),
            evaluation: &evaluation,
            status,
            format: format_of(document),
            effort: Effort::so_far(clock),
        };
        // Of a plan that breaks a hard rule as well: its page says so, and shows where.
        let written = report.map_or(Ok(()), |target| target.write(&funerals(&problem, &plan, status)));
        output::print(&if args.json { told.json()? } else { told.text() });
        written?;
        Ok(told.exit())
    }
    fn schema(&self) -> Value {
        schema(self.0)
    }
    fn rules(&self) -> Vec<RuleRow> {
        rows(RULES)
    }
    fn rules_markdown(&self) -> String {
        table()
    }
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    format::read(format_of(document), &document.bytes).map_err(|issues| document.refused(issues))
}

/// The plan in a file: anpai's own, or a solution in the published form. Only anpai's own is an object.
///
/// # Errors
/// All issues of the plan.
fn plan(problem: &Problem, file: &Document) -> Result<Plan, Failure> {
    let own = serde_json::from_slice::<Value>(&file.bytes).is_ok_and(|value| value.is_object());
    let format = if own { Format::Anpai } else { format_of(file) };
    format::read_solution(format, problem, &file.bytes).map_err(|issues| file.refused(issues))
}

/// The format that a document is written in.
fn format_of(document: &Document) -> Format {
    document.format.parse().expect("a format of these models")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_of_the_models_is_one_of_the_command_line() {
        let published: Vec<&str> = Format::ALL.map(Format::name)[1..].to_vec();
        let ours: Vec<&str> =
            Form::ALL.into_iter().flat_map(|form| Services(form).formats()).copied().collect();
        assert_eq!(ours, published);
    }
}
