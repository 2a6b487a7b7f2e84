//! `GET /v1/audit`: who did what of all that is noted of a tenant: keys, webhooks, desks.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use super::problem::{Problem, ProblemBody};
use super::query::Query;
use super::{Api, instant};
use crate::audit::{Entries, Listing};
use crate::jobs::Cursor;
use crate::keys::Scope;

/// How many lines a page has where nothing is said, and at most.
const USUAL: u16 = 100;
const MOST: u16 = 1000;

/// A page of the audit trail.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditTrail)]
pub(super) struct TrailBody {
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
    /// The id of the key; nothing, where it was done on the machine itself, or by time.
    actor: Option<String>,
    action: String,
    object: String,
    /// More about it, as JSON.
    detail: Option<String>,
}

impl From<Entries> for TrailBody {
    fn from(page: Entries) -> Self {
        let entries = page.entries.into_iter().map(|entry| EntryBody {
            at: instant(entry.at),
            actor: entry.actor.map(|key| key.0),
            action: entry.action,
            object: entry.object,
            detail: entry.detail,
        });
        Self { entries: entries.collect(), next: page.next.map(|cursor| cursor.0.to_string()) }
    }
}

/// Which page of a trail is asked for: after what, and how many lines at most.
///
/// # Errors
/// Every parameter that cannot be used.
pub(super) fn page(mut query: Query<'_>) -> Result<(Option<Cursor>, u16), Problem> {
    let after = query.number("after", "`next` of the page before", 1, i64::MAX).map(Cursor);
    let most = query.number("limit", "a whole number from 1 to 1000", 1, MOST).unwrap_or(USUAL);
    query.end()?;
    Ok((after, most))
}

/// Who did what: keys made and revoked, webhooks made and forgotten, desks and every line of their ledgers.
#[utoipa::path(
    get,
    path = "/v1/audit",
    tag = "audit",
    params(
        ("object" = Option<String>, Query, description = "Only lines about this, such as `keys/ID`, `webhooks/ID` or `desks/ID`"),
        ("limit" = Option<u16>, Query, description = "How many at most", minimum = 1, maximum = 1000),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "The trail", body = TrailBody),
        (status = 400, description = "A parameter cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn audit(
    State(api): State<Arc<Api>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<TrailBody>, Problem> {
    let caller = caller.allowed(Scope::Admin)?;
    let mut query = Query::new(query.as_deref());
    let object = query.take("object", "what a line is about", |text| Some(text.to_owned()));
    let (after, most) = page(query)?;
    let ask = Listing { tenant: caller.tenant, object, after, most };
    Ok(Json(api.audit.list(&ask).await?.into()))
}
