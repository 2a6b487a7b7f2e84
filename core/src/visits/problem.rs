//! A roster problem, frozen: dense ids, everything looked up, valid by construction. Made only by
//! [`check`](super::check::check), which refuses a draft with all its issues at once.
//!
//! The unit of work is a *task*: what one caregiver does at one visit. A visit has one task or two; a round is planned
//! for each *shift* of a caregiver.

use std::ops::Range;
use std::sync::Arc;

use crate::id::{ModeId, PlaceId, StreetId, dense_id};
use crate::place::{Datum, Place};
use crate::rule::Setting;
use crate::time::{Duration, Horizon, Time};
use crate::travel::{Leg, Provenance, Travel, leg_at, leg_by};
use crate::visits::draft::{Binds, CaregiverKind, Gender, PersonLink};

dense_id! {
    /// A caregiver.
    CaregiverId;
    /// A shift of a caregiver: one round.
    ShiftId;
    /// A break within a shift.
    BreakId;
    /// A visit, or one of its repetitions over the days.
    VisitId;
    /// A task of a visit: what one caregiver does there.
    TaskId;
    /// A client.
    ClientId;
    /// A service.
    ServiceId;
    /// A skill.
    SkillId;
    /// A language or dialect.
    LanguageId;
}

/// A roster problem.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What people call it.
    pub name: String,
    /// Whether its people and places are made up.
    pub synthetic: bool,
    /// The days.
    pub horizon: Horizon,
    /// The datum of all coordinates, where there are any.
    pub datum: Option<Datum>,
    /// Places, by `PlaceId`.
    pub places: Vec<Place>,
    /// Travel between them.
    pub travel: Arc<dyn Travel>,
    /// Names of the modes, by `ModeId`.
    pub modes: Vec<String>,
    /// Streets, by `StreetId`.
    pub streets: Vec<Named>,
    /// Skills, by `SkillId`.
    pub skills: Vec<String>,
    /// Languages, by `LanguageId`.
    pub languages: Vec<String>,
    /// Services, by `ServiceId`.
    pub services: Vec<Service>,
    /// Ids of the clients, by `ClientId`.
    pub clients: Vec<String>,
    /// Caregivers, by `CaregiverId`.
    pub caregivers: Vec<Caregiver>,
    /// Shifts, by `ShiftId`; in order of caregiver, then start.
    pub shifts: Vec<Shift>,
    /// Breaks, by `BreakId`.
    pub breaks: Vec<Break>,
    /// Visits, by `VisitId`.
    pub visits: Vec<Visit>,
    /// Tasks, by `TaskId`.
    pub tasks: Vec<Task>,
    /// Links between visits.
    pub dependencies: Vec<Dependency>,
    /// Rounds that are pinned whole.
    pub pinned_rounds: Vec<PinnedRound>,
    /// Orders that are pinned.
    pub pinned_orders: Vec<PinnedOrder>,
    /// Level and weight of each rule, row for row with [`RULES`](super::rules::RULES).
    pub settings: Vec<Setting>,
    /// How many search chains.
    pub chains: u8,
}

/// Something with an id and perhaps a name.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its id in the document.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its id in the document.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// The skill that it takes, and the least level.
    pub skill: Option<(SkillId, u8)>,
    /// Whether a time-bank volunteer may give it.
    pub volunteers: bool,
}

/// A caregiver.
#[derive(Clone, Debug)]
pub struct Caregiver {
    /// The id in the document.
    pub id: String,
    /// Employee or volunteer.
    pub kind: CaregiverKind,
    /// Level of each skill that there is, sorted by skill.
    pub skills: Vec<(SkillId, u8)>,
    /// Languages, sorted.
    pub languages: Vec<LanguageId>,
    /// Gender, where stated.
    pub gender: Option<Gender>,
    /// How the caregiver travels.
    pub mode: ModeId,
    /// The home street.
    pub street: Option<StreetId>,
    /// The shifts, as a range of `shifts`.
    pub shifts: Range<usize>,
    /// Contract hours a day.
    pub contract_per_day: Option<Duration>,
    /// Contract hours a week.
    pub contract_per_week: Option<Duration>,
    /// Hours a day that may not be passed.
    pub max_per_day: Option<Duration>,
    /// Hours a week that may not be passed.
    pub max_per_week: Option<Duration>,
    /// Wage in fen for an hour's work.
    pub fen_per_hour: i64,
    /// Fen for a kilometre.
    pub fen_per_km: i64,
    /// Fen for a shift that is used at all.
    pub fen_per_shift: i64,
    /// Caregivers with whom this one does not share a visit, sorted; symmetric.
    pub incompatible: Vec<CaregiverId>,
}

