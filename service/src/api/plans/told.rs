//! A plan as the API tells of it.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::progress;
use crate::api::instant;
use crate::jobs::View;
use crate::jobs::word::Word as _;
use crate::work::Options;

/// A plan: where it is in its life, how good it is, and where its documents are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plan)]
pub(in crate::api) struct PlanBody {
    /// Which plan: 32 hexadecimal digits.
    #[schema(example = "6f1e0c8a3b5d4f7e9a2c4e6b8d0f1a3c")]
    id: String,
    /// Of which model its document is.
    model: String,
    /// Where it is in its life: `queued`, `running`, `succeeded`, `failed`, `cancelled`.
    state: &'static str,
    /// How good it is, where there is one: `optimal`, `feasible`, `partial`, `infeasible`.
    quality: Option<&'static str>,
    /// Why it failed, where it did: `attempts_exhausted`, `bad_input`, `out_of_time`, `out_of_memory`,
    /// `bug`.
    failure: Option<&'static str>,
    /// What was last told of the search: `fraction` from 0 to 1, `seconds`, `iterations`, `score`.
    #[schema(value_type = Option<Object>)]
    progress: Option<Value>,
    /// Whether it was asked to end.
    cancelling: bool,
    /// How many workers have begun it, and how many may.
    attempts: u16,
    max_attempts: u16,
    /// Which of the tenant's goes first: the larger.
    priority: i16,
    /// How it is solved.
    options: OptionsBody,
    /// The plan of which it is a patch.
    parent: Option<String>,
    /// When it was submitted (RFC 3339).
    #[schema(format = "date-time")]
    submitted_at: String,
    /// When a worker last began it.
    #[schema(format = "date-time")]
    started_at: Option<String>,
    /// When it ended.
    #[schema(format = "date-time")]
    ended_at: Option<String>,
    /// Where its documents are.
    links: Links,
}

/// How a plan is solved.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Options)]
struct OptionsBody {
    /// Milliseconds after which the search ends.
    stop_ms: Option<u64>,
    /// Iterations of each chain after which it ends.
    iterations: Option<u64>,
    /// The seed of every random choice.
    seed: Option<u64>,
    /// Threads to work on.
    threads: Option<u16>,
    /// The webhook that is told when it has ended.
    webhook: Option<String>,
}

/// Where a plan's documents are.
#[derive(Debug, Serialize, ToSchema)]
struct Links {
    #[serde(rename = "self")]
    own: String,
    input: String,
    solution: String,
    answer: String,
    report: String,
    events: String,
    cancel: String,
}

impl From<&View> for PlanBody {
    fn from(view: &View) -> Self {
        let own = format!("/v1/plans/{}", view.job);
        let at = |part: &str| format!("{own}/{part}");
        let Options { stop_ms, iterations, seed, threads, webhook, parent, trace: _ } =
            Options::read(&view.options);
        Self {
            id: view.job.to_string(),
            model: view.model.clone(),
            state: view.state.word(),
            quality: view.quality.map(|quality| quality.word()),
            failure: view.failure.map(|failure| failure.word()),
            progress: progress(view.progress.as_deref()),
            cancelling: view.cancel,
            attempts: view.attempts,
            max_attempts: view.max_attempts,
            priority: view.priority.0,
            options: OptionsBody { stop_ms, iterations, seed, threads, webhook },
            parent,
            submitted_at: instant(view.submitted_at),
            started_at: view.claimed_at.map(instant),
            ended_at: view.ended_at.map(instant),
            links: Links {
                input: at("input"),
                solution: at("solution"),
                answer: at("answer"),
                report: at("report"),
                events: at("events"),
                cancel: at("cancel"),
                own,
            },
        }
    }
}
