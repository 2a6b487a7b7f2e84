//! `GET /v1/{model}/demo`: a document to begin with.

use axum::Json;
use axum::extract::Path;
use serde_json::Value;

use crate::api::checked;
use crate::api::problem::{Problem, ProblemBody};

/// The seed of the synthetic people.
const SEED: u64 = 1;

/// A document of a model, with synthetic people, that can be submitted as it is.
#[utoipa::path(
    get,
    path = "/v1/{model}/demo",
    tag = "models",
    params(("model" = String, Path, description = "The model")),
    responses(
        (status = 200, description = "The document", body = Object),
        (status = 404, description = "No such model", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn demo(Path(model): Path<String>) -> Result<Json<Value>, Problem> {
    let name = checked::model(&model)?.demo();
    let made = tokio::task::spawn_blocking(move || {
        let made = anpai_scenarios::scenario(name, SEED)?;
        serde_json::to_value(made.document).ok()
    });
    let document = made.await.ok().flatten();
    document.map(Json).ok_or_else(|| Problem::internal("a demo could not be made"))
}
