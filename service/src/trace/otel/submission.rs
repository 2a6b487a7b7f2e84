//! The span of a submission: from the checked document until the store has the job. The job goes on from it, wherever it is
//! worked on.

use std::time::{SystemTime, UNIX_EPOCH};

use opentelemetry::trace::{SpanBuilder, SpanKind, TraceContextExt as _};
use opentelemetry::{Context, KeyValue};

use super::{begin, traceparent};
use crate::jobs::JobId;
use crate::trace::Carried;

/// The submission of a job.
#[derive(Debug)]
pub struct Submission {
    at: SystemTime,
    context: Option<Context>,
}

impl Submission {
    /// Within the request.
    pub fn begin(model: &str) -> Self {
        let at = SystemTime::now();
        let span = SpanBuilder::from_name("submit")
            .with_kind(SpanKind::Producer)
            .with_start_time(at)
            .with_attributes([KeyValue::new("anpai.model", model.to_owned())]);
        Self { at, context: begin(span, &Context::current()) }
    }

    /// What goes with the job.
    pub fn carried(&self) -> Option<Carried> {
        let parent = traceparent(self.context.as_ref()?)?;
        let since = self.at.duration_since(UNIX_EPOCH).unwrap_or_default();
        Some(Carried { parent, at: i64::try_from(since.as_millis()).unwrap_or(i64::MAX) })
    }

    /// It was accepted. What was accepted before is in the trace of the first time.
    pub fn accepted(self, plan: JobId, replayed: bool) {
        let Some(context) = self.context else { return };
        let span = context.span();
        span.set_attribute(KeyValue::new("anpai.plan", plan.to_string()));
        span.set_attribute(KeyValue::new("anpai.replayed", replayed));
        span.end();
    }
}
