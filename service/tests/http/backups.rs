//! A backup under load, restored: every plan and booking that was acknowledged before it is there, and the service goes on.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;
use crate::cluster::Cluster;
use crate::desks::{booking, command, home_from_tomorrow, superior};
use crate::lives::DAY;
use crate::server::{Server, address};

/// So much is acknowledged before the backup begins.
const BEFORE: usize = 30;
const PATH: &str = "/v1/visits/plans?iterations=5";

/// What was acknowledged, in order.
#[derive(Default)]
struct Acknowledged {
    plans: Mutex<Vec<String>>,
    bookings: Mutex<Vec<String>>,
}

impl Acknowledged {
    fn plans(&self) -> Vec<String> {
        self.plans.lock().expect("nobody panicked").clone()
    }
    fn bookings(&self) -> Vec<String> {
        self.bookings.lock().expect("nobody panicked").clone()
    }
}

/// Submits and books until it is told to end.
fn load(server: &str, starts: &[String], known: &Acknowledged, stop: &AtomicBool) {
    let go_on = || !stop.load(Ordering::Relaxed);
    thread::scope(|scope| {
        scope.spawn(|| {
            let client = Client::new(server);
            while go_on() {
                let plan = client.submit(PATH, DAY);
                known.plans.lock().expect("nobody panicked").push(plan);
            }
        });
        scope.spawn(|| {
            let client = Client::new(server);
            for (n, start) in starts.iter().enumerate().take_while(|_| go_on()) {
                let id = format!("b{n}");
                let hold = command(&format!("hold {id}"), &superior(&id, start));
                client.post("/v1/desks/south/holds", &hold).expect(201);
                let confirm = command(&format!("confirm {id}"), &booking(&id));
                client.post("/v1/desks/south/confirmations", &confirm).expect(201);
                known.bookings.lock().expect("nobody panicked").push(id);
            }
        });
    });
}

/// Serves, has a backup made while work goes on, and looks at what a service on the restored one knows. `copy` makes the
/// backup, `restored` starts a service on it.
fn nothing_acknowledged_is_missing(first: &Server, copy: impl FnOnce(), restored: impl FnOnce() -> Server) {
    let client = Client::new(first.address());
    let (home, starts) = home_from_tomorrow(10);
    client.request("PUT", "/v1/desks/south", &[], &home).expect(201);
    let (known, stop) = (Acknowledged::default(), AtomicBool::new(false));
    let (plans, bookings) = thread::scope(|scope| {
        scope.spawn(|| load(first.address(), &starts, &known, &stop));
        while known.plans().len() < BEFORE || known.bookings().len() < BEFORE {
            thread::yield_now();
        }
        let before = (known.plans(), known.bookings());
        copy();
        stop.store(true, Ordering::Relaxed);
        before
    });
    let second = restored();
    let client = Client::new(second.address());
    for plan in &plans {
        assert_eq!(client.get(&format!("/v1/plans/{plan}/input")).bytes, DAY, "{plan} is lost");
        // Also those that had not ended: the restored service solves them.
        assert_eq!(client.ended(plan)["state"], "succeeded", "{plan}");
    }
    let shown = client.get("/v1/desks/south/bookings").expect(200);
    let shown = shown["bookings"].as_array().expect("a list");
    for id in &bookings {
        let own = shown.iter().find(|one| one["booking"] == json!(id));
        assert_eq!(own.map(|one| &one["state"]), Some(&json!("confirmed")), "{id} is lost");
    }
    // What the restored desk sells is its own: a place that was sold before is sold.
    let taken = command("again", &superior("again", &starts[0]));
    assert_eq!(client.post("/v1/desks/south/holds", &taken).expect(409)["issues"][0]["code"], "taken");
    let new = client.submit(PATH, DAY);
    assert_eq!(client.ended(&new)["state"], "succeeded");
}

#[test]
fn a_backup_of_sqlite_under_load_has_all_that_was_acknowledged() {
    let folder = TempDir::new().unwrap();
    let words = ["--workers=1", "--requests-a-second=100000"];
    let first = Server::start_in(&folder.path().join("data"), &words);
    std::fs::create_dir_all(folder.path().join("data/roads/local")).unwrap();
    std::fs::write(folder.path().join("data/roads/local/city.roads"), b"a network").unwrap();
    std::fs::write(folder.path().join("data/roads/local/.coming"), b"half of one").unwrap();
    let to = folder.path().join("copy");
    let backup = |to: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
        command.args(["admin", "backup", "--data"]).arg(folder.path().join("data")).arg(to);
        command.output().expect("the binary starts")
    };
    let copy = || {
        let output = backup(&to);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    nothing_acknowledged_is_missing(&first, copy, || Server::start_in(&to, &words));
    let mut roads: Vec<_> =
        std::fs::read_dir(to.join("roads/local")).unwrap().map(|e| e.unwrap().file_name()).collect();
    roads.sort();
    assert_eq!(roads, ["city.roads"]);
    // A folder that is there is not written over.
    let again = backup(&to);
    assert_eq!(again.status.code(), Some(2), "{}", String::from_utf8_lossy(&again.stdout));
}

/// One of PostgreSQL's programs on a cluster, as the superuser, whom no fence holds.
fn postgres(cluster: &Cluster, program: &str, words: &[&str]) {
    let options = cluster.options();
    let socket = options.get_socket().expect("it is reached by one");
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("Debian's package is there").flatten();
    let programs = versions.map(|version| version.path().join("bin"));
    let status = Command::new(programs.max().expect("PostgreSQL is missing").join(program))
        .arg("--host")
        .arg(socket)
        .args(["--username=postgres", "--dbname=anpai"])
        .args(words)
        .status();
    assert!(status.expect("Debian's package has it").success(), "{program} fails");
}

#[test]
fn a_backup_of_postgres_under_load_has_all_that_was_acknowledged() {
    let folder = TempDir::new().unwrap();
    let dump = folder.path().join("anpai.dump");
    let dump = dump.to_str().unwrap();
    let (cluster, other) = (Cluster::start(), Cluster::start());
    let words = |address: &str| {
        ["--workers=1".to_owned(), "--requests-a-second=100000".to_owned(), format!("--store={address}")]
    };
    let serve = |cluster: &Cluster| {
        let words = words(&address(cluster));
        Server::start(&words.each_ref().map(String::as_str))
    };
    let first = serve(&cluster);
    let copy = || postgres(&cluster, "pg_dump", &["--format=custom", "--file", dump]);
    let restored = || {
        postgres(&other, "pg_restore", &["--exit-on-error", dump]);
        serve(&other)
    };
    nothing_acknowledged_is_missing(&first, copy, restored);
    // On PostgreSQL that is not for us to do.
    let output = Command::new(env!("CARGO_BIN_EXE_anpai"))
        .args(["admin", "backup", "--store", &address(&cluster)])
        .arg(folder.path().join("copy"))
        .output()
        .expect("the binary starts");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && told.contains("pg_dump"), "{told}");
    assert!(!folder.path().join("copy").exists());
    let _: Value = Client::new(first.address()).get("/healthz").expect(200);
}
