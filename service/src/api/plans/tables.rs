//! `GET /v1/plans/{id}/solution`: the plan as it is written, or one of its tables as a stream of Arrow.

use std::sync::Arc;

use anpai_core::arrow::{frame, layout};
use arrow_ipc::writer::StreamWriter;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::documents::plan_so_far;
use super::{find, id};
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::query::Query;
use crate::keys::Scope;

/// The media type of a stream of Arrow.
const ARROW: &str = "application/vnd.apache.arrow.stream";

/// The plan that was found, as `anpai solve --out` writes it; while it is being solved, the best so far.
///
/// Where `application/vnd.apache.arrow.stream` is accepted, `table` says which of its tables is told: every list of objects in the
/// plan is one, and so is one within another, such as `stops`, whose rows begin with whose they are.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/solution",
    tag = "plans",
    params(
        ("id" = String, Path, description = "The plan"),
        ("table" = Option<String>, Query, description = "Of Arrow: which table"),
    ),
    responses(
        (status = 200, description = "The plan, or the table", content(
            (Object = "application/json"),
            (Vec<u8> = "application/vnd.apache.arrow.stream"),
        )),
        (status = 400, description = "There is no such table: those that there are", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There is none, or not yet", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn solution(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let view = find(&api, &caller.tenant, id(&plan)?).await?;
    let plan = plan_so_far(&api, &caller.tenant, &view).await?;
    let query = Query::new(query.as_deref());
    let mut answer = if accepts_arrow(&headers) {
        let plan =
            serde_json::from_slice(&plan).map_err(|_| Problem::internal("a stored plan cannot be read"))?;
        ([(CONTENT_TYPE, ARROW)], table(&plan, query)?).into_response()
    } else {
        query.end()?;
        ([(CONTENT_TYPE, "application/json")], plan).into_response()
    };
    answer.headers_mut().insert(VARY, HeaderValue::from_static("accept"));
    Ok(answer)
}

/// Whether Arrow is asked for by its name; who takes anything takes JSON.
fn accepts_arrow(headers: &HeaderMap) -> bool {
    let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let ranges = values.flat_map(|value| value.split(','));
    ranges.filter_map(|range| range.split(';').next()).any(|range| range.trim().eq_ignore_ascii_case(ARROW))
}

/// The table that a query names, as a stream.
fn table(plan: &Value, mut query: Query<'_>) -> Result<Vec<u8>, Problem> {
    let names = layout::names(plan);
    let what = format!("one of {}", names.join(", "));
    let rows = query.needed("table", &what, |name| layout::rows(plan, name));
    query.end()?;
    let batch = frame::of_rows(&rows.unwrap_or_default());
    let write = || {
        let mut bytes = Vec::new();
        let mut writer = StreamWriter::try_new(&mut bytes, &batch.schema())?;
        writer.write(&batch)?;
        writer.finish()?;
        drop(writer);
        Ok::<_, arrow_schema::ArrowError>(bytes)
    };
    write().map_err(|_| Problem::internal("a table cannot be written"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_is_what_is_asked_for_by_name() {
        let asks = |text: &'static str| {
            accepts_arrow(&HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(text))]))
        };
        assert!(
            asks(ARROW)
                && asks("text/html, application/vnd.apache.arrow.stream;q=0.9")
                && asks("Application/VND.apache.arrow.stream")
        );
        assert!(!asks("*/*") && !asks("application/json") && !accepts_arrow(&HeaderMap::new()));
    }
}
