//! Every model that the command line knows. A model is one room (`visits`, `beds/admission`, …) that answers the verbs
//! for its documents, and one line in [`MODELS`]; what other fronts do with it as well is in `anpai_solver::models`.

use std::fmt::Debug;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anpai_core::beds::forecast::draft as beds_forecast;
use anpai_core::funerals::services::Model as FuneralForm;
use anpai_core::issue::Issues;
use anpai_core::read;
use anpai_core::stop::Stop;
pub use anpai_solver::models::{AnyModel, Contents as Checked, RuleRow, Terms};
use anpai_solver::roads::travel::Beside;
use serde_json::Value;

use crate::args::{Evaluate, Frontier, OWN, Simulate, Solve};
use crate::clock::Clock;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::Target;
use crate::{Exit, beds, funerals, input, meals, network, visits};

/// Every model.
pub const MODELS: &[&dyn Model] = &[
    &visits::Visits,
    &beds::admission::Admission,
    &beds::plan::BedsPlan,
    &beds::forecast::BedsForecast,
    &meals::plan::MealsPlan,
    &meals::rounds::MealRounds,
    &network::plan::NetworkPlan,
    &funerals::services::Services(FuneralForm::Day),
    &funerals::services::Services(FuneralForm::Week),
    &funerals::cemetery::CemeteryPlan,
    &funerals::slots::Slots,
];

/// What a model does with its documents.
pub trait Model: Sync + Debug {
    /// What it is on every front.
    fn shared(&self) -> &'static dyn AnyModel;
    /// Its name, as documents write it.
    fn name(&self) -> &'static str {
        self.shared().name()
    }
    /// The scenario that shows it best in little.
    fn demo(&self) -> &'static str;
    /// Names of the published formats that it reads, beside anpai's own.
    fn formats(&self) -> &'static [&'static str];
    /// Checks a document.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    fn check(&self, document: &Document) -> Result<Checked, Failure>;
    /// Finds a plan, writes it in every form that was asked for, and prints the answer.
    ///
    /// # Errors
    /// The issues of the document, or a file that cannot be written.
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure>;
    /// What a document calls `previous`, of a plan file: where everybody was. Nothing, where it is no plan file of this model, or
    /// where documents of it have nothing of the kind.
    fn previous(&self, plan: &Value) -> Option<Value> {
        self.shared().previous(plan)
    }
    /// Prints what a plan costs, by the referee.
    ///
    /// # Errors
    /// The issues of the document or the plan, or a file that cannot be read.
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure>;
    /// Simulates what becomes of its documents, writes it in every form that was asked for, and prints the answer.
    ///
    /// # Errors
    /// The issues of the document, or a file that cannot be written; most models are solved and not simulated.
    fn simulate(&self, _: &Document, _: &Simulation<'_>) -> Result<Exit, Failure> {
        Err(Failure::Usage("this model is solved and not simulated: use `anpai solve`"))
    }
    /// Whether a plan that is evaluated can have a report, which most models write of the plans that they find alone.
    fn reports_evaluated(&self) -> bool {
        false
    }
    /// Prints what more of one thing would cost in another.
    ///
    /// # Errors
    /// The issues of the document, or a file that cannot be written; most models have no such front.
    fn frontier(&self, _: &Document, _: &Run<'_>, _: &Frontier) -> Result<Exit, Failure> {
        Err(Failure::Usage("only documents of the models beds-plan and network-plan have a front"))
    }
    /// The JSON Schema of its documents.
    fn schema(&self) -> Value {
        self.shared().schema()
    }
    /// Its rules, in order.
    fn rules(&self) -> Vec<RuleRow> {
        self.shared().rules()
    }
    /// The table of the documentation.
    fn rules_markdown(&self) -> String {
        self.shared().rules_markdown()
    }
}

/// A document with where it came from.
#[derive(Debug)]
pub struct Document {
    /// Its file; `-` is standard input.
    pub path: PathBuf,
    /// The name of the format that it is written in.
    pub format: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether issues are told as JSON.
    pub json: bool,
    /// Whether it is a stranger's, who may call networks by plain names alone.
    pub is_guest: bool,
}

