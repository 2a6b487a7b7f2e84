//! How much a tenant may ask for at once, and how much memory a job may take.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::json;
use tempfile::TempDir;

use crate::client::Client;
use crate::server::{Server, Worker};

#[test]
fn who_asks_for_too_much_at_once_is_told_to_wait_and_is_answered_again_later() {
    let server = Server::start(&["--workers=0", "--requests-at-once=2"]);
    let client = Client::new(server.address());
    let authority = server.address().trim_start_matches("http://");
    // Two requests whose bodies do not come.
    let mut hanging: Vec<TcpStream> = (0..2)
        .map(|_| {
            let mut stream = TcpStream::connect(authority).expect("it listens");
            let head = "POST /v1/visits/plans:validate HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n";
            stream.write_all(head.as_bytes()).expect("it is sent");
            stream
        })
        .collect();
    let refused = loop {
        let answer = client.get("/v1/plans");
        if answer.status == 429 {
            break answer;
        }
        // The two may not have been read yet.
        assert_eq!(answer.status, 200);
    };
    assert_eq!(
        (refused.json()["type"].as_str(), refused.header("retry-after")),
        (Some("urn:anpai:problem:too-many-requests"), Some("1"))
    );
    assert_eq!(client.get("/healthz").status, 200);
    // One of them is answered: there is room for one.
    hanging[0].write_all(b"{}").expect("it is sent");
    let mut first = [0; 12];
    hanging[0].read_exact(&mut first).expect("it is answered");
    assert_eq!(&first, b"HTTP/1.1 422");
    while client.get("/v1/plans").status == 429 {}
    // Whoever goes away frees what it held.
    hanging.clear();
    while client.get("/v1/plans").status == 429 {}
}

#[test]
fn a_job_that_is_too_large_is_refused_before_it_is_accepted() {
    let server = Server::start(&["--workers=0", "--job-mib=80"]);
    let client = Client::new(server.address());
    let demo = client.get("/v1/visits/demo").bytes;
    let small = client.submit("/v1/visits/plans", &demo);
    // Room for 16 MiB beyond what every job has: a document of visits may have a thirtieth of it.
    let large = [demo, vec![b' '; 1024 * 1024]].concat();
    let problem = client.post("/v1/visits/plans", &large).expect(422);
    assert_eq!(problem["type"], "urn:anpai:problem:job-too-large");
    assert!(problem["detail"].as_str().unwrap().contains("80"), "{problem}");
    let patch = client.post(
        &format!("/v1/plans/{small}/patches"),
        json!([{"op": "add", "path": "/name", "value": "x".repeat(1024 * 1024)}]).to_string().as_bytes(),
    );
    assert_eq!(patch.expect(422)["type"], "urn:anpai:problem:job-too-large");
    assert_eq!(client.get("/v1/plans").expect(200)["plans"].as_array().map(Vec::len), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_job_that_takes_more_memory_than_it_may_fails_and_says_so() {
    let folder = TempDir::new().unwrap();
    // The server thinks that nodes have more than this worker has.
    let server = Server::start_in(folder.path(), &["--workers=0"]);
    let client = Client::new(server.address());
    let document = client.get("/v1/visits/demo").bytes;
    let plan = client.submit("/v1/visits/plans?stop=60s", &document);
    let _worker = Worker::start_in(folder.path(), &["--workers=1", "--job-mib=8"]);
    let ended = client.ended(&plan);
    assert_eq!((&ended["state"], &ended["failure"]), (&json!("failed"), &json!("out_of_memory")), "{ended}");
    // It is no fault of the worker's: nobody tries again.
    assert_eq!(ended["attempts"], 1);
}
