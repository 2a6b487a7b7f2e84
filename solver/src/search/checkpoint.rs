//! A search as bytes, from which it goes on as if nothing had happened: of every chain its current and its best solution, the
//! place in its stream of random choices and its iterations; the temperatures, which hang on the first solution; and the
//! time that is gone. What follows from these is worked out anew, and held to a digest of what it was.
//!
//! The bytes begin with a magic word, the version, and a checksum of everything else. A checkpoint of another problem,
//! another seed or another number of chains, a damaged one, or one that holds no solution of its problem is refused: a search
//! that went on from it would not be the one that was interrupted.

use std::time::Duration;

use super::chains::Runner;
use super::{Annealing, Chains, Dice, Digest, Operators, Reader, State, Writer};

const MAGIC: [u8; 8] = *b"anpaichk";
/// Of the form of the bytes, and of what searches make of them: another one for whatever changes either.
const VERSION: u32 = 1;
const VERSION_AT: usize = MAGIC.len();
const CHECKSUM_AT: usize = VERSION_AT + 4;
const PAYLOAD_AT: usize = CHECKSUM_AT + 4;
/// No chain makes more iterations: a thousand years of a million a second.
const MOST_ITERATIONS: u64 = 1 << 55;

/// Why a search cannot go on from a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Something else.
    #[error("this is no checkpoint of a search")]
    Foreign,
    /// Written in another form.
    #[error("this checkpoint has version {found}, and this anpai goes on from version {VERSION}")]
    Version {
        /// The version that it states.
        found: u32,
    },
    /// Bytes are missing or not what was written.
    #[error("this checkpoint is damaged")]
    Damaged,
    /// Of another search.
    #[error("this checkpoint is of another problem, seed, number of chains or version of anpai")]
    Other,
    /// It can be read, but is no solution of this problem, or another one once everything is worked out.
    #[error("this checkpoint holds a solution that is none of this problem")]
    Unsound,
}

/// A state that can be written down and read back.
pub trait Recorded: State {
    /// A frozen answer of this kind of problem.
    type Plan;
    /// The state as a plan.
    fn plan(&self) -> Self::Plan;
    /// Writes what everything else follows from, down to the order of lists that random choices are made in.
    fn write(&self, page: &mut Writer);
    /// Tells all that follows from it and decides what comes next, so that reading back is held to it.
    fn tell(&self, digest: &mut Digest);
    /// Makes of a state with nothing in it the one that was written. `None` where the page does not hold a whole one.
    fn read(&mut self, page: &mut Reader<'_>) -> Option<()>;
    /// Whether the referee says of the plan what the state says of its score.
    fn agrees(&self) -> bool;
}

/// Whose checkpoint it is: a digest of all that decides what a search does, but for its limits, how many threads it has, and
/// what `problem` does not tell.
pub fn identity<S>(
    operators: &Operators<'_, S>,
    seed: u64,
    chains: u8,
    problem: impl FnOnce(&mut Digest),
) -> u64 {
    let mut digest = Digest::default();
    digest.debug(&env!("CARGO_PKG_VERSION"));
    digest.debug(&(seed, chains));
    digest.debug(&operators.ruins.iter().map(|r| (r.name(), r.weight())).collect::<Vec<_>>());
    digest.debug(&operators.recreates.iter().map(|r| (r.name(), r.weight())).collect::<Vec<_>>());
    problem(&mut digest);
    digest.finish()
}

/// Bytes that are a checkpoint of one search, whole and undamaged.
#[derive(Clone, Copy, Debug)]
pub struct Checkpoint<'a> {
    identity: u64,
    spent: Duration,
    rest: Reader<'a>,
}

