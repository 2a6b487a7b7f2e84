//! `GET /v1/plans/{id}/analysis`: what a plan costs, and why somebody goes unserved.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use serde_json::{Map, Value, json};

use super::{find, id};
use crate::api::Api;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody, Reason};
use crate::api::query::Query;
use crate::jobs::{JobStore as _, Part};
use crate::keys::Scope;

/// Lists of those who go without, by the names that models have for them.
const WITHOUT: [&str; 3] = ["unserved", "waiting", "unplaced"];

/// How much is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Count,
    Matches,
}

/// Tells what a plan costs by rule, and who goes unserved.
///
/// With `detail=count`, how many go unserved; with `detail=matches`, who: each with the rules in the way and what would help.
#[utoipa::path(
    get,
    path = "/v1/plans/{id}/analysis",
    tag = "plans",
    params(
        ("id" = String, Path, description = "The plan"),
        ("detail" = Option<String>, Query, description = "`count`, which is usual, or `matches`"),
    ),
    responses(
        (status = 200, description = "The score by rule, and those who go unserved", body = Object),
        (status = 400, description = "A parameter cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 404, description = "No such plan", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There is no plan yet", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn analysis(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(plan): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let mut query = Query::new(query.as_deref());
    let detail = query.take("detail", "count or matches", |text| match text {
        "count" => Some(Detail::Count),
        "matches" => Some(Detail::Matches),
        _ => None,
    });
    query.end()?;
    let job = id(&plan)?;
    let Some(answer) = api.store.document(caller.tenant.clone(), job, Part::Answer).await? else {
        find(&api, &caller.tenant, job).await?;
        return Err(Problem::new(Reason::NotYet, "there is no plan to analyse; ask again when it has ended"));
    };
    // Of slots, who goes without stands in the plan file alone, which may be long.
    let plan = match detail {
        Some(Detail::Matches) => api.store.document(caller.tenant, job, Part::Plan).await?,
        _ => None,
    };
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes);
    let answer = read(&answer).map_err(|_| Problem::internal("a stored answer cannot be read"))?;
    let plan = plan.and_then(|plan| read(&plan).ok()).unwrap_or_default();
    Ok(Json(analysed(&answer, &plan, detail.unwrap_or(Detail::Count))))
}

/// What is told of an answer.
fn analysed(answer: &Value, plan: &Value, detail: Detail) -> Value {
    let mut told = Map::new();
    for name in ["status", "score", "stages", "bound", "gap_percent", "proof", "total", "rules"] {
        if let Some(value) = answer.get(name).filter(|value| !value.is_null()) {
            told.insert(name.to_owned(), value.clone());
        }
    }
    let without = WITHOUT.iter().find_map(|name| answer.get(name).or_else(|| plan.get(name))?.as_array());
    told.insert("unserved_count".to_owned(), json!(without.map(Vec::len)));
    if detail == Detail::Matches {
        told.insert("unserved".to_owned(), json!(without.map_or(&[][..], Vec::as_slice)));
    }
    Value::Object(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_go_without_are_counted_or_told() {
        let answer = json!({"status": "partial", "rules": [{"rule": "A"}], "waiting": [{"applicant": "a1"}], "beds": [1]});
        let count = analysed(&answer, &Value::Null, Detail::Count);
        assert_eq!(count, json!({"status": "partial", "rules": [{"rule": "A"}], "unserved_count": 1}));
        let matches = analysed(&answer, &Value::Null, Detail::Matches);
        assert_eq!(matches["unserved"], json!([{"applicant": "a1"}]));
    }
}
