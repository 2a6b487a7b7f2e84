//! `PUT /v1/desks/{id}` and `GET /v1/desks`: desks, each opened with the document of its home.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::id;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::api::{Api, body, instant};
use crate::desks::{DeskError, Opening};
use crate::keys::Scope;

/// The desks of a tenant.
#[derive(Serialize, ToSchema)]
#[schema(as = Desks)]
pub(in crate::api) struct DesksBody {
    desks: Vec<DeskBody>,
}

/// A desk.
#[derive(Serialize, ToSchema)]
#[schema(as = Desk)]
struct DeskBody {
    /// Which.
    id: String,
    /// Since when.
    #[schema(format = "date-time")]
    opened_at: String,
    /// How many lines its ledger has.
    lines: i64,
}

/// What became of a wish for a desk.
#[derive(Serialize, ToSchema)]
#[schema(as = DeskOpened)]
pub(in crate::api) struct OpenedBody {
    /// Which.
    id: String,
    /// `opened`, `unchanged`, or `moved-on` where it has another document now.
    status: &'static str,
}

/// Opens a desk with the document of its home, or gives it another one, as when the week moves on.
///
/// The document is of the model funerals-day or funerals-week. The ledger of a desk stays: a document that it does not fit is
/// refused.
#[utoipa::path(
    put,
    path = "/v1/desks/{id}",
    tag = "desks",
    params(("id" = String, Path, description = "The desk: 1 to 64 letters of ASCII, digits, `-`, `_`, `.`")),
    request_body(content = Object, description = "The document of the home"),
    responses(
        (status = 200, description = "It was open, and has this document now", body = OpenedBody),
        (status = 201, description = "It is open", body = OpenedBody),
        (status = 400, description = "The id or the body cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "The document has issues, or the ledger does not fit it", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn open(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(desk): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<OpenedBody>), Problem> {
    let caller = caller.allowed(Scope::Admin)?;
    let id = id(&desk).map_err(|_| Problem::new(Reason::BadRequest, crate::desks::NotADeskId.to_string()))?;
    let home = body::read(&api, &headers, body).await?;
    let (status, word) = match api.desks.create(&caller.tenant, &id, &home, caller.key.as_ref()).await {
        Ok(Opening::New) => (StatusCode::CREATED, "opened"),
        Ok(Opening::Same) => (StatusCode::OK, "unchanged"),
        Err(DeskError::Exists) => {
            api.desks.rehome(&caller.tenant, &id, &home, caller.key.as_ref()).await?;
            (StatusCode::OK, "moved-on")
        }
        Err(error) => return Err(error.into()),
    };
    Ok((status, Json(OpenedBody { id: id.0, status: word })))
}

/// Lists the desks.
#[utoipa::path(
    get,
    path = "/v1/desks",
    tag = "desks",
    responses((status = 200, description = "The desks, by id", body = DesksBody))
)]
pub(in crate::api) async fn list(
    State(api): State<Arc<Api>>,
    caller: Caller,
) -> Result<Json<DesksBody>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let desks = api.desks.list(&caller.tenant).await?.into_iter();
    let desks =
        desks.map(|desk| DeskBody { id: desk.id.0, opened_at: instant(desk.opened_at), lines: desk.lines });
    Ok(Json(DesksBody { desks: desks.collect() }))
}
