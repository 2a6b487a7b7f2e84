//! The lease protocol under every misfortune, in virtual time: workers are killed, drained and started anew, their clocks
//! run fast and slow, wishes and answers are lost, late, doubled and overtaken, the store is away for a while. A book beside
//! the store holds every answer to what was promised. One seed is one history: the same seed, the same history.
//!
//! `ANPAI_HISTORIES` says how many, `ANPAI_HISTORY` replays one.

#![expect(clippy::print_stdout, reason = "a test says what it has seen")]

mod book;
mod careless;
mod client;
mod nature;
mod node;
mod search;
mod tally;
mod waiting;
mod world;

use anpai_service::jobs::MemoryStore;

use crate::cluster::Cluster;
use crate::rig::{Rig, runtime};
use crate::virtual_clock::{SetClock, VirtualClock};
use book::Violation;
use careless::{Careless, Fault};
use tally::Tally;
use world::World;

/// How many histories where nobody says.
const HISTORIES: u64 = 2_000;
/// So many of them on a database, where each takes some hundred transactions.
const ON_DATABASE: u64 = 25;
/// Within so many histories every deliberate fault has to be found.
const ENOUGH: u64 = 300;

/// One history.
fn history(seed: u64, fault: Option<Fault>) -> Result<Tally, Violation> {
    let clock = VirtualClock::default();
    let store = Careless::new(MemoryStore::new(clock.clone()), fault);
    World::new(seed, clock, &store).run()
}

/// Waits for the database on the thread of the test.
impl SetClock for &Rig {
    fn set_clock(&self, now: i64) {
        waiting::wait_for(Rig::set_clock(self, now));
    }
}

/// Histories on a database: what holds there holds by the same statements that are run in earnest.
fn on_database(rig: &Rig) {
    for seed in 0..ON_DATABASE {
        waiting::wait_for(rig.clear());
        match World::new(seed, rig, &rig.store).run() {
            Ok(tally) => {
                assert_eq!(Ok(tally), history(seed, None), "history {seed} went otherwise in memory");
            }
            Err(violation) => panic!("history {seed}: {violation:?}"),
        }
    }
}

fn count(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} is no number: {value}")))
}

#[test]
fn every_history_keeps_what_was_promised() {
    let seeds = match count("ANPAI_HISTORY") {
        Some(seed) => seed..seed + 1,
        None => 0..count("ANPAI_HISTORIES").unwrap_or(HISTORIES),
    };
    let all = seeds.clone().count();
    let mut sum = Tally::default();
    for seed in seeds {
        match history(seed, None) {
            Ok(tally) => sum.add(&tally),
            Err(violation) => panic!("history {seed} (ANPAI_HISTORY={seed} replays it): {violation:?}"),
        }
    }
    println!("{all} histories: {sum:?}");
    // Histories in which nothing happens would prove nothing.
    if all >= 1_000 {
        assert!(sum.is_eventful(), "{sum:?}");
    }
}

#[test]
fn the_same_seed_is_the_same_history() {
    for seed in 0..20 {
        assert_eq!(history(seed, None).ok(), history(seed, None).ok(), "seed {seed}");
    }
}

#[test]
fn every_deliberate_fault_is_found() {
    for fault in Fault::ALL {
        let found =
            (0..ENOUGH).find_map(|seed| history(seed, Some(fault)).err().map(|violation| (seed, violation)));
        let Some((seed, violation)) = found else { panic!("{fault:?} is not found in {ENOUGH} histories") };
        println!("{fault:?} is found in history {seed}: {violation:?}");
    }
}

#[test]
fn histories_on_sqlite_go_as_in_memory() {
    let runtime = runtime();
    let _entered = runtime.enter();
    on_database(&runtime.block_on(Rig::sqlite()));
}

#[test]
fn histories_on_postgres_go_as_in_memory() {
    let cluster = Cluster::start();
    let runtime = runtime();
    let _entered = runtime.enter();
    on_database(&runtime.block_on(Rig::postgres(cluster.options())));
}
