//! `GET /v1/{model}/schema`: what a document has to say.

use axum::Json;
use axum::extract::Path;
use serde_json::Value;

use crate::api::checked;
use crate::api::problem::{Problem, ProblemBody};

/// The JSON Schema of a model's documents.
#[utoipa::path(
    get,
    path = "/v1/{model}/schema",
    tag = "models",
    params(("model" = String, Path, description = "The model")),
    responses(
        (status = 200, description = "The schema", body = Object),
        (status = 404, description = "No such model", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn schema(Path(model): Path<String>) -> Result<Json<Value>, Problem> {
    Ok(Json(checked::model(&model)?.schema()))
}
