//! The roster as pages: every stop in order, the figures by caregiver, who goes unserved and why, the score by rule.
//! The first is read back by `import`; the others are for people.

use anpai_core::time::{Clock, Duration};
use anpai_core::visits::figures::{Work, figures};
use anpai_core::visits::{Activity, Plan, Problem, Route, Stop, Unserved};

use super::Roster;
use super::tables::{Out, Page};
use crate::import::list::whole;
use crate::import::tables::{Table, fields};

/// Sheets that `import` leaves alone.
pub const FOR_PEOPLE: [&str; 3] = ["Figures", "Unserved", "Score"];

/// The pages of a roster.
pub fn pages(roster: &Roster) -> Vec<Page> {
    let Roster { problem, plan, unserved } = roster;
    vec![
        stops(problem, plan),
        by_caregiver(problem, plan),
        left_out(problem, plan, unserved),
        score(problem, plan),
    ]
}

fn page(title: &str, headers: &[&str], rows: Vec<Vec<Out>>) -> Page {
    Page { title: title.into(), headers: headers.iter().map(|&h| h.into()).collect(), rows }
}
fn id(text: &str) -> Out {
    Out::Text(whole(text))
}
fn count(n: usize) -> Out {
    Out::Number(n as f64)
}
fn minutes(time: Duration) -> Out {
    Out::Number((time.as_minutes() * 10.0).round() / 10.0)
}

/// Which of the caregiver's shifts of that day a round is of, from 0.
fn number_on_day(problem: &Problem, route: &Route) -> usize {
    let shift = &problem.shifts[route.shift.index()];
    let first = problem.caregivers[shift.caregiver.index()].shifts.start;
    problem.shifts[first..route.shift.index()].iter().filter(|s| s.day == shift.day).count()
}

fn stops(problem: &Problem, plan: &Plan) -> Page {
    let mut rows = Vec::new();
    for route in &plan.routes {
        for (order, stop) in route.stops.iter().enumerate() {
            rows.push(
                fields(Table::Roster).iter().map(|f| cell(problem, route, order, stop, f.name)).collect(),
            );
        }
    }
    let headers: Vec<&str> = fields(Table::Roster).iter().map(|f| f.name).collect();
    page(&Table::Roster.title(), &headers, rows)
}

fn cell(problem: &Problem, route: &Route, order: usize, stop: &Stop, column: &str) -> Out {
    let shift = &problem.shifts[route.shift.index()];
    let clock = |time| Out::Clock(time - problem.horizon.midnight(shift.day));
    let visit = stop.task().map(|task| (task, problem.visit_of(task)));
    let of_visit =
        |value: &dyn Fn(anpai_core::visits::problem::TaskId, &anpai_core::visits::problem::Visit) -> Out| {
            visit.map_or(Out::Empty, |(task, visit)| value(task, visit))
        };
    match column {
        "caregiver" => id(&problem.caregivers[shift.caregiver.index()].id),
        "day" => Out::Date(problem.horizon.date(shift.day)),
        "shift" => count(number_on_day(problem, route)),
        "order" => count(order + 1),
        "visit" => of_visit(&|_, visit| id(&visit.id)),
        "task" => of_visit(&|task, visit| match visit.tasks.len() {
            1 => Out::Empty,
            _ => count(task.index() - visit.tasks.start),
        }),
        "repetition" => of_visit(&|_, visit| match visit.repetition {
            (n, 2..) => Out::Number(f64::from(n + 1)),
            _ => Out::Empty,
        }),
        "break" => match stop.activity {
            Activity::Break(rest) => count(rest.index() - shift.breaks.start),
            Activity::Task(_) => Out::Empty,
        },
        "client" => {
            of_visit(&|_, visit| visit.client.map_or(Out::Empty, |c| id(&problem.clients[c.index()])))
        }
        "service" => of_visit(&|task, _| {
            let service = &problem.services[problem.tasks[task.index()].service.index()];
            id(service.name.as_deref().unwrap_or(&service.id))
        }),
        "place" => id(&problem.places[stop.place.index()].id),
        "arrival" => clock(stop.arrival),
        "start" => clock(stop.start),
        "end" => clock(stop.end),
        "travel_minutes" => stop.way.map_or(Out::text("no way"), |way| minutes(way.time)),
        "metres" => stop.way.map_or(Out::Empty, |way| Out::Number(way.metres as f64)),
        // There is none before the first stop: the caregiver leaves just in time.
        "waiting_minutes" if order == 0 => Out::Number(0.0),
        "waiting_minutes" => minutes(stop.waiting().or_zero()),
        _ => Out::Empty,
    }
}

