//! The program as a server on a port of its own.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::cluster::Cluster;

/// The address of a cluster's database, as the program takes it.
pub fn address(cluster: &Cluster) -> String {
    let options = cluster.options();
    let socket = options.get_socket().expect("it is reached by one");
    format!("postgres://anpai@localhost/anpai?host={}", socket.display())
}

/// A worker; it is killed where it is dropped.
#[derive(Debug)]
pub struct Worker(Child);

impl Worker {
    /// One on a folder that is there.
    pub fn start_in(folder: &Path, words: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
        command.args(["worker", "--data"]).arg(folder).args(words).env("ANPAI_LOG", "warn");
        Self::spawn(&mut command)
    }

    fn spawn(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("the binary starts"))
    }

    /// One whose environment says more.
    #[cfg(feature = "otel")]
    pub fn with_environment(folder: &Path, words: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
        command.args(["worker", "--data"]).arg(folder).args(words).env("ANPAI_LOG", "warn");
        Self::spawn(command.envs(environment.iter().copied()))
    }

    /// Lets it end in order; tells its code.
    #[cfg(feature = "otel")]
    pub fn end(&mut self) -> Option<i32> {
        send(&self.0, "-TERM");
        self.0.wait().expect("it ends").code()
    }
}

fn send(child: &Child, signal: &str) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
    assert!(sent.expect("kill is there").success());
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server; it is killed where it is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: String,
    _folder: Option<TempDir>,
}

impl Server {
    /// A server that lets everybody in, on a folder of its own.
    pub fn start(words: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let mut server = Self::start_in(folder.path(), words);
        server._folder = Some(folder);
        server
    }

    /// The same on a folder that is there.
    pub fn start_in(folder: &Path, words: &[&str]) -> Self {
        Self::spawn(folder, &[&["--open"], words].concat(), "warn", Stdio::inherit(), &[])
    }

    /// A server that asks for keys.
    pub fn with_keys(folder: &Path, words: &[&str]) -> Self {
        Self::spawn(folder, words, "warn", Stdio::inherit(), &[])
    }

    /// The same, with all that it has to say in a file.
    pub fn with_keys_and_log(folder: &Path, words: &[&str], log: &Path) -> Self {
        Self::with_environment(folder, words, log, &[])
    }

    /// The same, whose environment says more.
    pub fn with_environment(folder: &Path, words: &[&str], log: &Path, environment: &[(&str, &str)]) -> Self {
        let file = std::fs::File::create(log).expect("a file for the log");
        Self::spawn(folder, words, "debug", file.into(), environment)
    }

    fn spawn(folder: &Path, words: &[&str], log: &str, stderr: Stdio, environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_anpai"))
            .args(["serve", "--listen=127.0.0.1:0", "--data"])
            .arg(folder)
            .args(words)
            .env("ANPAI_LOG", log)
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .expect("the binary starts");
        let mut line = String::new();
        let stdout = child.stdout.as_mut().expect("it is piped");
        BufReader::new(stdout).read_line(&mut line).expect("it says where it serves");
        let address = line.split_whitespace().find(|word| word.starts_with("http"));
        let address = address.unwrap_or_else(|| panic!("it says where it serves, not {line:?}")).to_owned();
        Self { child, address, _folder: None }
    }

    /// `http://127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: &str) {
        send(&self.child, signal);
    }

    /// Waits until it has ended; tells its code.
    pub fn wait(&mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
