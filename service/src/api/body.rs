//! Bodies: read whole up to a limit, and within a time, so that nobody holds a place by sending a byte a minute.

use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, to_bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use futures_util::StreamExt as _;
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

/// A body that comes piece by piece: not the whole has to come within the time, but always something.
pub(super) struct Pieces {
    stream: BodyDataStream,
    patience: Duration,
    most: u64,
    come: u64,
}

impl Pieces {
    /// Of a body that may be as large as an upload.
    pub fn of(api: &Api, body: Body) -> Self {
        Self {
            stream: body.into_data_stream(),
            patience: api.limits.patience,
            most: api.limits.upload,
            come: 0,
        }
    }

    /// The next piece; nothing at the end.
    ///
    /// # Errors
    /// It is too large, too slow, or broke off.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Problem> {
        let next = timeout(self.patience, self.stream.next()).await;
        let next = next.map_err(|_| Problem::new(Reason::TooSlow, "nothing came for too long"))?;
        let Some(bytes) = next else { return Ok(None) };
        let bytes = bytes.map_err(|_| Problem::new(Reason::BadRequest, "the body broke off"))?;
        self.come += bytes.len() as u64;
        if self.come > self.most {
            return Err(Problem::new(Reason::TooLarge, format!("this may have {} bytes", self.most)));
        }
        Ok(Some(bytes))
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
