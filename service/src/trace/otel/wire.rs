//! Spans as OTLP has them in JSON: ids in hexadecimal digits, whole numbers of 64 bits as text.
//!
//! Source: OpenTelemetry Protocol 1.9, "JSON Protobuf Encoding", and `opentelemetry/proto/trace/v1/trace.proto`.

use std::time::{SystemTime, UNIX_EPOCH};

use opentelemetry::trace::{SpanId, SpanKind, Status};
use opentelemetry::{Array, Value as Told};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SpanData;
use serde_json::{Value, json};

/// `SPAN_FLAGS_CONTEXT_HAS_IS_REMOTE_MASK` and `SPAN_FLAGS_CONTEXT_IS_REMOTE_MASK`.
const REMOTE_IS_KNOWN: u32 = 0x100;
const IS_REMOTE: u32 = 0x200;

/// An `ExportTraceServiceRequest`.
pub(super) fn request(resource: &Resource, spans: &[SpanData]) -> Value {
    let attributes: Vec<Value> = resource.iter().map(|(key, value)| attribute(key.as_str(), value)).collect();
    let spans: Vec<Value> = spans.iter().map(span).collect();
    let scope = json!({"name": "anpai", "version": env!("CARGO_PKG_VERSION")});
    json!({"resourceSpans": [{
        "resource": {"attributes": attributes},
        "scopeSpans": [{"scope": scope, "spans": spans}],
    }]})
}

/// Spans of ours have no events, no links and no state of a trace.
fn span(span: &SpanData) -> Value {
    let remote = if span.parent_span_is_remote { IS_REMOTE } else { 0 };
    let attributes: Vec<Value> =
        span.attributes.iter().map(|told| attribute(told.key.as_str(), &told.value)).collect();
    let mut object = json!({
        "traceId": span.span_context.trace_id().to_string(),
        "spanId": span.span_context.span_id().to_string(),
        "flags": u32::from(span.span_context.trace_flags().to_u8()) | REMOTE_IS_KNOWN | remote,
        "name": span.name,
        "kind": kind(&span.span_kind),
        "startTimeUnixNano": nanoseconds(span.start_time),
        "endTimeUnixNano": nanoseconds(span.end_time),
        "attributes": attributes,
        "status": status(&span.status),
    });
    if span.parent_span_id != SpanId::INVALID {
        object["parentSpanId"] = json!(span.parent_span_id.to_string());
    }
    object
}

fn attribute(key: &str, value: &Told) -> Value {
    json!({"key": key, "value": any(value)})
}

fn any(value: &Told) -> Value {
    match value {
        Told::Bool(is) => json!({"boolValue": is}),
        Told::I64(number) => json!({"intValue": number.to_string()}),
        Told::F64(number) => json!({"doubleValue": number}),
        Told::Array(array) => json!({"arrayValue": {"values": values(array)}}),
        text => json!({"stringValue": text.as_str()}),
    }
}

fn values(array: &Array) -> Vec<Value> {
    match array {
        Array::Bool(all) => all.iter().map(|is| any(&Told::Bool(*is))).collect(),
        Array::I64(all) => all.iter().map(|number| any(&Told::I64(*number))).collect(),
        Array::F64(all) => all.iter().map(|number| any(&Told::F64(*number))).collect(),
        Array::String(all) => all.iter().map(|text| any(&Told::String(text.clone()))).collect(),
        _ => Vec::new(),
    }
}

fn kind(kind: &SpanKind) -> u8 {
    match kind {
        SpanKind::Internal => 1,
        SpanKind::Server => 2,
        SpanKind::Client => 3,
        SpanKind::Producer => 4,
        SpanKind::Consumer => 5,
    }
}

fn status(status: &Status) -> Value {
    match status {
        Status::Unset => json!({}),
        Status::Ok => json!({"code": 1}),
        Status::Error { description } if description.is_empty() => json!({"code": 2}),
        Status::Error { description } => json!({"code": 2, "message": description}),
    }
}

fn nanoseconds(time: SystemTime) -> String {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos().to_string()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use opentelemetry::trace::{SpanContext, TraceFlags, TraceId, TraceState};
    use opentelemetry::{InstrumentationScope, KeyValue};
    use opentelemetry_sdk::trace::{SpanEvents, SpanLinks};

    use super::*;

    #[test]
    fn a_span_is_told_as_the_specification_has_it() {
        let at = |nanoseconds| UNIX_EPOCH + Duration::from_nanos(nanoseconds);
        let context = SpanContext::new(
            TraceId::from(0xabc),
            SpanId::from(0x12),
            TraceFlags::SAMPLED,
            false,
            TraceState::default(),
        );
        let whole = SpanData {
            span_context: context,
            parent_span_id: SpanId::from(0x7),
            parent_span_is_remote: true,
            span_kind: SpanKind::Consumer,
            name: "attempt".into(),
            start_time: at(1_000_000_001),
            end_time: at(9_007_199_254_740_993),
            attributes: vec![
                KeyValue::new("anpai.attempt", 2),
                KeyValue::new("anpai.model", "visits"),
                KeyValue::new("anpai.replayed", false),
            ],
            dropped_attributes_count: 0,
            events: SpanEvents::default(),
            links: SpanLinks::default(),
            status: Status::error("lease lost"),
            instrumentation_scope: InstrumentationScope::builder("anpai").build(),
        };
        let root = SpanData {
            parent_span_id: SpanId::INVALID,
            parent_span_is_remote: false,
            status: Status::Unset,
            ..whole.clone()
        };
        let resource = Resource::builder_empty().with_service_name("anpai").build();
        let told = request(&resource, &[whole, root]);
        let told = &told["resourceSpans"][0];
        assert_eq!(
            told["resource"],
            json!({"attributes": [{"key": "service.name", "value": {"stringValue": "anpai"}}]})
        );
        let spans = &told["scopeSpans"][0]["spans"];
        assert_eq!(
            spans[0],
            json!({
                "traceId": "00000000000000000000000000000abc",
                "spanId": "0000000000000012",
                "parentSpanId": "0000000000000007",
                "flags": 0x301,
                "name": "attempt",
                "kind": 5,
                "startTimeUnixNano": "1000000001",
                "endTimeUnixNano": "9007199254740993",
                "attributes": [
                    {"key": "anpai.attempt", "value": {"intValue": "2"}},
                    {"key": "anpai.model", "value": {"stringValue": "visits"}},
                    {"key": "anpai.replayed", "value": {"boolValue": false}},
                ],
                "status": {"code": 2, "message": "lease lost"},
            })
        );
        let root = &spans[1];
        assert_eq!(
            (root.get("parentSpanId"), &root["flags"], &root["status"]),
            (None, &json!(0x101), &json!({}))
        );
    }

    #[test]
    fn every_kind_of_value_has_its_form() {
        let both = Told::Array(Array::I64(vec![1, 2]));
        assert_eq!(any(&both), json!({"arrayValue": {"values": [{"intValue": "1"}, {"intValue": "2"}]}}));
        assert_eq!(any(&Told::F64(0.5)), json!({"doubleValue": 0.5}));
    }
}
