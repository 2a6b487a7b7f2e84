//! Processes that may be killed, and a client that asks any of them until one answers.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use ureq::Agent;

use crate::text;

/// What a process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Server,
    Worker,
}

#[derive(Debug)]
struct Node {
    role: Role,
    child: Child,
    /// Of a server.
    address: Option<String>,
}

/// All processes of a service.
#[derive(Debug)]
pub struct Nodes {
    data: PathBuf,
    store: Option<String>,
    nodes: Vec<Node>,
    agent: Agent,
}

impl Nodes {
    pub fn new(data: PathBuf, store: Option<String>) -> Self {
        let agent = Agent::config_builder().http_status_as_error(false).build().into();
        Self { data, store, nodes: Vec::new(), agent }
    }

    /// Starts one more; again, where the store was away just then.
    pub fn start(&mut self, role: Role) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
        match role {
            // The one that takes wishes works as well, so that it dies at work.
            Role::Server => {
                command.args(["serve", "--open", "--listen=127.0.0.1:0", "--requests-a-second=100000"])
            }
            Role::Worker => command.arg("worker"),
        };
        command.args(["--workers=1", "--attempts=1000", "--lease=900ms", "--heartbeat=200ms"]);
        command.arg("--data").arg(&self.data).env("ANPAI_LOG", "off");
        if let Some(store) = &self.store {
            command.args(["--store", store]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        loop {
            let mut child = command.spawn().expect("the binary starts");
            let mut line = String::new();
            let stdout = child.stdout.as_mut().expect("it is piped");
            BufReader::new(stdout).read_line(&mut line).expect("it says that it is there");
            if line.is_empty() {
                child.wait().expect("it ends");
                continue;
            }
            let address = line.split_whitespace().find(|word| word.starts_with("http://"));
            let address = address.map(str::to_owned);
            assert_eq!(address.is_some(), role == Role::Server, "{line:?}");
            self.nodes.push(Node { role, child, address });
            return;
        }
    }

    /// Kills one of them, whatever it does, and starts another of its kind.
    pub fn kill_one(&mut self, dice: &mut ChaCha8Rng) {
        let mut node = self.nodes.swap_remove(dice.random_range(0..self.nodes.len()));
        node.child.kill().expect("it runs");
        node.child.wait().expect("it ends");
        self.start(node.role);
    }

    /// A server, by chance.
    fn address(&self, dice: &mut ChaCha8Rng) -> &str {
        let servers: Vec<&str> = self.nodes.iter().filter_map(|node| node.address.as_deref()).collect();
        servers[dice.random_range(0..servers.len())]
    }

    /// Submits; tells the plan, where it was answered that there is one.
    pub fn post(&self, dice: &mut ChaCha8Rng, path: &str, key: &str, body: &[u8]) -> Option<String> {
        let address = format!("{}{path}", self.address(dice));
        let sent = self.agent.post(address).header("idempotency-key", key).send(body);
        let mut answer = sent.ok()?;
        let plan: Value = serde_json::from_slice(&answer.body_mut().read_to_vec().ok()?).ok()?;
        match answer.status().as_u16() {
            202 => Some(text(&plan, "id").to_owned()),
            // The store is away, or the same wish is being answered.
            409 | 503 => None,
            other => panic!("{other}: {plan}"),
        }
    }

    /// The bytes of an answer, from whoever gives one.
    pub fn get(&self, dice: &mut ChaCha8Rng, path: &str) -> Vec<u8> {
        loop {
            let answer = self.agent.get(format!("{}{path}", self.address(dice))).call();
            let Ok(mut answer) = answer else { continue };
            match answer.status().as_u16() {
                200 => {
                    if let Ok(bytes) = answer.body_mut().with_config().limit(u64::MAX).read_to_vec() {
                        return bytes;
                    }
                }
                503 => {}
                other => panic!("{path}: {other}"),
            }
        }
    }

    /// Waits for the next thing that happens to a plan after number `after`; tells its number. Nothing, where there will be no
    /// more, or whoever was asked has gone.
    pub fn next_event(&self, dice: &mut ChaCha8Rng, plan: &str, after: i64) -> Option<i64> {
        let address = format!("{}/v1/plans/{plan}/events", self.address(dice));
        let answer = self.agent.get(address).header("last-event-id", after.to_string()).call().ok()?;
        let lines = BufReader::new(answer.into_body().into_reader()).lines().map_while(Result::ok);
        lines.filter_map(|line| line.strip_prefix("id:")?.trim().parse().ok()).next()
    }

    fn page(&self, dice: &mut ChaCha8Rng, path: &str) -> (Vec<Value>, Option<String>) {
        let page: Value = serde_json::from_slice(&self.get(dice, path)).expect("JSON");
        let plans = page["plans"].as_array().expect("a list").clone();
        (plans, page["next"].as_str().map(str::to_owned))
    }

    /// Whether a plan has ended, as every plan here has to: with an answer.
    pub fn is_over(&self, dice: &mut ChaCha8Rng, plan: &str) -> bool {
        let plan: Value =
            serde_json::from_slice(&self.get(dice, &format!("/v1/plans/{plan}"))).expect("JSON");
        match text(&plan, "state") {
            "queued" | "running" => false,
            "succeeded" => true,
            _ => panic!("{plan}"),
        }
    }

    /// Every plan.
    pub fn list(&self, dice: &mut ChaCha8Rng) -> Vec<Value> {
        let mut all = Vec::new();
        let mut next = Some("/v1/plans?limit=200".to_owned());
        while let Some(path) = next {
            let (plans, after) = self.page(dice, &path);
            all.extend(plans);
            next = after.map(|after| format!("/v1/plans?limit=200&after={after}"));
        }
        all
    }
}

impl Drop for Nodes {
    fn drop(&mut self) {
        for node in &mut self.nodes {
            let _ = node.child.kill();
            let _ = node.child.wait();
        }
    }
}
