//! How unkind a history is, drawn from its seed: some have a perfect network and only kills, some lose every third word.

use anpai_core::time::Duration;
use anpai_service::jobs::Timing;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// The unkindness of a history. Times are milliseconds of the store's clock, chances are in a thousand.
#[derive(Clone, Debug)]
pub struct Nature {
    pub workers: usize,
    pub wishes: usize,
    /// A wish or an answer never arrives.
    pub lost: u32,
    /// It arrives twice.
    pub twice: u32,
    /// The longest way.
    pub way: i64,
    /// Within a second, a worker is killed.
    pub kill: u32,
    /// Within a second, a worker is drained.
    pub drain: u32,
    /// Within a second, the store goes away for a while.
    pub outage: u32,
    /// The slowest and the fastest clock of a worker, in thousandths of the store's.
    pub pace: (i64, i64),
    /// A step of the search.
    pub step: i64,
    pub timing: Timing,
    /// When all of it ends, and everybody is kind.
    pub calm: i64,
    /// Whether old jobs are forgotten, and after how long.
    pub keep: Option<Duration>,
}

impl Nature {
    pub fn draw(dice: &mut ChaCha8Rng) -> Self {
        let reliable = dice.random_ratio(1, 4);
        let pick = |dice: &mut ChaCha8Rng, from: &[u32]| from[dice.random_range(0..from.len())];
        Self {
            workers: dice.random_range(1..=4),
            wishes: dice.random_range(1..=9),
            lost: if reliable { 0 } else { pick(dice, &[0, 50, 300]) },
            twice: if reliable { 0 } else { pick(dice, &[0, 100, 400]) },
            way: if reliable { 20 } else { i64::from(pick(dice, &[20, 400, 5_000])) },
            kill: pick(dice, &[0, 50, 300]),
            drain: pick(dice, &[0, 0, 100]),
            outage: if reliable { 0 } else { pick(dice, &[0, 0, 100]) },
            pace: if reliable { (1_000, 1_000) } else { (250, 4_000) },
            step: i64::from(pick(dice, &[100, 300])),
            timing: Timing {
                lease: Duration(3_000),
                heartbeat: Duration(800),
                poll: Duration(500),
                patience: Duration(1_500),
            },
            calm: 15_000,
            keep: dice.random_ratio(1, 3).then_some(Duration(4_000)),
        }
    }

    /// How many steps of a search a kill may undo where no word is lost or late: those between two heartbeats, and those made
    /// while a heartbeat and its answer are under way. Nobody can promise it where heartbeats are lost.
    pub fn most_repeated(&self) -> Option<u32> {
        let kind = self.lost == 0 && self.twice == 0 && self.outage == 0 && self.way <= 20;
        let (slowest, _) = self.pace;
        let undone = (self.timing.heartbeat.0 * 1_000 / slowest + self.way) / self.step + 1;
        kind.then(|| u32::try_from(undone).expect("a few steps"))
    }

    /// What comes after all misfortune: no job may hang then.
    pub fn kind(&mut self) {
        (self.lost, self.twice, self.way, self.kill, self.drain, self.outage) = (0, 0, 20, 0, 0, 0);
    }
}
