//! TLS of the server's own, for where no proxy stands before it. A handshake is whoever asks' to finish: it keeps nobody else
//! waiting, and is broken off when it takes too long.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::serve::Listener;
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::{TcpListener, TcpStream};
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::failure::Failure;

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// So many handshakes at a time.
const AT_ONCE: usize = 1024;
/// How long to wait where the system gives no more connections.
const PAUSE: Duration = Duration::from_secs(1);

/// Connections whose handshake is done.
#[derive(Debug)]
pub(super) struct Secured {
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    address: SocketAddr,
}

/// Where the server's certificate is, and what was read there.
#[derive(Debug)]
pub(super) struct Identity {
    certificate: PathBuf,
    key: PathBuf,
    config: Arc<ServerConfig>,
}

impl Identity {
    /// Reads a chain of certificates and the key of the first one, both in PEM.
    ///
    /// # Errors
    /// A file cannot be read, or has nothing of the kind in it, or they do not belong to each other.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, Failure> {
        let config = Arc::new(config(certificate, key)?);
        Ok(Self { certificate: certificate.to_owned(), key: key.to_owned(), config })
    }
}

fn config(certificate: &Path, key: &Path) -> Result<ServerConfig, Failure> {
    let unreadable = |path: &Path, why: String| Failure::Read(path.to_owned(), io::Error::other(why));
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|error| unreadable(certificate, error.to_string()))?;
    let own = PrivateKeyDer::from_pem_file(key).map_err(|error| unreadable(key, error.to_string()))?;
    let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()));
    let builder =
        builder.with_safe_default_protocol_versions().expect("the provider has suites of both versions");
    let made = builder.with_no_client_auth().with_single_cert(chain, own);
    let mut config = made.map_err(|error| unreadable(certificate, error.to_string()))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

impl Secured {
    /// Speaks TLS on a port, from now on; with what its files hold by then, whenever it is told that they were renewed.
    ///
    /// # Errors
    /// The port has no address, or nobody may hear of signals.
    pub fn on(listener: TcpListener, identity: Identity) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (done, ready) = mpsc::channel(AT_ONCE);
        let (renewed, acceptor) = watch::channel(TlsAcceptor::from(Arc::clone(&identity.config)));
        #[cfg(unix)]
        tokio::spawn(renew(signal(SignalKind::hangup())?, identity, renewed));
        tokio::spawn(accept(listener, acceptor, done));
        Ok(Self { ready, address })
    }
}

/// Reads the files anew at each SIGHUP. Connections that are there stay as they are, and so does the certificate, where the new
/// one cannot be used.
#[cfg(unix)]
async fn renew(mut hangups: Signal, identity: Identity, renewed: watch::Sender<TlsAcceptor>) {
    while hangups.recv().await.is_some() {
        match config(&identity.certificate, &identity.key) {
            Ok(config) => {
                renewed.send_replace(TlsAcceptor::from(Arc::new(config)));
                tracing::info!("the certificate was read anew");
            }
            Err(error) => tracing::error!(%error, "the certificate stays as it was"),
        }
    }
}

/// Takes connections until nobody wants them any more.
async fn accept(
    listener: TcpListener,
    acceptor: watch::Receiver<TlsAcceptor>,
    done: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { return };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = done.closed() => return,
        };
        let Ok((stream, from)) = accepted else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let (acceptor, done) = (acceptor.borrow().clone(), done.clone());
        tokio::spawn(async move {
            let shaken = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await;
            // Who speaks no TLS, or trusts us not, has to live with it.
            if let Ok(Ok(stream)) = shaken {
                let _ = done.send((stream, from)).await;
            }
            drop(place);
        });
    }
}

impl Listener for Secured {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(ready) => ready,
            // Only where whoever accepts has panicked: nothing comes any more.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}
