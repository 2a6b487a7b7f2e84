//! `/v1/roads`: the road networks of a tenant, which its documents call by name. Each is a file that `anpai roads build` made.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use anpai_solver::roads::Roads;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use serde::Serialize;
use tokio::fs;
use tokio::io::AsyncWriteExt as _;
use utoipa::ToSchema;

use super::Api;
use super::body::Pieces;
use super::caller::Caller;
use super::problem::{Problem, ProblemBody, Reason};
use super::query::Query;
use crate::keys::Scope;
use crate::work::ROADS;

/// The networks of a tenant.
#[derive(Serialize, ToSchema)]
#[schema(as = RoadNetworks)]
pub(super) struct RoadsBody {
    roads: Vec<RoadBody>,
}

/// A network.
#[derive(Serialize, ToSchema)]
#[schema(as = RoadNetwork)]
pub(super) struct RoadBody {
    /// How documents call it.
    name: String,
    /// How large its file is.
    bytes: u64,
}

/// A name that leads nowhere else.
fn is_name(name: &str) -> bool {
    let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    name.len() <= 100
        && name.strip_suffix(ROADS).is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
        && name.bytes().all(is_fine)
}

fn broken(error: &io::Error) -> Problem {
    tracing::error!(kind = ?error.kind(), "a network could not be kept");
    Problem::new(Reason::Unavailable, "the network could not be kept; try again")
}

/// Keeps a road network under a name, in the place of any that was called so.
#[utoipa::path(
    post,
    path = "/v1/roads",
    tag = "roads",
    params(("name" = String, Query, description = "How documents call it: letters of ASCII, digits, `-`, `_`, `.`, and \
        `.roads` at the end")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream",
        description = "The file that `anpai roads build` made"),
    responses(
        (status = 201, description = "It is kept", body = RoadBody),
        (status = 400, description = "The name cannot be used, or the body broke off", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "It is no road network", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn keep(
    State(api): State<Arc<Api>>,
    caller: Caller,
    RawQuery(query): RawQuery,
    body: Body,
) -> Result<(StatusCode, Json<RoadBody>), Problem> {
    let caller = caller.allowed(Scope::Solve)?;
    let mut query = Query::new(query.as_deref());
    let name =
        query.take("name", "a plain name that ends in .roads", |name| is_name(name).then(|| name.to_owned()));
    query.end()?;
    let name =
        name.ok_or_else(|| Problem::new(Reason::BadRequest, "say how it is called: ?name=city.roads"))?;
    let folder = api.program.roads_of(&caller.tenant.0);
    fs::create_dir_all(&folder).await.map_err(|error| broken(&error))?;
    // Beside the others, and gone where it is not kept.
    let coming = tempfile::NamedTempFile::new_in(&folder).map_err(|error| broken(&error))?;
    let bytes = receive(&api, body, coming.path().to_owned()).await?;
    let (path, kept) = (coming.path().to_owned(), folder.join(&name));
    let opened = tokio::task::spawn_blocking(move || Roads::open(&path).is_ok()).await;
    if !opened.unwrap_or(false) {
        return Err(Problem::new(
            Reason::BadInput,
            "it is no road network; make one with `anpai roads build`",
        ));
    }
    coming.persist(kept).map_err(|error| broken(&error.error))?;
    Ok((StatusCode::CREATED, Json(RoadBody { name, bytes })))
}

/// Writes a body into a file; tells how long it was.
async fn receive(api: &Api, body: Body, path: PathBuf) -> Result<u64, Problem> {
    let mut file = fs::File::create(path).await.map_err(|error| broken(&error))?;
    let (mut pieces, mut length) = (Pieces::of(api, body), 0);
    while let Some(bytes) = pieces.next().await? {
        length += bytes.len() as u64;
        file.write_all(&bytes).await.map_err(|error| broken(&error))?;
    }
    file.sync_all().await.map_err(|error| broken(&error))?;
    Ok(length)
}

/// Lists the road networks.
#[utoipa::path(
    get,
    path = "/v1/roads",
    tag = "roads",
    responses((status = 200, description = "The networks, by name", body = RoadsBody))
)]
pub(super) async fn list(State(api): State<Arc<Api>>, caller: Caller) -> Result<Json<RoadsBody>, Problem> {
    let caller = caller.allowed(Scope::Read)?;
    let mut roads = Vec::new();
    let mut entries = match fs::read_dir(api.program.roads_of(&caller.tenant.0)).await {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Json(RoadsBody { roads })),
        Err(error) => return Err(broken(&error)),
    };
    while let Some(entry) = entries.next_entry().await.map_err(|error| broken(&error))? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_name(&name) {
            let bytes = entry.metadata().await.map_err(|error| broken(&error))?.len();
            roads.push(RoadBody { name, bytes });
        }
    }
    roads.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Json(RoadsBody { roads }))
}

/// Forgets a road network.
#[utoipa::path(
    delete,
    path = "/v1/roads/{name}",
    tag = "roads",
    params(("name" = String, Path, description = "How documents call it")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 404, description = "There is none of this name", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn forget(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    let caller = caller.allowed(Scope::Solve)?;
    let none = || Problem::new(Reason::NotFound, "there is no network of this name");
    if !is_name(&name) {
        return Err(none());
    }
    match fs::remove_file(api.program.roads_of(&caller.tenant.0).join(name)).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(none()),
        Err(error) => Err(broken(&error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        assert!(is_name("city.roads") && is_name("a-b_c.1.roads"));
        for name in
            ["", ".roads", "..roads", "../x.roads", "a/b.roads", "x", "x.roads\0", "城.roads", "a b.roads"]
        {
            assert!(!is_name(name), "{name}");
        }
    }
}
