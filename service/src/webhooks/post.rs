//! How a letter is sent: one POST, over TLS that trusts whom the system trusts, to an address that was looked at, without
//! following where it is sent on to.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::http::Uri;
use ureq::config::Config;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use super::address::{Reach, Unreachable};
use super::letter::{Letter, Secret};
use crate::trust;

/// What sends.
#[derive(Clone, Debug)]
pub(super) struct Post {
    agent: Agent,
    reach: Reach,
}

/// Finds addresses of names, and only such as may be reached.
#[derive(Debug)]
struct Guarded {
    names: DefaultResolver,
    reach: Reach,
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, time: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let all = self.names.resolve(uri, config, time)?;
        let mut allowed =
            ResolvedSocketAddrs::from_fn(|_| SocketAddr::from((IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0)));
        all.iter()
            .filter(|address| self.reach.allows(address.ip()))
            .for_each(|address| allowed.push(*address));
        if allowed.is_empty() {
            return Err(Error::Io(io::Error::new(io::ErrorKind::PermissionDenied, Unreachable::Private)));
        }
        Ok(allowed)
    }
}

impl Post {
    pub fn new(reach: Reach, patience: Duration) -> Self {
        let roots = trust::roots();
        if roots.is_empty() {
            tracing::warn!("the system trusts nobody: no webhook can be told anything over TLS");
        }
        let config = Agent::config_builder()
            .tls_config(trust::tls(roots))
            .timeout_global(Some(patience))
            .https_only(reach == Reach::Public)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent(concat!("anpai/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = Guarded { names: DefaultResolver::default(), reach };
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), resolver), reach }
    }

    /// Sends a letter at a time, in seconds since 1970. Blocks.
    ///
    /// # Errors
    /// Why it was not taken, in a word or two, without addresses.
    pub fn send(&self, url: &str, secret: &Secret, letter: &Letter, seconds: i64) -> Result<(), String> {
        // It was allowed when it was told; the option may have changed since.
        self.reach.check(url).map_err(|error| error.to_string())?;
        let body = letter.text();
        let sent = self
            .agent
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", &letter.id)
            .header("webhook-timestamp", seconds.to_string())
            .header("webhook-signature", secret.sign(&letter.id, seconds, &body))
            .send(body);
        match sent {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => Err(format!("it answered {}", answer.status().as_u16())),
            Err(error) => Err(told(&error).to_owned()),
        }
    }
}

/// A few words for an error; its own text may hold the address.
fn told(error: &Error) -> &'static str {
    match error {
        Error::Timeout(_) => "it did not answer in time",
        Error::HostNotFound => "nobody has its name",
        Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            "it leads into a private network or to this machine"
        }
        Error::Io(_) | Error::ConnectionFailed => "it cannot be reached",
        Error::Tls(_) | Error::Rustls(_) => "its certificate is not trusted, or it speaks no TLS",
        _ => "it speaks no HTTP",
    }
}
