//! Every model behind one face, for the fronts: what a document of it is read as, how it is solved, and in which forms the
//! answer is told. The command line and Python go through here, so that the same document, seed and limit of iterations give
//! the same bytes on both. A model is one file here and one line in [`MODELS`]; [`Model`] is typed, for whoever writes tables
//! and reports of its own, and [`AnyModel`] is the same without types, for whoever takes documents of any model.

use std::fmt::Debug;

use anpai_core::issue::Issues;
use anpai_core::outcome::{Outcome, Status};
use anpai_core::read;
use anpai_core::roads::Roads;
use anpai_core::rule::{Evaluation, Problem as Ruled, Rule, Setting, Unit};
use anpai_core::score::Score;
use anpai_core::travel::Provenance;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::search::{Moment, Refused};

mod any;
mod beds_admission;
mod beds_forecast;
mod beds_plan;
mod cemetery_plan;
mod exact;
mod funerals;
mod meal_rounds;
mod meals_plan;
mod network_plan;
mod previous;
mod slots;
mod visits;

pub use any::{AnyAnswer, AnyModel, AnyProblem};
pub use beds_admission::{Admission, Decided};
pub use beds_forecast::BedsForecast;
pub use beds_plan::BedsPlan;
pub use cemetery_plan::CemeteryPlan;
pub use funerals::Services;
pub use meal_rounds::MealRounds;
pub use meals_plan::MealsPlan;
pub use network_plan::NetworkPlan;
pub use previous::with_previous;
pub use slots::{Given, Slots};
pub use visits::{Explained, Visits};

pub use crate::sites::Terms;

use anpai_core::funerals::services::Model as FuneralForm;

/// Every model.
pub const MODELS: &[&dyn AnyModel] = &[
    &Visits,
    &Admission,
    &BedsPlan,
    &BedsForecast,
    &MealsPlan,
    &MealRounds,
    &NetworkPlan,
    &Services(FuneralForm::Day),
    &Services(FuneralForm::Week),
    &CemeteryPlan,
    &Slots,
];

/// What is told while a solve goes on.
#[derive(Clone, Copy)]
pub struct Heard<'a> {
    /// How much is done, from 0 to 1.
    pub fraction: f64,
    /// Iterations of all chains together; 0 where the method does not count them.
    pub iterations: u64,
    /// The best score so far; a simulation has none.
    pub score: Option<Score>,
    /// Writes the best plan so far as a file; nothing is written before someone asks.
    pub best: Option<&'a dyn Fn() -> String>,
    /// Makes what [`Model::resume`] goes on from, where the method can.
    pub checkpoint: Option<&'a dyn Fn() -> Vec<u8>>,
}

impl Debug for Heard<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Heard")
            .field("fraction", &self.fraction)
            .field("score", &self.score)
            .finish_non_exhaustive()
    }
}

/// Which front is asked for.
#[derive(Clone, Debug)]
pub struct Front {
    /// How many points, at most.
    pub points: usize,
    /// Of a network plan: the target that is lowered by one percent (or site, or hour) each time.
    pub target: Option<String>,
}

