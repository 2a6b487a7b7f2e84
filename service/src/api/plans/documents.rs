//! `GET /v1/plans/{id}/input`, `solution`, `answer` and `report`: what was submitted, and what was found.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::{find, id};
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::jobs::word::Word as _;
use crate::jobs::{JobStore as _, Part};
use crate::keys::Scope;
use crate::work::Checkpoint;

/// A document of a plan.
async fn document(
    api: &Api,
    caller: Caller,
    plan: &str,
    part: Part,
    media_type: &'static str,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let job = id(plan)?;
    if let Some(bytes) = api.store.document(caller.tenant.clone(), job, part).await? {
        return Ok(([(CONTENT_TYPE, media_type)], bytes).into_response());
    }
    if part == Part::Plan {
        let kept = api.store.document(caller.tenant.clone(), job, Part::Checkpoint).await?;
        if let Some(best) = kept.and_then(|kept| Checkpoint::read(&kept).best) {
            return Ok(([(CONTENT_TYPE, media_type)], best).into_response());
        }
    }
    let view = find(api, &caller.tenant, job).await?;
    let detail = match (view.state.is_final(), view.quality) {
        (false, _) => format!("the plan is {}: ask again when it has ended", view.state.word()),
        (true, Some(quality)) => format!("the plan ended {}, without this document", quality.word()),
        (true, None) => format!("the plan ended {}, without any document", view.state.word()),
    };
    Err(Problem::new(Reason::NotYet, detail))
}

/// The document that was submitted.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/input",
    tag = "plans",
    params(("id" = String, Path, description = "The plan")),
    responses(
        (status = 200, description = "The document, byte for byte", body = Object),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn input(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
) -> Result<Response, Problem> {
    document(&api, caller, &plan, Part::Input, "application/json").await
}

/// The plan that was found, as `anpai solve --out` writes it; while it is being solved, the best so far.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/solution",
    tag = "plans",
    params(("id" = String, Path, description = "The plan")),
    responses(
        (status = 200, description = "The plan", body = Object),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There is none, or not yet", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn solution(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
) -> Result<Response, Problem> {
    document(&api, caller, &plan, Part::Plan, "application/json").await
}

/// What is told of the plan, as `anpai solve --json` prints it: its score by rule, who goes unserved and why, its bound.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/answer",
    tag = "plans",
    params(("id" = String, Path, description = "The plan")),
    responses(
        (status = 200, description = "What is told of it", body = Object),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There is nothing to tell yet", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn answer(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
) -> Result<Response, Problem> {
    document(&api, caller, &plan, Part::Answer, "application/json").await
}

/// The plan as a page that needs nothing from anywhere.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/report",
    tag = "plans",
    params(("id" = String, Path, description = "The plan")),
    responses(
        (status = 200, description = "The page", body = String, content_type = "text/html"),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There is none, or not yet", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn report(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
) -> Result<Response, Problem> {
    document(&api, caller, &plan, Part::Report, "text/html; charset=utf-8").await
}
