//! `GET /v1/desks/{id}/bookings`, `plots`, `calendar` and `audit`: a desk as it is now.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::Html;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::id;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::query::Query;
use crate::api::{Api, instant};
use crate::jobs::Cursor;
use crate::keys::Scope;

/// How many lines a page has where nothing is said, and at most.
const USUAL: u16 = 100;
const MOST: u16 = 1000;

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

/// A page of the audit trail.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditTrail)]
pub(in crate::api) struct TrailBody {
    /// Who did what, the latest first.
    entries: Vec<EntryBody>,
    /// What to give as `after` for the next page; nothing on the last one.
    next: Option<String>,
}

/// A line of the audit trail.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntry)]
struct EntryBody {
    #[schema(format = "date-time")]
    at: String,
    /// The id of the key; nothing, where it was done on the machine itself.
    actor: Option<String>,
    action: String,
    object: String,
    /// More about it, as JSON.
    detail: Option<String>,
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
    let mut query = Query::new(query.as_deref());
    let after = query.number("after", "`next` of the page before", 1, i64::MAX).map(Cursor);
    let most = query.number("limit", "a whole number from 1 to 1000", 1, MOST).unwrap_or(USUAL);
    query.end()?;
    let id = id(&desk)?;
    // The trail of a desk that is not there is empty; the address of one is not.
    api.desks.ledger(&caller.tenant, &id, None, 1).await?;
    let page = api.desks.audit(&caller.tenant, &id, after, most).await?;
    let entries = page.entries.into_iter().map(|entry| EntryBody {
        at: instant(entry.at),
        actor: entry.actor.map(|key| key.0),
        action: entry.action,
        object: entry.object,
        detail: entry.detail,
    });
    Ok(Json(TrailBody { entries: entries.collect(), next: page.next.map(|cursor| cursor.0.to_string()) }))
}
