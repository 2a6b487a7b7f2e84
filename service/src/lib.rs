//! The fronts of anpai that are one program: the command line, and the jobs of the service. The command line reads what was
//! asked, hands it to one file per verb, and turns the answer into an exit code: 0 a plan, 1 no feasible plan, 2 bad input,
//! 130 interrupted with no plan. It is a library, so that tests and benches reach the jobs and the store; `main.rs` only starts it.

use std::process::ExitCode;

use clap::Parser;

mod admin;
mod api;
mod args;
pub mod audit;
mod beds;
mod check;
mod clock;
mod columns;
pub mod database;
mod desk;
pub mod desks;
mod diff;
mod evaluate;
mod export;
mod failure;
mod frontier;
mod funerals;
mod import;
mod input;
mod interrupt;
pub mod jobs;
mod keep;
pub mod keys;
mod meals;
mod models;
mod network;
mod output;
mod place;
mod previous;
mod progress;
mod recommend;
mod roads;
mod rules;
mod scenario;
mod schema;
mod scored;
mod serve;
mod simulate;
mod solve;
mod trace;
mod trust;
mod uploads;
mod visits;
pub mod webhooks;
mod work;

use args::{Args, Verb};
use failure::Failure;

/// What a verb ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; there is a plan where one was asked for.
    Done = 0,
    /// No plan keeps every hard rule.
    NoPlan = 1,
    /// The input, or what was asked, cannot be used.
    BadInput = 2,
    /// Interrupted before there was a plan: 128 + SIGINT.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Does what the arguments of the process say.
#[must_use]
pub fn main() -> ExitCode {
    // clap prints help and bad arguments itself; bad arguments exit with 2 already.
    let args = Args::parse();
    let limited = args.memory_mib.map_or(Ok(()), work::limit);
    limited.and_then(|()| run(&args.verb)).unwrap_or_else(|failure| failure.tell()).into()
}

fn run(verb: &Verb) -> Result<Exit, Failure> {
    match verb {
        Verb::Check(args) => check::run(args),
        Verb::Solve(args) => solve::run(args),
        Verb::Simulate(args) => simulate::run(args),
        Verb::Evaluate(args) => evaluate::run(args),
        Verb::Recommend(args) => recommend::run(args),
        Verb::Frontier(args) => frontier::run(args),
        Verb::Schema(args) => schema::run(args),
        Verb::Rules(args) => rules::run(args),
        Verb::Import(args) => import::run(args),
        Verb::Export(args) => export::run(args),
        Verb::Scenario(args) => scenario::run(args),
        Verb::Roads(args) => roads::run(args),
        Verb::Desk(args) => desk::run(args),
        Verb::Admin(args) => admin::run(args),
        Verb::Serve(args) => serve::serve(args),
        Verb::Worker(args) => serve::work(args),
        Verb::Openapi => {
            output::print(&api::openapi());
            Ok(Exit::Done)
        }
    }
}
