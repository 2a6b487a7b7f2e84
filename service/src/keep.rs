//! What is kept of a search while it runs, for whoever started it: its best plan so far, and from where it could go on if it
//! were interrupted. Both are files that are there whole or not at all.

use std::time::{Duration, Instant};

use crate::args::Solve;
use crate::failure::Failure;
use crate::output::{self, Target};

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

    /// From where the search goes on: what an interrupted one left.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn left(args: &Solve) -> Result<Option<Vec<u8>>, Failure> {
        let Some(path) = &args.checkpoint else { return Ok(None) };
        match std::fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::Read(path.clone(), error)),
        }
    }
}

/// Goes on from what was left, or begins anew and says why.
pub fn go_on<T, R: std::fmt::Display, H: ?Sized>(
    left: Option<&[u8]>,
    heard: &mut H,
    resume: impl FnOnce(&[u8], &mut H) -> Result<T, R>,
    anew: impl FnOnce(&mut H) -> T,
) -> T {
    let Some(left) = left else { return anew(heard) };
    match resume(left, heard) {
        Ok(found) => found,
        Err(refused) => {
            output::print_error(&format!("anpai: {refused}; the search begins anew\n"));
            anew(heard)
        }
    }
}
