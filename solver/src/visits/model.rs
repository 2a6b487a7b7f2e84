//! The problem as the search sees it: flat tables, computed once. A *node* is a stop of a round (tasks first, then
//! breaks); a *request* is what is taken out and put back as one (visits first, then breaks). All times are
//! milliseconds.

use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::visits::Problem;
use anpai_core::visits::draft::{Binds, PersonLink};
use anpai_core::visits::problem::{Visit, VisitId, Window};

use super::terms::{Active, break_candidates, candidates};
use crate::routing::{Spot, Ways, neighbours};

/// No window, no limit.
pub const FAR: i64 = i64::MAX / 4;
/// A break has no place of its own.
pub const NOWHERE: u32 = u32::MAX;

/// The frozen tables of a search.
pub struct Model<'p> {
    /// The problem.
    pub problem: &'p Problem,
    /// Travel, cached where it fits.
    pub ways: Ways,
    /// Stops: tasks, then breaks.
    pub nodes: Vec<Node>,
    /// Visits, then breaks.
    pub requests: Vec<Request>,
    /// Rounds.
    pub shifts: Vec<Round>,
    /// For each node, the shifts that may take it, cheapest first.
    pub candidates: Vec<Vec<Candidate>>,
    /// For each node, what its start has to wait for.
    pub couplings: Vec<Vec<Coupling>>,
    /// For each node, whose start it pushes: the couplings turned round, `other` is the one that waits.
    pub pushes: Vec<Vec<Coupling>>,
    /// For each visit, the visits nearest to it, itself left out.
    pub neighbours: Vec<Vec<u32>>,
    /// Links of persons and days, by visit: indices into `links`.
    pub links_of: Vec<Vec<u32>>,
    /// Links of persons and days.
    pub links: Vec<Link>,
    /// What leaving out any visit at all costs at the hard level: more than that is a pin.
    pub requests_hard_floor: i64,
    /// All shifts together.
    pub shift_time: i64,
    /// Whether any start hangs together with another.
    pub has_couplings: bool,
    /// Whether the bound of an insertion into a round with nothing special in it is its exact cost.
    pub bounds_are_exact: bool,
    /// What the rules cost, compiled.
    pub terms: Active,
}

/// A stop of a round.
#[derive(Clone, Debug)]
pub struct Node {
    /// The request that it belongs to.
    pub request: u32,
    /// Where; `NOWHERE` for a break.
    pub place: u32,
    /// When it may start, by day.
    pub windows: Vec<Window>,
    /// Whether the windows' ends bind the end of it.
    pub binds_end: bool,
    /// A start that is fixed.
    pub pinned_start: Option<i64>,
    /// What is carried.
    pub load: i64,
    /// Whether its start hangs together with other nodes.
    pub coupled: bool,
    /// Whether one of those may be in another round. The order that a pin asks of one caregiver's tasks holds however
    /// late a round is settled: its own tasks follow each other, and shifts do.
    pub held: bool,
}

/// What is taken out and put back as one.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its nodes: one or two.
    pub nodes: std::ops::Range<u32>,
    /// Whether two nodes start within a gap, by different people.
    pub paired: bool,
    /// What it costs to leave it out.
    pub left_out: Score,
    /// The visit; `None` for a break.
    pub visit: Option<VisitId>,
}

/// A round.
#[derive(Clone, Debug)]
pub struct Round {
    /// Day of the horizon.
    pub day: u16,
    /// Earliest departure.
    pub start: i64,
    /// Return by then.
    pub end: i64,
    /// The latest return that the search allows: `end` where that is hard, or else the caregiver's next shift.
    pub latest: i64,
    /// Where it starts.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Whose.
    pub caregiver: u32,
    /// Mode of travel.
    pub mode: u32,
    /// What can be carried.
    pub capacity: i64,
    /// The tasks of the round, in order, where it is pinned whole.
    pub pinned: Option<Vec<u32>>,
    /// Shifts of one class are interchangeable while they are empty.
    pub class: u32,
}

