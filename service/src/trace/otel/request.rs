//! The span of a request: its route and how it was answered, within the trace of whoever asked where they say which.

use std::future::Future;

use axum::http::{HeaderMap, Method};
use opentelemetry::trace::{FutureExt as _, SpanBuilder, SpanKind, Status, TraceContextExt as _};
use opentelemetry::{Context, KeyValue};

use super::{TRACEPARENT, begin, elsewhere};

/// A request.
#[derive(Debug)]
pub struct Request(Option<Context>);

impl Request {
    /// One that came. Only what takes a key is traced: looks at the service's health would drown the rest.
    pub fn begin(method: &Method, route: &str, headers: &HeaderMap) -> Self {
        if !route.starts_with("/v1/") {
            return Self(None);
        }
        let parent = headers.get(TRACEPARENT).and_then(|value| value.to_str().ok());
        let method = known(method);
        let span =
            SpanBuilder::from_name(format!("{method} {route}")).with_kind(SpanKind::Server).with_attributes(
                [KeyValue::new("http.request.method", method), KeyValue::new("http.route", route.to_owned())],
            );
        Self(begin(span, &elsewhere(parent)))
    }

    /// Answers it: what begins meanwhile is within its span.
    pub fn around<F: Future>(&self, answering: F) -> impl Future<Output = F::Output> + use<F> {
        answering.with_context(self.0.clone().unwrap_or_default())
    }

    /// It was answered.
    pub fn answered(self, status: u16) {
        let Some(context) = self.0 else { return };
        let span = context.span();
        span.set_attribute(KeyValue::new("http.response.status_code", i64::from(status)));
        if status >= 500 {
            span.set_status(Status::error(""));
        }
        span.end();
    }
}

/// A client may call its method as it likes; a trace has only those that there are.
fn known(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];
    known.into_iter().find(|known| *known == method.as_str()).unwrap_or("_OTHER")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_nobody_knows_is_not_told() {
        assert_eq!(known(&Method::PATCH), "PATCH");
        assert_eq!(known(&Method::from_bytes(b"WANGWEI").expect("a token")), "_OTHER");
    }
}
