//! What is noted of each request: how many by route and status, and how long each took. The log has the route and not the
//! address, so that nothing of what was asked is in it.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use crate::trace;

/// A report has its style and its script in itself, and needs nothing from anywhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; \
                      frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Answers, notes, and adds the headers that keep browsers from doing more than they should.
pub(super) async fn measure(request: Request, next: Next) -> Response {
    let begin = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let traced = trace::Request::begin(request.method(), &route, request.headers());
    let mut response = traced.around(next.run(request)).await;
    let (seconds, status) = (begin.elapsed().as_secs_f64(), response.status().as_u16());
    traced.answered(status);
    tracing::info!(method, route, status, ms = (seconds * 1000.0).round(), "answered");
    let labels = [("method", method), ("route", route), ("status", status.to_string())];
    metrics::counter!("anpai_http_requests_total", &labels).increment(1);
    metrics::histogram!("anpai_http_seconds", &labels[..2]).record(seconds);
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (CONTENT_SECURITY_POLICY, POLICY),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
