//! `POST /v1/{model}/plans:evaluate`: what a given plan costs, by the referee.

use std::sync::Arc;

use anpai_core::issue::Issues;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::Exit;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::api::{Api, body, checked};
use crate::jobs::Wish;
use crate::keys::Scope;
use crate::work::{Errand, Task};

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
    let bytes = Bytes::from(body::read(&api, &headers, body).await?);
    let both: Both<'_> = serde_json::from_slice(&bytes).map_err(|error| {
        let mut issues = Issues::default();
        let action = "send an object with the document and the plan";
        issues.push("bad-json", "", "", format!("it is no document with a plan: {error}"), action);
        Problem::issues(issues)
    })?;
    let (document, plan) = (both.document.get().to_owned(), both.plan.get().to_owned());
    let (document, _) = checked::check(&api, model, &caller.tenant, document.into_bytes()).await?;
    let _turn = api.checks.acquire().await.map_err(|_| Problem::internal("no turns for checks"))?;
    let program = api.program.clone();
    let evaluated = tokio::task::spawn_blocking(move || {
        let task = Task::Evaluate(plan.as_bytes());
        let errand = Errand { task, tenant: &caller.tenant.0, document: &document };
        program.run(&errand, &mut || Wish::GoOn, &mut |_| {})
    });
    let ended = evaluated.await.ok().and_then(Result::ok);
    let ended = ended.ok_or_else(|| Problem::internal("a plan could not be evaluated"))?;
    match ended.code {
        Some(code) if code == Exit::Done as i32 || code == Exit::NoPlan as i32 => {
            Ok(([(CONTENT_TYPE, "application/json")], ended.answer).into_response())
        }
        Some(code) if code == Exit::BadInput as i32 => Err(refused(&ended.answer, "/plan")),
        _ if ended.is_out_of_memory => Err(Problem::no_memory()),
        _ => Err(Problem::internal("the evaluation of a plan broke down")),
    }
}

/// The issues of a plan or a request, as the errand printed them; `at` is where that stands in the body.
pub(in crate::api) fn refused(answer: &[u8], at: &str) -> Problem {
    /// What is printed of issues.
    #[derive(Deserialize)]
    struct Told {
        issues: Vec<ToldIssue>,
    }
    /// One of them.
    #[derive(Deserialize)]
    struct ToldIssue {
        pointer: String,
        value: String,
        cause: String,
        action: String,
    }
    let Ok(told) = serde_json::from_slice::<Told>(answer) else {
        return Problem::new(Reason::BadInput, "documents of this model have no plans to evaluate");
    };
    let mut issues = Issues::default();
    for issue in told.issues {
        let pointer = format!("{at}{}", issue.pointer);
        issues.push("bad-plan", pointer, issue.value, issue.cause, issue.action);
    }
    Problem::issues(issues)
}
