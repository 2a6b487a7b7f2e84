//! The worker's loop with input and output: asks go to a store, searches to threads of their own, and whatever happens comes
//! back through one channel, in whose order the machine hears it. Nothing is decided here.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::id::Hold;
use super::message::Grant;
use super::store::JobStore;
use super::view::Part;
use super::worker::{Action, Answer, Ask, Event, News, Reading, Timing, Worker};
use crate::trace::Attempts;

/// What a search is wished to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing but its work.
    GoOn,
    /// To end soon, with its best so far.
    Stop,
    /// To end soon, and say from where it could go on.
    Suspend,
    /// To end soon; nobody will listen.
    Abandon,
}

/// The line between a search and its worker.
#[derive(Clone, Debug)]
pub struct Line {
    hold: Hold,
    wish: Arc<AtomicU8>,
    told: Arc<Mutex<Told>>,
    events: UnboundedSender<Event>,
}

/// What a search told last and the worker has not heard.
#[derive(Debug, Default)]
struct Told {
    progress: Option<String>,
    checkpoint: Option<Vec<u8>>,
}

impl Line {
    /// What the search is wished to do now. It should ask every few milliseconds.
    #[must_use]
    pub fn wish(&self) -> Wish {
        let wishes = [Wish::GoOn, Wish::Stop, Wish::Suspend, Wish::Abandon];
        wishes[usize::from(self.wish.load(Ordering::Relaxed))]
    }

    /// Tells how far the search is. Only the last word before a heartbeat goes out, so it costs little to tell often.
    pub fn tell(&self, progress: Option<String>, checkpoint: Option<Vec<u8>>) {
        let mut told = self.told();
        told.progress = progress.or(told.progress.take());
        told.checkpoint = checkpoint.or(told.checkpoint.take());
    }

    /// Each word is whole, whoever panicked after it.
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the worker has not heard yet.
    fn news(&self) -> Option<Event> {
        let Told { progress, checkpoint } = std::mem::take(&mut *self.told());
        let is_new = progress.is_some() || checkpoint.is_some();
        is_new.then_some(Event::Searched(self.hold, News::Progress { progress, checkpoint }))
    }

    /// Whoever is not there any more does not listen.
    fn say(&self, news: News) {
        let _ = self.events.send(Event::Searched(self.hold, news));
    }

    /// A wish only ever becomes more urgent.
    fn press(&self, wish: Wish) {
        self.wish.fetch_max(wish as u8, Ordering::Relaxed);
    }
}

/// What searches.
pub trait Search: Send + Sync + 'static {
    /// Searches, on a thread of its own, from the checkpoint of the grant where there is one, and returns its last word. A
    /// panic is as much as [`News::Crashed`].
    fn search(&self, grant: &Grant, input: &[u8], line: &Line) -> News;
}

/// A worker at a store.
#[derive(Debug)]
pub struct Runner<S, F> {
    worker: Worker,
    timing: Timing,
    store: Arc<S>,
    search: Arc<F>,
    /// When its clock showed zero.
    started: Instant,
    events: UnboundedSender<Event>,
    heard: UnboundedReceiver<Event>,
    line: Option<Line>,
    traced: Attempts,
    /// Asks under way, the search, and the ear for hints; they end with the runner.
    tasks: JoinSet<()>,
}

/// Lets a worker go in order, from anywhere.
#[derive(Clone, Debug)]
pub struct Drain(UnboundedSender<Event>);

impl Drain {
    /// The worker gives its job back and ends.
    pub fn drain(&self) {
        let _ = self.0.send(Event::Drain);
    }
}

/// Threads cannot be ended from outside: a search that is left behind is told.
impl<S, F> Drop for Runner<S, F> {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.press(Wish::Abandon);
        }
    }
}

impl<S: JobStore + 'static, F: Search> Runner<S, F> {
    /// A worker that has not begun.
    #[must_use]
    pub fn new(worker: Worker, timing: Timing, store: Arc<S>, search: Arc<F>) -> Self {
        let (events, heard) = mpsc::unbounded_channel();
        let (started, tasks) = (Instant::now(), JoinSet::new());
        let traced = Attempts::new();
        Self { worker, timing, store, search, started, events, heard, line: None, traced, tasks }
    }

    /// What drains it.
    #[must_use]
    pub fn drain(&self) -> Drain {
        Drain(self.events.clone())
    }

    /// Works until it is drained.
    pub async fn run(mut self) {
        let (store, events) = (Arc::clone(&self.store), self.events.clone());
        self.tasks.spawn(async move {
            loop {
                store.hint().await;
                let _ = events.send(Event::Hint);
            }
        });
        while !self.worker.is_drained() {
            let event = self.next().await;
            let now = self.now();
            let news = self.line.as_ref().and_then(Line::news);
            for event in news.into_iter().chain([event]) {
                self.traced.heard(&event);
                for action in self.worker.handle(now, event) {
                    self.traced.does(&action);
                    self.act(action);
                }
            }
            while self.tasks.try_join_next().is_some() {}
        }
    }

    fn now(&self) -> Reading {
        Reading::try_from(self.started.elapsed().as_millis()).unwrap_or(Reading::MAX)
    }

    /// What happens next: something is heard, or the time has come.
    async fn next(&mut self) -> Event {
        let Some(due) = self.worker.due() else { return self.hear().await };
        let left = u64::try_from(due.saturating_sub(self.now())).unwrap_or(0);
        timeout(std::time::Duration::from_millis(left), self.hear()).await.unwrap_or(Event::Due)
    }

    async fn hear(&mut self) -> Event {
        self.heard.recv().await.expect("the runner itself holds a sender")
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Ask(ask) => self.ask(ask),
            Action::Start(grant) => self.start(grant),
            Action::Stop => self.press(Wish::Stop),
            Action::Suspend => self.press(Wish::Suspend),
            Action::Abandon => self.press(Wish::Abandon),
        }
    }

    fn press(&self, wish: Wish) {
        if let Some(line) = &self.line {
            line.press(wish);
        }
    }

    fn ask(&mut self, ask: Ask) {
        let (store, events) = (Arc::clone(&self.store), self.events.clone());
        self.tasks.spawn(async move {
            let answer: Result<Answer, _> = ask.put(store.as_ref()).await;
            let _ = events.send(answer.map_or(Event::Unanswered, Event::Answered));
        });
    }

    fn start(&mut self, grant: Grant) {
        let (wish, told, events) = (Arc::default(), Arc::default(), self.events.clone());
        let line = Line { hold: grant.hold, wish, told, events };
        self.line = Some(line.clone());
        let (store, search, pause) = (Arc::clone(&self.store), Arc::clone(&self.search), self.timing.poll);
        self.tasks.spawn(async move {
            let pause = std::time::Duration::from_millis(pause.0.unsigned_abs());
            let input = loop {
                match store.document(grant.tenant.clone(), grant.hold.job, Part::Input).await {
                    Ok(Some(input)) => break input,
                    // Without its input there is nothing to search.
                    Ok(None) => return line.say(News::Crashed),
                    Err(_) if line.wish() == Wish::GoOn => sleep(pause).await,
                    Err(_) => return line.say(News::Suspended { checkpoint: None }),
                }
            };
            let at_work = line.clone();
            let last = tokio::task::spawn_blocking(move || search.search(&grant, &input, &at_work)).await;
            line.say(last.unwrap_or(News::Crashed));
        });
    }
}
