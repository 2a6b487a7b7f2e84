//! Bodies: read whole up to a limit, and within a time, so that nobody holds a place by sending a byte a minute.

use std::time::Duration;

use anpai_core::issue::Issues;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use futures_util::StreamExt as _;
use serde::Deserialize;
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
    let mut stream = body.into_data_stream();
    let gathered = match told {
        Some(length) if length > most => Ok(Err(Cut::TooLarge)),
        _ => timeout(api.limits.patience, gather(&mut stream, most)).await,
    };
    match gathered {
        Err(_) => Err(Problem::new(Reason::TooSlow, "send it at once, or in a faster way")),
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(Cut::Broken)) => Err(Problem::new(Reason::BadRequest, "the body broke off")),
        Ok(Err(Cut::TooLarge)) => {
            // Who is still sending when the connection closes may not hear why; so a little too much is taken, and let go.
            let _ = timeout(api.limits.patience, let_go(&mut stream, most)).await;
            Err(too_large())
        }
    }
}

/// A body that is JSON; `what` it should be and what to do, where it is not.
///
/// # Errors
/// It is none.
pub(super) fn json<'a, T: Deserialize<'a>>(bytes: &'a [u8], what: &str, action: &str) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| {
        let mut issues = Issues::default();
        issues.push("bad-json", "", "", format!("it is no {what}: {error}"), action);
        Problem::issues(issues)
    })
}

/// Why a body is not there whole.
enum Cut {
    TooLarge,
    Broken,
}

async fn gather(stream: &mut BodyDataStream, most: usize) -> Result<Vec<u8>, Cut> {
    let mut bytes = Vec::new();
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|_| Cut::Broken)?;
        if bytes.len() + piece.len() > most {
            return Err(Cut::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// Reads on, up to so many bytes, and keeps nothing.
async fn let_go(stream: &mut BodyDataStream, most: usize) {
    let mut come = 0;
    while let Some(Ok(piece)) = stream.next().await {
        come += piece.len();
        if come > most {
            return;
        }
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