/// A stretch of work: one round.
#[derive(Clone, Debug)]
pub struct Shift {
    /// Whose.
    pub caregiver: CaregiverId,
    /// Day of the horizon.
    pub day: u16,
    /// Week of the horizon (Monday to Sunday), from 0.
    pub week: u16,
    /// Earliest departure.
    pub start: Time,
    /// Return by then.
    pub end: Time,
    /// Where it starts.
    pub from: PlaceId,
    /// Where it ends.
    pub to: PlaceId,
    /// Its breaks, as a range of `breaks`.
    pub breaks: Range<usize>,
    /// What can be carried.
    pub capacity: Option<i64>,
}

/// A break.
#[derive(Clone, Debug)]
pub struct Break {
    /// Of which shift.
    pub shift: ShiftId,
    /// It begins no earlier.
    pub start: Time,
    /// It begins or ends no later.
    pub end: Time,
    /// How long.
    pub duration: Duration,
    /// What `end` binds.
    pub binds: Binds,
    /// Whether it must be taken.
    pub mandatory: bool,
}

impl Break {
    /// The latest instant at which it may begin.
    #[must_use]
    pub fn latest_start(&self) -> Time {
        match self.binds {
            Binds::Start => self.end,
            Binds::End => self.end - self.duration,
        }
    }
}

/// A visit.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Its id in the document.
    pub id: String,
    /// Which of its repetitions, from 0, and of how many.
    pub repetition: (u16, u16),
    /// For whom, where the document has clients.
    pub client: Option<ClientId>,
    /// Where.
    pub place: PlaceId,
    /// Its tasks, as a range of `tasks`: one or two.
    pub tasks: Range<usize>,
    /// How the starts of two tasks hang together; `None` with one task, or where each has its own time.
    pub gap: Option<Gap>,
    /// Windows on the allowed days, sorted, disjoint, never empty.
    pub windows: Vec<Window>,
    /// What the windows' ends bind.
    pub binds: Binds,
    /// Whether it may be left out.
    pub optional: bool,
    /// Weight of leaving it out.
    pub priority: u32,
    /// Allowed days, sorted.
    pub days: Vec<u16>,
    /// Least days to another repetition of the same visit; meaningful where there are several.
    pub days_between: u16,
    /// The other repetitions of the same visit.
    pub siblings: Range<usize>,
    /// The day by which it should have taken place.
    pub due_day: Option<u16>,
    /// Caregivers whom the client likes best, sorted; `None` where there is no such wish.
    pub preferred: Option<Vec<CaregiverId>>,
    /// Caregivers who may not come, sorted.
    pub refused: Vec<CaregiverId>,
    /// Only these may come, sorted.
    pub required: Option<Vec<CaregiverId>>,
    /// Only caregivers of this gender.
    pub gender: Option<Gender>,
    /// Any of these languages will do, sorted; empty where it does not matter.
    pub languages: Vec<LanguageId>,
    /// Caregivers who came before, sorted.
    pub usual: Vec<CaregiverId>,
    /// What has to be carried by each caregiver.
    pub load: i64,
}

impl Visit {
    /// The document's id, with the number of the repetition where there are several: `bath#2`.
    #[must_use]
    pub fn label(&self) -> String {
        let (n, of) = self.repetition;
        if of > 1 { format!("{}#{}", self.id, n + 1) } else { self.id.clone() }
    }
    /// The ids of its tasks.
    pub fn task_ids(&self) -> impl Iterator<Item = TaskId> + use<> {
        self.tasks.clone().map(TaskId::new)
    }
    /// The window that a start belongs to: the last one that begins no later.
    #[must_use]
    pub fn window_at(&self, start: Time) -> Option<&Window> {
        self.windows[..self.windows.partition_point(|w| w.start <= start)].last()
    }
}

/// `min <= second start - first start <= max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Least.
    pub min: Duration,
    /// Largest.
    pub max: Duration,
}

/// When service may start: from `start` on (hard); its start or end, as the visit binds, by `end` (included).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Day of the horizon.
    pub day: u16,
    /// From here on.
    pub start: Time,
    /// Up to here.
    pub end: Time,
    /// Whether `end` is hard.
    pub hard: bool,
}

