//! `GET /v1/plans`: a tenant's plans, the latest first.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::told::PlanBody;
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::query::Query;
use crate::jobs::word::Word as _;
use crate::jobs::{Cursor, Filter, JobStore as _, State as Life};
use crate::keys::Scope;
use crate::models;

/// How many plans a page has where nothing is said, and at most.
const USUAL: u16 = 50;
const MOST: u16 = 200;

/// A page of plans.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct PageBody {
    /// The plans, the latest first.
    plans: Vec<PlanBody>,
    /// What to give as `after` for the next page; nothing on the last one.
    next: Option<String>,
}

/// Lists plans.
#[utoipa::path(
    get,
    path = "/v1/plans",
    tag = "plans",
    params(
        ("state" = Option<String>, Query, description = "Only those in this state"),
        ("model" = Option<String>, Query, description = "Only those of this model"),
        ("limit" = Option<u16>, Query, description = "How many at most", minimum = 1, maximum = 200),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "A page", body = PageBody),
        (status = 400, description = "A parameter cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn list(
    State(api): State<Arc<Api>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<PageBody>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let mut query = Query::new(query.as_deref());
    let filter = Filter {
        tenant: caller.tenant,
        state: query.take("state", "queued, running, succeeded, failed or cancelled", Life::read),
        model: query.take("model", "the name of a model", |name| {
            models::by_name(name).map(|model| model.name().to_owned())
        }),
        after: query.number("after", "`next` of the page before", 1, i64::MAX).map(Cursor),
        most: query.number("limit", "a whole number from 1 to 200", 1, MOST).unwrap_or(USUAL),
    };
    query.end()?;
    let page = api.store.list(filter).await?;
    let next = page.next.map(|cursor| cursor.0.to_string());
    Ok(Json(PageBody { plans: page.jobs.iter().map(PlanBody::from).collect(), next }))
}
