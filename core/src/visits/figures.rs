//! Figures of a roster for people to read, by caregiver and in all: what tables and reports show. They follow from the
//! problem and the plan alone and use the rules' own reading of them, so that a table and the score never disagree.

use std::collections::{BTreeMap, BTreeSet};

use crate::time::Duration;
use crate::visits::plan::Plan;
use crate::visits::problem::{CaregiverId, Problem, VisitId};
use crate::visits::rules::hours::wage;
use crate::visits::rules::served::served;

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// As it should be.
    pub kept: usize,
    /// In all.
    pub of: usize,
}

impl Share {
    /// From 0 to 1; `None` where there is nothing to share.
    #[must_use]
    pub fn fraction(self) -> Option<f64> {
        (self.of > 0).then(|| self.kept as f64 / self.of as f64)
    }
    /// How many are not as they should be.
    #[must_use]
    pub fn missing(self) -> usize {
        self.of.saturating_sub(self.kept)
    }
    fn count(&mut self, kept: bool) {
        self.of += 1;
        self.kept += usize::from(kept);
    }
    fn add(&mut self, other: Self) {
        self.of += other.of;
        self.kept += other.kept;
    }
}

/// What one caregiver does, or all of them together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Rounds with a task in them.
    pub rounds: usize,
    /// Visits, each counted once for a caregiver; in all, once for the plan.
    pub visits: usize,
    /// Tasks.
    pub tasks: usize,
    /// Time on tasks.
    pub service: Duration,
    /// Time on the way.
    pub travel: Duration,
    /// Metres of the way.
    pub metres: i64,
    /// Waiting between stops, as the rule `Waiting` counts it.
    pub waiting: Duration,
    /// Time on breaks.
    pub rest: Duration,
    /// Working time: from departure to return, breaks taken out.
    pub work: Duration,
    /// Working time beyond the contract: by day or by week, whichever is more, so that no hour counts twice.
    pub overtime: Duration,
    /// Time beyond the ends of windows, soft or hard.
    pub tardiness: Duration,
    /// Tasks beyond the ends of their windows.
    pub late: usize,
    /// Tasks for clients with preferred caregivers, and how many of them one does.
    pub preferred: Share,
    /// Continuity: tasks for clients with usual caregivers, and how many of them one does.
    pub usual: Share,
    /// Tasks, where both streets are known, and how many of them are in the home street.
    pub home_street: Share,
    /// Breaks of the shifts, and how many of them are taken.
    pub breaks: Share,
    /// What it costs, in fen.
    pub fen: i64,
}

impl Work {
    fn add(&mut self, o: &Self) {
        self.rounds += o.rounds;
        self.tasks += o.tasks;
        self.service += o.service;
        self.travel += o.travel;
        self.metres += o.metres;
        self.waiting += o.waiting;
        self.rest += o.rest;
        self.work += o.work;
        self.overtime += o.overtime;
        self.tardiness += o.tardiness;
        self.late += o.late;
        self.preferred.add(o.preferred);
        self.usual.add(o.usual);
        self.home_street.add(o.home_street);
        self.breaks.add(o.breaks);
        self.fen = self.fen.saturating_add(o.fen);
    }
}

/// The figures of a roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// By `CaregiverId`; everything zero for someone without a round.
    pub caregivers: Vec<Work>,
    /// All caregivers together.
    pub total: Work,
    /// Mandatory visits, and how many of them are served whole.
    pub mandatory: Share,
    /// Optional visits, and how many of them are served whole.
    pub optional: Share,
    /// Caregivers with a round that serves anyone, of all.
    pub busy: Share,
}

/// The figures of `plan`.
#[must_use]
pub fn figures(problem: &Problem, plan: &Plan) -> Figures {
    let mut all =
        Figures { caregivers: vec![Work::default(); problem.caregivers.len()], ..Figures::default() };
    let mut hours = Hours::default();
    for route in &plan.routes {
        let shift = &problem.shifts[route.shift.index()];
        let work = &mut all.caregivers[shift.caregiver.index()];
        work.rounds += usize::from(route.serves());
        work.service += route.service();
        work.travel += route.travel();
        work.metres += route.metres();
        work.waiting += route.waiting();
        work.rest += route.rest();
        work.work += route.work();
        work.fen = work.fen.saturating_add(wage(problem, route));
        *hours.days.entry((shift.caregiver, shift.day)).or_default() += route.work();
        *hours.weeks.entry((shift.caregiver, shift.week)).or_default() += route.work();
    }
    tasks(problem, plan, &mut all);
    for rest in problem.breaks.iter().zip(0..) {
        let (rest, id) = rest;
        let round = plan.of_shift(rest.shift);
        let taken = round.is_some_and(|r| r.stops.iter().any(|s| s.of_break().is_some_and(|b| b.0 == id)));
        all.caregivers[problem.shifts[rest.shift.index()].caregiver.index()].breaks.count(taken);
    }
    for (work, id) in all.caregivers.iter_mut().zip(0..) {
        work.overtime = hours.overtime(problem, CaregiverId(id));
        all.total.add(work);
        all.busy.count(work.rounds > 0);
    }
    for visit in &problem.visits {
        let whole = visit.task_ids().all(|t| plan.of_task(t).is_some());
        if visit.optional { &mut all.optional } else { &mut all.mandatory }.count(whole);
    }
    all
}

