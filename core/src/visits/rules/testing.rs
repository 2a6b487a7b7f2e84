//! A tiny roster problem for the tests of rules, made by hand: four places with ways that differ by direction, shifts
//! from 08:00 to 16:00 that start and end at place 0, one service that takes no skill.

use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::id::{ModeId, PlaceId, StreetId};
use crate::place::Place;
use crate::time::{Clock, Duration, Horizon, Time};
use crate::travel::{Dense, Leg};
use crate::visits::draft::{Binds, CaregiverKind};
use crate::visits::plan::{Activity, Plan, StopAt};
use crate::visits::problem::{
    Break, BreakId, Caregiver, CaregiverId, Dependency, Gap, Problem, Service, ServiceId, Shift, ShiftId,
    Task, TaskId, Visit, VisitId, Window,
};
use crate::visits::rules::RULES;

/// Minutes from place to place; a metre table of 100 m a minute goes with it.
const MINUTES: [[i64; 4]; 4] = [[0, 10, 20, 30], [12, 0, 5, 15], [22, 6, 0, 7], [33, 16, 8, 0]];

/// A rule that finds nothing.
pub(crate) const NONE: [i64; 0] = [];

/// A problem under construction.
pub(crate) struct Small {
    pub problem: Problem,
}

/// What a test says of a stop.
#[derive(Clone, Copy)]
pub(crate) struct Item {
    activity: Activity,
    start: Clock,
    end: Option<Clock>,
    place: Option<PlaceId>,
}

/// Task `id` from `start`, for as long as it takes.
pub(crate) fn serve(id: u32, start: &str) -> Item {
    Item { activity: Activity::Task(TaskId(id)), start: clock(start), end: None, place: None }
}

/// Break `id` from `start`, for as long as it takes, where the caregiver is then.
pub(crate) fn rest(id: u32, start: &str) -> Item {
    Item { activity: Activity::Break(BreakId(id)), start: clock(start), end: None, place: None }
}

impl Item {
    /// The same until `end`.
    pub(crate) fn to(self, end: &str) -> Self {
        Self { end: Some(clock(end)), ..self }
    }
    /// The same at another place.
    pub(crate) fn at(self, place: u32) -> Self {
        Self { place: Some(PlaceId(place)), ..self }
    }
}

/// A clock time.
pub(crate) fn clock(text: &str) -> Clock {
    Clock::parse(text).expect("tests write clock times")
}

/// An instant of the first day.
pub(crate) fn at(text: &str) -> Time {
    Time(0) + clock(text).0
}

