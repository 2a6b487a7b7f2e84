//! What is to be done: clients and visits. A visit that takes place several times becomes that many visits,
//! neighbours in the table.

use std::collections::BTreeSet;
use std::ops::Range;

use super::calendar::{self, LONGEST_SERVICE, Zero};
use super::ids::Ids;
use crate::id::PlaceId;
use crate::read::findings::Findings;
use crate::time::{Clock, Duration, Horizon, LONGEST};
use crate::visits::draft::{
    Binds, ClientDraft, Draft, Gender, PairDraft, TaskDraft, VisitDraft, WindowDraft,
};
use crate::visits::problem::{
    CaregiverId, ClientId, Gap, LanguageId, Problem, ServiceId, Task, Visit, VisitId, Window,
};

/// Priorities.
const PRIORITIES: std::ops::RangeInclusive<u32> = 1..=1000;
/// Windows over all visits, repetitions and days: a gigabyte of them.
const MOST_WINDOWS: usize = 20_000_000;
/// The heaviest load of one visit.
pub(super) const HEAVIEST: i64 = 1_000_000_000_000;

/// What a client asks of every visit.
pub(super) struct Wishes {
    place: Option<usize>,
    languages: Vec<LanguageId>,
    gender: Option<Gender>,
    preferred: Option<Vec<CaregiverId>>,
    refused: Vec<CaregiverId>,
    usual: Vec<CaregiverId>,
}

/// Every client's wishes.
pub(super) fn clients(draft: &Draft, ids: &Ids, found: &mut Findings) -> Vec<Wishes> {
    (draft.clients.iter().enumerate()).map(|(at, client)| wishes(at, client, ids, found)).collect()
}

fn wishes(at: usize, client: &ClientDraft, ids: &Ids, found: &mut Findings) -> Wishes {
    let mut people = |of: &[String], field: &str| {
        ids.caregivers.find_all(of, CaregiverId::new, || format!("/clients/{at}/{field}"), found)
    };
    let (refused, usual) = (people(&client.refused, "refused"), people(&client.usual, "usual"));
    let preferred = client.preferred.as_ref().map(|p| people(p, "preferred"));
    let mut languages: Vec<LanguageId> =
        client.languages.iter().filter_map(|l| ids.languages.get(l)).map(LanguageId::new).collect();
    languages.sort_unstable();
    languages.dedup();
    let place = ids.places.find(&client.place, || format!("/clients/{at}/place"), found);
    Wishes { place, languages, gender: client.gender, preferred, refused, usual }
}

/// Visits and tasks, and which visits came of which entry.
pub(super) struct Demand {
    pub(super) visits: Vec<Visit>,
    pub(super) tasks: Vec<Task>,
    /// By entry of the document: its repetitions.
    pub(super) origins: Vec<Range<usize>>,
}

/// Every visit, as often as it takes place.
pub(super) fn visits(
    draft: &Draft,
    ids: &Ids,
    horizon: &Horizon,
    clients: &[Wishes],
    found: &mut Findings,
) -> Demand {
    let mut demand = Demand { visits: Vec::new(), tasks: Vec::new(), origins: Vec::new() };
    let mut windows = 0;
    for (at, visit) in draft.visits.iter().enumerate() {
        let days = days(at, visit, horizon, found);
        let times = times(at, visit, &days, found);
        windows += usize::from(times) * days.len() * visit.windows.len().max(1);
        let expand = if windows > MOST_WINDOWS { 0 } else { times };
        let entry = Entry { at, visit, ids, horizon, found: &mut *found };
        entry.add(draft, clients, &days, expand, &mut demand);
    }
    if windows > MOST_WINDOWS {
        let cause = format!("visits, repetitions and days make more than {MOST_WINDOWS} windows");
        let action = "plan fewer days at a time, or allow fewer days to each visit";
        found.add("too-many-windows", "/visits", format!("{windows} windows"), cause, action);
    }
    demand
}

