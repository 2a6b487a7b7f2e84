//! Plans: what was submitted and what became of it.

use serde_json::Value;

use super::problem::Problem;
use crate::jobs::{JobId, JobStore as _, Tenant, View};

pub(super) mod analysis;
pub(super) mod cancel;
pub(super) mod diff;
pub(super) mod documents;
pub(super) mod events;
pub(super) mod list;
pub(super) mod one;
pub(super) mod patch;
pub(super) mod recommend;
pub(super) mod submit;
pub(super) mod tables;
mod told;

/// A plan by its id in an address. What is no id names nothing.
fn id(text: &str) -> Result<JobId, Problem> {
    text.parse().map_err(|_| Problem::no_plan())
}

/// A tenant's plan.
async fn find(api: &super::Api, tenant: &Tenant, id: JobId) -> Result<View, Problem> {
    api.store.find(tenant.clone(), id).await?.ok_or_else(Problem::no_plan)
}

/// What a worker told, which is an object.
fn progress(text: Option<&str>) -> Option<Value> {
    text.and_then(|text| serde_json::from_str(text).ok())
}
