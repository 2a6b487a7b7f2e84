//! With the feature `otel`: spans of OpenTelemetry's own library, told to a collector. Nothing is traced where the environment names no
//! collector.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::time::Duration;

use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry::trace::{SpanBuilder, TraceContextExt as _, Tracer as _, TracerProvider as _};
use opentelemetry::{Context, KeyValue};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::resource::{EnvResourceDetector, TelemetryResourceDetector};
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};

use crate::failure::Failure;

mod attempts;
mod collector;
mod exporter;
mod request;
mod submission;
mod wire;

pub use attempts::Attempts;
use collector::Collector;
use exporter::Exporter;
pub use request::Request;
pub use submission::Submission;

/// How long the last spans may take to be told.
const LAST: Duration = Duration::from_secs(5);
/// The header of W3C Trace Context.
const TRACEPARENT: &str = "traceparent";
/// What traces; nothing, where nobody wants to hear.
static TRACER: OnceLock<SdkTracer> = OnceLock::new();

/// Traces are told until this ends.
#[derive(Debug)]
pub struct Tracing(Option<SdkTracerProvider>);

impl Tracing {
    /// Begins to trace a node, where the environment says to whom.
    ///
    /// # Errors
    /// What the environment says cannot be used.
    pub fn begin(role: &'static str) -> Result<Self, Failure> {
        let Some(collector) = Collector::of(|name| std::env::var(name).ok())? else { return Ok(Self(None)) };
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(Exporter::new(&collector))
            .with_resource(resource(role)?)
            .build();
        // A second one in a process changes nothing.
        let _ = TRACER.set(provider.tracer("anpai"));
        Ok(Self(Some(provider)))
    }

    /// Tells what has ended and was not told yet. Blocks.
    pub fn end(self) {
        if let Some(provider) = self.0
            && provider.shutdown_with_timeout(LAST).is_err()
        {
            tracing::warn!("the last spans were not told in time");
        }
    }
}

/// What this process is: what the environment says goes before what we say.
fn resource(role: &'static str) -> Result<Resource, Failure> {
    let mut instance = [0; 16];
    getrandom::fill(&mut instance).map_err(|_| Failure::Usage("the system has no randomness"))?;
    let resource = Resource::builder_empty()
        .with_service_name("anpai")
        .with_attributes([
            KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
            KeyValue::new("service.instance.id", format!("{:032x}", u128::from_be_bytes(instance))),
            KeyValue::new("anpai.role", role),
        ])
        .with_detector(Box::new(TelemetryResourceDetector))
        .with_detector(Box::new(EnvResourceDetector::new()));
    Ok(match std::env::var("OTEL_SERVICE_NAME") {
        Ok(name) if !name.is_empty() => resource.with_service_name(name).build(),
        _ => resource.build(),
    })
}

/// Begins a span, where anything is traced.
fn begin(span: SpanBuilder, parent: &Context) -> Option<Context> {
    let tracer = TRACER.get()?;
    Some(parent.with_span(tracer.build_with_context(span, parent)))
}

/// The context of a span elsewhere; an empty one where it is none.
fn elsewhere(traceparent: Option<&str>) -> Context {
    let carrier = traceparent.map(|text| (TRACEPARENT.to_owned(), text.to_owned()));
    let carrier: HashMap<String, String> = carrier.into_iter().collect();
    TraceContextPropagator::new().extract_with_context(&Context::new(), &carrier)
}

/// How a span is told elsewhere.
fn traceparent(context: &Context) -> Option<String> {
    let mut carrier: HashMap<String, String> = HashMap::new();
    TraceContextPropagator::new().inject_context(context, &mut carrier);
    carrier.remove(TRACEPARENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traceparent_comes_back_as_it_went_and_what_is_none_is_no_parent() {
        let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assert_eq!(traceparent(&elsewhere(Some(text))).as_deref(), Some(text));
        for wrong in [None, Some(""), Some("00-0-0-01"), Some("00-0af7651916cd43dd8448eb211c80319c-01")] {
            assert!(!elsewhere(wrong).span().span_context().is_valid(), "{wrong:?}");
        }
    }

    #[test]
    fn nothing_is_begun_where_nobody_wants_to_hear() {
        assert!(begin(SpanBuilder::from_name("submit"), &Context::new()).is_none());
    }
}
