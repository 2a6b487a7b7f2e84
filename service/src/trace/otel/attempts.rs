//! The spans of a worker, read from what it hears and does: an attempt at a job with its claim, its search and how it ended, and
//! before the first one how long the job was queued. Nothing is decided here, and the worker does not know that it is read.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use opentelemetry::trace::{SpanBuilder, SpanKind, Status, TraceContextExt as _};
use opentelemetry::{Context, KeyValue};

use super::{begin, elsewhere};
use crate::jobs::word::Word as _;
use crate::jobs::{Action, Answer, Ask, Ending, Event, Grant, Hold, Letting, News};
use crate::trace::Carried;
use crate::work::Options;

/// What a worker does.
#[derive(Debug, Default)]
pub struct Attempts {
    /// When it last asked for a job.
    asked: Option<SystemTime>,
    under_way: Option<Attempt>,
}

/// A job that it holds.
#[derive(Debug)]
struct Attempt {
    hold: Hold,
    whole: Context,
    step: Option<Context>,
}

impl Attempts {
    /// Of one that has done nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Something happened.
    pub fn heard(&mut self, event: &Event) {
        let Some(attempt) = &mut self.under_way else { return };
        match event {
            Event::Searched(hold, news) if *hold == attempt.hold => attempt.searched(news),
            Event::Answered(Answer::Letting { hold, letting }) if *hold == attempt.hold => {
                if let Some(attempt) = self.under_way.take() {
                    attempt.let_go(*letting);
                }
            }
            _ => {}
        }
    }

    /// Something is done.
    pub fn does(&mut self, action: &Action) {
        match action {
            Action::Ask(Ask::Claim(_)) => self.asked = Some(SystemTime::now()),
            Action::Start(grant) => self.under_way = self.granted(grant),
            Action::Ask(Ask::Complete(_) | Ask::Release(_)) => {
                if let Some(attempt) = &mut self.under_way {
                    attempt.begin("end");
                }
            }
            Action::Abandon => {
                if let Some(attempt) = self.under_way.take() {
                    attempt.let_go(Letting::Lost);
                }
            }
            Action::Ask(Ask::Heartbeat(_)) | Action::Stop | Action::Suspend => {}
        }
    }

    fn granted(&self, grant: &Grant) -> Option<Attempt> {
        let now = SystemTime::now();
        let asked = self.asked.unwrap_or(now).min(now);
        let carried = Options::read(&grant.options).trace;
        let submitted = elsewhere(carried.as_ref().map(|carried| carried.parent.as_str()));
        // Later attempts waited for a lease, or for whoever gave the job back.
        if grant.hold.epoch.0 == 1
            && let Some(Carried { at, .. }) = carried
        {
            let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(at).unwrap_or(0));
            passed("queue", at.min(now), now, &submitted);
        }
        let span = SpanBuilder::from_name("attempt")
            .with_kind(SpanKind::Consumer)
            .with_start_time(asked)
            .with_attributes([
                KeyValue::new("anpai.plan", grant.hold.job.to_string()),
                KeyValue::new("anpai.model", grant.model.clone()),
                KeyValue::new("anpai.attempt", i64::from(grant.attempt)),
            ]);
        let whole = begin(span, &submitted)?;
        passed("claim", asked, now, &whole);
        let mut attempt = Attempt { hold: grant.hold, whole, step: None };
        attempt.begin("solve");
        Some(attempt)
    }
}

/// A span of what is over.
fn passed(name: &'static str, from: SystemTime, to: SystemTime, within: &Context) {
    if let Some(context) = begin(SpanBuilder::from_name(name).with_start_time(from), within) {
        context.span().end_with_timestamp(to);
    }
}

impl Attempt {
    /// Begins a step, where none is under way: what is said again is no other.
    fn begin(&mut self, step: &'static str) {
        if self.step.is_none() {
            self.step = begin(SpanBuilder::from_name(step), &self.whole);
        }
    }

    fn searched(&mut self, news: &News) {
        let came_to = match news {
            News::Progress { .. } => return,
            News::Ended(Ending::Solved { quality, .. }) => Ok(quality.word()),
            News::Ended(Ending::Failed(failure)) => Err(failure.word()),
            News::Suspended { .. } => Ok("suspended"),
            News::Crashed => Err("crashed"),
        };
        let Some(step) = self.step.take() else { return };
        step.span().set_attribute(KeyValue::new("anpai.outcome", came_to.unwrap_or_else(|word| word)));
        if let Err(word) = came_to {
            step.span().set_status(Status::error(word));
        }
        step.span().end();
    }

    fn let_go(self, letting: Letting) {
        if let Some(step) = self.step {
            step.span().end();
        }
        let whole = self.whole.span();
        match letting {
            Letting::Now(state) => whole.set_attribute(KeyValue::new("anpai.state", state.word())),
            Letting::Lost => whole.set_status(Status::error("lease lost")),
        }
        whole.end();
    }
}