fn by_caregiver(problem: &Problem, plan: &Plan) -> Page {
    let headers = [
        "caregiver",
        "tasks",
        "service_minutes",
        "travel_minutes",
        "metres",
        "waiting_minutes",
        "work_minutes",
        "tardiness_minutes",
        "overtime_minutes",
        "tasks_with_usual",
        "tasks_by_usual",
    ];
    let row = |name: Out, f: &Work| {
        vec![
            name,
            count(f.tasks),
            minutes(f.service),
            minutes(f.travel),
            Out::Number(f.metres as f64),
            minutes(f.waiting),
            minutes(f.work),
            minutes(f.tardiness),
            minutes(f.overtime),
            count(f.usual.of),
            count(f.usual.kept),
        ]
    };
    let all = figures(problem, plan);
    let mut rows: Vec<_> =
        problem.caregivers.iter().zip(&all.caregivers).map(|(c, f)| row(id(&c.id), f)).collect();
    rows.push(row(Out::text("in all 合计"), &all.total));
    page(FOR_PEOPLE[0], &headers, rows)
}

fn left_out(problem: &Problem, plan: &Plan, unserved: &[Unserved]) -> Page {
    let headers = [
        "visit",
        "repetition",
        "client",
        "service",
        "priority",
        "optional",
        "rule",
        "excludes",
        "alone",
        "rounds",
        "full",
    ];
    let mut rows = Vec::new();
    for (at, visit) in
        problem.visits.iter().enumerate().filter(|(_, v)| v.task_ids().any(|t| plan.of_task(t).is_none()))
    {
        let why = unserved.iter().find(|u| u.visit.index() == at);
        let services: Vec<&str> = visit
            .task_ids()
            .map(|task| problem.services[problem.tasks[task.index()].service.index()].id.as_str())
            .collect();
        let head = [
            id(&visit.id),
            if visit.repetition.1 > 1 { Out::Number(f64::from(visit.repetition.0 + 1)) } else { Out::Empty },
            visit.client.map_or(Out::Empty, |c| id(&problem.clients[c.index()])),
            Out::Text(services.join(" + ")),
            Out::Number(f64::from(visit.priority)),
            Out::text(if visit.optional { "yes" } else { "" }),
        ];
        let tail = why.map_or([Out::Empty, Out::Empty], |u| [count(u.rounds), count(u.full)]);
        // A row for each rule in the way; one without a rule where only full rounds are.
        let obstacles = why.map(|u| u.obstacles.as_slice()).unwrap_or_default();
        let mut rules: Vec<[Out; 3]> =
            obstacles.iter().map(|o| [Out::text(o.rule), count(o.excludes), count(o.alone)]).collect();
        if rules.is_empty() {
            rules.push([Out::Empty, Out::Empty, Out::Empty]);
        }
        for rule in rules {
            rows.push(head.iter().cloned().chain(rule).chain(tail.clone()).collect());
        }
    }
    page(FOR_PEOPLE[1], &headers, rows)
}

fn score(problem: &Problem, plan: &Plan) -> Page {
    let evaluation = anpai_core::visits::rules::referee(problem, plan);
    let word = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|v| v.as_str().map(Out::text)).unwrap_or(Out::Empty)
    };
    let mut rows: Vec<Vec<Out>> = evaluation
        .rules
        .iter()
        .map(|r| {
            vec![
                Out::text(r.rule),
                word(serde_json::to_value(r.level)),
                Out::Number(r.amount as f64),
                word(serde_json::to_value(r.unit)),
                count(r.breaches),
                Out::Number(r.weight as f64),
                Out::Number(r.cost as f64),
            ]
        })
        .collect();
    let score = evaluation.score;
    for (level, cost) in [("hard", score.hard), ("medium", score.medium), ("soft", score.soft)] {
        let mut row = vec![Out::text("in all 合计"), Out::text(level)];
        row.resize(6, Out::Empty);
        row.push(Out::Number(cost as f64));
        rows.push(row);
    }
    page(FOR_PEOPLE[2], &["rule", "level", "amount", "unit", "breaches", "weight", "cost"], rows)
}

/// The clock time of an instant on the day of a shift.
pub fn clock(problem: &Problem, route: &Route, time: anpai_core::time::Time) -> Clock {
    Clock(time - problem.horizon.midnight(problem.shifts[route.shift.index()].day))
}
