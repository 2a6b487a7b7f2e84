//! What a person has fixed, and the earlier roster. No search bends a pin, so those that contradict each other or the
//! rest of the document are refused, each with the entry that it contradicts.
//!
//! Single visits are pinned first, then whole rounds, then orders: a round or an order that names a visit means the task
//! that is pinned to the same caregiver already, or else the first one that nobody is pinned to. A visit that takes
//! place several times is named as often; each mention is the next repetition.

use std::collections::BTreeMap;
use std::ops::Range;

use super::calendar;
use super::ids::Ids;
use super::pinned;
use crate::read::findings::Findings;
use crate::time::Time;
use crate::visits::draft::{Binds, Draft, PinDraft};
use crate::visits::problem::{
    CaregiverId, PinnedOrder, PinnedRound, Previous, Problem, ShiftId, TaskId, Visit, Window,
};
use crate::visits::rules::position;

/// Reads pins and the earlier roster into the problem.
pub(super) fn pins(
    draft: &Draft,
    ids: &Ids,
    origins: &[Range<usize>],
    problem: &mut Problem,
    found: &mut Findings,
) {
    let mut desk = Desk {
        draft,
        ids,
        origins,
        problem,
        found,
        by: BTreeMap::new(),
        round_of: BTreeMap::new(),
        sequences: Vec::new(),
    };
    desk.previous();
    let mut whole = Vec::new();
    for (at, pin) in draft.pins.iter().enumerate() {
        let pointer = || format!("/pins/{at}/caregiver");
        let caregiver = ids.caregivers.find(&pin.caregiver, pointer, desk.found).map(CaregiverId::new);
        if desk.is_of_one_kind(at, pin)
            && let Some(caregiver) = caregiver
        {
            whole.push((at, pin, caregiver));
        }
    }
    for (at, pin, caregiver) in &whole {
        if let Some(visit) = &pin.visit {
            desk.visit(*at, pin, visit, *caregiver);
        }
    }
    for (at, pin, caregiver) in &whole {
        if let Some(round) = &pin.round {
            desk.round(*at, pin, round, *caregiver);
        }
    }
    for (at, pin, caregiver) in &whole {
        if let Some(order) = &pin.order {
            desk.order(*at, order, *caregiver);
        }
    }
    let Desk { by, sequences, .. } = desk;
    pinned::agree(problem, &by, &sequences, found);
}

/// Where a task was pinned.
pub(super) struct Origin {
    /// Which entry of `pins`.
    pub(super) pin: usize,
    /// Where in it the visit is named.
    pub(super) pointer: String,
}

/// The pins on their way into the problem.
struct Desk<'a, 'p> {
    draft: &'a Draft,
    ids: &'a Ids<'a>,
    origins: &'a [Range<usize>],
    problem: &'p mut Problem,
    found: &'p mut Findings,
    /// Who pinned each task first.
    by: BTreeMap<TaskId, Origin>,
    /// The pinned round of each task that is in one.
    round_of: BTreeMap<TaskId, ShiftId>,
    /// Tasks in a fixed order, by the pin that says so.
    sequences: Vec<(usize, Vec<TaskId>)>,
}

impl Desk<'_, '_> {
    /// Whether the pin says one thing, and nothing that belongs to another kind of pin.
    fn is_of_one_kind(&mut self, at: usize, pin: &PinDraft) -> bool {
        let kinds =
            [("visit", pin.visit.is_some()), ("round", pin.round.is_some()), ("order", pin.order.is_some())];
        let pointer = format!("/pins/{at}");
        let mut given = kinds.iter().filter(|(_, there)| *there).map(|(field, _)| *field);
        let Some(kind) = given.next() else {
            if !self.found.has_unreadable_below(&pointer) {
                let cause = "it names neither a visit nor a round nor an order";
                self.found.add(
                    "empty-pin",
                    pointer,
                    &pin.caregiver,
                    cause,
                    "write what is fixed, or leave the pin out",
                );
            }
            return false;
        };
        let stray = match kind {
            "visit" => false,
            "round" => pin.task.is_some(),
            _ => pin.task.is_some() || pin.start.is_some() || pin.day.is_some(),
        };
        if given.next().is_some() || stray {
            let cause = "it mixes a visit (with task, day and start), a round (with its day) and an order";
            let action = "make a pin of each, with its own fields only";
            self.found.add("mixed-pin", pointer, &pin.caregiver, cause, action);
            return false;
        }
        true
    }

