//! `POST /v1/{model}/plans`: a document becomes a plan.

use std::num::NonZeroU16;
use std::sync::Arc;

use anpai_core::issue::Issues;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::find;
use super::told::PlanBody;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::api::query::Query;
use crate::api::{Api, body, checked, webhooks};
use crate::args;
use crate::jobs::{IdempotencyKey, JobId, JobStore as _, Priority, Submit, Submitted};
use crate::keys::Scope;
use crate::trace::Submission;
use crate::work::Options;

/// What a client calls one wish.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// That the wish was heard before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// Has a document solved.
///
/// The document is checked first, and every issue is told at once. What is accepted is kept, whatever breaks down; the
/// answer says where to ask for it. With an `Idempotency-Key` the same request may be sent again without harm.
#[utoipa::path(
    post,
    path = "/v1/{model}/plans",
    tag = "plans",
    params(
        ("model" = String, Path, description = "The model of the document, such as `visits`"),
        ("stop" = Option<String>, Query, description = "Stop after this time, such as `500ms`, `60s`, `5m`; `60s` where \
            neither this nor `iterations` is given"),
        ("iterations" = Option<u64>, Query, description = "Stop after this many iterations of each chain; alone, it makes \
            the plan repeatable byte for byte"),
        ("seed" = Option<u64>, Query, description = "The seed of every random choice"),
        ("threads" = Option<u16>, Query, description = "Threads to work on", minimum = 1, maximum = 1024),
        ("priority" = Option<i16>, Query, description = "Which of one's own plans goes first: the larger"),
        ("upload" = Option<String>, Query, description = "An upload that is the document; the body is empty then"),
        ("webhook" = Option<String>, Query, description = "A webhook that is told when the plan has ended"),
        ("Idempotency-Key" = Option<String>, Header, description = "What the client calls this wish: 1 to 255 visible \
            characters of ASCII"),
    ),
    request_body(content = Object, description = "The document; its schema is at `/v1/{model}/schema`"),
    responses(
        (status = 202, description = "Accepted", body = PlanBody, headers(
            ("Location" = String, description = "Where the plan is"),
            ("Idempotent-Replayed" = Option<String>, description = "`true` where the same wish was accepted before"),
        )),
        (status = 400, description = "A parameter or a header cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 404, description = "No such model, upload or webhook", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "A request with the same idempotency key is being answered", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 413, description = "The document is too large", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 422, description = "The document has issues, the job is too large for any node, or the idempotency key belongs to \
            another one",
            body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn submit(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(model): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Solve)?;
    let model = checked::model(&model)?;
    let mut query = Query::new(query.as_deref());
    let upload = query.take("upload", "the id of an upload", |id| id.parse::<JobId>().ok());
    let (options, priority) = options(query)?;
    let key = key(&headers)?;
    webhooks::known(&api, &caller.tenant, options.webhook.as_deref()).await?;
    let _taken = key.as_ref().map(|key| api.in_progress.take(&caller.tenant, key)).transpose()?;
    let sent = body::read(&api, &headers, body).await?;
    let bytes = match upload {
        None => sent,
        Some(_) if !sent.is_empty() => {
            return Err(Problem::new(Reason::BadRequest, "send a document or name an upload, not both"));
        }
        Some(id) => {
            let whole = api.uploads.read(&caller.tenant, id).await?;
            whole.ok_or_else(|| {
                Problem::new(Reason::NotFound, "there is no such upload, or it is not whole")
            })?
        }
    };
    let (input, _) = checked::check(&api, model, &caller.tenant, bytes).await?;
    let ask = Submit {
        job: draw()?,
        tenant: caller.tenant.clone(),
        model: model.name().to_owned(),
        options: options.text(),
        wished: None,
        priority,
        max_attempts: NonZeroU16::new(api.limits.attempts).unwrap_or(NonZeroU16::MIN),
        key,
        input,
    };
    accept(&api, ask).await
}

/// Submits what was checked, and tells of it.
pub(super) async fn accept(api: &Api, ask: Submit) -> Result<Response, Problem> {
    if let Err((takes, most)) = api.limits.memory.fits(&ask.model, ask.input.len()) {
        let detail =
            format!("it would take some {takes} MiB of memory, and a job has {most}; nothing was accepted");
        return Err(Problem::new(Reason::TooMuch, detail));
    }
    let tenant = ask.tenant.clone();
    let submission = Submission::begin(&ask.model);
    let ask = match submission.carried() {
        None => ask,
        Some(trace) => {
            let options = Options::read(&ask.options).in_trace(trace).text();
            Submit { options, wished: Some(ask.options), ..ask }
        }
    };
    let (id, replayed) = match api.store.submit(ask).await? {
        Submitted::New(id) => (id, false),
        Submitted::Same(id) => (id, true),
        Submitted::Conflict => {
            let detail = "this idempotency key was used for another document, model or options";
            return Err(Problem::new(Reason::KeyReused, detail));
        }
    };
    submission.accepted(id, replayed);
    if !replayed {
        metrics::counter!("anpai_plans_submitted_total").increment(1);
    }
    let view = find(api, &tenant, id).await?;
    let mut response = (StatusCode::ACCEPTED, Json(PlanBody::from(&view))).into_response();
    let location = HeaderValue::try_from(format!("/v1/plans/{id}"));
    response.headers_mut().insert(LOCATION, location.expect("hexadecimal digits are visible"));
    if replayed {
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// An id that nobody guesses.
pub(in crate::api) fn draw() -> Result<JobId, Problem> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Problem::internal("the system has no randomness"))?;
    Ok(JobId(u128::from_be_bytes(bytes)))
}

/// How it is to be solved.
///
/// # Errors
/// Every parameter that cannot be used.
pub(super) fn options(mut query: Query<'_>) -> Result<(Options, Priority), Problem> {
    let time = |text: &str| u64::try_from(args::duration(text).ok()?.as_millis()).ok();
    let options = Options {
        stop_ms: query.take("stop", "a time, such as 500ms, 60s or 5m", time),
        iterations: query.number("iterations", "a whole number from 0", 0, u64::MAX),
        seed: query.number("seed", "a whole number from 0", 0, u64::MAX),
        threads: query.number("threads", "a whole number from 1 to 1024", 1, 1024),
        webhook: query.take("webhook", "the id of a webhook", |id| Some(id.to_owned())),
        parent: None,
        trace: None,
    };
    let priority = query.number("priority", "a whole number from -32768 to 32767", i16::MIN, i16::MAX);
    query.end()?;
    Ok((options, Priority(priority.unwrap_or(0))))
}

/// The idempotency key.
///
/// # Errors
/// It is none.
pub(super) fn key(headers: &HeaderMap) -> Result<Option<IdempotencyKey>, Problem> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    let text = value.to_str().ok().filter(|text| (1..=255).contains(&text.len()));
    text.map(|text| Some(IdempotencyKey(text.to_owned()))).ok_or_else(|| {
        let mut issues = Issues::default();
        let cause = "an idempotency key has 1 to 255 visible characters of ASCII";
        issues.push("bad-header", "Idempotency-Key", "", cause, "draw a random one, such as a UUID");
        Problem::request(issues)
    })
}
