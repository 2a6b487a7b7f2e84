//! Calls about the service itself. They take no key: they tell nothing of anybody's plans.

use std::sync::{Arc, OnceLock};

use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use serde::Serialize;
use utoipa::ToSchema;

use super::Api;
use super::problem::{Problem, ProblemBody, Reason};
use crate::jobs::word::Word as _;

/// That all is well.
#[derive(Serialize, ToSchema)]
#[schema(as = Well)]
pub(super) struct WellBody {
    /// `ok`.
    status: &'static str,
    /// The version of the program.
    version: &'static str,
}

const WELL: WellBody = WellBody { status: "ok", version: env!("CARGO_PKG_VERSION") };

/// Whether the process is alive.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operations",
    responses((status = 200, description = "It is", body = WellBody))
)]
pub(super) async fn healthz() -> Json<WellBody> {
    Json(WELL)
}

/// Whether it can do its work: the store answers, and it is not going down.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operations",
    responses(
        (status = 200, description = "It can", body = WellBody),
        (status = 503, description = "It cannot", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn readyz(State(api): State<Arc<Api>>) -> Result<Json<WellBody>, Problem> {
    if *api.closing.borrow() {
        return Err(Problem::new(Reason::Unavailable, "this server is going down; ask another"));
    }
    api.store.counts().await?;
    Ok(Json(WELL))
}

/// What is measured: one recorder a process.
fn recorder() -> Option<&'static PrometheusHandle> {
    /// Seconds: answers take milliseconds, searches minutes.
    const BOUNDS: [f64; 14] =
        [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0, 60.0, 300.0, 1800.0];
    static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let make = || {
        let seconds = Matcher::Suffix("_seconds".to_owned());
        PrometheusBuilder::new().set_buckets_for_metric(seconds, &BOUNDS).ok()?.install_recorder().ok()
    };
    RECORDER.get_or_init(make).as_ref()
}

/// Begins to measure.
pub fn measure() {
    recorder();
}

/// What is measured, in the form of Prometheus.
#[utoipa::path(
    get,
    path = "/metrics",
    tag = "operations",
    responses(
        (status = 200, description = "The figures", body = String, content_type = "text/plain"),
        (status = 503, description = "The store does not answer", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn metrics(State(api): State<Arc<Api>>) -> Result<Response, Problem> {
    for (state, many) in api.store.counts().await? {
        metrics::gauge!("anpai_plans", "state" => state.word()).set(many as f64);
    }
    let Some(recorder) = recorder() else { return Err(Problem::internal("nothing is measured")) };
    // Histograms grow until they are drained.
    recorder.run_upkeep();
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4")], recorder.render()).into_response())
}

/// What the API can do, for programs (OpenAPI 3.1).
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "operations",
    responses((status = 200, description = "The document", body = Object))
)]
pub(super) async fn openapi() -> Response {
    static TEXT: OnceLock<String> = OnceLock::new();
    ([(CONTENT_TYPE, "application/json")], TEXT.get_or_init(super::openapi).as_str()).into_response()
}

/// What the API can do, for people.
#[utoipa::path(
    get,
    path = "/docs",
    tag = "operations",
    responses((status = 200, description = "The page", body = String, content_type = "text/html"))
)]
pub(super) async fn docs() -> Html<&'static str> {
    static PAGE: OnceLock<String> = OnceLock::new();
    Html(PAGE.get_or_init(super::page::page).as_str())
}

/// An address that leads nowhere.
pub(super) async fn nothing() -> Problem {
    Problem::new(Reason::NotFound, "there is no such address; /docs lists them")
}

/// An address with another method.
pub(super) async fn not_so() -> Problem {
    Problem::new(Reason::MethodNotAllowed, "this address takes other methods; /docs lists them")
}
