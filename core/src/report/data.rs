//! What the report's script reads: a compact JSON of the problem, the plan and the referee's word. Tables are arrays
//! of arrays in the order stated beside each field, and ids are rows of those tables. Instants are milliseconds from
//! the midnight of the day they stand beside, so that the page shows local clocks without knowing any time zone.

use serde::Serialize;

use super::lines::{Line, lines};
use crate::place::Datum;
use crate::rule::{Evaluation, Setting, Unit};
use crate::score::{Level, Score};
use crate::time::Time;
use crate::travel::{Leg, Provenance};
use crate::visits::draft::{Binds, CaregiverKind, Gender};
use crate::visits::figures::{Figures, Work, figures};
use crate::visits::plan::{Activity, Plan, Route, Stop};
use crate::visits::problem::{Problem, Visit};
use crate::visits::rules::served::served;
use crate::visits::rules::{RULES, Subject};
use crate::visits::unserved::Unserved;

/// A way: milliseconds and metres; `null` where there is none.
type Way = Option<(i64, i64)>;
type ServiceRow<'a> = (&'a str, Option<&'a str>, Option<(u32, u8)>);
type PlaceRow<'a> = (&'a str, Option<f64>, Option<f64>, Option<u32>);
type UnservedRow = (u32, usize, usize, Vec<(&'static str, usize, usize)>);
/// Day, start, end, whether the end is hard.
type Window = (u16, i64, i64, bool);

/// The whole data block.
#[derive(Serialize)]
pub(super) struct Roster<'a> {
    name: &'a str,
    synthetic: bool,
    zone: Option<&'a str>,
    datum: Option<Datum>,
    travel: Vec<Provenance>,
    /// Dates, by day.
    days: Vec<String>,
    modes: &'a [String],
    skills: &'a [String],
    languages: &'a [String],
    /// Id and name.
    streets: Vec<(&'a str, Option<&'a str>)>,
    /// Id, name, skill and its least level.
    services: Vec<ServiceRow<'a>>,
    clients: &'a [String],
    /// Id, x, y, street.
    places: Vec<PlaceRow<'a>>,
    caregivers: Vec<CaregiverRow<'a>>,
    /// Caregiver, day, start, end, place from, place to.
    shifts: Vec<(u32, u16, i64, i64, u32, u32)>,
    visits: Vec<VisitRow<'a>>,
    /// Visit, service.
    tasks: Vec<(u32, u32)>,
    routes: Vec<RouteRow>,
    total: Sums,
    score: Score,
    rules: Vec<RuleRow>,
    /// Rule, amount, kind of subject (`v`isit, `t`ask, `s`hift, `c`aregiver), its row, and a task's caregiver.
    breaches: Vec<(usize, i64, char, u32, Option<u32>)>,
    /// Visit, rounds looked at, full rounds, and for each obstacle rule, excluded rounds, rounds it alone excludes.
    unserved: Vec<UnservedRow>,
}

#[derive(Serialize)]
struct CaregiverRow<'a> {
    id: &'a str,
    kind: CaregiverKind,
    gender: Option<Gender>,
    mode: u32,
    street: Option<u32>,
    skills: Vec<(u32, u8)>,
    /// Whether there are contract hours.
    contract: bool,
    #[serde(flatten)]
    sums: Sums,
}

/// What a caregiver does on all days, or all of them together; milliseconds and metres.
#[derive(Serialize)]
struct Sums {
    visits: usize,
    service: i64,
    travel: i64,
    metres: i64,
    waiting: i64,
    rest: i64,
    work: i64,
    over: i64,
    late: i64,
    /// Tasks of clients with usual caregivers: done by one of them, and in all.
    usual: (usize, usize),
}

#[derive(Serialize)]
struct VisitRow<'a> {
    id: String,
    client: Option<&'a str>,
    place: u32,
    tasks: (usize, usize),
    /// Whether both tasks start at once.
    pair: bool,
    windows: Vec<Window>,
    binds: Binds,
    optional: bool,
    priority: u32,
    gender: Option<Gender>,
    languages: Vec<u32>,
    usual: Vec<u32>,
}