/// A shift that may take a node.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The shift.
    pub shift: u32,
    /// How long the node takes there.
    pub duration: i64,
    /// What the assignment costs whatever the time.
    pub cost: Score,
}

/// `start(self) >= start(other) + add`, with the durations of either where asked.
#[derive(Clone, Copy, Debug)]
pub struct Coupling {
    /// The other node.
    pub other: u32,
    /// Least difference.
    pub add: i64,
    /// Count from the other's end.
    pub plus_other: bool,
    /// Count to one's own end.
    pub minus_own: bool,
}

impl Coupling {
    /// The earliest start of the one that waits.
    pub fn earliest(&self, start: i64, duration: i64, own_duration: i64) -> i64 {
        start + self.add + if self.plus_other { duration } else { 0 }
            - if self.minus_own { own_duration } else { 0 }
    }
}

/// A link of persons or days between two visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Who comes to both.
    Person(u32, u32, PersonLink, Score),
    /// Repetitions of one visit: at least so many days apart.
    Apart(u32, u32, u16),
}

impl Link {
    /// The other visit.
    pub fn other(&self, visit: u32) -> u32 {
        let (Self::Person(a, b, ..) | Self::Apart(a, b, _)) = *self;
        if a == visit { b } else { a }
    }
}

impl<'p> Model<'p> {
    /// The tables of `problem`. Where the stop comes first, what is not looked at has no candidates: it stays out.
    pub fn new(problem: &'p Problem, stop: &Stop) -> Self {
        Self::with(problem, Active::new(problem), stop)
    }
    /// The tables of `problem`, priced by `terms`.
    pub fn with(problem: &'p Problem, terms: Active, stop: &Stop) -> Self {
        let mut model = Self::without_choices(problem, terms);
        model.candidates = candidates(problem, &model.terms, &model.shifts, &model.nodes, &model.ways, stop);
        let spot = |visit: &Visit| Spot {
            place: visit.place.0,
            coordinate: problem.places[visit.place.index()].coordinate,
        };
        let spots: Vec<Spot> = problem.visits.iter().map(spot).collect();
        model.neighbours = neighbours(&spots, &|a, b| model.ways.least(0, a, b), stop);
        model
    }
    /// The tables of `problem` without what only a search asks for: candidates of tasks, and neighbours.
    pub fn without_choices(problem: &'p Problem, terms: Active) -> Self {
        let (places, modes) = (problem.places.len(), problem.modes.len());
        let ways = Ways::new(&problem.travel, places, modes, terms.needs_metres());
        let shifts = rounds(problem, terms.shift_end_is_hard());
        let (links, links_of) = links(problem, &terms);
        let mut nodes = nodes(problem);
        let couplings = couplings(problem, &mut nodes);
        let mut pushes = vec![Vec::new(); couplings.len()];
        for (node, waits) in couplings.iter().enumerate() {
            for coupling in waits {
                pushes[coupling.other as usize].push(Coupling { other: node as u32, ..*coupling });
            }
        }
        let has_couplings = couplings.iter().any(|c| !c.is_empty());
        let requests = requests(problem, &terms);
        // A push into the gap between two windows of a day goes further than slack tells.
        let is_one_a_day = |n: &Node| n.windows.windows(2).all(|w| w[0].day < w[1].day);
        // What a push does to ways at other hours, no bound knows.
        let bounds_are_exact = terms.bounds_are_exact() && nodes.iter().all(is_one_a_day) && !ways.change();
        let visits = requests.iter().filter(|r| r.visit.is_some());
        let mut model = Self {
            shift_time: shifts.iter().map(|s| s.end - s.start).sum::<i64>().max(1),
            requests_hard_floor: visits.map(|r| r.left_out.hard).min().unwrap_or(0),
            requests,
            neighbours: Vec::new(),
            candidates: break_candidates(problem),
            nodes,
            shifts,
            couplings,
            pushes,
            links,
            links_of,
            has_couplings,
            bounds_are_exact,
            ways,
            terms,
            problem,
        };
        for (node, couplings) in model.couplings.iter().enumerate() {
            model.nodes[node].coupled = !couplings.is_empty() || !model.pushes[node].is_empty();
        }
        model
    }
    /// How many tasks: nodes from here on are breaks.
    pub fn tasks(&self) -> usize {
        self.problem.tasks.len()
    }
    /// Whether a node is a break.
    pub fn is_break(&self, node: u32) -> bool {
        node as usize >= self.tasks()
    }
    /// Whether a node is a break that must be taken.
    pub fn is_mandatory_break(&self, node: u32) -> bool {
        self.is_break(node) && self.problem.breaks[node as usize - self.tasks()].mandatory
    }
    /// The windows of a node on a day.
    pub fn windows(&self, node: u32, day: u16) -> &[Window] {
        let all = &self.nodes[node as usize].windows;
        if all.len() == 1 {
            return if all[0].day == day { all } else { &[] };
        }
        let from = all.partition_point(|w| w.day < day);
        let to = from + all[from..].partition_point(|w| w.day == day);
        &all[from..to]
    }
    /// The earliest and the latest start of a node on a day that windows and pins allow, however late it is by soft ones.
    /// A day without windows has none: the earliest is after the latest.
    pub fn opening_hours(&self, node: u32, day: u16, duration: i64) -> (i64, i64) {
        let own = &self.nodes[node as usize];
        if let Some(pinned) = own.pinned_start {
            return (pinned, pinned);
        }
        let windows = self.windows(node, day);
        let (Some(first), Some(last)) = (windows.first(), windows.last()) else { return (FAR, -FAR) };
        let end = last.end.0 - if own.binds_end { duration } else { 0 };
        (first.start.0, if last.hard { end } else { FAR })
    }
    /// The earliest start of a node that is ready at `ready`: in the first window that it reaches. Where it is late for
    /// a soft window and there is a later one, it waits for that if waiting costs less than being late would. Never
    /// earlier for a later `ready`.
    pub fn start(&self, node: u32, day: u16, duration: i64, ready: i64) -> Option<i64> {
        if let Some(pinned) = self.nodes[node as usize].pinned_start {
            return (ready <= pinned).then_some(pinned);
        }
        let binds_end = self.nodes[node as usize].binds_end;
        let windows = self.windows(node, day);
        for (k, window) in windows.iter().enumerate() {
            let latest = window.end.0 - if binds_end { duration } else { 0 };
            if window.hard && latest < window.start.0 {
                // Too short for this service.
                continue;
            }
            if ready <= latest {
                return Some(ready.max(window.start.0));
            }
            if window.hard {
                continue;
            }
            let Some(next) = windows.get(k + 1) else {
                // A night shift is late at most until the visit's windows of the next day open.
                return (ready < self.next_day(node, day)).then_some(ready.max(window.start.0));
            };
            if ready < self.terms.patience(latest, next.start.0) {
                return Some(ready.max(window.start.0));
            }
        }
        None
    }
    /// The latest start of a node on a day that is not late at all, given that it starts at `start` now; and the latest
    /// that breaks nothing hard.
    pub fn latest(&self, node: u32, day: u16, duration: i64, start: i64) -> Latest {
        let n = &self.nodes[node as usize];
        if n.pinned_start.is_some() {
            return Latest { in_window: start, soft: start, hard: start };
        }
        let own = if n.binds_end { duration } else { 0 };
        let windows = self.windows(node, day);
        let current = windows.partition_point(|w| w.start.0 <= start);
        let Some(window) = windows[..current].last() else {
            return Latest { in_window: start, soft: start, hard: start };
        };
        let last = windows.last().expect("not empty: the current window is in it");
        Latest {
            in_window: (window.end.0 - own).max(start),
            soft: (last.end.0 - own).max(start),
            hard: if last.hard { (last.end.0 - own).max(start) } else { self.next_day(node, day) - 1 },
        }
    }
    /// When the windows of a node open after a day; starts from then on belong to them.
    fn next_day(&self, node: u32, day: u16) -> i64 {
        let all = &self.nodes[node as usize].windows;
        all.get(all.partition_point(|w| w.day <= day)).map_or(FAR, |w| w.start.0)
    }
}

