//! `GET /v1/models`: every model with its rules.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::MODELS;

/// Every model.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ModelsBody {
    models: Vec<ModelBody>,
}

/// A model.
#[derive(Serialize, ToSchema)]
#[schema(as = Model)]
struct ModelBody {
    /// Its name, as documents and addresses write it.
    #[schema(example = "visits")]
    name: &'static str,
    /// Its rules, in order.
    rules: Vec<RuleBody>,
}

/// A rule.
#[derive(Serialize, ToSchema)]
#[schema(as = Rule)]
struct RuleBody {
    name: &'static str,
    /// What it counts.
    summary: &'static str,
    /// Why it weighs what it weighs.
    reason: &'static str,
}

/// Lists every model with its rules.
#[utoipa::path(
    get,
    path = "/v1/models",
    tag = "models",
    responses((status = 200, description = "Every model", body = ModelsBody))
)]
pub(in crate::api) async fn list() -> Json<ModelsBody> {
    let models = MODELS.iter().map(|model| ModelBody {
        name: model.name(),
        rules: (model.rules().into_iter())
            .map(|rule| RuleBody { name: rule.name, summary: rule.summary, reason: rule.reason })
            .collect(),
    });
    Json(ModelsBody { models: models.collect() })
}
