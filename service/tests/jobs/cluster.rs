//! A throwaway cluster of PostgreSQL in a folder of its own, reached by a socket there and by nothing else. Debian's package
//! has all it takes; where it is missing the tests fail and say so. `initdb` refuses root, so root becomes `postgres` for it.
//! The tests are no superuser in it, since nothing that PostgreSQL fences off is fenced off from one.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlx::postgres::PgConnectOptions;
use tempfile::TempDir;

/// A running cluster; it is stopped where it is dropped.
#[derive(Debug)]
pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    account: Option<(u32, u32)>,
}

/// Where Debian keeps `initdb` and `pg_ctl`, which are not on the path; the newest version.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists());
    found.max().expect("PostgreSQL is missing: apt-get install postgresql, or ./run test, which does it")
}

/// The account `postgres`, where the test is root's.
fn account(folder: &Path) -> Option<(u32, u32)> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let is_root = std::fs::metadata(folder).expect("a new folder is there").uid() == 0;
    if !is_root {
        return None;
    }
    let accounts = std::fs::read_to_string("/etc/passwd").expect("there are accounts");
    let account = accounts.lines().find_map(|line| {
        let fields: Vec<_> = line.split(':').collect();
        match fields[..] {
            ["postgres", _, user, group, ..] => Some((user.parse().ok()?, group.parse().ok()?)),
            _ => None,
        }
    });
    let (user, group) = account.expect("the account postgres is missing, which Debian's package makes");
    chown(folder, Some(user), Some(group)).expect("root may give a folder away");
    Some((user, group))
}

fn plain(path: &Path) -> &str {
    path.to_str().expect("a folder for temporary files has a plain name")
}

impl Cluster {
    /// Makes and starts one.
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("anpai-pg").tempdir().expect("a folder for the cluster");
        let account = account(folder.path());
        let cluster = Self { folder, programs: programs(), account };
        // Nothing in it is worth a flush to the disk.
        let data = cluster.folder.path().join("data");
        let initdb = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync"];
        cluster.run("initdb", &initdb, &["--pgdata", plain(&data)]);
        cluster.up();
        let server = ["--host", plain(cluster.folder.path()), "--username", "postgres"];
        cluster.run("createuser", &server, &["anpai"]);
        cluster.run("createdb", &server, &["--owner", "anpai", "anpai"]);
        cluster
    }

    fn up(&self) {
        let socket = self.folder.path().display();
        let options = format!("-c fsync=off -c listen_addresses= -c unix_socket_directories={socket}");
        let log = self.folder.path().join("log");
        self.ctl(&["start", "--wait", "--log", plain(&log), "--options", &options]);
    }

    /// Breaks every connection in the middle of whatever it does, and comes back.
    pub fn restart(&self) {
        self.stop();
        self.up();
    }

    fn stop(&self) {
        self.ctl(&["stop", "--mode=immediate"]);
    }

    fn ctl(&self, arguments: &[&str]) {
        let data = self.folder.path().join("data");
        self.run("pg_ctl", arguments, &["--silent", "--pgdata", plain(&data)]);
    }

    /// One of its programs.
    fn run(&self, program: &str, arguments: &[&str], more: &[&str]) {
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).args(more).current_dir(self.folder.path());
        // The server lives on after `pg_ctl`, and would hold a pipe open.
        command.stdin(Stdio::null()).stdout(Stdio::null());
        if let Some((user, group)) = self.account {
            command.uid(user).gid(group);
        }
        let status = command.status().unwrap_or_else(|error| panic!("{program} cannot be started: {error}"));
        assert!(status.success(), "{program} fails");
    }

    /// How it is reached.
    pub fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass().socket(self.folder.path()).username("anpai").database("anpai")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
    }
}
