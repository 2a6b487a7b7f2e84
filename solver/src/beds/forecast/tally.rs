//! What is counted in one replication: waits of those who were admitted, who gave up, and how long the list was and how
//! many beds were slept in, as means over time and at every look.

use anpai_core::beds::forecast::Problem;
use anpai_core::beds::forecast::problem::{ClassId, PoolId};
use anpai_core::time::{Duration, Time};

/// Waits are counted by the day up to this many, about eleven years; longer ones fall in the last one.
const MOST_DAYS: usize = 4096;
const DAY: i64 = 86_400_000;

/// Waits of one class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waits {
    /// Who got a bed.
    pub admitted: u64,
    /// Of these, who had to wait at all.
    pub had_to_wait: u64,
    /// Sum of the waits of those who got a bed, in milliseconds.
    pub millis: i128,
    /// `[days]`: who got a bed, by whole days waited; no longer than the longest wait.
    pub by_day: Vec<u32>,
    /// Who gave up.
    pub gave_up: u64,
    /// Who still waits at the end.
    pub still: u64,
    /// Sum of how long these have waited, in milliseconds.
    pub still_millis: i128,
}

/// The list and the beds at one look, after what happens at that instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `[classes]`: who waits.
    pub waiting: Vec<u32>,
    /// `[pools]`: beds that are slept in.
    pub occupied: Vec<u32>,
    /// `[classes]`: who got a bed after the look before.
    pub admitted: Vec<u32>,
    /// `[classes]`: sum of the waits of these, in milliseconds.
    pub millis: Vec<u64>,
}

/// A number that changes, and its sum over time since the warm-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauge {
    value: i64,
    since: Time,
    /// The number times milliseconds.
    pub area: i128,
}

impl Gauge {
    fn begin(value: i64, warm_up: Time) -> Self {
        Self { value, since: warm_up, area: 0 }
    }
    fn set(&mut self, value: i64, now: Time) {
        if now > self.since {
            self.area += i128::from(self.value) * i128::from((now - self.since).0);
            self.since = now;
        }
        self.value = value;
    }
    fn add(&mut self, more: i64, now: Time) {
        self.set(self.value + more, now);
    }
}

/// What is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// `[classes]`
    pub waits: Vec<Waits>,
    /// `[classes]`: people on the list.
    pub waiting: Vec<Gauge>,
    /// `[pools]`: beds that are slept in.
    pub occupied: Vec<Gauge>,
    /// `[pools]`: beds that there are. What closes while somebody sleeps in it counts until it falls empty.
    pub beds: Vec<Gauge>,
    /// Every step from the start on; what is counted above begins after the warm-up.
    pub looks: Vec<Look>,
    /// `[classes]`: who got a bed since the last look, and the sum of their waits.
    since_look: (Vec<u32>, Vec<u64>),
    /// `[pools]`
    open: Vec<i64>,
    now: Time,
    next_look: Time,
    step: Duration,
    warm_up: Time,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(problem: &Problem) -> Self {
        let warm_up = Time(problem.warm_up.0);
        let open: Vec<i64> = problem.pools.iter().map(|p| i64::from(p.beds)).collect();
        let none = Gauge::begin(0, warm_up);
        Self {
            waits: vec![Waits::default(); problem.classes.len()],
            waiting: vec![none; problem.classes.len()],
            occupied: vec![none; problem.pools.len()],
            beds: open.iter().map(|&beds| Gauge::begin(beds, warm_up)).collect(),
            looks: Vec::new(),
            since_look: (vec![0; problem.classes.len()], vec![0; problem.classes.len()]),
            open,
            now: Time::default(),
            next_look: Time::default(),
            step: problem.step,
            warm_up,
        }
    }
    /// Time passes until `at`, with nothing happening in between.
    pub fn pass(&mut self, at: Time) {
        while self.next_look < at {
            let values = |gauges: &[Gauge]| gauges.iter().map(|g| g.value as u32).collect();
            let classes = self.waiting.len();
            let (admitted, millis) =
                std::mem::replace(&mut self.since_look, (vec![0; classes], vec![0; classes]));
            let (waiting, occupied) = (values(&self.waiting), values(&self.occupied));
            self.looks.push(Look { waiting, occupied, admitted, millis });
            self.next_look = self.next_look + self.step;
        }
        self.now = at;
    }
    /// Somebody joins the list.
    pub fn joined(&mut self, class: ClassId) {
        self.waiting[class.index()].add(1, self.now);
    }
    /// Somebody leaves the list, with or without a bed.
    pub fn left_list(&mut self, class: ClassId) {
        self.waiting[class.index()].add(-1, self.now);
    }
    /// Somebody gets a bed who has waited so long.
    pub fn admitted(&mut self, class: ClassId, wait: Duration) {
        self.since_look.0[class.index()] += 1;
        self.since_look.1[class.index()] += wait.0.unsigned_abs();
        if self.now < self.warm_up {
            return;
        }
        let waits = &mut self.waits[class.index()];
        waits.admitted += 1;
        waits.had_to_wait += u64::from(wait > Duration::ZERO);
        waits.millis += i128::from(wait.0);
        let day = ((wait.0 / DAY) as usize).min(MOST_DAYS - 1);
        if day >= waits.by_day.len() {
            waits.by_day.resize(day + 1, 0);
        }
        waits.by_day[day] += 1;
    }
    /// Somebody gives up.
    pub fn gave_up(&mut self, class: ClassId) {
        self.waits[class.index()].gave_up += u64::from(self.now >= self.warm_up);
    }
    /// A bed is slept in.
    pub fn moved_in(&mut self, pool: PoolId) {
        self.sleeps(pool, 1);
    }
    /// A bed falls empty.
    pub fn moved_out(&mut self, pool: PoolId) {
        self.sleeps(pool, -1);
    }
    /// Beds open, or close where negative.
    pub fn opens(&mut self, pool: PoolId, beds: i32) {
        self.open[pool.index()] += i64::from(beds);
        self.sleeps(pool, 0);
    }
    fn sleeps(&mut self, pool: PoolId, more: i64) {
        let at = pool.index();
        self.occupied[at].add(more, self.now);
        self.beds[at].set(self.open[at].max(self.occupied[at].value), self.now);
    }
    /// Nothing happens any more: who still waits, and how long they have.
    pub fn end(&mut self, still: impl Iterator<Item = (ClassId, Duration)>) {
        for (class, waited) in still {
            let waits = &mut self.waits[class.index()];
            waits.still += 1;
            waits.still_millis += i128::from(waited.0);
        }
        for gauge in self.waiting.iter_mut().chain(&mut self.occupied).chain(&mut self.beds) {
            gauge.add(0, self.now);
        }
    }
}
