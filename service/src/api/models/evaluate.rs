//! `POST /v1/{model}/plans:evaluate`: what a given plan costs, by the referee.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::errand::Question;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::{Api, body, checked, errand};
use crate::keys::Scope;
use crate::work::Task;

/// A document and a plan for it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DocumentAndPlan)]
pub(in crate::api) struct Both<'a> {
    /// The document.
    #[serde(borrow)]
    #[schema(value_type = Object)]
    document: &'a RawValue,
    /// The plan, as `solution` gives it.
    #[serde(borrow)]
    #[schema(value_type = Object)]
    plan: &'a RawValue,
}

/// Tells what a plan costs, rule by rule.
#[utoipa::path(
    post,
    path = "/v1/{model}/plans:evaluate",
    tag = "models",
    params(("model" = String, Path, description = "The model")),
    request_body(content = Both, description = "The document and the plan"),
    responses(
        (status = 200, description = "The score by rule, and who goes unserved; also of a plan that breaks a hard rule, with \
            the status `infeasible`", body = Object),
        (status = 400, description = "The body broke off", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such model", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "Every issue of the document, or of the plan", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn evaluate(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(model): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let model = checked::model(&model)?;
    let bytes = body::read(&api, &headers, body).await?;
    let both: Both<'_> =
        body::json(&bytes, "document with a plan", "send an object with the document and the plan")?;
    let (document, plan) = (both.document.get().to_owned(), both.plan.get().to_owned());
    let (document, _) = checked::check(&api, model, &caller.tenant, document.into_bytes()).await?;
    let question = Question { tenant: caller.tenant, document, at: "/plan" };
    errand::ask(&api, question, plan, |plan| Task::Evaluate(plan.as_bytes())).await
}