/// How late a node could start; see [`Model::latest`].
pub struct Latest {
    /// Within its present window.
    pub in_window: i64,
    /// Without tardiness, in any window of the day.
    pub soft: i64,
    /// Without breaking a hard window.
    pub hard: i64,
}

fn nodes(problem: &Problem) -> Vec<Node> {
    let tasks = problem.tasks.iter().map(|task| {
        let visit = &problem.visits[task.visit.index()];
        Node {
            request: task.visit.0,
            place: visit.place.0,
            windows: visit.windows.clone(),
            binds_end: visit.binds == Binds::End,
            pinned_start: task.pinned_start.map(|t| t.0),
            load: visit.load,
            coupled: false,
            held: false,
        }
    });
    let breaks = problem.breaks.iter().zip(0..).map(|(rest, k)| Node {
        request: problem.visits.len() as u32 + k,
        place: NOWHERE,
        windows: vec![Window {
            day: problem.shifts[rest.shift.index()].day,
            start: rest.start,
            end: rest.end,
            hard: true,
        }],
        binds_end: rest.binds == Binds::End,
        pinned_start: None,
        load: 0,
        coupled: false,
        held: false,
    });
    tasks.chain(breaks).collect()
}

fn requests(problem: &Problem, terms: &Active) -> Vec<Request> {
    let visits = problem.visits.iter().zip(0..).map(|(visit, id)| Request {
        nodes: visit.tasks.start as u32..visit.tasks.end as u32,
        paired: visit.gap.is_some(),
        left_out: terms.left_out(problem, visit),
        visit: Some(VisitId(id)),
    });
    let first = problem.tasks.len() as u32;
    let breaks = problem.breaks.iter().zip(0..).map(|(rest, k)| Request {
        nodes: first + k..first + k + 1,
        paired: false,
        left_out: terms.break_left_out(rest),
        visit: None,
    });
    visits.chain(breaks).collect()
}