/// Who hears of a solve.
pub type Ear<'a> = &'a mut (dyn FnMut(&Heard<'_>) + Send);

/// What is in a document.
#[derive(Clone, Debug)]
pub struct Contents {
    /// How many there are of what, for programs.
    pub counts: Map<String, Value>,
    /// The same in one line for people.
    pub line: String,
    /// What a reader has to know besides: where travel comes from, that people are made up.
    pub notes: Vec<String>,
}

/// What a model does with its documents.
pub trait Model: Sync + Debug {
    /// A document that was read: frozen, valid by construction.
    type Problem: Send + Sync + Debug + 'static;
    /// A plan, found or judged, with what is known of it.
    type Answer: Send + Sync + Debug + 'static;

    /// Its name, as documents write it.
    fn name(&self) -> &'static str;
    /// Reads a document.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    fn read(&self, bytes: &[u8], roads: &dyn Roads) -> Result<Self::Problem, Issues>;
    /// What is in it.
    fn contents(&self, problem: &Self::Problem) -> Contents;
    /// Finds a plan. Nothing, where it was stopped before there was one: an exact method has none before its last.
    fn solve(&self, problem: &Self::Problem, terms: &Terms, heard: Ear<'_>) -> Option<Self::Answer>;
    /// Goes on from a checkpoint; methods that make none begin anew.
    ///
    /// # Errors
    /// It is no checkpoint of this search, or damaged.
    fn resume(
        &self,
        problem: &Self::Problem,
        _checkpoint: &[u8],
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Result<Option<Self::Answer>, Refused> {
        Ok(self.solve(problem, terms, heard))
    }
    /// The referee's word on a plan file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    fn judge(&self, problem: &Self::Problem, plan: &[u8]) -> Result<Self::Answer, Issues>;
    /// What the plan is. Nothing, where it is no plan: a forecast.
    fn status(&self, answer: &Self::Answer) -> Option<Status>;
    /// The plan file.
    fn file(&self, problem: &Self::Problem, answer: &Self::Answer) -> String;
    /// What programs are told, apart from what it took.
    ///
    /// # Errors
    /// None that is known: no map has a key that is not text.
    fn told(
        &self,
        problem: &Self::Problem,
        answer: &Self::Answer,
    ) -> Result<Map<String, Value>, serde_json::Error>;
    /// A report: one page that opens without a network.
    fn report(&self, problem: &Self::Problem, answer: &Self::Answer) -> String;
    /// What more of one thing would cost in another, as programs are told of it. Nothing, where there is no plan that keeps
    /// every hard rule, or it was stopped before there was one.
    ///
    /// # Errors
    /// Problems of this model have no front, or it is that of a target and none was named that has one.
    fn front(
        &self,
        _problem: &Self::Problem,
        _front: &Front,
        _terms: &Terms,
    ) -> Result<Option<Value>, Issues> {
        let mut issues = Issues::default();
        let cause = "problems of this model have no front";
        issues.push("no-front", "/model", self.name(), cause, "beds-plan and network-plan have one");
        Err(issues)
    }
    /// What a document calls `previous`, of a plan file: where everybody was. Nothing, where it is no plan file of this
    /// model, or where documents of it have nothing of the kind.
    fn previous(&self, _plan: &Value) -> Option<Value> {
        None
    }
    /// The JSON Schema of its documents.
    fn schema(&self) -> Value;
    /// Its rules, in order.
    fn rules(&self) -> Vec<RuleRow>;
    /// The table of the documentation.
    fn rules_markdown(&self) -> String;
}

/// A plan of a search, or one that was judged.
#[derive(Clone, Debug)]
pub struct Searched<Plan> {
    /// The plan.
    pub plan: Plan,
    /// The referee's word on it.
    pub evaluation: Evaluation,
    /// What it is.
    pub status: Status,
    /// Seed and iterations of the search that found it; nothing where a file is judged.
    pub found_by: Option<(u64, u64)>,
    /// What no plan can cost less than, where that is known.
    pub bound: Option<Score>,
}

impl<Plan> From<Outcome<Plan>> for Searched<Plan> {
    fn from(outcome: Outcome<Plan>) -> Self {
        let Outcome { plan, evaluation, status, seed, iterations } = outcome;
        Self { plan, evaluation, status, found_by: Some((seed, iterations)), bound: None }
    }
}

/// A plan that stands for a choice among sites and years, and how it was found.
#[derive(Clone, Debug)]
pub struct Planned<Plan, Found> {
    /// The plan; the state as it is, where none was found that keeps every hard rule.
    pub plan: Plan,
    /// What it is.
    pub status: Status,
    /// How it was found; nothing where a file is judged.
    pub found: Option<Found>,
}

impl<Plan, Found> Planned<Plan, Found> {
    /// Whether there is a plan to tell of.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.status != Status::Infeasible || self.found.is_none()
    }
}

/// A rule, as listings show it.
#[derive(Clone, Copy, Debug)]
pub struct RuleRow {
    /// Its name.
    pub name: &'static str,
    /// What it counts.
    pub summary: &'static str,
    /// In which unit.
    pub unit: Unit,
    /// Level and weight.
    pub setting: Setting,
    /// Why those.
    pub reason: &'static str,
}

impl RuleRow {
    /// The rule as one object for programs.
    #[must_use]
    pub fn object(&self) -> Value {
        let Setting { level, weight } = self.setting;
        json!({
            "rule": self.name, "level": level, "weight": weight, "unit": self.unit,
            "counts": self.summary, "reason": self.reason,
        })
    }
}

/// The model of a name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn AnyModel> {
    MODELS.iter().copied().find(|model| model.name() == name)
}

/// Names of all models.
#[must_use]
pub fn names() -> Vec<&'static str> {
    MODELS.iter().map(|model| model.name()).collect()
}

/// The model that reads a document, by what it says of itself. A document that names no model goes to the first one, whose
/// reader says what is missing.
///
/// # Errors
/// There is no such model.
pub fn of_document(bytes: &[u8]) -> Result<&'static dyn AnyModel, Issues> {
    let Some(name) = read::model(bytes) else { return Ok(MODELS[0]) };
    by_name(&name).ok_or_else(|| read::unknown_model(&name, &names()))
}

