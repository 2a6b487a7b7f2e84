//! The answer to `simulate`: one object for programs, a table for people.

use std::fmt::Write as _;

use anpai_core::beds::forecast::Problem;
use anpai_core::beds::forecast::answer::{Answer, Estimate, GroupAnswer};
use anpai_solver::models::{BedsForecast, Model as _};

use crate::clock::{Clock, Effort, Spent};
use crate::columns::{Columns, Side};
use crate::scored::object;

/// For programs.
///
/// # Errors
/// None that is known: no map has a key that is not text.
pub fn json(problem: &Problem, answer: &Answer, clock: &Clock) -> Result<String, serde_json::Error> {
    object(BedsForecast.told(problem, answer)?, &Spent::from(Effort::so_far(clock)))
}

/// For people.
pub fn text(problem: &Problem, answer: &Answer, clock: &Clock) -> String {
    let mut text = String::new();
    if !answer.name.is_empty() {
        let _ = writeln!(text, "{}", answer.name);
    }
    let _ = writeln!(
        text,
        "{} days from {}, {} replications; intervals of {} %",
        answer.days,
        answer.start,
        answer.replications,
        answer.confidence * 100.0
    );
    for (plan, named) in answer.plans.iter().zip(&problem.plans) {
        let _ = write!(text, "\n{}\n", named.id.name);
        let mut table = Columns::new(&[
            ("", Side::Left),
            ("admitted", Side::Right),
            ("days waited", Side::Right),
            ("half within", Side::Right),
            ("9 in 10 within", Side::Right),
            ("gave up", Side::Right),
            ("list at the end", Side::Right),
        ]);
        let groups = std::iter::once((&plan.all, "all"))
            .chain(plan.tiers.iter().zip(problem.tiers.iter().map(|t| &*t.name)))
            .chain(plan.kinds.iter().zip(problem.kinds.iter().map(|k| &*k.name)));
        for (group, name) in groups {
            table.row(row(group, name));
        }
        text.push_str(&table.render());
        for (pool, named) in plan.pools.iter().zip(&problem.pools) {
            if let Some(Estimate { mean, .. }) = pool.occupancy {
                let beds = pool.beds.map_or(0.0, |b| b.mean);
                let _ = writeln!(text, "{}: {beds:.0} beds, {:.1} % slept in", named.id.name, 100.0 * mean);
            }
        }
        if let Some(against) = &plan.against_first {
            let first = &problem.plans[0].id.name;
            let _ = writeln!(
                text,
                "against {first}, for the same people: days waited {}, list at the end {}",
                signed(against.wait_days),
                signed(against.list_at_end)
            );
        }
    }
    let Effort { seconds, cpu_seconds, .. } = Effort::so_far(clock);
    let _ = write!(text, "\n{seconds} s");
    if let Some(cpu) = cpu_seconds {
        let _ = write!(text, ", {cpu} s of processor time");
    }
    let _ = writeln!(text, ", seed {}", answer.seed);
    text
}

fn row(group: &GroupAnswer, name: &str) -> Vec<String> {
    let days = |d: Option<u32>| d.map_or("–".into(), |d| d.to_string());
    vec![
        name.to_owned(),
        plain(group.admitted),
        plain(group.wait_days),
        days(group.wait_days_half),
        days(group.wait_days_nine_in_ten),
        plain(group.gave_up),
        plain(group.list_at_end),
    ]
}

/// `12.3 ± 0.4`
fn plain(estimate: Option<Estimate>) -> String {
    let Some(Estimate { mean, half_width }) = estimate else { return "–".into() };
    half_width.map_or(format!("{mean:.1}"), |half| format!("{mean:.1} ± {half:.1}"))
}

/// `-12.3 ± 0.4`, with its sign.
fn signed(estimate: Option<Estimate>) -> String {
    let Some(Estimate { mean, half_width }) = estimate else { return "–".into() };
    half_width.map_or(format!("{mean:+.1}"), |half| format!("{mean:+.1} ± {half:.1}"))
}
