//! What tells a collector: OTLP over HTTP with JSON, by the same client that tells webhooks. The library's own exporter would bring
//! Protocol Buffers, whose macros share crates with `bindgen`, and so every build with the feature would build HiGHS anew.

use std::future::{Future, ready};
use std::sync::atomic::{AtomicBool, Ordering};

use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::{OTelSdkError, OTelSdkResult};
use opentelemetry_sdk::trace::{SpanData, SpanExporter};
use ureq::Agent;

use super::Collector;
use super::wire;
use crate::trust;

/// What tells.
#[derive(Debug)]
pub(super) struct Exporter {
    agent: Agent,
    address: String,
    headers: Vec<(String, String)>,
    resource: Resource,
    /// Whether the last ones were not taken, so that it is said once.
    troubled: AtomicBool,
}

impl Exporter {
    pub fn new(collector: &Collector) -> Self {
        let config = Agent::config_builder()
            .tls_config(trust::tls(trust::roots()))
            .timeout_global(Some(collector.patience))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("anpai/", env!("CARGO_PKG_VERSION")))
            .build();
        Self {
            agent: config.into(),
            address: collector.address.clone(),
            headers: collector.headers.clone(),
            resource: Resource::builder_empty().build(),
            troubled: AtomicBool::new(false),
        }
    }

    /// Blocks, on the thread that the library has for it.
    fn tell(&self, spans: &[SpanData]) -> Result<(), String> {
        let body = wire::request(&self.resource, spans).to_string();
        let mut post = self.agent.post(&self.address).header("content-type", "application/json");
        for (name, value) in &self.headers {
            post = post.header(name, value);
        }
        match post.send(body) {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => Err(format!("it answered {}", answer.status().as_u16())),
            Err(_) => Err("it cannot be reached".to_owned()),
        }
    }
}

impl SpanExporter for Exporter {
    fn export(&self, spans: Vec<SpanData>) -> impl Future<Output = OTelSdkResult> + Send {
        let told = self.tell(&spans);
        let was_troubled = self.troubled.swap(told.is_err(), Ordering::Relaxed);
        match &told {
            Err(why) if !was_troubled => {
                tracing::warn!(why, spans = spans.len(), "traces are lost: the collector does not take them");
            }
            Ok(()) if was_troubled => tracing::info!("the collector takes traces again"),
            _ => {}
        }
        ready(told.map_err(OTelSdkError::InternalFailure))
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.resource = resource.clone();
    }
}
