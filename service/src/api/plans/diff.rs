//! `GET /v1/plans/{id}/diff/{other}`: what moved from one plan to another, and the difference by rule.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{find, id};
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::diff::{Changes, MovedBody, RuleBody, changes, kinds, rules};
use crate::jobs::{JobId, JobStore as _, Part, Tenant};
use crate::keys::Scope;

/// What moved, and what that changed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Difference)]
pub(in crate::api) struct DifferenceBody {
    /// The plan before.
    from: String,
    /// The plan after.
    to: String,
    /// Everything that is put elsewhere, in the order of what and who.
    moved: Vec<MovedBody>,
    /// Everything that stays where it is at another time.
    retimed: Vec<MovedBody>,
    /// How many are where and when they were.
    kept: usize,
    /// Each rule that costs another amount.
    rules: Vec<RuleBody>,
}

/// Tells what moved from one plan to another of the same model.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/diff/{other}",
    tag = "plans",
    params(
        ("id" = String, Path, description = "The plan before"),
        ("other" = String, Path, description = "The plan after"),
    ),
    responses(
        (status = 200, description = "What moved", body = DifferenceBody),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "One of them has no plan yet, or they are of two models", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn diff(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path((from, to)): Path<(String, String)>,
) -> Result<Json<DifferenceBody>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let (from, to) = (id(&from)?, id(&to)?);
    let models = (find(&api, &caller.tenant, from).await?.model, find(&api, &caller.tenant, to).await?.model);
    if models.0 != models.1 {
        let detail = format!("one plan is of the model {}, the other of {}", models.0, models.1);
        return Err(Problem::new(Reason::NotYet, detail));
    }
    let before = documents(&api, &caller.tenant, from).await?;
    let after = documents(&api, &caller.tenant, to).await?;
    let Changes { moved, retimed, kept } = changes(kinds(&models.0), &before.0, &after.0);
    let rules = rules(&before.1, &after.1);
    Ok(Json(DifferenceBody { from: from.to_string(), to: to.to_string(), moved, retimed, kept, rules }))
}

/// The plan of a job and what is told of it.
async fn documents(api: &Api, tenant: &Tenant, job: JobId) -> Result<(Value, Value), Problem> {
    let read = async |part| {
        let bytes = api.store.document(tenant.clone(), job, part).await?;
        let bytes =
            bytes.ok_or_else(|| Problem::new(Reason::NotYet, format!("there is no plan {job} yet")))?;
        serde_json::from_slice(&bytes).map_err(|_| Problem::internal("a stored plan cannot be read"))
    };
    Ok((read(Part::Plan).await?, read(Part::Answer).await?))
}
