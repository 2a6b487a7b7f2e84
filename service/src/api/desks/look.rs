//! `GET /v1/desks/{id}/bookings`, `plots`, `calendar` and `audit`: a desk as it is now.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::Html;
use serde_json::Value;

use super::id;
use crate::api::Api;
use crate::api::audit::{TrailBody, page};
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::query::Query;
use crate::keys::Scope;

/// The bookings as they are now.
#[utoipa::path(
    get,
    path = "/v1/desks/{id}/bookings",
    tag = "desks",
    params(("id" = String, Path, description = "The desk")),
    responses(
        (status = 200, description = "The bookings, and the store's time", body = Object),
        (status = 404, description = "No such desk", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn bookings(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(desk): Path<String>,
) -> Result<Json<Value>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    Ok(Json(api.desks.bookings(&caller.tenant, &id(&desk)?).await?))
}

/// The register of plots as it is now.
#[utoipa::path(
    get,
    path = "/v1/desks/{id}/plots",
    tag = "desks",
    params(("id" = String, Path, description = "The desk")),
    responses(
        (status = 200, description = "The plots, and the store's time", body = Object),
        (status = 404, description = "No such desk", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn plots(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(desk): Path<String>,
) -> Result<Json<Value>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    Ok(Json(api.desks.plots(&caller.tenant, &id(&desk)?).await?))
}

/// The desk's calendar as a page that needs nothing from anywhere.
#[utoipa::path(
    get,
    path = "/v1/desks/{id}/calendar",
    tag = "desks",
    params(("id" = String, Path, description = "The desk")),
    responses(
        (status = 200, description = "The page", body = String, content_type = "text/html"),
        (status = 404, description = "No such desk", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn calendar(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(desk): Path<String>,
) -> Result<Html<String>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    Ok(Html(api.desks.calendar(&caller.tenant, &id(&desk)?).await?))
}

/// Who did what at a desk.
#[utoipa::path(
    get,
    path = "/v1/desks/{id}/audit",
    tag = "desks",
    params(
        ("id" = String, Path, description = "The desk"),
        ("limit" = Option<u16>, Query, description = "How many at most", minimum = 1, maximum = 1000),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "The trail", body = TrailBody),
        (status = 400, description = "A parameter cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 404, description = "No such desk", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn audit(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(desk): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<TrailBody>, Problem> {
    let caller = caller.allowed(Scope::Admin)?;
    let (after, most) = page(Query::new(query.as_deref()))?;
    let id = id(&desk)?;
    // The trail of a desk that is not there is empty; the address of one is not.
    api.desks.ledger(&caller.tenant, &id, None, 1).await?;
    Ok(Json(api.desks.audit(&caller.tenant, &id, after, most).await?.into()))
}
