//! Weighs a day by the search: `cargo run --release -p anpai-scenarios --example weigh -- guandu-normal 1 100000` searches
//! for 100,000 iterations and says what share of the employees' shifts (without lunch) goes on service and on ways. A file
//! in place of a name is weighed with the networks beside it.

use std::fs;
use std::io::{Write, stdout};
use std::path::Path;

use anpai_core::stop::Stop;
use anpai_core::visits::check::check;
use anpai_core::visits::draft::CaregiverKind;
use anpai_core::visits::problem::ShiftId;
use anpai_core::visits::read::read_with;
use anpai_solver::roads::travel::Beside;
use anpai_solver::visits::{Options, explain, solve};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize, default: &str| words.get(at).map_or(default.to_owned(), Clone::clone);
    let name = word(0, "guandu-normal");
    let problem = if name.ends_with(".json") {
        let folder = Path::new(&name).parent().unwrap_or(Path::new(""));
        read_with(&fs::read(&name)?, &Beside::new(folder, &Stop::never()))?
    } else {
        check(&anpai_scenarios::by_name(&name, word(1, "1").parse()?).ok_or("no scenario")?)?
    };
    let stop = Stop::iterations(word(2, "100000").parse()?);
    let found = solve(&problem, &Options { seed: 1, threads: 1, stop }, &mut |_| {});
    let mut out = stdout().lock();
    let (mut shifts, mut service, mut travel, mut waiting, mut volunteers) = (0, 0, 0, 0, 0);
    for (shift, at) in problem.shifts.iter().zip(0..) {
        let route = found.plan.of_shift(ShiftId(at));
        if problem.caregiver_of(ShiftId(at)).kind == CaregiverKind::Volunteer {
            volunteers += route.map_or(0, |r| r.service().0);
            continue;
        }
        let rest: i64 = problem.breaks[shift.breaks.clone()].iter().map(|b| b.duration.0).sum();
        shifts += (shift.end - shift.start).0 - rest;
        if let Some(route) = route {
            service += route.service().0;
            travel += route.travel().0;
            waiting += route.waiting().0;
        }
    }
    let percent = |part: i64| 100.0 * part as f64 / shifts as f64;
    writeln!(
        out,
        "{}: service {:.1} % + ways {:.1} % = {:.1} % of {} h; waiting {:.1} %; volunteers {} h; score {}; {} iterations",
        problem.name,
        percent(service),
        percent(travel),
        percent(service + travel),
        shifts / 3_600_000,
        percent(waiting),
        volunteers / 3_600_000,
        found.evaluation.score,
        found.iterations,
    )?;
    for rule in found.evaluation.rules.iter().filter(|r| r.cost > 0) {
        writeln!(out, "  {} {:?} amount {} in {} places", rule.rule, rule.level, rule.amount, rule.breaches)?;
    }
    for left in explain(&problem, &found.plan) {
        let ways: Vec<_> = left.obstacles.iter().map(|o| (o.rule, o.excludes, o.alone)).collect();
        writeln!(
            out,
            "  unserved {}: full {} of {}, {ways:?}",
            problem.visits[left.visit.index()].id,
            left.full,
            left.rounds
        )?;
    }
    Ok(())
}
