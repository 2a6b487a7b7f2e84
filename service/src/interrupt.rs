//! Ctrl-C. The first one asks the search for its best plan so far; the second one, or one before there is a search,
//! ends the process at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::Exit;
use crate::failure::Failure;

/// Whether Ctrl-C was pressed, and the search's flag to raise then.
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
        ctrlc::set_handler(move || {
            let again = handle.pressed.swap(true, Ordering::Relaxed);
            match handle.search.get() {
                Some(flag) if !again => flag.store(true, Ordering::Relaxed),
                _ => std::process::exit(Exit::Interrupted as i32),
            }
        })?;
        Ok(interrupt)
    }
    /// From now on there is a search to ask.
    pub fn raises(&self, flag: Arc<AtomicBool>) {
        // A second search of the same process would keep the first one's flag; there is only one.
        let _ = self.search.set(flag);
    }
    /// Whether Ctrl-C was pressed.
    pub fn was_pressed(&self) -> bool {
        self.pressed.load(Ordering::Relaxed)
    }
}
