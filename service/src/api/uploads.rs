//! `POST /v1/uploads`: a large document in a request of its own, kept piece by piece.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::Api;
use super::body::Pieces;
use super::caller::Caller;
use super::plans::submit::draw;
use super::problem::{Problem, ProblemBody};
use crate::keys::Scope;

/// Bytes of a piece: large enough that each is worth a transaction.
const PIECE: usize = 1024 * 1024;

/// An upload.
#[derive(Serialize, ToSchema)]
#[schema(as = Upload)]
pub(super) struct UploadBody {
    /// What to name as `upload` when a plan is made of it.
    id: String,
    /// How many bytes came.
    length: i64,
}

/// Takes a large document.
///
/// It is kept for a day, and can be made a plan by `POST /v1/{model}/plans?upload=ID` with an empty body.
#[utoipa::path(
    post,
    path = "/v1/uploads",
    tag = "plans",
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The document"),
    responses(
        (status = 201, description = "It has all come", body = UploadBody),
        (status = 400, description = "The body broke off", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn upload(
    State(api): State<Arc<Api>>,
    caller: Caller,
    body: Body,
) -> Result<(StatusCode, Json<UploadBody>), Problem> {
    let caller = caller.allowed(Scope::Solve)?;
    let id = draw()?;
    let mut coming = api.uploads.begin(&caller.tenant, id).await?;
    let (mut pieces, mut piece) = (Pieces::of(&api, body), Vec::with_capacity(PIECE));
    // What breaks off is never whole, and forgotten in time.
    while let Some(bytes) = pieces.next().await? {
        piece.extend_from_slice(&bytes);
        if piece.len() >= PIECE {
            coming.piece(std::mem::replace(&mut piece, Vec::with_capacity(PIECE))).await?;
        }
    }
    if !piece.is_empty() {
        coming.piece(piece).await?;
    }
    let length = coming.finish().await?;
    Ok((StatusCode::CREATED, Json(UploadBody { id: id.to_string(), length })))
}
