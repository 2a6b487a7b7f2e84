//! `POST /v1/plans/{id}/recommendations`: the best places for one more request in a plan as it is.

use std::sync::Arc;

use anpai_core::issue::Issues;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::documents::plan_so_far;
use super::{find, id};
use crate::api::caller::Caller;
use crate::api::errand::Question;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::api::{Api, body, checked, errand};
use crate::jobs::{JobStore as _, Part};
use crate::keys::Scope;
use crate::recommend::{self, Answer};
use crate::work::Task;

/// How many places where nobody says.
const BEST: u8 = 3;

/// What is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OneMore)]
pub(in crate::api) struct OneMore<'a> {
    /// One more entry of the document's `visits` or `cases`.
    #[serde(borrow)]
    #[schema(value_type = Object)]
    request: &'a RawValue,
    /// How many places at most, 1 to 20; 3 where not given.
    #[schema(minimum = 1, maximum = 20)]
    best: Option<u8>,
}

/// Tells the best places for one more visit or case, in the plan as it is.
///
/// Nobody is moved elsewhere for it. Each place has been judged by the referee, and says what more it costs than to leave the
/// request out, which rules cost another amount, and who of the others is retimed. Nothing changes: who takes a place submits a
/// patch that adds the request. While the plan is being solved, it is the best so far that is looked at.
#[utoipa::path(
    post,
    path = "/v1/plans/{id}/recommendations",
    tag = "plans",
    params(("id" = String, Path, description = "The plan: of the model visits, funerals-day or funerals-week")),
    request_body(content = OneMore, description = "The request"),
    responses(
        (status = 200, description = "The places, the best first; none, where there is none, with the rules in the way",
            body = Answer),
        (status = 400, description = "The body broke off", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There is no plan yet", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "Every issue of the request, or `unsupported`: its model has no such thing",
            body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn recommend(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let job = id(&plan)?;
    let view = find(&api, &caller.tenant, job).await?;
    let list = recommend::list(&view.model).ok_or_else(|| {
        let detail = format!("plans of the model {} have no places for one more request", view.model);
        Problem::new(Reason::Unsupported, detail)
    })?;
    let bytes = body::read(&api, &headers, body).await?;
    let asked: OneMore<'_> = body::json(&bytes, "request", "send an object with the request")?;
    let best = asked.best.unwrap_or(BEST);
    if !(1..=recommend::MOST).contains(&best) {
        let mut issues = Issues::default();
        let cause = format!("a number from 1 to {} is expected here", recommend::MOST);
        issues.push("number-out-of-range", "/best", best, cause, "write a number in that range");
        return Err(Problem::issues(issues));
    }
    let document = api.store.document(caller.tenant.clone(), job, Part::Input).await?;
    let document = document.ok_or_else(Problem::no_plan)?;
    let plan = plan_so_far(&api, &caller.tenant, &view).await?;
    // What is wrong with the request is found in the document with it, as it would be when it is submitted.
    let mut with: Map<String, Value> = serde_json::from_slice(&document)
        .map_err(|_| Problem::internal("a stored document cannot be read"))?;
    let request: Value = serde_json::from_str(asked.request.get()).unwrap_or_default();
    let entries = with.entry(list).or_insert_with(|| json!([]));
    let at = entries.as_array().map_or(0, Vec::len);
    entries.as_array_mut().into_iter().for_each(|entries| entries.push(request.clone()));
    let with = serde_json::to_vec(&with).map_err(|_| Problem::internal("a document cannot be written"))?;
    let model = checked::model(&view.model)?;
    checked::check(&api, model, &caller.tenant, with)
        .await
        .map_err(|problem| in_request(problem, list, at))?;
    let question = Question { tenant: caller.tenant, document, at: "/request" };
    errand::ask(&api, question, (plan, request.to_string(), best), |(plan, request, best)| Task::Recommend {
        plan,
        request: request.as_bytes(),
        best: *best,
    })
    .await
}

/// Issues of the request are told as they stand in the body.
fn in_request(problem: Problem, list: &str, at: usize) -> Problem {
    problem.with_issues(|issues| {
        recommend::of_request(issues, list, at).map_err(|mut own| {
            own.0.iter_mut().for_each(|issue| issue.pointer.insert_str(0, "/request"));
            own
        })
    })
}
