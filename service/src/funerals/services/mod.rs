//! A day and a week of funerals: what the verbs do with their documents. The two models have one form.

use anpai_core::funerals::services::draft::Model as Form;
use anpai_core::funerals::services::format::{self, Format};
use anpai_core::funerals::services::{Plan, Problem};
use anpai_solver::models::{self as shared, Model as _};
use serde_json::Value;

use crate::args::Evaluate;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
use crate::output::Target;
use crate::{Exit, output};

mod solve;
mod tell;

use tell::Told;

/// The models `funerals-day` and `funerals-week`.
#[derive(Debug)]
pub struct Services(pub Form);

impl Model for Services {
    fn shared(&self) -> &'static dyn AnyModel {
        match self.0 {
            Form::Day => &shared::Services(Form::Day),
            Form::Week => &shared::Services(Form::Week),
        }
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
        Ok(shared::Services(problem.model).contents(&problem))
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
    }
    fn reports_evaluated(&self) -> bool {
        true
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let report = Target::maybe(args.report.as_ref())?;
        let problem = problem(document)?;
        let plan = plan(&problem, &document.plan(&args.plan)?)?;
        let answer = shared::Services(problem.model).judged(&problem, plan);
        let told = Told::new(&problem, &answer, format_of(document), Effort::so_far(clock));
        // Of a plan that breaks a hard rule as well: its page says so, and shows where.
        let written = report.map_or(Ok(()), |target| {
            target.write(&shared::Services(problem.model).report(&problem, &answer))
        });
        output::print(&if args.json { told.json()? } else { told.text() });
        written?;
        Ok(told.exit())
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