/// Allowed days, sorted, each once; all days where none can be used.
fn days(at: usize, visit: &VisitDraft, horizon: &Horizon, found: &mut Findings) -> Vec<u16> {
    let Some(given) = &visit.days else { return (0..horizon.days()).collect() };
    if given.is_empty() {
        let action = "name the days, or leave `days` out where all will do";
        found.add("no-day", format!("/visits/{at}/days"), "[]", "the visit may take place on no day", action);
        return (0..horizon.days()).collect();
    }
    let mut days: Vec<u16> = (given.iter().enumerate())
        .map(|(n, day)| calendar::day(*day, horizon, || format!("/visits/{at}/days/{n}"), found))
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// How often the visit takes place.
fn times(at: usize, visit: &VisitDraft, days: &[u16], found: &mut Findings) -> u16 {
    let times = visit.times.unwrap_or(1);
    let between = visit.days_between.unwrap_or(1);
    if between == 0 {
        let cause = "each time is on another day";
        found.add("days-between", format!("/visits/{at}/days_between"), 0, cause, "write 1 or more");
    }
    if times == 0 {
        let cause = "a visit that takes place no times is none";
        found.add(
            "no-times",
            format!("/visits/{at}/times"),
            0,
            cause,
            "write 1 or more, or leave the visit out",
        );
        return 1;
    }
    // As early as allowed, each time: no other choice fits more.
    let (mut most, mut next) = (0, 0);
    for day in days {
        if u32::from(*day) >= next {
            most += 1;
            next = u32::from(*day) + u32::from(between.max(1));
        }
    }
    let unsure = found.has_unreadable_below(&format!("/visits/{at}/days"));
    if times > most && !unsure {
        let cause = format!("the allowed days have room for {most} times, {between} days apart");
        let action = "allow more days, or plan it less often";
        found.add("more-times-than-days", format!("/visits/{at}/times"), times, cause, action);
    }
    times.min(most)
}

/// One visit of the document on its way into the problem.
struct Entry<'a, 'f> {
    at: usize,
    visit: &'a VisitDraft,
    ids: &'a Ids<'a>,
    horizon: &'a Horizon,
    found: &'f mut Findings,
}

impl Entry<'_, '_> {
    fn pointer(&self, field: &str) -> String {
        format!("/visits/{}/{field}", self.at)
    }

    fn add(mut self, draft: &Draft, clients: &[Wishes], days: &[u16], times: u16, demand: &mut Demand) {
        let visit = self.visit;
        let tasks: Vec<Task> =
            (visit.tasks.iter().enumerate()).map(|(n, task)| self.task(n, task, draft)).collect();
        if !(1..=2).contains(&tasks.len()) {
            let cause = "a visit has one task, or two where it takes two caregivers";
            let action = "write one or two tasks; more people make several visits";
            self.found.add("task-count", self.pointer("tasks"), tasks.len(), cause, action);
        }
        let gap = self.gap();
        let windows = self.windows(days);
        let client = visit.client.as_deref().and_then(|id| {
            let pointer = self.pointer("client");
            self.ids.clients.find(id, || pointer, self.found)
        });
        let wishes = client.map(|c| &clients[c]);
        let place = self.place(wishes);
        let refused_here = self.people(&visit.refused, "refused");
        let refused = union(refused_here, wishes.map_or(&[], |w| &w.refused));
        let required = self.required(&refused);
        let priority = visit.priority.unwrap_or(1);
        if !PRIORITIES.contains(&priority) {
            let action = "write a priority from 1 to 1000; a larger one is served first";
            let cause = "priorities are 1 to 1000";
            self.found.add("priority-out-of-range", self.pointer("priority"), priority, cause, action);
        }
        if let Some(due) = visit.due_day {
            let pointer = self.pointer("due_day");
            calendar::day(due, self.horizon, || pointer, self.found);
        }
        let load = visit.load.unwrap_or(0);
        if !(0..=HEAVIEST).contains(&load) {
            let cause = format!("a load is 0 to {HEAVIEST}");
            self.found.add(
                "load-out-of-range",
                self.pointer("load"),
                load,
                cause,
                "write what is carried there",
            );
        }
        let preferred = match &visit.preferred {
            Some(people) => Some(self.people(people, "preferred")),
            None => wishes.and_then(|w| w.preferred.clone()),
        };
        let first = demand.visits.len();
        let siblings = first..first + usize::from(times);
        for n in 0..times {
            let id = VisitId::new(demand.visits.len());
            let from = demand.tasks.len();
            demand.tasks.extend(tasks.iter().cloned().map(|t| Task { visit: id, ..t }));
            demand.visits.push(Visit {
                id: visit.id.clone(),
                repetition: (n, times),
                client: client.map(ClientId::new),
                place: PlaceId::new(place),
                tasks: from..demand.tasks.len(),
                gap,
                windows: windows.clone(),
                binds: visit.binds.unwrap_or(Binds::Start),
                optional: visit.optional,
                priority,
                days: days.to_vec(),
                days_between: visit.days_between.unwrap_or(1),
                siblings: siblings.clone(),
                due_day: visit.due_day,
                preferred: preferred.clone(),
                refused: refused.clone(),
                required: required.clone(),
                gender: visit.gender.or(wishes.and_then(|w| w.gender)),
                languages: wishes.map_or_else(Vec::new, |w| w.languages.clone()),
                usual: wishes.map_or_else(Vec::new, |w| w.usual.clone()),
                load,
            });
        }
        demand.origins.push(siblings);
    }

    fn people(&mut self, ids: &[String], field: &str) -> Vec<CaregiverId> {
        let at = self.at;
        self.ids.caregivers.find_all(ids, CaregiverId::new, || format!("/visits/{at}/{field}"), self.found)
    }

    /// Where: the visit's own place, or the client's; the first place where neither can be found.
    fn place(&mut self, wishes: Option<&Wishes>) -> usize {
        if let Some(id) = &self.visit.place {
            let pointer = self.pointer("place");
            return self.ids.places.find(id, || pointer, self.found).unwrap_or(0);
        }
        if self.visit.client.is_none() && !self.found.is_unreadable(&self.pointer("client")) {
            let cause = "nothing says where the visit takes place";
            let action = "write `client`, or `place`, or both";
            self.found.add_missing("missing-place", format!("/visits/{}", self.at), "place", cause, action);
        }
        wishes.and_then(|w| w.place).unwrap_or(0)
    }

    fn required(&mut self, refused: &[CaregiverId]) -> Option<Vec<CaregiverId>> {
        let given = self.visit.required.as_ref()?;
        if given.is_empty() {
            let action = "name who may come, or leave `required` out";
            let cause = "nobody may come";
            self.found.add("nobody-required", self.pointer("required"), "[]", cause, action);
        }
        for (n, id) in given.iter().enumerate() {
            let person = self.ids.caregivers.get(id).map(CaregiverId::new);
            if person.is_some_and(|p| refused.binary_search(&p).is_ok()) {
                let cause = "the same caregiver is refused, by the visit or by its client";
                let action = "decide which of the two holds";
                let pointer = self.pointer(&format!("required/{n}"));
                self.found.add("required-and-refused", pointer, id, cause, action);
            }
        }
        Some(self.people(given, "required"))
    }

    /// A task; its visit is filled in later.
    fn task(&mut self, n: usize, task: &TaskDraft, draft: &Draft) -> Task {
        let pointer = |field: &str| format!("/visits/{}/tasks/{n}/{field}", self.at);
        let service = self.ids.services.find(&task.service, || pointer("service"), self.found);
        let given = service.map(|s| &draft.services[s]);
        let mut by_level: Vec<(u8, Duration)> = given
            .map_or(&[][..], |s| &s.minutes_by_level)
            .iter()
            .map(|entry| (entry.level, entry.minutes.0))
            .collect();
        by_level.sort_unstable();
        let mut duration = Duration::ZERO;
        if let Some(minutes) = task.minutes {
            // What the visit itself says holds for whoever comes.
            by_level.clear();
            duration =
                calendar::length(minutes, Zero::Wrong, LONGEST_SERVICE, || pointer("minutes"), self.found);
        } else if let Some(service) = given {
            let least = service.level.unwrap_or(1);
            let everyone = by_level.iter().rev().find(|(level, _)| *level <= least);
            match service.minutes.map(|m| m.0).or(everyone.map(|(_, d)| *d)) {
                Some(given) => duration = given,
                None => {
                    let from = self.ids.services.get(&task.service).unwrap_or(0);
                    if !self.found.has_unreadable_below(&format!("/services/{from}")) {
                        let at = self.at;
                        let cause = "neither the task nor its service says how long it takes";
                        let action = "write `minutes` here or at the service";
                        let object = format!("/visits/{at}/tasks/{n}");
                        self.found.add_missing("missing-duration", object, "minutes", cause, action);
                    }
                }
            }
        }
        Task {
            visit: VisitId(0),
            service: ServiceId::new(service.unwrap_or(0)),
            duration,
            duration_by_level: by_level,
            pinned_caregiver: None,
            pinned_start: None,
            previous: None,
        }
    }

    fn gap(&mut self) -> Option<Gap> {
        let two = self.visit.tasks.len() == 2;
        match self.visit.pair {
            None => {
                if two {
                    let cause = "the visit has two tasks, and nothing says how their starts hang together";
                    let action = "write `pair` with `kind` simultaneous, sequential or independent";
                    self.found.add_missing(
                        "missing-pair",
                        format!("/visits/{}", self.at),
                        "pair",
                        cause,
                        action,
                    );
                }
                None
            }
            Some(_) if self.visit.tasks.len() == 1 => {
                let cause = "the visit has one task only";
                let action = "write the second task, or leave `pair` out";
                self.found.add("pair-of-one", self.pointer("pair"), "1 task", cause, action);
                None
            }
            Some(PairDraft::Simultaneous) => Some(Gap { min: Duration::ZERO, max: Duration::ZERO }),
            Some(PairDraft::Independent) => None,
            Some(PairDraft::Sequential { min_minutes, max_minutes }) => {
                let at = self.at;
                let pointer = |field: &str| format!("/visits/{at}/pair/{field}");
                let min =
                    calendar::length(min_minutes, Zero::Fine, LONGEST, || pointer("min_minutes"), self.found);
                let max =
                    calendar::length(max_minutes, Zero::Fine, LONGEST, || pointer("max_minutes"), self.found);
                let both_good = min == min_minutes.0 && max == max_minutes.0;
                if both_good && min > max && !self.found.has_unreadable_below(&self.pointer("pair")) {
                    let value = format!("{} to {} min", min.as_minutes(), max.as_minutes());
                    let cause = "the least gap is larger than the largest";
                    self.found.add(
                        "gap-reversed",
                        self.pointer("pair"),
                        value,
                        cause,
                        "swap the two, or correct one",
                    );
                }
                Some(Gap { min, max })
            }
        }
    }

    /// The windows on every allowed day, sorted; they may touch and do not overlap. All day long where there is none.
    fn windows(&mut self, days: &[u16]) -> Vec<Window> {
        let horizon = self.horizon;
        if self.visit.windows.is_empty() {
            let last = |day: u16| horizon.midnight(day + 1) - Duration(1);
            return (days.iter())
                .map(|&day| Window { day, start: horizon.midnight(day), end: last(day), hard: true })
                .collect();
        }
        let mut clocks: Vec<(usize, Clock, Clock, bool)> = Vec::new();
        for (n, window) in self.visit.windows.iter().enumerate() {
            if let Some((start, end)) = self.window(n, window) {
                clocks.push((n, start, end, window.hard));
            }
        }
        clocks.sort_by_key(|(n, start, end, _)| (*start, *end, *n));
        let mut reported = BTreeSet::new();
        let mut windows: Vec<Window> = Vec::with_capacity(days.len() * clocks.len());
        for &day in days {
            for &(n, start, end, hard) in &clocks {
                let window = Window { day, start: horizon.at(day, start), end: horizon.at(day, end), hard };
                if windows.last().is_some_and(|before| before.end > window.start) && reported.insert(n) {
                    let before = if start == clocks[0].1 { "one of the day before" } else { "another one" };
                    let cause =
                        format!("this window overlaps {before}, so that tardiness would be ambiguous");
                    let value = format!("{start}-{end}");
                    let pointer = self.pointer(&format!("windows/{n}"));
                    self.found.add("overlapping-windows", pointer, value, cause, "join the two, or move one");
                }
                windows.push(window);
            }
        }
        windows
    }

    fn window(&mut self, n: usize, window: &WindowDraft) -> Option<(Clock, Clock)> {
        let at = self.at;
        let pointer = |field: &str| format!("/visits/{at}/windows/{n}/{field}");
        let start = calendar::clock(window.start, || pointer("start"), self.found);
        let end = calendar::clock(window.end, || pointer("end"), self.found);
        if start != window.start || end != window.end {
            return None;
        }
        if self.found.has_unreadable_below(&format!("/visits/{at}/windows/{n}")) {
            return None;
        }
        if end < start {
            let value = format!("{start}-{end}");
            let cause = "the window ends before it starts";
            let action = "swap the two; a window past midnight ends after 24:00, such as 25:30";
            self.found.add("window-reversed", format!("/visits/{at}/windows/{n}"), value, cause, action);
            return None;
        }
        Some((start, end))
    }
}

/// Two sorted lists as one.
fn union(mut a: Vec<CaregiverId>, b: &[CaregiverId]) -> Vec<CaregiverId> {
    a.extend_from_slice(b);
    a.sort_unstable();
    a.dedup();
    a
}

/// Filter steps that all visits of two together may take. Beyond that such a visit just goes unserved, and says why.
const MOST_STEPS: usize = 50_000_000;

/// A visit that needs two people and for which there is exactly one who could do either task contradicts itself. Where
/// nobody has the skill of a task it does not: that visit goes unserved, and its reason is the skill.
pub(super) fn two_people(problem: &Problem, origins: &[Range<usize>], found: &mut Findings) {
    let unknown = found.has_unreadable_below("/caregivers") || found.has_unreadable_below("/services");
    if unknown || problem.services.is_empty() {
        return;
    }
    let mut by_skill: Vec<Vec<CaregiverId>> = vec![Vec::new(); problem.skills.len()];
    let mut everyone = Vec::new();
    for (caregiver, id) in problem.caregivers.iter().zip((0..).map(CaregiverId)) {
        caregiver.skills.iter().for_each(|(skill, _)| by_skill[skill.index()].push(id));
        everyone.push(id);
    }
    let mut steps = 0;
    for (at, origin) in origins.iter().enumerate() {
        let Some(visit) = problem.visits.get(origin.start).filter(|_| !origin.is_empty()) else { continue };
        if visit.tasks.len() != 2 || visit.gap.is_none() {
            continue;
        }
        let able = |task: usize| {
            let service = &problem.services[problem.tasks[task].service.index()];
            let skilled = service.skill.map_or(&everyone, |(skill, _)| &by_skill[skill.index()]);
            let may = |id: &CaregiverId| {
                let caregiver = &problem.caregivers[id.index()];
                service.skill.is_none_or(|(skill, least)| caregiver.level(skill) >= least)
                    && visit.refused.binary_search(id).is_err()
                    && visit.required.as_ref().is_none_or(|r| r.binary_search(id).is_ok())
            };
            let looked = std::cell::Cell::new(0);
            let two: Vec<CaregiverId> = (skilled.iter())
                .inspect(|_| looked.set(looked.get() + 1))
                .filter(|id| may(id))
                .copied()
                .take(2)
                .collect();
            (two, looked.get())
        };
        let ((first, a), (second, b)) = (able(visit.tasks.start), able(visit.tasks.start + 1));
        steps += a + b;
        if steps > MOST_STEPS {
            return;
        }
        if first.len() == 1 && first == second {
            let only = &problem.caregivers[first[0].index()].id;
            let cause = format!("it takes two caregivers, and only `{only}` has the skill and may come");
            let action = "name a second caregiver who may come, or give the visit one task";
            found.add("one-able-caregiver", format!("/visits/{at}"), &visit.id, cause, action);
        }
    }
}