impl Document {
    /// The model that reads it: by its format, or by what it says of itself. A document that names no model goes to the
    /// first one, whose reader says what is missing.
    ///
    /// # Errors
    /// There is no such model.
    pub fn model(&self) -> Result<&'static dyn Model, Failure> {
        if self.format != OWN {
            let reads = |m: &&&dyn Model| m.formats().contains(&self.format);
            return Ok(*MODELS.iter().find(reads).expect("the command line knows no other format"));
        }
        let Some(name) = read::model(&self.bytes) else { return Ok(MODELS[0]) };
        by_name(&name).ok_or_else(|| self.refused(read::unknown_model(&name, &names())))
    }
    /// What to tell of its issues.
    pub fn refused(&self, issues: Issues) -> Failure {
        Failure::Issues { file: self.path.clone(), issues, json: self.json }
    }
    /// The networks that it calls by names relative to itself; relative to the current folder where it comes from
    /// standard input.
    pub fn networks(&self) -> Beside {
        let networks = input::networks(&self.path);
        if self.is_guest { networks.plain() } else { networks }
    }
    /// The bytes of a plan for it, and what to tell of their issues.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn plan(&self, path: &Path) -> Result<Self, Failure> {
        input::document(path, self.format, self.json)
    }
}

/// A solve: what was asked, and what has been made ready for it.
#[derive(Debug)]
pub struct Run<'a> {
    /// What was asked.
    pub args: &'a Solve,
    /// Runs since the process began.
    pub clock: Clock,
    /// When to stop.
    pub stop: Stop,
    /// Ctrl-C.
    pub interrupt: Interrupt,
    /// Where the plan goes.
    pub out: Option<Target>,
    /// Where the plan goes in the published form.
    pub solution: Option<Target>,
    /// Where the report goes.
    pub report: Option<Target>,
    /// Where the visits of beds at home go.
    pub visits: Option<Target>,
}

impl Run<'_> {
    /// Threads to work on.
    pub fn threads(&self) -> usize {
        threads(self.args.threads)
    }
    /// How the document is to be solved.
    pub fn terms(&self) -> Terms {
        Terms { seed: self.args.seed, threads: self.threads(), stop: self.stop.clone() }
    }
    /// Whether any file is to be written.
    pub fn writes(&self) -> bool {
        [&self.out, &self.solution, &self.report, &self.visits].iter().any(|target| target.is_some())
    }
}

/// A simulation: what was asked, and what has been made ready for it.
#[derive(Debug)]
pub struct Simulation<'a> {
    /// What was asked.
    pub args: &'a Simulate,
    /// Runs since the process began.
    pub clock: Clock,
    /// When to stop.
    pub stop: Stop,
    /// Ctrl-C.
    pub interrupt: Interrupt,
    /// Where the answer goes.
    pub out: Option<Target>,
    /// Where the report goes.
    pub report: Option<Target>,
}

impl Simulation<'_> {
    /// Threads to work on.
    pub fn threads(&self) -> usize {
        threads(self.args.threads)
    }
}

/// As many threads as were asked for, or as there are cores.
fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| available_parallelism().map_or(1, NonZero::get), usize::from)
}

/// Whether documents of a model are simulated; all others are solved.
pub fn is_simulated(model: &str) -> bool {
    model == beds_forecast::MODEL
}

/// The model of a name.
pub fn by_name(name: &str) -> Option<&'static dyn Model> {
    MODELS.iter().copied().find(|m| m.name() == name)
}

/// Names of all models.
pub fn names() -> Vec<&'static str> {
    MODELS.iter().map(|m| m.name()).collect()
}

/// Names of all formats, anpai's own first.
pub fn formats() -> Vec<&'static str> {
    std::iter::once(OWN).chain(MODELS.iter().flat_map(|m| m.formats()).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_of_all_fronts_has_a_room_here() {
        assert_eq!(names(), anpai_solver::models::names());
    }
}
