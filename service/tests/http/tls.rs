//! TLS of the server's own, with a certificate that signs itself.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use tempfile::TempDir;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use crate::server::Server;

/// Writes a certificate of this machine and its key; tells the certificate.
fn certificate(folder: &Path) -> Vec<u8> {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    std::fs::write(folder.join("cert.pem"), made.cert.pem()).expect("it is written");
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).expect("it is written");
    made.cert.der().to_vec()
}

/// A client that trusts one certificate.
fn trusting(certificate: &[u8]) -> Agent {
    let roots = vec![Certificate::from_der(certificate).to_owned()];
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(roots)))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Agent::config_builder().tls_config(tls).http_status_as_error(false).build().into()
}

fn words(folder: &Path) -> Vec<String> {
    let file = |option: &str, name: &str| format!("--{option}={}", folder.join(name).display());
    vec!["--workers=0".to_owned(), file("tls-cert", "cert.pem"), file("tls-key", "key.pem")]
}

#[test]
fn whoever_trusts_the_certificate_is_answered_and_nobody_is_answered_in_the_clear() {
    let folder = TempDir::new().unwrap();
    let own = certificate(folder.path());
    let words = words(folder.path());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut server = Server::start_in(folder.path(), &words);
    assert!(server.address().starts_with("https://127.0.0.1:"), "{}", server.address());
    let authority = server.address().trim_start_matches("https://").to_owned();
    // Somebody who begins and says nothing keeps nobody waiting.
    let silent = TcpStream::connect(&authority).unwrap();
    let health = format!("{}/healthz", server.address());
    let agent = trusting(&own);
    for _ in 0..3 {
        assert_eq!(agent.get(&health).call().expect("it is trusted").status(), 200);
    }
    let other = TempDir::new().unwrap();
    assert!(trusting(&certificate(other.path())).get(&health).call().is_err(), "it is another's certificate");
    let mut clear = TcpStream::connect(&authority).unwrap();
    clear.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut told = Vec::new();
    // It is told nothing, or that this is no TLS.
    let _ = clear.read_to_end(&mut told);
    assert!(!told.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&told));
    drop(silent);
    server.signal("-TERM");
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn a_renewed_certificate_is_taken_at_a_hangup_and_one_that_is_broken_is_not() {
    let folder = TempDir::new().unwrap();
    let first = certificate(folder.path());
    let words = words(folder.path());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let log = folder.path().join("log");
    let mut server = Server::with_keys_and_log(folder.path(), &words, &log);
    let health = format!("{}/healthz", server.address());
    let answers = |certificate: &[u8]| trusting(certificate).get(&health).call().is_ok();
    let says = |words: &str| while !std::fs::read_to_string(&log).unwrap().contains(words) {};
    assert!(answers(&first));
    let second = certificate(folder.path());
    assert!(answers(&first), "nobody said that it was renewed");
    server.signal("-HUP");
    says("the certificate was read anew");
    assert!(answers(&second) && !answers(&first));
    std::fs::write(folder.path().join("key.pem"), "half of it").unwrap();
    server.signal("-HUP");
    says("the certificate stays as it was");
    assert!(answers(&second));
    server.signal("-TERM");
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn a_certificate_that_cannot_be_used_is_told_at_the_start() {
    let folder = TempDir::new().unwrap();
    certificate(folder.path());
    let refused = |words: &[String]| {
        let output = Command::new(env!("CARGO_BIN_EXE_anpai"))
            .args(["serve", "--open", "--listen=127.0.0.1:0", "--data"])
            .arg(folder.path())
            .args(words)
            .stdin(Stdio::null())
            .output()
            .expect("the binary starts");
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let words = words(folder.path());
    assert!(refused(&words[..2]).contains("--tls-key"));
    // The key of another certificate.
    let other = TempDir::new().unwrap();
    certificate(other.path());
    std::fs::copy(other.path().join("key.pem"), folder.path().join("key.pem")).unwrap();
    assert!(refused(&words).contains("cert.pem"));
    std::fs::write(folder.path().join("key.pem"), "nothing").unwrap();
    assert!(refused(&words).contains("key.pem"));
    std::fs::remove_file(folder.path().join("cert.pem")).unwrap();
    assert!(refused(&words).contains("cert.pem"));
}
