//! How much memory a job takes: an estimate, by which one that is too large is refused before it is accepted, and a limit under
//! which it runs, so that one that takes more than was thought ends by itself and not by the kernel, which chooses whom it ends.

use super::machine;
use crate::failure::Failure;

const MIB: u64 = 1024 * 1024;
/// What every process of a job has: the program, its threads, and room to begin.
const BASE: u64 = 64;

/// Times its document that a job of a model takes: twice or three times the largest that `benches/service_memory.py` measured, whose
/// table is in `docs/results.md`, since a search that goes on for longer may take more.
fn times(model: &str) -> u64 {
    match model {
        "visits" => 30,
        "beds-admission" => 24,
        "slots" => 16,
        "meal-rounds" => 80,
        "meals-plan" => 2000,
        // Branch and bound grows with what is hard about a document, and not with its length.
        _ => 2500,
    }
}

/// How much a job may take, in MiB; nothing, where nobody limits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory(Option<u64>);

impl Memory {
    /// What was said; otherwise three quarters of what the machine has, or its container may have, shared among its workers (an
    /// assumption: the rest is the server's, the store's and the system's). Where nothing is said of it, nothing is limited.
    #[must_use]
    pub fn of(asked: Option<u64>, workers: u16) -> Self {
        Self(asked.or_else(|| Some(machine::memory()? / MIB / 4 * 3 / u64::from(workers.max(1)))))
    }

    /// No limit.
    #[must_use]
    pub fn unlimited() -> Self {
        Self(None)
    }

    /// In MiB.
    #[must_use]
    pub fn mib(self) -> Option<u64> {
        self.0
    }

    /// Whether a job of a model with so large a document fits.
    ///
    /// # Errors
    /// What it would take, and what it may, in MiB.
    pub fn fits(self, model: &str, document: usize) -> Result<(), (u64, u64)> {
        let (takes, most) = (estimate(model, document), self.0.unwrap_or(u64::MAX));
        if takes <= most { Ok(()) } else { Err((takes, most)) }
    }
}

/// What a job takes, in MiB.
fn estimate(model: &str, document: usize) -> u64 {
    let document = u64::try_from(document).unwrap_or(u64::MAX);
    BASE.saturating_add(document.saturating_mul(times(model)) / MIB)
}

/// Limits what this very process may take from here on: its own data, and not the networks that it reads as they lie on the disk.
///
/// # Errors
/// The system does not let it.
#[cfg(target_os = "linux")]
pub fn limit(mib: u64) -> Result<(), Failure> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let bytes = mib.saturating_mul(MIB);
    let most = getrlimit(Resource::Data).maximum.map_or(bytes, |most| most.min(bytes));
    let limit = Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::Data, limit).map_err(|error| Failure::Threads(error.into()))
}

/// Elsewhere nothing is limited.
#[cfg(not(target_os = "linux"))]
pub fn limit(_: u64) -> Result<(), Failure> {
    Ok(())
}

/// Whether a line of a process that broke down says that it got no more memory: the words of Rust's runtime and of C++'s, and of
/// threads for which there was no stack.
pub(super) fn is_out(line: &str) -> bool {
    line.starts_with("memory allocation of ")
        || ["std::bad_alloc", "ThreadPoolBuildError", "failed to spawn thread"]
            .iter()
            .any(|word| line.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_fits_as_far_as_its_document_is_small_enough() {
        let memory = Memory::of(Some(BASE + 300), 2);
        let mib = MIB as usize;
        assert_eq!(memory.fits("visits", 10 * mib), Ok(()));
        assert_eq!(memory.fits("visits", 10 * mib + mib), Err((BASE + 330, BASE + 300)));
        assert_eq!(Memory::unlimited().fits("visits", usize::MAX), Ok(()));
    }

    #[test]
    fn a_machine_is_shared_among_its_workers() {
        let (one, four) = (Memory::of(None, 1).mib(), Memory::of(None, 4).mib());
        if let (Some(one), Some(four)) = (one, four) {
            assert!(four > 0 && four <= one / 4 + 1);
        }
        assert_eq!(Memory::of(None, 0), Memory::of(None, 1));
    }

    #[test]
    fn only_words_of_the_runtime_say_that_there_is_no_more_memory() {
        assert!(is_out("memory allocation of 1048576 bytes failed"));
        assert!(is_out("terminate called after throwing an instance of 'std::bad_alloc'"));
        assert!(!is_out("thread 'main' panicked at the memory"));
    }
}