fn tasks(problem: &Problem, plan: &Plan, all: &mut Figures) {
    let mut visited = BTreeSet::<(CaregiverId, VisitId)>::new();
    for s in served(problem, plan) {
        let work = &mut all.caregivers[s.by.index()];
        work.tasks += 1;
        work.visits += usize::from(visited.insert((s.by, s.task.visit)));
        let late = s.lateness().map_or(Duration::ZERO, |l| l.time);
        work.tardiness += late;
        work.late += usize::from(late > Duration::ZERO);
        if let Some(preferred) = &s.visit.preferred {
            work.preferred.count(preferred.binary_search(&s.by).is_ok());
        }
        if !s.visit.usual.is_empty() {
            work.usual.count(s.visit.usual.binary_search(&s.by).is_ok());
        }
        if let (Some(home), Some(there)) = (s.caregiver.street, problem.places[s.visit.place.index()].street)
        {
            work.home_street.count(home == there);
        }
    }
    all.total.visits = visited.into_iter().map(|(_, visit)| visit).collect::<BTreeSet<_>>().len();
}

/// Working time by caregiver and day or week.
#[derive(Default)]
struct Hours {
    days: BTreeMap<(CaregiverId, u16), Duration>,
    weeks: BTreeMap<(CaregiverId, u16), Duration>,
}

impl Hours {
    fn overtime(&self, problem: &Problem, by: CaregiverId) -> Duration {
        let beyond = |spans: &BTreeMap<_, Duration>, contract: Option<Duration>| {
            let of = spans.range((by, 0)..=(by, u16::MAX));
            contract.map_or(Duration::ZERO, |most| of.map(|(_, time)| (*time - most).or_zero()).sum())
        };
        let caregiver = &problem.caregivers[by.index()];
        beyond(&self.days, caregiver.contract_per_day).max(beyond(&self.weeks, caregiver.contract_per_week))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::StreetId;
    use crate::visits::rules::testing::{Item, Small, rest, serve};

    #[test]
    fn figures_add_up_by_caregiver_and_in_all() {
        // Caregiver 0 has two shifts, caregiver 1 one, caregiver 2 no round.
        let mut small = Small::new(&[&[0, 1], &[0], &[0]]).with_visits(&[(1, 30), (2, 40)]);
        small.visit(1, &[20, 25]);
        small.visit(3, &[15]).optional = true;
        small.rest(0, "11:00", "14:00", 30);
        small.rest(2, "11:00", "14:00", 30);
        let p = &mut small.problem;
        p.visits[0].windows = vec![Small::window("08:00", "08:50")];
        p.visits[0].preferred = Some(vec![CaregiverId(1)]);
        p.visits[1].usual = vec![CaregiverId(0)];
        p.visits[2].usual = vec![CaregiverId(0)];
        p.caregivers[0].street = Some(StreetId(0));
        p.caregivers[0].fen_per_hour = 60;
        p.caregivers[0].contract_per_day = Some(Duration::minutes(100));
        p.caregivers[0].contract_per_week = Some(Duration::minutes(190));
        // Task 0 is visit 0, task 1 visit 1, tasks 2 and 3 visit 2, task 4 visit 3 (left out).
        let plan = small.plan(&[
            (0, &[serve(0, "09:00"), rest(0, "12:00"), serve(2, "12:35")]),
            (1, &[serve(1, "09:00")]),
            (2, &[serve(3, "12:35")]),
        ]);
        let f = figures(&small.problem, &plan);
        let minutes = Duration::minutes;
        // Shift 0: departs 08:50, waits from 09:30 to 12:00 and 12:30 to 12:35, is back at 12:55 + 12 = 13:07:
        // 257 minutes less 30. Shift 1: 20 + 40 + 22 = 82.
        let first = Work {
            rounds: 2,
            visits: 3,
            tasks: 3,
            service: minutes(30 + 20 + 40),
            travel: minutes(10 + 12 + 20 + 22),
            metres: 6400,
            waiting: minutes(150 + 5),
            rest: minutes(30),
            work: minutes(227 + 82),
            // By day 127 + 0, by week 309 - 190 = 119.
            overtime: minutes(127),
            tardiness: minutes(10),
            late: 1,
            preferred: Share { kept: 0, of: 1 },
            usual: Share { kept: 2, of: 2 },
            home_street: Share { kept: 2, of: 3 },
            breaks: Share { kept: 1, of: 1 },
            // One fen a minute.
            fen: 309,
        };
        assert_eq!(f.caregivers[0], first);
        assert_eq!(f.caregivers[2], Work::default());
        // Caregiver 1: 10 + 25 + 12 and a break missed; no usual caregiver of visit 2.
        assert_eq!((f.caregivers[1].work, f.caregivers[1].breaks.missing()), (minutes(47), 1));
        assert_eq!((f.total.tasks, f.total.visits, f.total.work), (4, 3, minutes(309 + 47)));
        assert_eq!(f.total.usual, Share { kept: 2, of: 3 });
        assert_eq!((f.mandatory, f.optional), (Share { kept: 3, of: 3 }, Share { kept: 0, of: 1 }));
        assert_eq!(f.busy, Share { kept: 2, of: 3 });
        assert_eq!(f.total.preferred.fraction(), Some(0.0));
        assert_eq!(f.caregivers[2].preferred.fraction(), None);
    }

    #[test]
    fn an_empty_plan_serves_nobody_and_half_a_visit_is_none() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30)]);
        small.visit(2, &[30, 30]);
        let served = |rounds: &[(u32, &[Item])]| figures(&small.problem, &small.plan(rounds)).mandatory;
        assert_eq!(served(&[]), Share { kept: 0, of: 2 });
        assert_eq!(served(&[(0, &[serve(1, "09:00")])]), Share { kept: 0, of: 2 });
        assert_eq!(served(&[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), Share { kept: 1, of: 2 });
    }
}
