//! What the referee says of published solutions: of those that ship with the repository ([`shipped`]), always; and of
//! all that there are, against the checkers that came with them, where the shared benchmark data is ([`published`]).

mod published;
mod random;
mod shipped;

use anpai_core::rule::Evaluation;
use anpai_core::visits::format::{Format, read, read_solution};
use anpai_core::visits::{Plan, Problem};

/// The costs of UHHC, the rule of each, and the units of the rule that are one of the format's.
const UHHC: [(&str, &str, i64); 10] = [
    ("travel_time", "TravelTime", 60_000),
    ("total_tardiness", "Tardiness", 60_000),
    ("highest_tardiness", "LargestTardiness", 60_000),
    ("total_waiting_time", "Waiting", 60_000),
    ("total_extra_time", "RouteEndsInShift", 60_000),
    ("max_idle_time", "LargestIdleTime", 60_000),
    ("caregiver_preferences", "PreferredCaregiverComes", 1),
    ("optional_patients", "OptionalVisitServed", 1),
    ("missed_lunch_break", "BreakTaken", 1),
    ("workload_balance", "WorkloadBalance", 60_000),
];

fn problem(format: Format, text: &[u8]) -> Problem {
    read(format, text).unwrap_or_else(|issues| panic!("{issues}"))
}

fn plan(format: Format, problem: &Problem, text: &[u8]) -> Plan {
    read_solution(format, problem, text).unwrap_or_else(|issues| panic!("{issues}"))
}

/// What a rule counted.
fn amount(evaluation: &Evaluation, rule: &str) -> i64 {
    evaluation.rule(rule).unwrap_or_else(|| panic!("no rule {rule}")).amount
}

/// The hard rules that a plan breaks.
fn broken(evaluation: &Evaluation) -> Vec<&'static str> {
    let hard = |r: &&anpai_core::rule::RuleResult| r.level == anpai_core::score::Level::Hard && r.cost > 0;
    evaluation.rules.iter().filter(hard).map(|r| r.rule).collect()
}
