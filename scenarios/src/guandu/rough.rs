//! A rough dispatcher, to weigh a day by: whoever is free first takes what is nearest and most urgent. It looks at
//! skill, gender, language, refusals and requirements, hard windows, lunch and the end of the shift, and treats the two tasks of a visit as two visits, so that
//! it says what a day takes and not what a good roster is.

use anpai_core::time::{Duration, Time};
use anpai_core::visits::Problem;
use anpai_core::visits::draft::CaregiverKind;
use anpai_core::visits::problem::{ShiftId, TaskId};

/// What the dispatcher found.
#[derive(Debug, Default)]
pub struct Load {
    /// Time of employees on tasks.
    pub service: Duration,
    /// Their ways.
    pub travel: Duration,
    /// Their shifts without lunch.
    pub shifts: Duration,
    /// Time of volunteers on tasks.
    pub volunteers: Duration,
    /// Tasks that nobody took.
    pub left: Vec<TaskId>,
    /// Tasks that began after their soft window.
    pub late: usize,
}

impl Load {
    /// Service and travel over shift time, in percent.
    pub fn percent(&self) -> f64 {
        100.0 * (self.service + self.travel).0 as f64 / self.shifts.0 as f64
    }
}

fn able(problem: &Problem, task: TaskId, shift: ShiftId) -> bool {
    let by = problem.shifts[shift.index()].caregiver;
    let caregiver = &problem.caregivers[by.index()];
    let visit = problem.visit_of(task);
    let service = &problem.services[problem.tasks[task.index()].service.index()];
    service.skill.is_none_or(|(skill, level)| caregiver.level(skill) >= level)
        && (service.volunteers || caregiver.kind == CaregiverKind::Employee)
        && visit.gender.is_none_or(|g| caregiver.gender == Some(g))
        && (visit.languages.is_empty() || visit.languages.iter().any(|l| caregiver.languages.contains(l)))
        && !visit.refused.contains(&by)
        && visit.required.as_ref().is_none_or(|r| r.contains(&by))
}

/// Dispatches a day.
pub fn dispatch(problem: &Problem) -> Load {
    let mut load = Load::default();
    let mut open: Vec<TaskId> = problem.task_ids().collect();
    let mut at: Vec<_> = problem.shifts.iter().map(|s| (s.start, s.from, !s.breaks.is_empty())).collect();
    let mut working: Vec<ShiftId> = problem.shift_ids().collect();
    for shift in &problem.shifts {
        if problem.caregivers[shift.caregiver.index()].kind == CaregiverKind::Employee {
            let rest: Duration = problem.breaks[shift.breaks.clone()].iter().map(|b| b.duration).sum();
            load.shifts += shift.end - shift.start - rest;
        }
    }
    while let Some(k) = (0..working.len()).min_by_key(|k| (at[working[*k].index()].0, working[*k])) {
        let id = working[k];
        let shift = &problem.shifts[id.index()];
        let (free, place, hungry) = at[id.index()];
        let lunch = problem.breaks[shift.breaks.clone()].first().filter(|_| hungry);
        let mut best: Option<(i64, usize, Time, Duration)> = None;
        for (n, task) in open.iter().enumerate().filter(|(_, t)| able(problem, **t, id)) {
            let visit = problem.visit_of(*task);
            let way = problem.leg(id, place, visit.place).unwrap().time;
            let window = visit.windows.first();
            let start = (free + way).max(window.map_or(free, |w| w.start));
            let end = start + problem.duration(*task, shift.caregiver);
            let back = problem.leg(id, visit.place, shift.to).unwrap().time;
            let lunch_later = lunch.is_none_or(|l| end <= l.latest_start());
            let in_time = window.is_none_or(|w| start <= w.end || !w.hard);
            if end + back > shift.end || !lunch_later || !in_time {
                continue;
            }
            let waiting = start - free - way;
            // Urgent is what has little slack; who lives in another street is taken only for want of something near.
            let slack = window.map_or(Duration::hours(8), |w| w.end - start).0.clamp(-7_200_000, 14_400_000);
            let cost = 3 * way.0 + 2 * waiting.0 + slack / 4;
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, n, end, way));
            }
        }
        match (best, lunch) {
            (Some((_, n, end, way)), _)
                if lunch.is_none_or(|l| free < l.start + Duration::minutes(75)) || lunch.is_none() =>
            {
                let task = open.swap_remove(n);
                let visit = problem.visit_of(task);
                let taken = problem.duration(task, shift.caregiver);
                if problem.caregiver_of(id).kind == CaregiverKind::Employee {
                    load.service += taken;
                    load.travel += way;
                } else {
                    load.volunteers += taken;
                }
                let late = visit.windows.first().is_some_and(|w| end - taken > w.end);
                load.late += usize::from(late);
                at[id.index()] = (end, visit.place, hungry);
            }
            (_, Some(lunch)) => {
                at[id.index()] = (free.max(lunch.start) + lunch.duration, place, false);
            }
            _ => {
                if problem.caregiver_of(id).kind == CaregiverKind::Employee {
                    load.travel += problem.leg(id, place, shift.to).unwrap().time;
                }
                working.swap_remove(k);
            }
        }
    }
    load.left = open;
    load
}
