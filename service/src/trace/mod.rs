//! Traces of requests and of jobs, behind the feature `otel`: where an answer's time went, from the request to the end of the
//! plan, whichever nodes it passed. What carries the trace from a server to a worker is kept with the job's options. They have routes,
//! ids of plans and words of ours, and nothing of any document, key or address. Without the feature all of this is empty, and
//! whoever calls it need not know. `docs/service.md` has the spans and their attributes.

use serde::{Deserialize, Serialize};

#[cfg(not(feature = "otel"))]
mod off;
#[cfg(feature = "otel")]
mod otel;

#[cfg(not(feature = "otel"))]
pub use off::{Attempts, Request, Submission, Tracing};
#[cfg(feature = "otel")]
pub use otel::{Attempts, Request, Submission, Tracing};

/// In which trace a job was submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The span of its submission, as a `traceparent` (W3C Trace Context).
    pub parent: String,
    /// When it was submitted, in milliseconds since 1970 by the server's clock.
    pub at: i64,
}