/// What one caregiver does at a visit.
#[derive(Clone, Debug)]
pub struct Task {
    /// Of which visit.
    pub visit: VisitId,
    /// The service.
    pub service: ServiceId,
    /// How long it takes.
    pub duration: Duration,
    /// How long it takes a caregiver with at least this level of the service's skill, by rising level.
    pub duration_by_level: Vec<(u8, Duration)>,
    /// A pinned caregiver.
    pub pinned_caregiver: Option<CaregiverId>,
    /// A pinned start.
    pub pinned_start: Option<Time>,
    /// Where it was in the earlier roster.
    pub previous: Option<Previous>,
}

/// Where a task was in the earlier roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The caregiver.
    pub caregiver: CaregiverId,
    /// The start.
    pub start: Time,
}

/// A link between two visits.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// The first visit.
    pub first: VisitId,
    /// The second.
    pub second: VisitId,
    /// From the end of the first (of both its tasks) to the start of the second (of both): least and largest. `None`
    /// where there is no order.
    pub gap: Option<(Duration, Option<Duration>)>,
    /// Who comes.
    pub person: Option<PersonLink>,
}

/// A round that is pinned whole: these tasks in this order and no others.
#[derive(Clone, Debug)]
pub struct PinnedRound {
    /// The shift.
    pub shift: ShiftId,
    /// Its tasks.
    pub tasks: Vec<TaskId>,
}

/// Tasks that one caregiver does in this order.
#[derive(Clone, Debug)]
pub struct PinnedOrder {
    /// The caregiver.
    pub caregiver: CaregiverId,
    /// The tasks.
    pub tasks: Vec<TaskId>,
}

impl Problem {
    /// The visit of a task.
    #[must_use]
    pub fn visit_of(&self, task: TaskId) -> &Visit {
        &self.visits[self.tasks[task.index()].visit.index()]
    }
    /// The caregiver of a shift.
    #[must_use]
    pub fn caregiver_of(&self, shift: ShiftId) -> &Caregiver {
        &self.caregivers[self.shifts[shift.index()].caregiver.index()]
    }
    /// How long a task takes a caregiver: the duration of the highest level that the caregiver reaches.
    #[must_use]
    pub fn duration(&self, task: TaskId, caregiver: CaregiverId) -> Duration {
        let task = &self.tasks[task.index()];
        if task.duration_by_level.is_empty() {
            return task.duration;
        }
        let skill = self.services[task.service.index()].skill.map(|(skill, _)| skill);
        let level = skill.map_or(0, |skill| self.caregivers[caregiver.index()].level(skill));
        let reached = task.duration_by_level.iter().rev().find(|(needed, _)| *needed <= level);
        reached.map_or(task.duration, |(_, duration)| *duration)
    }
    /// The way between two places for the caregiver of a shift; where travel changes with the time of day, that of the
    /// first period.
    #[must_use]
    pub fn leg(&self, shift: ShiftId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        self.travel.leg(self.caregiver_of(shift).mode, from, to)
    }
    /// The way between two places for the caregiver of a shift who leaves at `departure`.
    #[must_use]
    pub fn leg_at(&self, shift: ShiftId, from: PlaceId, to: PlaceId, departure: Time) -> Option<Leg> {
        leg_at(&*self.travel, self.caregiver_of(shift).mode, from, to, departure)
    }
    /// The latest departure by which the caregiver of a shift arrives no later than `arrival`, with the way then.
    #[must_use]
    pub fn leg_by(&self, shift: ShiftId, from: PlaceId, to: PlaceId, arrival: Time) -> Option<(Time, Leg)> {
        leg_by(&*self.travel, self.caregiver_of(shift).mode, from, to, arrival)
    }
    /// Where travel times come from.
    #[must_use]
    pub fn provenance(&self) -> Vec<Provenance> {
        Provenance::of(&*self.travel, &self.modes)
    }
    /// All task ids.
    pub fn task_ids(&self) -> impl Iterator<Item = TaskId> + use<> {
        (0..self.tasks.len()).map(TaskId::new)
    }
    /// All shift ids.
    pub fn shift_ids(&self) -> impl Iterator<Item = ShiftId> + use<> {
        (0..self.shifts.len()).map(ShiftId::new)
    }
}

impl Caregiver {
    /// The level of a skill; 0 where there is none.
    #[must_use]
    pub fn level(&self, skill: SkillId) -> u8 {
        self.skills.binary_search_by_key(&skill, |(s, _)| *s).map_or(0, |at| self.skills[at].1)
    }
}