fn rounds(problem: &Problem, hard_end: bool) -> Vec<Round> {
    let mut kinds = std::collections::BTreeMap::new();
    let mut rounds = (problem.shifts.iter().enumerate())
        .map(|(at, shift)| {
            // Nobody is on two rounds at once, however cheap overtime is.
            let next = problem.shifts.get(at + 1).filter(|s| s.caregiver == shift.caregiver);
            let next = next.map_or(FAR, |s| s.start.0);
            let who = &problem.caregivers[shift.caregiver.index()];
            // Everything that tells one empty shift from another; the caregiver's own wishes and limits are in the
            // assignment costs, and whoever is named by a visit has a class of their own.
            let alone = who.max_per_day.is_some() || who.max_per_week.is_some() || who.shifts.len() > 1;
            let breaks: Vec<_> = problem.breaks[shift.breaks.clone()]
                .iter()
                .map(|b| (b.start, b.end, b.duration, b.mandatory))
                .collect();
            let kind = (
                (shift.day, shift.start, shift.end, shift.from, shift.to, shift.capacity, breaks),
                (who.skills.clone(), who.languages.clone(), who.gender, who.mode, who.street, who.kind as u8),
                (
                    who.fen_per_hour,
                    who.fen_per_km,
                    who.fen_per_shift,
                    who.contract_per_day,
                    who.contract_per_week,
                ),
                alone.then_some(shift.caregiver),
            );
            let fresh = kinds.len() as u32;
            let class = *kinds.entry(kind).or_insert(fresh);
            Round {
                day: shift.day,
                start: shift.start.0,
                end: shift.end.0,
                latest: if hard_end { shift.end.0 } else { next },
                from: shift.from.0,
                to: shift.to.0,
                caregiver: shift.caregiver.0,
                mode: who.mode.0,
                capacity: shift.capacity.unwrap_or(FAR),
                pinned: None,
                class,
            }
        })
        .collect::<Vec<_>>();
    for round in &problem.pinned_rounds {
        rounds[round.shift.index()].pinned = Some(round.tasks.iter().map(|t| t.0).collect());
    }
    rounds
}