    /// The earlier roster. Mentions of one task are its repetitions, one after the other.
    fn previous(&mut self) {
        let mut mentions: BTreeMap<(usize, u8), usize> = BTreeMap::new();
        for (at, entry) in self.draft.previous.iter().enumerate() {
            let pointer = |field: &str| format!("/previous/{at}/{field}");
            let visit = self.ids.visits.find(&entry.visit, || pointer("visit"), self.found);
            let caregiver = self.ids.caregivers.find(&entry.caregiver, || pointer("caregiver"), self.found);
            let horizon = &self.problem.horizon;
            let day = calendar::day(entry.day.unwrap_or(0), horizon, || pointer("day"), self.found);
            let clock = calendar::clock(entry.start, || pointer("start"), self.found);
            let (Some(visit), Some(caregiver)) = (visit, caregiver) else { continue };
            let number = entry.task.unwrap_or(0);
            let mention = mentions.entry((visit, number)).or_default();
            let repetition = self.origins[visit].clone().nth(*mention);
            *mention += 1;
            let Some(repetition) = repetition else {
                let cause = "the earlier roster names this task more often than it takes place";
                self.found.add(
                    "duplicate-previous",
                    format!("/previous/{at}"),
                    &entry.visit,
                    cause,
                    "keep one entry",
                );
                continue;
            };
            if let Some(task) = self.task(repetition, number, || pointer("task")) {
                let start = self.problem.horizon.at(day, clock);
                self.problem.tasks[task.index()].previous =
                    Some(Previous { caregiver: CaregiverId::new(caregiver), start });
            }
        }
    }

    /// A task of a visit by its number.
    fn task(&mut self, visit: usize, number: u8, pointer: impl FnOnce() -> String) -> Option<TaskId> {
        let visit = &self.problem.visits[visit];
        let task = visit.task_ids().nth(usize::from(number));
        if task.is_none() && !visit.tasks.is_empty() {
            let last = visit.tasks.len() - 1;
            let cause = format!("the visit's tasks are 0 to {last}");
            self.found.add("no-such-task", pointer(), number, cause, "write the number of one of its tasks");
        }
        task
    }

    /// The day of a pin that needs one.
    fn day(&mut self, at: usize, pin: &PinDraft) -> Option<u16> {
        let days = self.problem.horizon.days();
        match pin.day {
            Some(day) => {
                let good = day < days;
                calendar::day(day, &self.problem.horizon, || format!("/pins/{at}/day"), self.found);
                good.then_some(day)
            }
            None if days == 1 => Some(0),
            None => {
                let cause = "there are several days, and nothing says which one is meant";
                self.found.add_missing("missing-day", format!("/pins/{at}"), "day", cause, "write the `day`");
                None
            }
        }
    }

    fn visit(&mut self, at: usize, pin: &PinDraft, id: &str, caregiver: CaregiverId) {
        let Some(visit) = self.ids.visits.find(id, || format!("/pins/{at}/visit"), self.found) else {
            return;
        };
        let day = if pin.day.is_some() || pin.start.is_some() { self.day(at, pin) } else { None };
        let clock = pin.start.map(|s| (s, calendar::clock(s, || format!("/pins/{at}/start"), self.found)));
        let number = pin.task.unwrap_or(0);
        let origin = self.origins[visit].clone();
        let free = origin.clone().find(|&v| {
            let task = self.problem.visits[v].task_ids().nth(usize::from(number));
            task.is_none_or(|t| !self.by.contains_key(&t))
        });
        let repetition = free.unwrap_or(origin.start);
        if origin.is_empty() {
            return;
        }
        let Some(task) = self.task(repetition, number, || format!("/pins/{at}/task")) else { return };
        let start = match (day, clock) {
            (Some(day), Some((written, clock))) if written == clock => {
                Some(self.problem.horizon.at(day, clock))
            }
            _ => None,
        };
        if let Some(first) = self.by.get(&task) {
            let before = &self.problem.tasks[task.index()];
            let same = before.pinned_caregiver == Some(caregiver) && before.pinned_start == start;
            if !same {
                let cause = format!("/pins/{} fixes the same task otherwise", first.pin);
                self.found.add("pinned-twice", format!("/pins/{at}"), id, cause, "keep one of the two");
            }
            return;
        }
        let origin = Origin { pin: at, pointer: format!("/pins/{at}") };
        self.give(task, caregiver, origin);
        if let Some(day) = day {
            let field = if pin.day.is_some() { "day" } else { "start" };
            if !self.on(day, task, || format!("/pins/{at}/{field}")) {
                return;
            }
        }
        if let (Some(day), Some(start)) = (day, start) {
            self.start(at, day, start, task, caregiver);
        }
    }