impl Small {
    /// For each caregiver the days of the shifts, over nine days from Thursday 2025-01-02 on.
    pub(crate) fn new(shifts: &[&[u16]]) -> Self {
        let first = jiff::civil::date(2025, 1, 2);
        let horizon = Horizon::new(first, 9, TimeZone::UTC).expect("in range");
        let legs = MINUTES.as_flattened().iter();
        let legs = legs.map(|m| Some(Leg { time: Duration::minutes(*m), metres: m * 100 })).collect();
        let streets = [None, Some(StreetId(0)), Some(StreetId(1)), None];
        let places = streets.iter().zip('p'..);
        let mut problem = Problem {
            name: String::new(),
            synthetic: true,
            datum: None,
            places: places
                .map(|(street, id)| Place { id: id.into(), coordinate: None, street: *street })
                .collect(),
            travel: Arc::new(Dense::new(4, vec![legs])),
            modes: vec!["walk".into()],
            streets: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            services: vec![Service { id: "help".into(), name: None, skill: None, volunteers: true }],
            clients: Vec::new(),
            caregivers: Vec::new(),
            shifts: Vec::new(),
            breaks: Vec::new(),
            visits: Vec::new(),
            tasks: Vec::new(),
            dependencies: Vec::new(),
            pinned_rounds: Vec::new(),
            pinned_orders: Vec::new(),
            settings: RULES.iter().map(|r| r.default_setting()).collect(),
            chains: 1,
            horizon,
        };
        for (days, id) in shifts.iter().zip(0..) {
            let from = problem.shifts.len();
            for day in *days {
                problem.shifts.push(Shift {
                    caregiver: CaregiverId(id),
                    day: *day,
                    // Thursday to Sunday is the rest of week 0.
                    week: (day + 3) / 7,
                    start: problem.horizon.at(*day, clock("08:00")),
                    end: problem.horizon.at(*day, clock("16:00")),
                    from: PlaceId(0),
                    to: PlaceId(0),
                    breaks: 0..0,
                    capacity: None,
                });
            }
            problem.caregivers.push(Caregiver {
                id: format!("c{id}"),
                kind: CaregiverKind::Employee,
                skills: Vec::new(),
                languages: Vec::new(),
                gender: None,
                mode: ModeId(0),
                street: None,
                shifts: from..problem.shifts.len(),
                contract_per_day: None,
                contract_per_week: None,
                max_per_day: None,
                max_per_week: None,
                fen_per_hour: 0,
                fen_per_km: 0,
                fen_per_shift: 0,
                incompatible: Vec::new(),
            });
        }
        Self { problem }
    }
    /// One visit for each (place, minutes) pair, of one task each, at any time of the horizon; in order from task 0.
    pub(crate) fn with_visits(mut self, visits: &[(u32, i64)]) -> Self {
        for (place, minutes) in visits {
            self.visit(*place, &[*minutes]);
        }
        self
    }
    /// A visit with a task for each duration in minutes; two start at once.
    pub(crate) fn visit(&mut self, place: u32, minutes: &[i64]) -> &mut Visit {
        let p = &mut self.problem;
        let (id, first) = (VisitId::new(p.visits.len()), p.tasks.len());
        p.tasks.extend(minutes.iter().map(|m| Task {
            visit: id,
            service: ServiceId(0),
            duration: Duration::minutes(*m),
            duration_by_level: Vec::new(),
            pinned_caregiver: None,
            pinned_start: None,
            previous: None,
        }));
        p.visits.push(Visit {
            id: format!("v{}", id.0),
            repetition: (0, 1),
            client: None,
            place: PlaceId(place),
            tasks: first..p.tasks.len(),
            gap: (minutes.len() == 2).then_some(Gap { min: Duration::ZERO, max: Duration::ZERO }),
            windows: vec![Window { day: 0, start: Time(0), end: p.horizon.end(), hard: false }],
            binds: Binds::Start,
            optional: false,
            priority: 1,
            days: (0..9).collect(),
            days_between: 1,
            siblings: id.index()..id.index() + 1,
            due_day: None,
            preferred: None,
            refused: Vec::new(),
            required: None,
            gender: None,
            languages: Vec::new(),
            usual: Vec::new(),
            load: 0,
        });
        p.visits.last_mut().expect("just pushed")
    }
    /// A break of a shift that has none yet: within `from` to `to` (binding its end), so many minutes long.
    pub(crate) fn rest(&mut self, shift: usize, from: &str, to: &str, minutes: i64) -> &mut Break {
        let p = &mut self.problem;
        let (day, id) = (p.shifts[shift].day, p.breaks.len());
        p.shifts[shift].breaks = id..id + 1;
        p.breaks.push(Break {
            shift: ShiftId::new(shift),
            start: p.horizon.at(day, clock(from)),
            end: p.horizon.at(day, clock(to)),
            duration: Duration::minutes(minutes),
            binds: Binds::End,
            mandatory: false,
        });
        p.breaks.last_mut().expect("just pushed")
    }
    /// Links visit `first` to visit `second`.
    pub(crate) fn link(&mut self, first: u32, second: u32) -> &mut Dependency {
        let link = Dependency { first: VisitId(first), second: VisitId(second), gap: None, person: None };
        self.problem.dependencies.push(link);
        self.problem.dependencies.last_mut().expect("just pushed")
    }
    /// A window on the first day, with a soft end.
    pub(crate) fn window(from: &str, to: &str) -> Window {
        Window { day: 0, start: at(from), end: at(to), hard: false }
    }
    /// The plan with these rounds, clock times on the day of the shift.
    pub(crate) fn plan(&self, rounds: &[(u32, &[Item])]) -> Plan {
        let p = &self.problem;
        let frozen = rounds.iter().map(|(shift, items)| {
            let on = &p.shifts[*shift as usize];
            let mut here = on.from;
            let stops = items.iter().map(|item| {
                let (place, takes) = match item.activity {
                    Activity::Task(t) => (p.visit_of(t).place, p.duration(t, on.caregiver)),
                    Activity::Break(b) => (here, p.breaks[b.index()].duration),
                };
                here = item.place.unwrap_or(place);
                let start = p.horizon.at(on.day, item.start);
                let end = item.end.map_or(start + takes, |end| p.horizon.at(on.day, end));
                StopAt { activity: item.activity, place: here, start, end }
            });
            (ShiftId(*shift), stops.collect())
        });
        Plan::freeze(p, frozen.collect::<Vec<_>>())
    }
    /// What `rule` counts in the plan with these rounds, one by one.
    pub(crate) fn amounts(&self, rule: &str, rounds: &[(u32, &[Item])]) -> Vec<i64> {
        let rule = RULES.iter().find(|r| r.name() == rule).expect("a rule of the list");
        let mut amounts = Vec::new();
        rule.breaches(&self.problem, &self.plan(rounds), &mut |b| amounts.push(b.amount));
        amounts.retain(|a| *a > 0);
        amounts
    }
    /// The same in minutes, for rules that count whole minutes here.
    pub(crate) fn minutes(&self, rule: &str, rounds: &[(u32, &[Item])]) -> Vec<i64> {
        let whole = |ms: i64| {
            assert_eq!(ms % 60_000, 0, "the tests of rules reckon in minutes");
            ms / 60_000
        };
        self.amounts(rule, rounds).into_iter().map(whole).collect()
    }
}
