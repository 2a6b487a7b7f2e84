//! Hand-made lists whose course is written out, closed forms of queueing theory, and what must not change anything.

use anpai_core::beds::forecast::answer::Estimate;
use anpai_core::beds::forecast::problem::{
    Change, Class, ClassId, KindId, Named, Next, Plan, Pool, PoolId, Rate, Residents, TierId, Waiting,
};
use anpai_core::beds::forecast::{Problem, Span};
use anpai_core::stop::Stop;
use anpai_core::time::{Duration, Time};

use super::{Options, Tally, estimate, simulate, summary};

mod closed_forms;
mod courses;

const DAY: i64 = 86_400_000;

fn days(n: i64) -> Duration {
    Duration(n * DAY)
}
fn day(n: i64) -> Time {
    Time(n * DAY)
}

fn named(id: &str) -> Named {
    Named::new(id, None)
}

/// One pool of `beds` and one plan that leaves it as it is.
fn problem(beds: u32, length: i64, classes: Vec<Class>) -> Problem {
    Problem {
        name: String::new(),
        synthetic: true,
        start: "2021-01-01".into(),
        length: days(length),
        warm_up: Duration::ZERO,
        step: days(1),
        replications: 2,
        tiers: ["first", "second"].map(named).to_vec(),
        kinds: ["nursing", "general"].map(named).to_vec(),
        pools: vec![Pool { id: named("home"), kind: KindId(0), beds }],
        plans: vec![Plan { id: named("as-is"), changes: vec![] }],
        classes,
        waiting: vec![],
        residents: vec![],
    }
}

/// Nobody comes by themselves, for a stay of so many days.
fn class(tier: u32, stay: i64) -> Class {
    Class {
        id: named(&format!("tier-{tier}")),
        tier: TierId(tier),
        pools: vec![PoolId(0)],
        arrivals: vec![],
        stay: Span::Fixed(days(stay)),
        patience: None,
        next: vec![],
    }
}

fn waiting(class: u32, since: i64, count: u32) -> Waiting {
    Waiting { class: ClassId(class), since: day(since), count }
}

fn tallies(problem: &Problem, threads: usize) -> Vec<Vec<Tally>> {
    simulate(problem, &Options { seed: 1, threads, stop: Stop::never() }, &|_| {}).tallies
}
/// The first replication of the only plan.
fn tally(problem: &Problem) -> Tally {
    tallies(problem, 1).swap_remove(0).swap_remove(0)
}
