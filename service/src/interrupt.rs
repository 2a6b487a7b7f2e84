//! Ctrl-C, and the hand of whoever started the process. The first one asks the search for its best plan so far; the second
//! one, or one before there is a search, ends the process at once.

use std::io::BufRead as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::Exit;
use crate::failure::Failure;

/// What a process that is tied to another reads on its standard input when it shall end with its best so far.
pub const STOP: &str = "stop";

/// Whether the search was asked to end, and its flag to raise then.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    pressed: Arc<AtomicBool>,
    search: Arc<OnceLock<Arc<AtomicBool>>>,
}

impl Interrupt {
    /// Listens from now on. Once a process.
    ///
    /// # Errors
    /// Where the system has no handler to give.
    pub fn listen() -> Result<Self, Failure> {
        let interrupt = Self::default();
        let handle = interrupt.clone();
        ctrlc::set_handler(move || handle.press())?;
        Ok(interrupt)
    }
    /// Listens to standard input besides: the line `stop` is as Ctrl-C, and at its end, when whoever holds the other end has
    /// gone, the process ends at once. So no search outlives the server that started it, however that ended.
    pub fn tie(&self) {
        let handle = self.clone();
        std::thread::spawn(move || {
            for line in std::io::stdin().lock().lines() {
                match line {
                    Ok(line) if line == STOP => handle.press(),
                    Ok(_) => {}
                    Err(_) => break,
                }
            }
            std::process::exit(Exit::Interrupted as i32);
        });
    }
    fn press(&self) {
        let again = self.pressed.swap(true, Ordering::Relaxed);
        match self.search.get() {
            Some(flag) if !again => flag.store(true, Ordering::Relaxed),
            _ => std::process::exit(Exit::Interrupted as i32),
        }
    }
    /// From now on there is a search to ask.
    pub fn raises(&self, flag: Arc<AtomicBool>) {
        // A second search of the same process would keep the first one's flag; there is only one.
        let _ = self.search.set(flag);
    }
    /// Whether it was asked to end.
    pub fn was_pressed(&self) -> bool {
        self.pressed.load(Ordering::Relaxed)
    }
}
