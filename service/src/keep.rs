//! What is kept of a search while it runs, for whoever started it: its best plan so far, and from where it could go on if it
//! were interrupted. Both are files that are there whole or not at all.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anpai_core::stop::Progress;
use anpai_solver::models::{Heard, Model};

use crate::args::Solve;
use crate::failure::Failure;
use crate::models::Run;
use crate::output::{self, Target};
use crate::progress::Bar;

/// How often at most.
const PAUSE: Duration = Duration::from_millis(500);
/// And so many times longer than it takes: of a large search it would take too much otherwise.
const SHARE: u32 = 20;

/// Where it is kept.
#[derive(Debug)]
pub struct Keep {
    best: Option<Target>,
    checkpoint: Option<Target>,
    /// When to look again.
    due: Instant,
}

impl Keep {
    /// Makes sure that everything asked for can be written.
    ///
    /// # Errors
    /// A file that cannot be.
    pub fn new(args: &Solve) -> Result<Self, Failure> {
        Ok(Self {
            best: Target::maybe(args.best.as_ref())?,
            checkpoint: Target::maybe(args.checkpoint.as_ref())?,
            due: Instant::now() + PAUSE,
        })
    }

    /// Keeps what there is now, where it is time to. A disk that is full is told of once, and the search goes on.
    pub fn hear(&mut self, best: impl FnOnce() -> String, checkpoint: Option<impl FnOnce() -> Vec<u8>>) {
        let begin = Instant::now();
        if begin < self.due {
            return;
        }
        let write = || -> Result<(), Failure> {
            if let Some(target) = &self.best {
                target.write(&best())?;
            }
            if let (Some(target), Some(checkpoint)) = (&self.checkpoint, checkpoint) {
                target.write(&checkpoint())?;
            }
            Ok(())
        };
        if let Err(failure) = write() {
            output::print_error(&format!("anpai: {failure}; the search goes on\n"));
            (self.best, self.checkpoint) = (None, None);
        }
        self.due = begin + PAUSE.max(begin.elapsed() * SHARE);
    }
}

/// What an interrupted search left, to go on from.
fn left(path: Option<&PathBuf>) -> Result<Option<Vec<u8>>, Failure> {
    let Some(path) = path else { return Ok(None) };
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::Read(path.clone(), error)),
    }
}

/// Solves, tells of it and keeps what there is meanwhile: from where an interrupted search was, or from nothing where there
/// was none, or where what it left is refused. Nothing, where it was stopped before there was a plan.
///
/// # Errors
/// A file that cannot be read or written.
pub fn solve<M: Model>(model: &M, problem: &M::Problem, run: &Run<'_>) -> Result<Option<M::Answer>, Failure> {
    let (args, terms) = (run.args, run.terms());
    run.interrupt.raises(run.stop.flag());
    let (bar, mut keep) = (Bar::telling(args.progress), Keep::new(args)?);
    let mut heard = |heard: &Heard<'_>| {
        let Heard { fraction, iterations, score, best, checkpoint } = *heard;
        if let Some(score) = score {
            bar.tell(Progress { fraction, iterations, score });
        }
        if let Some(best) = best {
            keep.hear(best, checkpoint);
        }
    };
    let Some(left) = left(args.checkpoint.as_ref())? else {
        return Ok(model.solve(problem, &terms, &mut heard));
    };
    Ok(model.resume(problem, &left, &terms, &mut heard).unwrap_or_else(|refused| {
        output::print_error(&format!("anpai: {refused}; the search begins anew\n"));
        bar.begin_anew();
        model.solve(problem, &terms, &mut heard)
    }))
}
