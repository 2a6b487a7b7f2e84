//! Without the feature `otel`: nothing is traced, and nothing of it is left in the program.

use std::future::Future;

use axum::http::{HeaderMap, Method};

use super::Carried;
use crate::failure::Failure;
use crate::jobs::{Action, Event, JobId};

/// Whether anything is traced: nothing is.
#[derive(Debug)]
pub struct Tracing;

impl Tracing {
    /// Begins nothing.
    #[expect(clippy::unnecessary_wraps, reason = "with the feature, the environment may be wrong")]
    pub fn begin(_: &'static str) -> Result<Self, Failure> {
        Ok(Self)
    }

    /// Ends nothing.
    pub fn end(self) {}
}

/// A request.
#[derive(Debug)]
pub struct Request;

impl Request {
    /// One that came.
    pub fn begin(_: &Method, _: &str, _: &HeaderMap) -> Self {
        Self
    }

    /// Answers it.
    pub fn around<F: Future>(&self, answering: F) -> F {
        answering
    }

    /// It was answered.
    pub fn answered(self, _: u16) {}
}

/// The submission of a job.
#[derive(Debug)]
pub struct Submission;

impl Submission {
    /// Within the request.
    pub fn begin(_: &str) -> Self {
        Self
    }

    /// No trace goes with the job.
    pub fn carried(&self) -> Option<Carried> {
        None
    }

    /// It was accepted.
    pub fn accepted(self, _: JobId, _: bool) {}
}

/// What a worker does.
#[derive(Debug, Default)]
pub struct Attempts;

impl Attempts {
    /// Of one that has done nothing.
    pub fn new() -> Self {
        Self
    }

    /// Something happened.
    pub fn heard(&mut self, _: &Event) {}

    /// Something is done.
    pub fn does(&mut self, _: &Action) {}
}
