//! `POST /v1/plans/{id}/patches`: a plan is made anew with a change of its document, close to what it was.

use std::num::NonZeroU16;
use std::sync::Arc;

use anpai_core::issue::Issues;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use json_patch::Patch;
use serde_json::Value;

use super::submit::{accept, draw, key, options};
use super::told::PlanBody;
use super::{find, id};
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::query::Query;
use crate::api::{Api, body, checked, webhooks};
use crate::jobs::{JobStore as _, Part, Submit};
use crate::keys::Scope;

/// Changes the document of a plan and has it solved anew.
///
/// The body is a JSON Patch (RFC 6902) of the plan's document. Where the model has such a thing, the earlier plan becomes the
/// document's `previous`, so that the new plan moves as little as possible; what the document pins stays. The new plan names
/// this one as its `parent`.
#[utoipa::path(
    post,
    path = "/v1/plans/{id}/patches",
    tag = "plans",
    params(
        ("id" = String, Path, description = "The plan to begin from"),
        ("stop" = Option<String>, Query, description = "As for a new plan"),
        ("iterations" = Option<u64>, Query, description = "As for a new plan"),
        ("seed" = Option<u64>, Query, description = "As for a new plan"),
        ("threads" = Option<u16>, Query, description = "As for a new plan", minimum = 1, maximum = 1024),
        ("priority" = Option<i16>, Query, description = "As for a new plan"),
        ("webhook" = Option<String>, Query, description = "As for a new plan"),
        ("Idempotency-Key" = Option<String>, Header, description = "As for a new plan"),
    ),
    request_body(content = Vec<Object>, content_type = "application/json-patch+json", description = "The JSON Patch"),
    responses(
        (status = 202, description = "Accepted", body = PlanBody, headers(
            ("Location" = String, description = "Where the new plan is"),
            ("Idempotent-Replayed" = Option<String>, description = "`true` where the same wish was accepted before"),
        )),
        (status = 400, description = "A parameter or a header cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 404, description = "No such plan or webhook", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "A request with the same idempotency key is being answered", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 413, description = "The patch is too large", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 422, description = "The patch does not fit, or the document has issues with it", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn patch(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Solve)?;
    let (parent, tenant) = (id(&plan)?, caller.tenant);
    let (options, priority) = options(Query::new(query.as_deref()))?;
    let key = key(&headers)?;
    webhooks::known(&api, &tenant, options.webhook.as_deref()).await?;
    let _taken = key.as_ref().map(|key| api.in_progress.take(&tenant, key)).transpose()?;
    let view = find(&api, &tenant, parent).await?;
    let patch = body::read(&api, &headers, body).await?;
    let document = api.store.document(tenant.clone(), parent, Part::Input).await?;
    let document = document.ok_or_else(Problem::no_plan)?;
    let earlier = api.store.document(tenant.clone(), parent, Part::Plan).await?;
    let model = checked::model(&view.model)?;
    let patched = tokio::task::spawn_blocking(move || {
        let earlier = earlier.and_then(|plan| serde_json::from_slice(&plan).ok());
        patched(&document, &patch, earlier.and_then(|plan: Value| model.previous(&plan)))
    });
    let patched = patched.await.unwrap_or_else(|_| Err(Problem::internal("a patch panicked")))?;
    let (input, _) = checked::check(&api, model, &tenant, patched).await?;
    let ask = Submit {
        job: draw()?,
        tenant,
        model: view.model,
        options: options.of_parent(parent).text(),
        wished: None,
        priority,
        max_attempts: NonZeroU16::new(api.limits.attempts).unwrap_or(NonZeroU16::MIN),
        key,
        input,
    };
    accept(&api, ask).await
}

/// The document with the patch and the earlier plan in it. The patch has the last word.
fn patched(document: &[u8], patch: &[u8], previous: Option<Value>) -> Result<Vec<u8>, Problem> {
    let refused = |code, pointer: &str, cause: String, action: &str| {
        let mut issues = Issues::default();
        issues.push(code, pointer, "", cause, action);
        Problem::issues(issues)
    };
    let patch: Patch = serde_json::from_slice(patch).map_err(|error| {
        refused("bad-patch", "", error.to_string(), "send a JSON Patch (RFC 6902): a list of operations")
    })?;
    let read = serde_json::from_slice(document);
    let mut document: Value = read.map_err(|_| Problem::internal("a stored document cannot be read"))?;
    if let (Some(previous), Value::Object(object)) = (previous, &mut document) {
        object.insert("previous".to_owned(), previous);
    }
    json_patch::patch(&mut document, &patch).map_err(|error| {
        let (pointer, cause) = (format!("/{}", error.operation), error.to_string());
        refused("patch-does-not-fit", &pointer, cause, "look at the document: GET /v1/plans/{id}/input")
    })?;
    serde_json::to_vec(&document).map_err(|_| Problem::internal("a document cannot be written"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_patch_changes_the_document_and_may_take_back_the_earlier_plan() {
        let document = br#"{"visits": [{"id": "v1"}, {"id": "v2"}]}"#;
        let patch = br#"[{"op": "remove", "path": "/visits/0"}]"#;
        let done = |patch: &[u8]| -> Value {
            serde_json::from_slice(&patched(document, patch, Some(json!(["p"]))).unwrap()).unwrap()
        };
        assert_eq!(done(patch), json!({"visits": [{"id": "v2"}], "previous": ["p"]}));
        assert_eq!(done(br#"[{"op": "remove", "path": "/previous"}]"#)["previous"], Value::Null);
        for wrong in
            [&b"{}"[..], b"[{\"op\": \"remove\", \"path\": \"/visits/7\"}]", b"[", b"[{\"op\": \"mend\"}]"]
        {
            assert!(patched(document, wrong, None).is_err());
        }
    }
}
