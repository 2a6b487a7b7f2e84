//! The simulation against the closed forms of queueing theory.

use super::*;

/// The chance that all of `servers` are taken where whoever finds them so goes away; `load` is arrivals times service.
///
/// Source: Erlang (1917), by the recursion of Jagerman (1974).
fn erlang_b(servers: u32, load: f64) -> f64 {
    (1..=servers).fold(1.0, |b, n| load * b / (f64::from(n) + load * b))
}
/// The chance that somebody has to wait where everybody waits.
fn erlang_c(servers: u32, load: f64) -> f64 {
    let b = erlang_b(servers, load);
    let used = load / f64::from(servers);
    b / (1.0 - used * (1.0 - b))
}

/// A long M/M/c list: arrivals a day, days of stay.
fn queue(servers: u32, per_day: f64, stay: f64, patience: Option<Span>) -> Problem {
    let mut one = class(0, 0);
    one.arrivals = vec![Rate { from: day(0), per_day }];
    one.stay = Span::Exponential { mean: Duration((stay * DAY as f64) as i64) };
    one.patience = patience;
    // About 25,000 arrivals in each replication, a fifth of them to warm up.
    let length = (25_000.0 / per_day) as i64;
    let mut problem = problem(servers, length, vec![one]);
    problem.warm_up = days(length / 5);
    problem.step = days(length);
    problem.replications = 40;
    problem
}

fn mean(tallies: &[Vec<Tally>], of: impl Fn(&Tally) -> f64) -> Estimate {
    // Of ten settings with four figures each and ten with one, all should hold.
    estimate(tallies.iter().map(|plans| of(&plans[0])), 0.9995).expect("there are replications")
}

fn half(estimate: Estimate) -> f64 {
    estimate.half_width.expect("there are several replications")
}

/// Servers and how busy they are.
const SETTINGS: [(u32, f64); 10] = [
    (1, 0.3),
    (1, 0.7),
    (2, 0.5),
    (2, 0.85),
    (3, 0.9),
    (5, 0.6),
    (10, 0.8),
    (20, 0.85),
    (50, 0.9),
    (120, 0.93),
];
const STAY: f64 = 20.0;

#[test]
fn waits_are_those_of_erlang_c() {
    for (servers, busy) in SETTINGS {
        let load = busy * f64::from(servers);
        let problem = queue(servers, load / STAY, STAY, None);
        let tallies = tallies(&problem, 2);
        let wait = erlang_c(servers, load) * STAY / (f64::from(servers) - load);
        let holds = |what: &str, estimate: Estimate, formula: f64| {
            assert!(
                estimate.holds(formula),
                "{what}, {servers} beds, {busy}: {formula} is not in {estimate:?}"
            );
            // An interval so wide that it holds anything would prove nothing.
            assert!(half(estimate) < 0.35 * formula.max(0.02), "{what}, {servers}, {busy}: {estimate:?}");
        };
        let waits = |t: &Tally| t.waits[0].millis as f64 / DAY as f64 / t.waits[0].admitted as f64;
        holds("wait", mean(&tallies, waits), wait);
        let had_to = |t: &Tally| t.waits[0].had_to_wait as f64 / t.waits[0].admitted as f64;
        holds("share that waits", mean(&tallies, had_to), erlang_c(servers, load));
        let counted = (problem.length - problem.warm_up).0 as f64;
        let list = |t: &Tally| t.waiting[0].area as f64 / counted;
        holds("list", mean(&tallies, list), wait * load / STAY);
        let occupied = |t: &Tally| t.occupied[0].area as f64 / t.beds[0].area as f64;
        holds("occupancy", mean(&tallies, occupied), busy);
    }
}

#[test]
fn losses_are_those_of_erlang_b() {
    for (servers, busy) in SETTINGS {
        let load = 1.3 * busy * f64::from(servers);
        let problem = queue(servers, load / STAY, STAY, Some(Span::Fixed(Duration::ZERO)));
        let lost = mean(&tallies(&problem, 2), |t| {
            t.waits[0].gave_up as f64 / (t.waits[0].gave_up + t.waits[0].admitted) as f64
        });
        let formula = erlang_b(servers, load);
        assert!(lost.holds(formula), "{servers} beds, load {load}: {formula} is not in {lost:?}");
        assert!(half(lost) < 0.1 * formula.max(0.02), "{servers}, {load}: {lost:?}");
    }
}
