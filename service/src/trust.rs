//! Whom this program trusts when it speaks TLS to others: whom the system trusts.

use std::sync::Arc;

use rustls::crypto::ring::default_provider;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// The roots of the system; none, where it has none.
pub fn roots() -> Vec<Certificate<'static>> {
    let found = rustls_native_certs::load_native_certs();
    found.certs.iter().map(|root| Certificate::from_der(root.as_ref()).to_owned()).collect()
}

/// TLS that trusts them.
pub fn tls(roots: Vec<Certificate<'static>>) -> TlsConfig {
    TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(roots)))
        .unversioned_rustls_crypto_provider(Arc::new(default_provider()))
        .build()
}
