//! `GET /v1/plans/{id}/input`, `answer` and `report`: what was submitted, and what is told of what was found.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::{find, id};
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::jobs::word::Word as _;
use crate::jobs::{JobStore as _, Part, Tenant, View};
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
    let view = find(api, &caller.tenant, job).await?;
    Err(not_yet(&view))
}

/// The plan that was found, or the best so far.
///
/// # Errors
/// There is none, or not yet.
pub(super) async fn plan_so_far(api: &Api, tenant: &Tenant, view: &View) -> Result<Vec<u8>, Problem> {
    if let Some(plan) = api.store.document(tenant.clone(), view.job, Part::Plan).await? {
        return Ok(plan);
    }
    let kept = api.store.document(tenant.clone(), view.job, Part::Checkpoint).await?;
    kept.and_then(|kept| Checkpoint::read(&kept).best).ok_or_else(|| not_yet(view))
}

/// Why there is no document.
fn not_yet(view: &View) -> Problem {
    let detail = match (view.state.is_final(), view.quality) {
        (false, _) => format!("the plan is {}: ask again when it has ended", view.state.word()),
        (true, Some(quality)) => format!("the plan ended {}, without this document", quality.word()),
        (true, None) => format!("the plan ended {}, without any document", view.state.word()),
    };
    Problem::new(Reason::NotYet, detail)
}

/// A call for a document.
macro_rules! call {
    ($name:ident, $path:literal, $part:expr, $type:literal, $body:ty, $summary:literal) => {
        #[doc = $summary]
        #[utoipa::path(
                    get,
                    path = $path,
                    tag = "plans",
                    params(("id" = String, Path, description = "The plan")),
                    responses(
                        (status = 200, description = "The document", body = $body, content_type = $type),
                        (status = 404, description = "No such plan", body = ProblemBody,
                            content_type = "application/problem+json"),
                        (status = 409, description = "There is none, or not yet", body = ProblemBody,
                            content_type = "application/problem+json"),
                    )
                )]
        pub(in crate::api) async fn $name(
            State(api): State<Arc<Api>>,
            caller: Caller,
            Path(plan): Path<String>,
        ) -> Result<Response, Problem> {
            document(&api, caller, &plan, $part, $type).await
        }
    };
}

call!(
    input,
    "/v1/plans/{id}/input",
    Part::Input,
    "application/json",
    Object,
    "The document that was submitted, byte for byte."
);
call!(
    answer,
    "/v1/plans/{id}/answer",
    Part::Answer,
    "application/json",
    Object,
    "What is told of the plan, as `anpai solve --json` prints it: its score by rule, who goes unserved and why, its bound."
);
call!(
    report,
    "/v1/plans/{id}/report",
    Part::Report,
    "text/html",
    String,
    "The plan as a page that needs nothing from anywhere."
);
