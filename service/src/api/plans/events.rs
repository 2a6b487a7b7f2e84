//! `GET /v1/plans/{id}/events`: what happens to a plan, as it happens (server-sent events).

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use serde_json::json;
use tokio::sync::watch;
use utoipa::ToSchema;

use super::{find, id, progress};
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::watcher::Look;
use crate::api::{Api, instant};
use crate::jobs::word::Word as _;
use crate::jobs::{Happened, JobId, Tenant};
use crate::keys::Scope;

/// How many events are read at once.
const MOST: u16 = 100;
/// How often a line is sent where nothing happens, so that whoever has gone is noticed.
const ALIVE: Duration = Duration::from_secs(15);

/// An event of a stream.
#[derive(ToSchema)]
#[schema(as = Event)]
#[expect(dead_code, reason = "events are written as text; this is their form, for the documentation")]
pub(in crate::api) struct EventBody {
    /// Its number, from 1 without gaps.
    id: String,
    /// `state` or `progress`.
    event: String,
    /// JSON: `at` (RFC 3339), `state`, `quality`, `failure`, and `progress` where something new was told.
    data: String,
}

/// Streams what happens to a plan.
///
/// Events have the type `state` or `progress` and a number of the plan's own, from 1 without gaps; with `Last-Event-ID` the
/// stream goes on after it. It ends with the plan; asked once more after the last one, the answer is 204. The last thousand
/// events of a plan are kept.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/events",
    tag = "plans",
    params(
        ("id" = String, Path, description = "The plan"),
        ("Last-Event-ID" = Option<String>, Header, description = "The number of the last event that was heard"),
    ),
    responses(
        (status = 200, description = "The stream", body = EventBody, content_type = "text/event-stream"),
        (status = 204, description = "There will be no more"),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn events(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let job = id(&plan)?;
    let view = find(&api, &caller.tenant, job).await?;
    // What is no number is no event of ours: the stream begins at the first.
    let heard = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse::<i64>().ok());
    let after = heard.unwrap_or(0).max(0);
    if view.state.is_final() && api.store.happened(&caller.tenant, job, after, 1).await?.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let look = api.watcher.look(job);
    let closing = api.closing.clone();
    let reader =
        Reader { api, tenant: caller.tenant, job, after, look, closing, ready: Vec::new(), over: false };
    Ok(Sse::new(reader.stream()).keep_alive(KeepAlive::new().interval(ALIVE)).into_response())
}

/// One stream, and how far it is.
struct Reader {
    api: Arc<Api>,
    tenant: Tenant,
    job: JobId,
    after: i64,
    look: Look,
    closing: watch::Receiver<bool>,
    /// Read and not sent yet, the next one last.
    ready: Vec<Happened>,
    over: bool,
}

impl Reader {
    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold(self, |mut reader| async move {
            let happened = reader.next().await?;
            Some((Ok(event(&happened)), reader))
        })
    }

    /// The next thing that happens; nothing, where there will be no more, or the server goes down.
    async fn next(&mut self) -> Option<Happened> {
        while self.ready.is_empty() {
            if self.over {
                return None;
            }
            let going_down = async {
                let _ = self.closing.wait_for(|closing| *closing).await;
            };
            tokio::select! {
                () = self.look.past(self.after) => {}
                () = going_down => return None,
            }
            // The client asks again, from where it was.
            self.ready = self.api.store.happened(&self.tenant, self.job, self.after, MOST).await.ok()?;
            self.ready.reverse();
            // Told of something that is not there: the job has gone.
            self.over = self.ready.is_empty();
        }
        let next = self.ready.pop()?;
        self.after = next.number;
        self.over |= next.state.is_final();
        Some(next)
    }
}

fn event(happened: &Happened) -> Event {
    let kind = if happened.progress.is_some() && !happened.state.is_final() { "progress" } else { "state" };
    let data = json!({
        "at": instant(happened.at),
        "state": happened.state.word(),
        "quality": happened.quality.map(|quality| quality.word()),
        "failure": happened.failure.map(|failure| failure.word()),
        "progress": progress(happened.progress.as_deref()),
    });
    Event::default().id(happened.number.to_string()).event(kind).data(data.to_string())
}
