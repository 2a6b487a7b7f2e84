//! Many open a new database at once, and each finds it whole.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Barrier;

use anpai_service::database::Database;

use crate::cluster::Cluster;
use crate::door::{Door, run};

/// How many open it at once.
const CROWD: usize = 8;

/// The steps that were made, of which each is made once.
async fn steps(door: &Door) -> (i64, i64) {
    let all = door.count("SELECT count(*) FROM _sqlx_migrations").await;
    (all, door.count("SELECT count(DISTINCT version) FROM _sqlx_migrations WHERE success").await)
}

#[test]
fn threads_that_open_a_new_file_at_once_all_get_it() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("anpai.sqlite");
        let start = Barrier::new(CROWD);
        std::thread::scope(|threads| {
            for _ in 0..CROWD {
                threads.spawn(|| {
                    start.wait();
                    run(async { Database::sqlite(&file).await.map(drop).expect("everyone gets it") });
                });
            }
        });
        let (all, distinct) = run(async { steps(&Door::sqlite(&file).await).await });
        assert!(all == distinct && all > 1, "{all} steps, {distinct} of them different");
    }
}

#[test]
fn processes_that_open_a_new_file_at_once_all_get_it() {
    let list = |folder: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
        command.args(["admin", "keys", "list", "--json", "--data"]).arg(folder);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be started")
    };
    for _ in 0..5 {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let crowd: Vec<_> = (0..CROWD).map(|_| list(&data)).collect();
        for one in crowd {
            let output = one.wait_with_output().expect("it ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn servers_that_open_a_new_database_at_once_all_get_it() {
    let cluster = Cluster::start();
    run(async {
        let opened = (0..CROWD).map(|_| tokio::spawn(Database::postgres(cluster.options(), 2)));
        for one in opened.collect::<Vec<_>>() {
            one.await.expect("nobody panics").expect("everyone gets it");
        }
        let (all, distinct) = steps(&Door::postgres(cluster.options(), Some("*")).await).await;
        assert!(all == distinct && all > 1, "{all} steps, {distinct} of them different");
    });
}