impl<'a> Checkpoint<'a> {
    /// Looks whether these bytes are one of the search with this [`identity`].
    ///
    /// # Errors
    /// Where they are not; what they hold is looked at by [`Self::chains`].
    pub fn open(bytes: &'a [u8], identity: impl FnOnce() -> u64) -> Result<Self, Refused> {
        let (Some(magic), Some(payload)) = (bytes.get(..VERSION_AT), bytes.get(PAYLOAD_AT..)) else {
            let is_cut_off = MAGIC.starts_with(bytes) || bytes.starts_with(&MAGIC);
            return Err(if is_cut_off { Refused::Damaged } else { Refused::Foreign });
        };
        if magic != MAGIC {
            return Err(Refused::Foreign);
        }
        let found = u32_at(bytes, VERSION_AT);
        if found != VERSION {
            return Err(Refused::Version { found });
        }
        if u32_at(bytes, CHECKSUM_AT) != crc32fast::hash(payload) {
            return Err(Refused::Damaged);
        }
        let mut rest = Reader::new(payload);
        let (whose, spent) = (rest.word(), rest.number());
        let (Some(whose), Some(spent)) = (whose, spent) else { return Err(Refused::Damaged) };
        if whose != identity() {
            return Err(Refused::Other);
        }
        Ok(Self { identity: whose, spent: Duration::from_millis(spent), rest })
    }
    /// The [`identity`] of the search.
    #[must_use]
    pub fn identity(&self) -> u64 {
        self.identity
    }
    /// How much of its time the search had spent.
    #[must_use]
    pub fn spent(&self) -> Duration {
        self.spent
    }
    /// What else is on its page.
    #[must_use]
    pub fn page(&self) -> Reader<'a> {
        self.rest
    }
    /// The chains as they stood, of a problem whose state with nothing in it is `empty`.
    ///
    /// # Errors
    /// Where they are no solutions of it.
    pub fn chains<S: Recorded>(mut self, empty: &S, seed: u64, chains: u8) -> Result<Chains<S>, Refused> {
        let found = self.read(empty, seed, chains).ok_or(Refused::Unsound)?;
        if self.rest.is_at_end() { Ok(found) } else { Err(Refused::Damaged) }
    }
    fn read<S: Recorded>(&mut self, empty: &S, seed: u64, chains: u8) -> Option<Chains<S>> {
        let annealing = Annealing::from_bits([self.rest.word()?, self.rest.word()?])?;
        let mut runners = Vec::with_capacity(chains.into());
        for stream in 1..=u64::from(chains.max(1)) {
            let done = self.rest.number().filter(|done| *done <= MOST_ITERATIONS)?;
            let mut dice = Dice::new(seed, stream);
            dice.seek(self.rest.number()?);
            let current = read_back(empty, self.rest.bytes()?)?;
            let best = read_back(empty, self.rest.bytes()?)?;
            runners.push(Runner { current, best, dice, done });
        }
        Some(Chains { runners, annealing })
    }
}

/// The search as it stands, as bytes.
pub(super) fn written<S: Recorded>(
    runners: &[Runner<S>],
    annealing: Annealing,
    identity: u64,
    spent: Duration,
) -> Vec<u8> {
    sealed_page(identity, spent, |page| {
        annealing.to_bits().into_iter().for_each(|bits| page.word(bits));
        for runner in runners {
            page.number(runner.done);
            page.number(runner.dice.drawn());
            page.bytes(&write_down(&runner.current));
            page.bytes(&write_down(&runner.best));
        }
    })
}

/// Bytes that [`Checkpoint::open`] opens, of whoever has this [`identity`] and spent so much of its time, with what is written on
/// their page.
pub fn sealed_page(identity: u64, spent: Duration, write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut page = Writer::default();
    page.word(identity);
    page.number(u64::try_from(spent.as_millis()).unwrap_or(u64::MAX));
    write(&mut page);
    sealed(&page.finish())
}

/// With magic word, version and checksum.
fn sealed(payload: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(crc32fast::hash(payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// A state, and the digest of what follows from it.
fn write_down<S: Recorded>(state: &S) -> Vec<u8> {
    let mut page = Writer::default();
    state.write(&mut page);
    let mut digest = Digest::default();
    digest.debug(&state.score());
    state.tell(&mut digest);
    page.word(digest.finish());
    page.finish()
}

/// The state that was written. It is the same only if it would be written alike, with all that follows from it.
fn read_back<S: Recorded>(empty: &S, bytes: &[u8]) -> Option<S> {
    let mut state = empty.clone();
    state.read(&mut Reader::new(bytes))?;
    (write_down(&state) == bytes && state.agrees()).then_some(state)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytemuck::pod_read_unaligned(&bytes[at..at + 4]))
}

/// The same with the checksum that fits, so that tests get beyond it.
#[cfg(test)]
pub(super) fn resealed(bytes: &[u8]) -> Vec<u8> {
    sealed(bytes.get(PAYLOAD_AT..).unwrap_or_default())
}

/// All chains as they stand, whatever time is gone.
#[cfg(test)]
pub(super) fn timeless(bytes: &[u8]) -> Vec<u8> {
    let mut page = Reader::new(&bytes[PAYLOAD_AT..]);
    let _ = (page.word(), page.number());
    page.rest().to_vec()
}

#[cfg(test)]
mod tests;