    /// Pins the start of a task, where its visit has a window for it.
    fn start(&mut self, at: usize, day: u16, start: Time, task: TaskId, caregiver: CaregiverId) {
        self.problem.tasks[task.index()].pinned_start = Some(start);
        let visit = self.problem.visit_of(task);
        if self.found.has_unreadable_below("/visits") || visit.windows.is_empty() {
            return;
        }
        let length = self.problem.duration(task, caregiver);
        let fits = |w: &Window| {
            let bound = if visit.binds == Binds::End { start + length } else { start };
            w.day == day && w.start <= start && (!w.hard || bound <= w.end)
        };
        // A soft window takes late starts only until the next one opens.
        if visit.window_at(start).is_some_and(fits) {
            return;
        }
        let (_, clock) = self.problem.horizon.clock(start);
        let value = clock.to_string();
        let cause = "no window of the visit has room for this start";
        let action = "move the start into a window, or open a window for it";
        self.found.add("pin-outside-window", format!("/pins/{at}/start"), value, cause, action);
    }

    /// Narrows the visit of a pinned task to the pinned day; an issue where it is not allowed then.
    fn on(&mut self, day: u16, task: TaskId, pointer: impl FnOnce() -> String) -> bool {
        let visit = self.problem.tasks[task.index()].visit;
        let visit: &mut Visit = &mut self.problem.visits[visit.index()];
        if visit.days.binary_search(&day).is_err() {
            let allowed = visit.days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let cause =
                format!("the visit is not allowed on this day, or pinned to another; its days are {allowed}");
            self.found.add(
                "pin-outside-days",
                pointer(),
                day,
                cause,
                "pin it to one of its days, or allow this one",
            );
            return false;
        }
        visit.days = vec![day];
        visit.windows.retain(|w| w.day == day);
        true
    }

    /// Pins a task to a caregiver, and says where that cannot be.
    fn give(&mut self, task: TaskId, caregiver: CaregiverId, origin: Origin) {
        self.problem.tasks[task.index()].pinned_caregiver = Some(caregiver);
        let problem = &*self.problem;
        let (visit, person) = (problem.visit_of(task), &problem.caregivers[caregiver.index()]);
        let Some(service) = problem.services.get(problem.tasks[task.index()].service.index()) else {
            // A document without services: that has been said.
            return;
        };
        // A rule that the document has softened is no reason to refuse a pin.
        let is_hard = |rule: &str| {
            let setting = position(rule).and_then(|at| problem.settings.get(at));
            setting.is_none_or(|s| s.level == crate::score::Level::Hard && s.weight > 0)
        };
        let unskilled = service.skill.is_some_and(|(skill, least)| person.level(skill) < least);
        let not_required = visit.required.as_ref().is_some_and(|r| r.binary_search(&caregiver).is_err());
        let wrong_gender = visit.gender.is_some_and(|g| person.gender != Some(g));
        let volunteer = person.kind == crate::visits::draft::CaregiverKind::Volunteer && !service.volunteers;
        let obstacles = [
            (
                unskilled,
                "pinned-unskilled",
                "CaregiverHasSkill",
                "the caregiver has not the skill of the service",
            ),
            (
                visit.refused.binary_search(&caregiver).is_ok(),
                "pinned-refused",
                "RefusedCaregiverStaysAway",
                "the visit or its client refuses the caregiver",
            ),
            (
                not_required,
                "pinned-not-required",
                "RequiredCaregiverComes",
                "the visit requires someone else",
            ),
            (wrong_gender, "pinned-unfit", "GenderFits", "the client asks for another gender"),
            (volunteer, "pinned-unfit", "VolunteerMayServe", "no volunteer may give this service"),
        ];
        let clear =
            !self.found.has_unreadable_below("/caregivers") && !self.found.has_unreadable_below("/services");
        for (stands, code, rule, cause) in obstacles {
            if stands && clear && is_hard(rule) {
                let value = format!("{}, {}", person.id, visit.id);
                let action = "pin someone else, or change what forbids it";
                self.found.add(code, origin.pointer.clone(), value, cause, action);
            }
        }
        self.by.insert(task, origin);
    }

