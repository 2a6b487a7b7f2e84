//! A solve on a thread of its own. Python waits for it in short turns, so that Ctrl-C, other threads of Python and whoever
//! wants to see the progress have their say meanwhile; nothing here calls into Python.

use std::any::Any;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use anpai_core::issue::Issues;
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_solver::models::{AnyAnswer, AnyProblem, Ear, Front, Heard, Terms};
use pyo3::prelude::*;

use crate::answer::Answer;
use crate::failure::{bad_input, not_solved};
use crate::problem::Problem;

/// Between two looks at signals.
pub const TURN: Duration = Duration::from_millis(50);

/// What the thread and Python say to each other.
#[derive(Debug, Default)]
struct Board {
    told: Told,
    end: Option<End>,
}

/// The last that was heard.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    fraction: f64,
    iterations: u64,
    score: Option<Score>,
}

/// How it ended.
#[derive(Debug)]
enum End {
    /// With an answer; nothing, where it was stopped before there was one.
    Answer(Option<Box<dyn AnyAnswer>>),
    /// With a front, as JSON; nothing, where there is no plan.
    Front(Result<Option<String>, Issues>),
    /// A bug, with what it said.
    Panic(String),
    /// It was handed over.
    Taken,
}

#[derive(Debug, Default)]
struct Shared {
    board: Mutex<Board>,
    ended: Condvar,
}

impl Shared {
    /// The board. Nothing that holds it can panic half-way.
    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A solve under way.
#[pyclass(frozen, module = "anpai._anpai")]
#[derive(Debug)]
pub struct Run {
    stop: Stop,
    begin: Instant,
    shared: Arc<Shared>,
}

#[pymethods]
impl Run {
    /// Begins: `seconds` and `iterations` are its limits, `threads` all cores where not given.
    #[new]
    #[pyo3(signature = (problem, *, seconds, iterations, seed, threads))]
    fn new(
        py: Python<'_>,
        problem: &Problem,
        seconds: Option<f64>,
        iterations: Option<u64>,
        seed: u64,
        threads: Option<usize>,
    ) -> PyResult<Self> {
        let limits = Limits { seconds, iterations, seed, threads };
        Self::begin(py, problem, &limits, |problem, terms, heard| End::Answer(problem.solve(terms, heard)))
    }
    /// Begins a front of so many points, or of a target.
    #[staticmethod]
    #[pyo3(signature = (problem, front, *, seconds, iterations, seed, threads))]
    fn of_front(
        py: Python<'_>,
        problem: &Problem,
        front: (usize, Option<String>),
        seconds: Option<f64>,
        iterations: Option<u64>,
        seed: u64,
        threads: Option<usize>,
    ) -> PyResult<Self> {
        let limits = Limits { seconds, iterations, seed, threads };
        let (points, target) = front;
        let front = Front { points, target };
        Self::begin(py, problem, &limits, move |problem, terms, _| {
            End::Front(problem.front(&front, terms).map(|told| told.map(|front| front.to_string())))
        })
    }
    /// Waits for its end, at most so many seconds; whether it has ended.
    fn wait(&self, py: Python<'_>, seconds: f64) -> bool {
        let most = Duration::try_from_secs_f64(seconds).unwrap_or_default();
        py.detach(|| {
            let board = self.shared.board();
            let waited = self.shared.ended.wait_timeout_while(board, most, |board| board.end.is_none());
            waited.unwrap_or_else(PoisonError::into_inner).0.end.is_some()
        })
    }
    /// Asks for its best so far, which comes within a tenth of a second.
    fn stop(&self) {
        self.stop.raise();
    }
    /// Fraction, seconds, iterations and score (hard, medium, soft) of the last that was heard.
    fn progress(&self) -> (f64, f64, u64, Option<(i64, i64, i64)>) {
        let Told { fraction, iterations, score } = self.shared.board().told;
        let score = score.map(|Score { hard, medium, soft }| (hard, medium, soft));
        (fraction, self.begin.elapsed().as_secs_f64(), iterations, score)
    }
    /// The answer, once; nothing, where it was stopped before there was one.
    fn answer(&self, py: Python<'_>) -> PyResult<Option<Answer>> {
        let end = self.shared.board().end.replace(End::Taken);
        match end {
            Some(End::Answer(answer)) => Ok(answer.map(Answer::from)),
            Some(End::Panic(said)) => Err(not_solved(py, &bug(&said))),
            Some(End::Front(_) | End::Taken) | None => {
                Err(not_solved(py, "the answer is not there, or was taken"))
            }
        }
    }
    /// The front, once, as JSON; nothing, where there is no plan.
    fn front(&self, py: Python<'_>) -> PyResult<Option<String>> {
        let end = self.shared.board().end.replace(End::Taken);
        match end {
            Some(End::Front(front)) => front.map_err(|issues| bad_input(py, &issues)),
            Some(End::Panic(said)) => Err(not_solved(py, &bug(&said))),
            Some(End::Answer(_) | End::Taken) | None => {
                Err(not_solved(py, "the front is not there, or was taken"))
            }
        }
    }
}

/// What a solve may take.
struct Limits {
    seconds: Option<f64>,
    iterations: Option<u64>,
    seed: u64,
    threads: Option<usize>,
}

impl Run {
    /// Has a thread do some work.
    fn begin(
        py: Python<'_>,
        problem: &Problem,
        limits: &Limits,
        work: impl FnOnce(Arc<dyn AnyProblem>, &Terms, Ear<'_>) -> End + Send + 'static,
    ) -> PyResult<Self> {
        let time = limits.seconds.map(|s| Duration::try_from_secs_f64(s).unwrap_or(Duration::MAX));
        let stop = time.map_or_else(Stop::never, Stop::after).or_iterations(limits.iterations);
        let threads = limits.threads.unwrap_or_else(|| available_parallelism().map_or(1, NonZero::get));
        let terms = Terms { seed: limits.seed, threads, stop: stop.clone() };
        let shared = Arc::new(Shared::default());
        let (problem, board) = (Arc::clone(&problem.problem), Arc::clone(&shared));
        let work = move || {
            let mut hear = |heard: &Heard<'_>| {
                let Heard { fraction, iterations, score, .. } = *heard;
                board.board().told = Told { fraction, iterations, score };
            };
            let end = catch_unwind(AssertUnwindSafe(|| work(problem, &terms, &mut hear)));
            board.board().end = Some(end.unwrap_or_else(|panic| End::Panic(said(&*panic))));
            board.ended.notify_all();
        };
        let thread = std::thread::Builder::new().name("anpai-solve".to_owned()).spawn(work);
        thread.map_err(|error| not_solved(py, &format!("the system gives no thread: {error}")))?;
        Ok(Self { stop, begin: Instant::now(), shared })
    }
}

impl Drop for Run {
    /// Nobody waits any more.
    fn drop(&mut self) {
        self.stop.raise();
    }
}

/// What is told of a panic.
fn bug(said: &str) -> String {
    format!("a bug in anpai, please report it with the document and the seed: {said}")
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message").to_owned()
}