/// What starts wait for; nodes that wait for another round, or make one wait, are marked as held.
fn couplings(problem: &Problem, nodes: &mut [Node]) -> Vec<Vec<Coupling>> {
    let mut all = vec![Vec::new(); nodes.len()];
    for visit in &problem.visits {
        let Some(gap) = visit.gap else { continue };
        let (first, second) = (visit.tasks.start, visit.tasks.start + 1);
        let link =
            |other: usize, add| Coupling { other: other as u32, add, plus_other: false, minus_own: false };
        all[second].push(link(first, gap.min.0));
        all[first].push(link(second, -gap.max.0));
    }
    for dependency in &problem.dependencies {
        let Some((least, most)) = dependency.gap else { continue };
        for before in problem.visits[dependency.first.index()].tasks.clone() {
            for after in problem.visits[dependency.second.index()].tasks.clone() {
                let other = before as u32;
                all[after].push(Coupling { other, add: least.0, plus_other: true, minus_own: false });
                if let Some(most) = most {
                    let other = after as u32;
                    all[before].push(Coupling { other, add: -most.0, plus_other: false, minus_own: true });
                }
            }
        }
    }
    for node in 0..all.len() {
        for coupling in &all[node] {
            (nodes[node].held, nodes[coupling.other as usize].held) = (true, true);
        }
    }
    let orders =
        problem.pinned_orders.iter().map(|o| &o.tasks).chain(problem.pinned_rounds.iter().map(|r| &r.tasks));
    for tasks in orders {
        // All pairs, not only those that follow each other: the task between two may go unserved.
        for (k, after) in tasks.iter().enumerate() {
            for before in &tasks[..k] {
                let other = before.0;
                all[after.index()].push(Coupling { other, add: 0, plus_other: true, minus_own: false });
            }
        }
    }
    all
}

fn links(problem: &Problem, terms: &Active) -> (Vec<Link>, Vec<Vec<u32>>) {
    let mut links = Vec::new();
    for dependency in &problem.dependencies {
        let Some(person) = dependency.person else { continue };
        links.push(Link::Person(dependency.first.0, dependency.second.0, person, terms.person(person)));
    }
    for (visit, id) in problem.visits.iter().zip(0..) {
        for sibling in visit.siblings.clone().filter(|s| *s > id as usize) {
            links.push(Link::Apart(id, sibling as u32, visit.days_between));
        }
    }
    let mut of = vec![Vec::new(); problem.visits.len()];
    for (link, k) in links.iter().zip(0..) {
        let (Link::Person(a, b, ..) | Link::Apart(a, b, _)) = *link;
        of[a as usize].push(k);
        of[b as usize].push(k);
    }
    (links, of)
}

impl Model<'_> {
    /// What an idle time adds to the signpost: `weight * idle * idle / all shift time`, half of which a day idles.
    pub fn signpost(&self, idle: i64) -> i64 {
        let weight = self.terms.weights().idle;
        if weight == 0 {
            return 0;
        }
        (i128::from(weight) * i128::from(idle) * i128::from(idle) * 2 / i128::from(self.shift_time)) as i64
    }
    /// How late a start is for a soft window, as the rule `Tardiness` counts it.
    pub fn tardiness(&self, node: u32, day: u16, duration: i64, start: i64) -> i64 {
        let windows = self.windows(node, day);
        let current = windows.partition_point(|w| w.start.0 <= start);
        let Some(window) = windows[..current].last() else { return 0 };
        let bound = start + if self.nodes[node as usize].binds_end { duration } else { 0 };
        if window.hard { 0 } else { (bound - window.end.0).max(0) }
    }
    /// Where the start of a task was in the earlier roster, where that matters.
    pub fn previous_start(&self, node: u32) -> Option<i64> {
        if !self.terms.needs_previous_starts() || self.is_break(node) {
            return None;
        }
        self.problem.tasks[node as usize].previous.map(|p| p.start.0)
    }
}