    /// The tasks of a list of visits that one caregiver does.
    fn claim(&mut self, at: usize, field: &str, list: &[String], caregiver: CaregiverId) -> Vec<TaskId> {
        let mut tasks: Vec<TaskId> = Vec::with_capacity(list.len());
        let mut taken = std::collections::BTreeSet::new();
        for (n, id) in list.iter().enumerate() {
            let pointer = format!("/pins/{at}/{field}/{n}");
            let Some(visit) = self.ids.visits.find(id, || pointer.clone(), self.found) else { continue };
            let all = self.origins[visit]
                .clone()
                .flat_map(|v| self.problem.visits[v].task_ids().map(move |t| (v, t)));
            let open =
                |t: &TaskId| !taken.contains(t) && (field != "round" || !self.round_of.contains_key(t));
            let pinned_to = |t: TaskId| self.problem.tasks[t.index()].pinned_caregiver;
            let mut own = None;
            let mut free = None;
            let mut elsewhere = None;
            for (v, task) in all {
                match pinned_to(task) {
                    Some(who) if who == caregiver => own = own.or(Some(task).filter(open)),
                    Some(_) => elsewhere = elsewhere.or(Some(task)),
                    None => {
                        // One person is not in two places of a pair that hangs together.
                        let visit = &self.problem.visits[v];
                        let both =
                            visit.gap.is_some() && visit.task_ids().any(|t| pinned_to(t) == Some(caregiver));
                        free = free.or(Some(task).filter(|t| open(t) && !both));
                    }
                }
            }
            let Some(task) = own.or(free) else {
                self.refuse_claim(&pointer, id, elsewhere);
                continue;
            };
            taken.insert(task);
            if own.is_none() {
                self.give(task, caregiver, Origin { pin: at, pointer });
            }
            tasks.push(task);
        }
        tasks
    }

    fn refuse_claim(&mut self, pointer: &str, id: &str, elsewhere: Option<TaskId>) {
        if let Some(first) = elsewhere.and_then(|t| self.by.get(&t)) {
            let cause = format!("/pins/{} gives the visit to someone else", first.pin);
            self.found.add("pinned-twice", pointer, id, cause, "keep one of the two");
        } else {
            let cause = "the visit stands in a pin already, as often as it takes place";
            self.found.add("repeated-in-pin", pointer, id, cause, "name it once");
        }
    }

    fn round(&mut self, at: usize, pin: &PinDraft, round: &[String], caregiver: CaregiverId) {
        let Some(day) = self.day(at, pin) else { return };
        let Some(shift) = self.shift(at, pin, day, caregiver) else { return };
        let tasks = self.claim(at, "round", round, caregiver);
        if let Some(first) = self.problem.pinned_rounds.iter().find(|r| r.shift == shift) {
            let (_, clock) = self.problem.horizon.clock(self.problem.shifts[first.shift.index()].start);
            let cause = format!("the round that starts at {clock} on day {day} is pinned already");
            let action = "keep one of the two";
            self.found.add("round-pinned-twice", format!("/pins/{at}"), &pin.caregiver, cause, action);
            return;
        }
        for &task in &tasks {
            self.round_of.insert(task, shift);
            let pointer =
                self.by.get(&task).map_or_else(|| format!("/pins/{at}/round"), |o| o.pointer.clone());
            self.on(day, task, || pointer);
        }
        self.sequences.push((at, tasks.clone()));
        self.problem.pinned_rounds.push(PinnedRound { shift, tasks });
    }

    /// The shift whose round is pinned: the caregiver's only one that day, or the one that starts at the pin's `start`.
    fn shift(&mut self, at: usize, pin: &PinDraft, day: u16, caregiver: CaregiverId) -> Option<ShiftId> {
        let problem = &*self.problem;
        let person = &problem.caregivers[caregiver.index()];
        let start = pin.start.map(|clock| {
            problem.horizon.at(day, calendar::clock(clock, || format!("/pins/{at}/start"), self.found))
        });
        let that_day: Vec<ShiftId> = person
            .shifts
            .clone()
            .filter(|s| problem.shifts[*s].day == day && start.is_none_or(|t| problem.shifts[*s].start == t))
            .map(ShiftId::new)
            .collect();
        if let [shift] = that_day[..] {
            return Some(shift);
        }
        if self.found.has_issue_below(&format!("/caregivers/{}/shifts", caregiver.index())) {
            return None;
        }
        let value = format!("{}, day {day}", person.id);
        let pointer = format!("/pins/{at}");
        if that_day.is_empty() {
            let cause = "the caregiver has no such shift";
            self.found.add(
                "no-such-shift",
                pointer,
                value,
                cause,
                "pin a round of a day on which the caregiver works",
            );
        } else {
            let cause = "the caregiver has several shifts that day";
            let action = "write the `start` of the shift that is meant";
            self.found.add("ambiguous-shift", pointer, value, cause, action);
        }
        None
    }

    fn order(&mut self, at: usize, order: &[String], caregiver: CaregiverId) {
        let tasks = self.claim(at, "order", order, caregiver);
        self.sequences.push((at, tasks.clone()));
        self.problem.pinned_orders.push(PinnedOrder { caregiver, tasks });
    }
}
