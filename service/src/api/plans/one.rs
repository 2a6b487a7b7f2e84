//! `GET /v1/plans/{id}`: how far a plan is.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use super::told::PlanBody;
use super::{find, id};
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::keys::Scope;

/// Tells of a plan.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}",
    tag = "plans",
    params(
        ("id" = String, Path, description = "The plan"),
        ("If-None-Match" = Option<String>, Header, description = "An `ETag` of an earlier answer"),
    ),
    responses(
        (status = 200, description = "The plan", body = PlanBody,
            headers(("ETag" = String, description = "Changes whenever the answer does"))),
        (status = 304, description = "It is as it was"),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn one(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let view = find(&api, &caller.tenant, id(&plan)?).await?;
    let text = serde_json::to_string(&PlanBody::from(&view)).expect("plain fields have JSON");
    let tag = tag(text.as_bytes());
    let is_known = headers.get_all(IF_NONE_MATCH).iter().any(|known| *known == tag || known == "*");
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, "application/json")], text).into_response()
    };
    response.headers_mut().insert(ETAG, tag);
    Ok(response)
}

fn tag(bytes: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(bytes);
    let digits: String = digest[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::try_from(format!("\"{digits}\"")).expect("hexadecimal digits are visible")
}
