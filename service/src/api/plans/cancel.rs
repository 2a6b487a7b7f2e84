//! `POST /v1/plans/{id}/cancel`: a plan ends with the best so far.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::told::PlanBody;
use super::{find, id};
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::jobs::word::Word as _;
use crate::jobs::{Cancel, Cancelling, JobStore as _};
use crate::keys::Scope;

/// Ends a plan.
///
/// One that waits is cancelled at once; one that is being solved ends within about a second, with the best so far.
#[utoipa::path(
    post,
    path = "/v1/plans/{id}/cancel",
    tag = "plans",
    params(("id" = String, Path, description = "The plan")),
    responses(
        (status = 202, description = "It ends, or has ended cancelled", body = PlanBody),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It has ended already", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn cancel(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
) -> Result<(StatusCode, Json<PlanBody>), Problem> {
    let caller = caller.allowed(Scope::Solve)?;
    let job = id(&plan)?;
    match api.store.cancel(Cancel { tenant: caller.tenant.clone(), job }).await? {
        Cancelling::Unknown => return Err(Problem::no_plan()),
        Cancelling::Ended(state) if state != crate::jobs::State::Cancelled => {
            return Err(Problem::new(Reason::NotYet, format!("it has ended already: {}", state.word())));
        }
        Cancelling::Done | Cancelling::Asked | Cancelling::Ended(_) => {}
    }
    let view = find(&api, &caller.tenant, job).await?;
    Ok((StatusCode::ACCEPTED, Json(PlanBody::from(&view))))
}
