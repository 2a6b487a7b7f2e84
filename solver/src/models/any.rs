//! Models without their types, for whoever takes documents of any model.

use std::fmt::Debug;
use std::sync::Arc;

use anpai_core::issue::Issues;
use anpai_core::outcome::Status;
use anpai_core::roads::Roads;
use serde_json::{Map, Value};

use super::{Contents, Ear, Front, Model, RuleRow, Terms};

/// A [`Model`], whatever its problems and answers are.
pub trait AnyModel: Sync + Debug {
    /// As [`Model::name`].
    fn name(&self) -> &'static str;
    /// As [`Model::read`].
    ///
    /// # Errors
    /// Everything that is wrong with it.
    fn read(&'static self, bytes: &[u8], roads: &dyn Roads) -> Result<Arc<dyn AnyProblem>, Issues>;
    /// As [`Model::previous`].
    fn previous(&self, plan: &Value) -> Option<Value>;
    /// As [`Model::schema`].
    fn schema(&self) -> Value;
    /// As [`Model::rules`].
    fn rules(&self) -> Vec<RuleRow>;
    /// As [`Model::rules_markdown`].
    fn rules_markdown(&self) -> String;
}

/// A problem with the model that read it.
pub trait AnyProblem: Send + Sync + Debug {
    /// As [`Model::contents`].
    fn contents(&self) -> Contents;
    /// As [`Model::solve`].
    fn solve(self: Arc<Self>, terms: &Terms, heard: Ear<'_>) -> Option<Box<dyn AnyAnswer>>;
    /// As [`Model::front`].
    ///
    /// # Errors
    /// There is no such front.
    fn front(&self, front: &Front, terms: &Terms) -> Result<Option<Value>, Issues>;
    /// As [`Model::judge`].
    ///
    /// # Errors
    /// Everything that is wrong with the plan.
    fn judge(self: Arc<Self>, plan: &[u8]) -> Result<Box<dyn AnyAnswer>, Issues>;
}

/// An answer with the problem that it answers.
pub trait AnyAnswer: Send + Sync + Debug {
    /// As [`Model::status`].
    fn status(&self) -> Option<Status>;
    /// As [`Model::file`].
    fn file(&self) -> String;
    /// As [`Model::told`].
    ///
    /// # Errors
    /// None that is known: no map has a key that is not text.
    fn told(&self) -> Result<Map<String, Value>, serde_json::Error>;
    /// As [`Model::report`].
    fn report(&self) -> String;
}

#[derive(Debug)]
struct Read<M: Model + 'static> {
    model: &'static M,
    problem: M::Problem,
}

#[derive(Debug)]
struct Answered<M: Model + 'static> {
    read: Arc<Read<M>>,
    answer: M::Answer,
}

impl<M: Model + 'static> AnyModel for M {
    fn name(&self) -> &'static str {
        Model::name(self)
    }
    fn read(&'static self, bytes: &[u8], roads: &dyn Roads) -> Result<Arc<dyn AnyProblem>, Issues> {
        let problem = Model::read(self, bytes, roads)?;
        Ok(Arc::new(Read { model: self, problem }))
    }
    fn previous(&self, plan: &Value) -> Option<Value> {
        Model::previous(self, plan)
    }
    fn schema(&self) -> Value {
        Model::schema(self)
    }
    fn rules(&self) -> Vec<RuleRow> {
        Model::rules(self)
    }
    fn rules_markdown(&self) -> String {
        Model::rules_markdown(self)
    }
}

impl<M: Model + 'static> AnyProblem for Read<M> {
    fn contents(&self) -> Contents {
        self.model.contents(&self.problem)
    }
    fn solve(self: Arc<Self>, terms: &Terms, heard: Ear<'_>) -> Option<Box<dyn AnyAnswer>> {
        let answer = self.model.solve(&self.problem, terms, heard)?;
        Some(Box::new(Answered { read: self, answer }))
    }
    fn front(&self, front: &Front, terms: &Terms) -> Result<Option<Value>, Issues> {
        self.model.front(&self.problem, front, terms)
    }
    fn judge(self: Arc<Self>, plan: &[u8]) -> Result<Box<dyn AnyAnswer>, Issues> {
        let answer = self.model.judge(&self.problem, plan)?;
        Ok(Box::new(Answered { read: self, answer }))
    }
}

impl<M: Model + 'static> AnyAnswer for Answered<M> {
    fn status(&self) -> Option<Status> {
        self.read.model.status(&self.answer)
    }
    fn file(&self) -> String {
        self.read.model.file(&self.read.problem, &self.answer)
    }
    fn told(&self) -> Result<Map<String, Value>, serde_json::Error> {
        self.read.model.told(&self.read.problem, &self.answer)
    }
    fn report(&self) -> String {
        self.read.model.report(&self.read.problem, &self.answer)
    }
}
