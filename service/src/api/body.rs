//! Bodies: read whole up to a limit, and within a time, so that nobody holds a place by sending a byte a minute.

use axum::body::{Body, to_bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use tokio::time::timeout;

use super::Api;
use super::problem::{Problem, Reason};

/// The bytes of a body.
///
/// # Errors
/// It is too large, too slow, or broke off.
pub(super) async fn read(api: &Api, headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Problem> {
    let most = api.limits.body;
    let too_large = || Problem::new(Reason::TooLarge, format!("a body has at most {most} bytes"));
    let told = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > most) {
        return Err(too_large());
    }
    match timeout(api.limits.patience, to_bytes(body, most)).await {
        Err(_) => Err(Problem::new(Reason::TooSlow, "send it at once, or in a faster way")),
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(error)) if is_limit(&error) => Err(too_large()),
        Ok(Err(_)) => Err(Problem::new(Reason::BadRequest, "the body broke off")),
    }
}

fn is_limit(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}