#[derive(Serialize)]
struct RouteRow {
    shift: u32,
    departure: i64,
    finish: i64,
    back: Way,
    /// Milliseconds of travel, waiting, service, rest and work; metres.
    sums: (i64, i64, i64, i64, i64, i64),
    /// How the ways lie, the one back last; nothing where nobody knows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<Option<Line>>,
    /// Task (or -1 for a break), place, way there, arrival, start, end, tardiness.
    stops: Vec<(i64, u32, Way, i64, i64, i64, i64)>,
}

#[derive(Serialize)]
struct RuleRow {
    rule: &'static str,
    level: Level,
    weight: i64,
    unit: Unit,
    amount: i64,
    cost: i64,
    breaches: usize,
    summary: &'static str,
}

impl<'a> Roster<'a> {
    /// Gathers what the report shows.
    pub(super) fn new(
        problem: &'a Problem,
        plan: &Plan,
        evaluation: &Evaluation,
        unserved: &[Unserved],
    ) -> Self {
        let days = problem.horizon.days();
        let figures = figures(problem, plan);
        let mut late = vec![0; problem.tasks.len()];
        for s in served(problem, plan) {
            late[s.id.index()] = s.lateness().map_or(0, |l| l.time.0);
        }
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            zone: problem.horizon.zone_name(),
            datum: problem.datum,
            travel: problem.provenance(),
            days: (0..days).map(|d| problem.horizon.date(d).to_string()).collect(),
            modes: &problem.modes,
            skills: &problem.skills,
            languages: &problem.languages,
            streets: problem.streets.iter().map(|s| (s.id.as_str(), s.name.as_deref())).collect(),
            services: problem
                .services
                .iter()
                .map(|s| (s.id.as_str(), s.name.as_deref(), s.skill.map(|(skill, least)| (skill.0, least))))
                .collect(),
            clients: &problem.clients,
            places: problem
                .places
                .iter()
                .map(|p| {
                    let (x, y) = (p.coordinate.map(|c| c.x), p.coordinate.map(|c| c.y));
                    (p.id.as_str(), x, y, p.street.map(|s| s.0))
                })
                .collect(),
            caregivers: caregivers(problem, &figures),
            shifts: problem
                .shifts
                .iter()
                .map(|s| {
                    let midnight = problem.horizon.midnight(s.day);
                    let (start, end) = ((s.start - midnight).0, (s.end - midnight).0);
                    (s.caregiver.0, s.day, start, end, s.from.0, s.to.0)
                })
                .collect(),
            visits: problem.visits.iter().map(|v| visit(problem, v)).collect(),
            tasks: problem.tasks.iter().map(|t| (t.visit.0, t.service.0)).collect(),
            routes: (plan.routes.iter().zip(lines(problem, &plan.routes)))
                .map(|(r, lines)| route(problem, r, &late, lines))
                .collect(),
            total: sums(&figures.total),
            score: evaluation.score,
            rules: rules(evaluation),
            breaches: breaches(problem, plan),
            unserved: unserved
                .iter()
                .map(|u| {
                    let obstacles = u.obstacles.iter().map(|o| (o.rule, o.excludes, o.alone)).collect();
                    (u.visit.0, u.rounds, u.full, obstacles)
                })
                .collect(),
        }
    }
}

fn caregivers<'a>(problem: &'a Problem, figures: &Figures) -> Vec<CaregiverRow<'a>> {
    problem
        .caregivers
        .iter()
        .zip(&figures.caregivers)
        .map(|(c, work)| CaregiverRow {
            id: &c.id,
            kind: c.kind,
            gender: c.gender,
            mode: c.mode.0,
            street: c.street.map(|s| s.0),
            skills: c.skills.iter().map(|(skill, level)| (skill.0, *level)).collect(),
            contract: c.contract_per_day.is_some() || c.contract_per_week.is_some(),
            sums: sums(work),
        })
        .collect()
}

