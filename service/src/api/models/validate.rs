//! `POST /v1/{model}/plans:validate`: every issue of a document, and nothing else.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::{Api, body, checked};
use crate::keys::Scope;

/// A document without issues.
#[derive(Serialize, ToSchema)]
#[schema(as = Valid)]
pub(in crate::api) struct ValidBody {
    /// `valid`.
    status: &'static str,
    /// How many there are of what.
    #[schema(value_type = Object)]
    counts: Map<String, Value>,
}

/// Checks a document and says what is in it.
#[utoipa::path(
    post,
    path = "/v1/{model}/plans:validate",
    tag = "models",
    params(("model" = String, Path, description = "The model")),
    request_body(content = Object, description = "The document"),
    responses(
        (status = 200, description = "There are no issues", body = ValidBody),
        (status = 400, description = "The body broke off", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such model", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "Every issue", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn validate(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(model): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<ValidBody>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let model = checked::model(&model)?;
    let bytes = body::read(&api, &headers, body).await?;
    let (_, checked) = checked::check(&api, model, &caller.tenant, bytes).await?;
    Ok(Json(ValidBody { status: "valid", counts: checked.counts }))
}