/// `3 visits`, `1 visit`.
#[must_use]
pub fn count(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// The rows of a table of rules.
fn rows<P: Ruled>(rules: &[&dyn Rule<P>]) -> Vec<RuleRow> {
    let row = |r: &&dyn Rule<P>| RuleRow {
        name: r.name(),
        summary: r.summary(),
        unit: r.unit(),
        setting: r.default_setting(),
        reason: r.reason(),
    };
    rules.iter().map(row).collect()
}

/// Counts under their names, with the line that people read.
fn contents<'a>(counts: impl IntoIterator<Item = (&'a str, usize)>, line: String) -> Contents {
    let counts = counts.into_iter().map(|(key, n)| (key.to_owned(), Value::from(n)));
    Contents { counts: counts.collect(), line, notes: Vec::new() }
}

impl Contents {
    /// Of counts, each with the word for one of them.
    #[must_use]
    pub fn of<const N: usize>(counts: [(&str, usize, &str); N]) -> Self {
        let words = counts.map(|(_, n, word)| count(n, word));
        contents(counts.map(|(key, n, _)| (key, n)), words.join(", "))
    }
    /// With where travel comes from, by how many modes there are in all.
    fn travelling(mut self, provenance: &[Provenance], modes: usize) -> Self {
        self.notes.extend(provenance.iter().filter_map(|p| p.note(modes)));
        self
    }
    /// With a word on people and places that were made up.
    fn made_up(mut self, synthetic: bool) -> Self {
        if synthetic {
            self.notes.push("People and places are synthetic.".to_owned());
        }
        self
    }
}

/// Tells of the moments of a search; `write` makes a file of a plan.
fn moments<'a, P>(
    write: &'a dyn Fn(&P) -> String,
    heard: Ear<'a>,
) -> impl FnMut(&Moment<'_, P>) + use<'a, P> {
    move |moment| {
        heard(&Heard {
            fraction: moment.progress.fraction,
            iterations: moment.progress.iterations,
            score: Some(moment.progress.score),
            best: Some(&|| write(&moment.incumbent())),
            checkpoint: Some(&|| moment.checkpoint()),
        });
    }
}

/// The status, and some fields of a plan file.
///
/// # Errors
/// None that is known: no map has a key that is not text.
fn object(
    status: Status,
    file: Option<(impl Serialize, &[&str])>,
    proof: Option<&impl Serialize>,
) -> Result<Map<String, Value>, serde_json::Error> {
    let mut object = Map::from_iter([("status".to_owned(), serde_json::to_value(status)?)]);
    if let Some((file, fields)) = file {
        let mut file = serde_json::to_value(file)?;
        let there = fields.iter().map(|field| ((*field).to_owned(), file[*field].take()));
        object.extend(there.filter(|(_, value)| !value.is_null()));
    }
    if let Some(proof) = proof {
        object.insert("proof".to_owned(), serde_json::to_value(proof)?);
    }
    Ok(object)
}
