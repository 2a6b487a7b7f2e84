//! A machine that works: the real worker, a clock of its own that runs fast or slow, and the search that it runs.

use anpai_core::outcome::Status;
use anpai_service::jobs::{Event, Grant, Hold, News, Reading, Timing, Worker, WorkerName};

use super::search::{Run, Task, Way};

/// A worker, alive or not.
#[derive(Debug)]
pub struct Node {
    name: WorkerName,
    /// Raised by each death: who was killed hears nothing any more.
    pub life: u32,
    pub worker: Option<Worker>,
    pub run: Option<Run>,
    /// When its clock rings, by the store's.
    pub rings: Option<i64>,
    /// What its clock shows at the store's zero, and how many of its seconds are a thousand of the store's.
    offset: i64,
    pace: i64,
}

impl Node {
    pub fn new(number: usize, offset: i64, pace: i64) -> Self {
        let name = WorkerName(format!("w{number}"));
        Self { name, life: 0, worker: None, run: None, rings: None, offset, pace }
    }

    pub fn start(&mut self, timing: Timing, nonce: u64) {
        self.worker = Some(Worker::new(self.name.clone(), timing, nonce));
    }

    pub fn die(&mut self) {
        self.life += 1;
        (self.worker, self.run, self.rings) = (None, None, None);
    }

    /// What its clock shows.
    pub fn reads(&self, now: i64) -> Reading {
        self.offset + now * self.pace / 1_000
    }

    /// When the worker wants to be told the time next, by the store's clock.
    pub fn due(&self, now: i64) -> Option<i64> {
        let due = self.worker.as_ref()?.due()?;
        if due <= self.reads(now) {
            return Some(now);
        }
        Some(((due - self.offset) * 1_000 + self.pace - 1) / self.pace)
    }

    pub fn handle(&mut self, now: i64, event: Event) -> Vec<anpai_service::jobs::Action> {
        let reading = self.reads(now);
        self.worker.as_mut().map(|worker| worker.handle(reading, event)).unwrap_or_default()
    }

    /// Takes a search up, where the last worker left it.
    pub fn search(&mut self, grant: &Grant, task: Task) {
        let way = grant.checkpoint.as_deref().map_or_else(|| Way::start(task), Way::from_checkpoint);
        self.run = Some(Run { hold: grant.hold, task, way, over: false });
    }

    /// The search ends as it was told to, and says so a little later.
    pub fn interrupt(&mut self, say: impl FnOnce(Way) -> News) -> Option<(Hold, News)> {
        let run = self.run.as_mut().filter(|run| !run.over)?;
        run.over = true;
        Some((run.hold, say(run.way)))
    }

    /// The search makes a step, unless it is over; tells what it has to say, and whether it goes on.
    pub fn step(&mut self, hold: Hold) -> Option<(News, bool)> {
        let run = self.run.as_mut().filter(|run| run.hold == hold && !run.over)?;
        if run.task.bad {
            run.over = true;
            return Some((News::Ended(run.task.ending()), false));
        }
        if run.way.steps < u32::from(run.task.steps) {
            run.way.step();
        }
        let news = if run.task.breaks_at.is_some_and(|at| u32::from(at) <= run.way.steps) {
            News::Crashed
        } else if run.way.steps >= u32::from(run.task.steps) {
            News::Ended(run.way.ending(Status::Optimal))
        } else {
            let progress = Some(format!("{}", run.way.steps));
            return Some((News::Progress { progress, checkpoint: Some(run.way.to_checkpoint()) }, true));
        };
        run.over = true;
        Some((news, false))
    }
}
