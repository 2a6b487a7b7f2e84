//! What the API answers where it does not do what was asked: problem details (RFC 9457), each with a stable type, and with
//! every issue of the input where that is the reason.

use std::time::Duration;

use anpai_core::issue::{Issue, Issues};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::database::StoreError;

/// Why something is not done. The name of each is the end of its type, and stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The request cannot be read.
    BadRequest,
    /// No key, or one that is not known.
    Unauthorized,
    /// The key does not allow it.
    Forbidden,
    /// There is no such thing, or it is somebody else's.
    NotFound,
    /// Not this method here.
    MethodNotAllowed,
    /// The body took too long to come.
    TooSlow,
    /// What is asked does not fit where the thing is in its life.
    NotYet,
    /// The desk cannot do it.
    Refused,
    /// A request with the same idempotency key is being answered.
    InProgress,
    /// The body is larger than is taken.
    TooLarge,
    /// What is to be done takes more memory than it may.
    TooMuch,
    /// The document has issues.
    BadInput,
    /// The model has no such thing.
    Unsupported,
    /// The idempotency key belongs to something else.
    KeyReused,
    /// Too many requests.
    TooMany,
    /// Our mistake.
    Internal,
    /// The store does not answer.
    Unavailable,
}

impl Reason {
    /// Its status, the end of its type, and its title.
    pub fn words(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BadRequest => (StatusCode::BAD_REQUEST, "bad-request", "The request cannot be read"),
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized", "A valid key is needed"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "The key does not allow this"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "There is no such thing"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Not this method here")
            }
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too-slow", "The body took too long to come"),
            Self::NotYet => (StatusCode::CONFLICT, "not-yet", "Not as things stand"),
            Self::Refused => (StatusCode::CONFLICT, "refused", "The desk cannot do it"),
            Self::InProgress => {
                (StatusCode::CONFLICT, "in-progress", "A request with this key is being answered")
            }
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The body is too large"),
            Self::TooMuch => {
                (StatusCode::UNPROCESSABLE_ENTITY, "job-too-large", "The job takes too much memory")
            }
            Self::BadInput => (StatusCode::UNPROCESSABLE_ENTITY, "bad-input", "The document has issues"),
            Self::Unsupported => {
                (StatusCode::UNPROCESSABLE_ENTITY, "unsupported", "The model has no such thing")
            }
            Self::KeyReused => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "key-reused",
                "The idempotency key belongs to something else",
            ),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many-requests", "Too many requests"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Our mistake"),
            Self::Unavailable => {
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "The store does not answer")
            }
        }
    }
}

/// Something that was not done, and why.
#[derive(Clone, Debug)]
pub struct Problem {
    reason: Reason,
    detail: String,
    issues: Issues,
    retry_after: Option<Duration>,
}

/// Problem details (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// What kind of problem: stable, for programs.
    #[serde(rename = "type")]
    #[schema(example = "urn:anpai:problem:bad-input")]
    kind: String,
    /// The same for people.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What it is here.
    detail: String,
    /// Every issue of the document or the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<IssueBody>)]
    issues: Vec<Issue>,
}

/// One thing that is wrong with a document.
#[derive(Serialize, ToSchema)]
#[schema(as = Issue)]
pub struct IssueBody {
    /// A JSON pointer into the document, or `?name` for a parameter.
    pointer: String,
    /// What stands there, shortened.
    value: String,
    /// A stable code.
    code: String,
    /// Why it cannot be used.
    cause: String,
    /// What to do about it.
    action: String,
}

impl Problem {
    /// For a reason, with what it is here.
    pub fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into(), issues: Issues::default(), retry_after: None }
    }
    /// There is no such plan, or it is another tenant's: nobody is told which.
    pub fn no_plan() -> Self {
        Self::new(Reason::NotFound, "there is no such plan")
    }
    /// What was to be done took more memory than it may.
    pub fn no_memory() -> Self {
        Self::new(Reason::TooMuch, "it takes more memory than a job may")
    }
    /// For issues of a document.
    pub fn issues(issues: Issues) -> Self {
        Self { issues, ..Self::new(Reason::BadInput, "every issue is listed; nothing was accepted") }
    }
    /// For issues of the request itself.
    pub fn request(issues: Issues) -> Self {
        Self { issues, ..Self::new(Reason::BadRequest, "every issue is listed; nothing was done") }
    }
    /// For reasons why a desk cannot do it.
    pub fn refused(issues: Issues) -> Self {
        Self { issues, ..Self::new(Reason::Refused, "every reason is listed; nothing was done") }
    }
    /// The same with its issues told in another way, whichever that is.
    pub fn with_issues(self, tell: impl FnOnce(Issues) -> Result<Issues, Issues>) -> Self {
        let (Ok(issues) | Err(issues)) = tell(self.issues);
        Self { issues, ..self }
    }
    /// The same, and when to try again.
    pub fn after(self, time: Duration) -> Self {
        Self { retry_after: Some(time), ..self }
    }
    /// Our mistake; what it is goes to the log, without anything of the input.
    pub fn internal(what: &str) -> Self {
        tracing::error!(what, "a request could not be answered");
        Self::new(Reason::Internal, "this is our mistake; it is in the log")
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store does not answer");
        Self::new(Reason::Unavailable, "nobody knows whether it was done; say the same again")
            .after(Duration::from_secs(1))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, name, title) = self.reason.words();
        let body = ProblemBody {
            kind: format!("urn:anpai:problem:{name}"),
            title,
            status: status.as_u16(),
            detail: self.detail,
            issues: self.issues.0,
        };
        let text = serde_json::to_string(&body).expect("plain fields have JSON");
        let mut response = (status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(time) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(time.as_secs().max(1)));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
