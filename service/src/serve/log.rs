//! The log of the service: JSON Lines on standard error, `ANPAI_LOG` says how much (such as `warn` or
//! `anpai_service=debug`).

use std::io::stderr;

use tracing_subscriber::EnvFilter;

/// Begins to log; a second time in one process changes nothing.
pub(super) fn begin() {
    let filter = EnvFilter::try_from_env("ANPAI_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(stderr);
    let _ = log.try_init();
}
