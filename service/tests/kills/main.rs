//! Servers and workers are killed (`kill -9`) at any moment, and started anew, while plans are submitted and solved: every plan
//! that was accepted ends, once, and as if nothing had happened. The short form is in `./run test`; `./run soak` runs the long one
//! (`ANPAI_KILLS` kills over `ANPAI_KILL_JOBS` plans).

use std::collections::BTreeMap;
use std::process::Command;

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use tempfile::TempDir;

#[path = "../jobs/cluster.rs"]
mod cluster;
mod nodes;

use cluster::Cluster;
use nodes::{Nodes, Role};

/// A day at a funeral home: some seconds of work, so that kills meet it.
const SCENARIO: &str = "guandu-funerals-day";
/// Its model.
const MODEL: &str = "funerals-day";
/// So many iterations of each chain.
const ITERATIONS: u64 = 40_000;
/// So many different plans.
const SEEDS: u64 = 4;
/// So many plans wait or are solved at a time: kills then meet plans at work, however many there are in all.
const OPEN: usize = 24;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().expect("a whole number"))
}

/// The binary's output.
fn anpai(words: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_anpai")).args(words).output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The plan of each seed when nothing goes wrong.
fn undisturbed(folder: &TempDir) -> (Vec<u8>, BTreeMap<u64, Vec<u8>>) {
    let [day, plan] = ["day.json", "plan.json"].map(|name| folder.path().join(name));
    let [day, plan] = [&day, &plan].map(|path| path.to_str().expect("a plain name"));
    anpai(&["scenario", SCENARIO, "--out", day]);
    let plans = (0..SEEDS).map(|seed| {
        let [seed_word, iterations] = [format!("--seed={seed}"), format!("--iterations={ITERATIONS}")];
        anpai(&["solve", day, "--out", plan, "--json", &seed_word, &iterations]);
        (seed, std::fs::read(plan).expect("it was written"))
    });
    let plans = plans.collect();
    (std::fs::read(day).expect("it was written"), plans)
}

#[expect(clippy::print_stdout, reason = "the figures of the long form")]
fn everything(store: Option<String>, mut meanwhile: impl FnMut()) {
    let (kills, jobs) = (number("ANPAI_KILLS", 8), number("ANPAI_KILL_JOBS", 24));
    let folder = TempDir::new().expect("a folder");
    let (day, expected) = undisturbed(&folder);
    let mut dice = ChaCha8Rng::seed_from_u64(number("ANPAI_KILL_SEED", 1));
    let mut nodes = Nodes::new(folder.path().join("data"), store);
    for role in [Role::Server, Role::Server, Role::Worker, Role::Worker] {
        nodes.start(role);
    }
    let mut accepted: BTreeMap<String, u64> = BTreeMap::new();
    let mut open: Vec<(String, i64)> = Vec::new();
    let (mut submitted, mut killed) = (0, 0);
    while submitted < jobs || !open.is_empty() {
        if submitted < jobs && open.len() < OPEN {
            let seed = submitted % SEEDS;
            let path = format!("/v1/{MODEL}/plans?iterations={ITERATIONS}&seed={seed}");
            // The key is the wish's name: it is said again until it is answered.
            if let Some(plan) = nodes.post(&mut dice, &path, &format!("wish-{submitted}"), &day) {
                open.push((plan.clone(), 0));
                accepted.insert(plan, seed);
                submitted += 1;
            }
        }
        // Kills are spread over the life of all plans, at the moments at which something happens.
        let ended = submitted - open.len() as u64;
        let is_due = (ended + 1) * kills >= killed * jobs && dice.random_ratio(1, 3);
        let is_overdue = kills - killed >= jobs - ended;
        if killed < kills && (is_due || is_overdue) {
            nodes.kill_one(&mut dice);
            killed += 1;
            if killed == kills / 2 {
                meanwhile();
            }
        }
        if open.is_empty() {
            continue;
        }
        let at = dice.random_range(0..open.len());
        let (plan, heard) = &mut open[at];
        if nodes.is_over(&mut dice, plan) {
            open.swap_remove(at);
        } else if let Some(number) = nodes.next_event(&mut dice, plan, *heard) {
            *heard = number;
        }
    }
    assert_eq!(killed, kills, "every kill met a plan");
    assert_eq!(accepted.len() as u64, jobs, "every wish is a plan of its own");
    let listed = nodes.list(&mut dice);
    assert_eq!(listed.len() as u64, jobs, "none is lost, and none is there twice");
    for plan in &listed {
        let id = plan["id"].as_str().expect("an id");
        let seed = accepted.get(id).unwrap_or_else(|| panic!("{id} was never accepted"));
        let solution = nodes.get(&mut dice, &format!("/v1/plans/{id}/solution"));
        assert!(solution == expected[seed], "{id} of seed {seed} is not as if nothing had happened");
        let events =
            String::from_utf8(nodes.get(&mut dice, &format!("/v1/plans/{id}/events"))).expect("text");
        let ends = events.matches("\"state\":\"succeeded\"").count();
        assert_eq!(ends, 1, "{id} ends once");
    }
    let attempts: Vec<u64> = listed.iter().map(|plan| plan["attempts"].as_u64().expect("a number")).collect();
    println!(
        "{kills} kills over {jobs} plans: {} plans were begun more than once, at most {} times",
        attempts.iter().filter(|attempts| **attempts > 1).count(),
        attempts.iter().max().unwrap_or(&0),
    );
}

#[test]
fn nothing_is_lost_on_sqlite() {
    everything(None, || {});
}

#[test]
fn nothing_is_lost_on_postgres_which_breaks_down_itself() {
    let cluster = Cluster::start();
    let options = cluster.options();
    let socket = options.get_socket().expect("it is reached by one");
    let store = format!("postgres://anpai@localhost/anpai?host={}", socket.display());
    everything(Some(store), || cluster.restart());
}

/// The field of an answer.
fn text<'a>(answer: &'a Value, name: &str) -> &'a str {
    answer[name].as_str().unwrap_or_else(|| panic!("{name} is a text in {answer}"))
}
