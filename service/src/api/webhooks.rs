//! `POST`, `GET` and `DELETE /v1/webhooks`: who is told when a plan has ended.

use std::sync::Arc;

use anpai_core::issue::Issues;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::Caller;
use super::problem::{Problem, ProblemBody, Reason};
use super::{Api, body, instant};
use crate::jobs::Tenant;
use crate::keys::Scope;
use crate::webhooks::{MOST, Making, NewWebhook, Secret, Webhook, WebhookId};

/// A wish for a webhook.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewWebhook)]
pub(super) struct WishBody {
    /// Where to send to.
    #[schema(example = "https://example.org/anpai")]
    url: String,
    /// Whether it hears of every plan; otherwise of those alone that name it (`?webhook=ID`).
    #[serde(default)]
    every_plan: bool,
}

/// A webhook.
#[derive(Serialize, ToSchema)]
#[schema(as = Webhook)]
pub(super) struct WebhookBody {
    /// Which: 32 hexadecimal digits.
    id: String,
    /// Where it leads.
    url: String,
    /// Whether it hears of every plan.
    every_plan: bool,
    /// Since when it is there.
    #[schema(format = "date-time")]
    created_at: String,
    /// How much waits to be told.
    waiting: i64,
    /// How often it failed since the last success.
    failures: i64,
    /// Why the last time.
    trouble: Option<String>,
    /// How much was given up, after three days.
    lost: i64,
    /// The key of its signatures; told when it is made and never again.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// The webhooks of a tenant.
#[derive(Serialize, ToSchema)]
#[schema(as = Webhooks)]
pub(super) struct WebhooksBody {
    webhooks: Vec<WebhookBody>,
}

impl WebhookBody {
    fn new(webhook: Webhook, secret: Option<&Secret>) -> Self {
        Self {
            id: webhook.id.text().to_owned(),
            url: webhook.url,
            every_plan: webhook.every_plan,
            created_at: instant(webhook.created_at),
            waiting: webhook.waiting,
            failures: webhook.failures,
            trouble: webhook.trouble,
            lost: webhook.lost,
            secret: secret.map(Secret::reveal),
        }
    }
}

/// There is none, or it is another tenant's: nobody is told which.
fn unknown() -> Problem {
    Problem::new(Reason::NotFound, "there is no such webhook")
}

/// Makes sure that a webhook that a plan names is the tenant's.
///
/// # Errors
/// It is not.
pub(super) async fn known(api: &Api, tenant: &Tenant, id: Option<&str>) -> Result<(), Problem> {
    let Some(id) = id else { return Ok(()) };
    let id: WebhookId = id.parse().map_err(|()| unknown())?;
    api.webhooks.find(tenant, &id).await?.map(drop).ok_or_else(unknown)
}

/// Has somebody told when a plan has ended.
///
/// Each is told by a POST with `webhook-id`, `webhook-timestamp` and `webhook-signature` in its head (Standard Webhooks): the
/// signature is HMAC-SHA256 over the id, the timestamp and the body with dots between them. Whatever is not answered with
/// 2xx is sent again, after pauses that grow up to an hour, for three days: at least once, under the same id.
#[utoipa::path(
    post,
    path = "/v1/webhooks",
    tag = "webhooks",
    request_body(content = WishBody, description = "Where to, and of what"),
    responses(
        (status = 201, description = "It is there: its secret is told here and never again", body = WebhookBody),
        (status = 400, description = "The body broke off", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There are as many as there may be", body = ProblemBody,
            content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "The address cannot be used", body = ProblemBody,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn make(
    State(api): State<Arc<Api>>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<WebhookBody>), Problem> {
    let caller = caller.allowed(Scope::Admin)?;
    let bytes = body::read(&api, &headers, body).await?;
    let wish: WishBody = body::json(&bytes, "webhook", "send an object with a url")?;
    if let Err(why) = api.limits.reach.check(&wish.url) {
        let mut issues = Issues::default();
        issues.push(
            "bad-url",
            "/url",
            &wish.url,
            why.to_string(),
            "give an address of the public network, by https",
        );
        return Err(Problem::issues(issues));
    }
    let WishBody { url, every_plan } = wish;
    let ask = NewWebhook { tenant: caller.tenant, url, every_plan };
    match api.webhooks.make(ask, caller.key.as_ref()).await? {
        Making::Made(webhook, secret) => {
            Ok((StatusCode::CREATED, Json(WebhookBody::new(webhook, Some(&secret)))))
        }
        Making::TooMany => {
            Err(Problem::new(Reason::NotYet, format!("there are {MOST} webhooks: forget one of them first")))
        }
    }
}

/// Lists the webhooks, and how each is doing.
#[utoipa::path(
    get,
    path = "/v1/webhooks",
    tag = "webhooks",
    responses((status = 200, description = "The webhooks, by age", body = WebhooksBody))
)]
pub(super) async fn list(State(api): State<Arc<Api>>, caller: Caller) -> Result<Json<WebhooksBody>, Problem> {
    let caller = caller.allowed(Scope::Admin)?;
    let webhooks = api.webhooks.list(&caller.tenant).await?.into_iter();
    Ok(Json(WebhooksBody { webhooks: webhooks.map(|webhook| WebhookBody::new(webhook, None)).collect() }))
}

/// Forgets a webhook, with what it was still to be told.
#[utoipa::path(
    delete,
    path = "/v1/webhooks/{id}",
    tag = "webhooks",
    params(("id" = String, Path, description = "The webhook")),
    responses(
        (status = 204, description = "It is forgotten"),
        (status = 404, description = "No such webhook", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn forget(
    State(api): State<Arc<Api>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let caller = caller.allowed(Scope::Admin)?;
    let id: WebhookId = id.parse().map_err(|()| unknown())?;
    let was_there = api.webhooks.forget(&caller.tenant, &id, caller.key.as_ref()).await?;
    if was_there { Ok(StatusCode::NO_CONTENT) } else { Err(unknown()) }
}
