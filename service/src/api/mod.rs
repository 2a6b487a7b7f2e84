//! The HTTP API: every model of the program behind one set of calls. A handler is a file; what it promises is in its
//! documentation, from which the OpenAPI document is made. Nothing here solves: plans are jobs in the store, and whoever works on
//! them may be in this process or in another.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::sync::{Semaphore, watch};
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, Ref, ResponseBuilder};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::audit::Audit;
use crate::database::Database;
use crate::desks::Desks;
use crate::jobs::{Moment, SqlStore};
use crate::uploads::Uploads;
use crate::webhooks::Webhooks;
use crate::work::Program;

mod audit;
mod body;
mod caller;
mod checked;
mod desks;
mod errand;
mod limits;
mod measure;
mod models;
mod operations;
mod page;
mod plans;
mod problem;
mod query;
mod roads;
mod uploads;
mod watcher;
mod webhooks;

pub use caller::Door;
pub use limits::Limits;
use limits::{AtOnce, InProgress, Rates};
pub use operations::measure as begin_to_measure;
pub use watcher::Watcher;

/// What the handlers share.
#[derive(Debug)]
pub struct Api {
    /// Where jobs are kept.
    pub store: Arc<SqlStore>,
    /// The booking desks.
    pub desks: Desks,
    /// Where large documents are kept until they are used.
    pub uploads: Uploads,
    /// Who did what.
    pub audit: Audit,
    /// Who is told when a plan has ended.
    pub webhooks: Webhooks,
    /// Who may come in.
    pub door: Door,
    /// How much of what.
    pub limits: Limits,
    /// What evaluates plans.
    pub program: Program,
    /// What tells the streams of events.
    pub watcher: Watcher,
    /// So many documents are checked at a time.
    checks: Semaphore,
    rates: Rates,
    at_once: AtOnce,
    in_progress: InProgress,
    /// Whether the server is going down.
    closing: watch::Receiver<bool>,
}

impl Api {
    /// An API on a store, until `closing` says true.
    #[must_use]
    pub fn new(
        store: Arc<SqlStore>,
        database: &Database,
        door: Door,
        limits: Limits,
        program: Program,
        closing: watch::Receiver<bool>,
    ) -> Arc<Self> {
        let watcher = Watcher::start(Arc::clone(&store));
        Arc::new(Self {
            store,
            desks: Desks::on(database.clone()),
            uploads: Uploads::on(database.clone()),
            audit: Audit::on(database.clone()),
            webhooks: Webhooks::on(database.clone()),
            door,
            program,
            watcher,
            checks: Semaphore::new(limits.checks),
            rates: Rates::new(limits.requests_a_second),
            at_once: AtOnce::default(),
            in_progress: InProgress::default(),
            limits,
            closing,
        })
    }
}

/// An instant of the store (RFC 3339).
fn instant(moment: Moment) -> String {
    jiff::Timestamp::from_millisecond(moment.0).map_or_else(|_| String::new(), |instant| instant.to_string())
}

/// What the OpenAPI document says of the whole.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "anpai",
        description = "Arranges what a district's civil-affairs bureau owes its people: care visits at home, beds, meals and \
                       their rounds, funerals. A document is submitted and becomes a plan; every model is behind the same calls."
    ),
    tags(
        (name = "plans", description = "Documents that are solved, and what became of them"),
        (name = "models", description = "What can be arranged, and what a document has to say"),
        (name = "webhooks", description = "Who is told when a plan has ended"),
        (name = "desks", description = "Booking desks, which sell nothing twice"),
        (name = "roads", description = "Road networks that documents call by name"),
        (name = "audit", description = "Who did what"),
        (name = "operations", description = "The state of the service"),
    )
)]
struct Whole;

/// Every call but the operations' takes a key.
struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(bearer));
        for (path, item) in &mut document.paths.paths {
            if path.starts_with("/v1/") {
                let calls = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
                calls.into_iter().flatten().for_each(kept_by_a_key);
            }
        }
    }
}

/// What can be said to every call that takes a key.
fn kept_by_a_key(call: &mut Operation) {
    call.security = Some(vec![SecurityRequirement::new("key", [""; 0])]);
    for (status, description) in [
        ("401", "No valid key"),
        ("403", "The key does not allow it"),
        ("408", "The body came too slowly"),
        ("429", "Too many requests; `Retry-After` says when to try again"),
        ("500", "Our mistake"),
        ("503", "The store does not answer, and nobody knows whether it was done; say the same again"),
    ] {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response =
            ResponseBuilder::new().description(description).content("application/problem+json", content);
        let responses = &mut call.responses.responses;
        responses.entry(status.to_owned()).or_insert_with(|| response.build().into());
    }
}

fn routes() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::with_openapi(Whole::openapi())
        .routes(routes!(models::list::list))
        .routes(routes!(models::schema::schema))
        .routes(routes!(models::demo::demo))
        .routes(routes!(models::validate::validate))
        .routes(routes!(models::evaluate::evaluate))
        .routes(routes!(plans::submit::submit))
        .routes(routes!(plans::list::list))
        .routes(routes!(plans::one::one))
        .routes(routes!(plans::cancel::cancel))
        .routes(routes!(plans::documents::input))
        .routes(routes!(plans::tables::solution))
        .routes(routes!(plans::documents::answer))
        .routes(routes!(plans::documents::report))
        .routes(routes!(plans::events::events))
        .routes(routes!(plans::analysis::analysis))
        .routes(routes!(plans::diff::diff))
        .routes(routes!(plans::patch::patch))
        .routes(routes!(plans::recommend::recommend))
        .routes(routes!(uploads::upload))
        .routes(routes!(webhooks::list, webhooks::make))
        .routes(routes!(webhooks::forget))
        .routes(routes!(audit::audit))
        .routes(routes!(roads::list, roads::keep))
        .routes(routes!(roads::forget))
        .routes(routes!(desks::open::list))
        .routes(routes!(desks::open::open))
        .routes(routes!(desks::command::offers))
        .routes(routes!(desks::command::holds))
        .routes(routes!(desks::command::confirmations))
        .routes(routes!(desks::command::releases))
        .routes(routes!(desks::command::commands))
        .routes(routes!(desks::look::bookings))
        .routes(routes!(desks::look::plots))
        .routes(routes!(desks::look::calendar))
        .routes(routes!(desks::look::audit))
        .routes(routes!(operations::healthz))
        .routes(routes!(operations::readyz))
        .routes(routes!(operations::metrics))
        .routes(routes!(operations::openapi))
        .routes(routes!(operations::docs))
}

/// The OpenAPI document: version 3.1, as it is committed in `docs/openapi.json`.
#[must_use]
pub fn openapi() -> String {
    let mut document = routes().into_openapi();
    Security.modify(&mut document);
    let text = document.to_pretty_json();
    text.expect("the document is plain data") + "\n"
}

/// Every call.
pub fn app(api: &Arc<Api>) -> Router {
    let (router, _) = routes().split_for_parts();
    router
        .fallback(operations::nothing)
        .method_not_allowed_fallback(operations::not_so)
        .layer(from_fn_with_state(Arc::clone(api), limits::limit))
        .layer(from_fn(measure::measure))
        .with_state(Arc::clone(api))
}