fn sums(work: &Work) -> Sums {
    Sums {
        visits: work.visits,
        service: work.service.0,
        travel: work.travel.0,
        metres: work.metres,
        waiting: work.waiting.0,
        rest: work.rest.0,
        work: work.work.0,
        over: work.overtime.0,
        late: work.tardiness.0,
        usual: (work.usual.kept, work.usual.of),
    }
}

fn visit<'a>(problem: &'a Problem, visit: &Visit) -> VisitRow<'a> {
    let window = |w: &crate::visits::problem::Window| {
        let midnight = problem.horizon.midnight(w.day);
        (w.day, (w.start - midnight).0, (w.end - midnight).0, w.hard)
    };
    VisitRow {
        id: visit.label(),
        client: visit.client.map(|c| problem.clients[c.index()].as_str()),
        place: visit.place.0,
        tasks: (visit.tasks.start, visit.tasks.end),
        pair: visit.gap.is_some_and(|g| g.min == g.max && g.min.0 == 0),
        windows: visit.windows.iter().map(window).collect(),
        binds: visit.binds,
        optional: visit.optional,
        priority: visit.priority,
        gender: visit.gender,
        languages: visit.languages.iter().map(|l| l.0).collect(),
        usual: visit.usual.iter().map(|c| c.0).collect(),
    }
}

fn route(problem: &Problem, route: &Route, late: &[i64], lines: Vec<Option<Line>>) -> RouteRow {
    let midnight = problem.horizon.midnight(problem.shifts[route.shift.index()].day);
    let clock = |t: Time| (t - midnight).0;
    let way = |leg: Option<Leg>| leg.map(|l| (l.time.0, l.metres));
    let stop = |s: &Stop| {
        let task = match s.activity {
            Activity::Task(task) => i64::from(task.0),
            Activity::Break(_) => -1,
        };
        let late = s.task().map_or(0, |task| late[task.index()]);
        (task, s.place.0, way(s.way), clock(s.arrival), clock(s.start), clock(s.end), late)
    };
    RouteRow {
        shift: route.shift.0,
        departure: clock(route.departure),
        finish: clock(route.finish),
        back: way(route.way_back),
        sums: (
            route.travel().0,
            route.waiting().0,
            route.service().0,
            route.rest().0,
            route.work().0,
            route.metres(),
        ),
        lines,
        stops: route.stops.iter().map(stop).collect(),
    }
}

fn rules(evaluation: &Evaluation) -> Vec<RuleRow> {
    let summary = |name: &str| RULES.iter().find(|r| r.name() == name).map_or("", |r| r.summary());
    evaluation
        .rules
        .iter()
        .map(|r| RuleRow {
            rule: r.rule,
            level: r.level,
            weight: r.weight,
            unit: r.unit,
            amount: r.amount,
            cost: r.cost,
            breaches: r.breaches,
            summary: summary(r.rule),
        })
        .collect()
}

/// What each rule counts and where. Travel is left out: it is on every round, and the rounds say it already.
fn breaches(problem: &Problem, plan: &Plan) -> Vec<(usize, i64, char, u32, Option<u32>)> {
    let mut all = Vec::new();
    let on = |s: &Setting| s.weight != 0;
    for (k, (rule, setting)) in RULES.iter().zip(&problem.settings).enumerate() {
        if !on(setting) || rule.name() == "TravelTime" {
            continue;
        }
        rule.breaches(problem, plan, &mut |b| {
            if b.amount <= 0 {
                return;
            }
            let (kind, row, caregiver) = match b.subject {
                Subject::Visit(v) => ('v', v.0, None),
                Subject::Task(t, c) => ('t', t.0, Some(c.0)),
                Subject::Shift(s) => ('s', s.0, None),
                Subject::Caregiver(c) => ('c', c.0, None),
                Subject::Plan => return,
            };
            all.push((k, b.amount, kind, row, caregiver));
        });
    }
    all
}
