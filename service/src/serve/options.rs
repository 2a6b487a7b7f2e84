//! The words of `anpai serve` and `anpai worker`. Each can also come from the environment, which has no place in listings of
//! processes.

use std::net::SocketAddr;
use std::num::NonZero;
use std::thread::available_parallelism;
use std::time::Duration;

use anpai_core::time::Duration as Length;

use crate::args;
use crate::failure::Failure;
use crate::jobs::Timing;
use crate::place::Place;

/// How many connections a node has to PostgreSQL at most.
pub const CONNECTIONS: u32 = 16;

/// `anpai serve`.
#[derive(Clone, Debug, clap::Args)]
pub struct Serve {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", env = "ANPAI_LISTEN")]
    pub listen: SocketAddr,
    /// Let everybody in without a key, as one tenant: on this machine alone
    #[arg(long, env = "ANPAI_OPEN")]
    pub open: bool,
    /// Jobs that this server works on itself at a time; 0 leaves them to `anpai worker`
    #[arg(long, value_name = "N", default_value_t = cores(), env = "ANPAI_WORKERS")]
    pub workers: u16,
    /// The largest body that is taken, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 256, env = "ANPAI_MOST_MIB")]
    pub most_mib: u64,
    /// The largest upload or road network that is taken, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 1024, env = "ANPAI_MOST_UPLOAD_MIB")]
    pub most_upload_mib: u64,
    /// Requests of a tenant in a second
    #[arg(long, value_name = "N", default_value_t = 500, env = "ANPAI_REQUESTS_A_SECOND")]
    pub requests_a_second: u32,
    /// As for every node
    #[command(flatten)]
    pub node: Node,
}

/// `anpai worker`.
#[derive(Clone, Debug, clap::Args)]
pub struct Worker {
    /// Jobs at a time
    #[arg(long, value_name = "N", default_value_t = cores(), env = "ANPAI_WORKERS",
        value_parser = clap::value_parser!(u16).range(1..))]
    pub workers: u16,
    /// As for every node
    #[command(flatten)]
    pub node: Node,
}

/// What every node is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Node {
    /// Where the store is, and everything else
    #[command(flatten)]
    pub place: Place,
    /// How many workers may go away under a job before it counts as failed
    #[arg(long, value_name = "N", default_value_t = 3, env = "ANPAI_ATTEMPTS",
        value_parser = clap::value_parser!(u16).range(1..))]
    pub attempts: u16,
    /// How long a plan is a worker's that is not heard of: after a kill, so long passes before another goes on
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = args::duration, env = "ANPAI_LEASE")]
    pub lease: Duration,
    /// How often a worker is heard of
    #[arg(long, value_name = "TIME", default_value = "500ms", value_parser = args::duration, env = "ANPAI_HEARTBEAT")]
    pub heartbeat: Duration,
    /// How long plans are kept after they have ended, such as 720h
    #[arg(long, value_name = "TIME", default_value = "720h", value_parser = args::duration, env = "ANPAI_KEEP")]
    pub keep: Duration,
}

/// How many cores there are.
pub fn cores() -> u16 {
    let cores = available_parallelism().map_or(1, NonZero::get);
    u16::try_from(cores).unwrap_or(u16::MAX)
}

impl Node {
    /// How often its workers speak.
    ///
    /// # Errors
    /// A lease that a late heartbeat would lose.
    pub fn timing(&self) -> Result<Timing, Failure> {
        let length = |time: Duration| Length(i64::try_from(time.as_millis()).unwrap_or(i64::MAX));
        if self.heartbeat.is_zero() || self.lease < self.heartbeat.saturating_mul(3) {
            return Err(Failure::Usage(
                "a lease lasts at least three heartbeats: --lease 5s --heartbeat 500ms",
            ));
        }
        Ok(Timing { lease: length(self.lease), heartbeat: length(self.heartbeat), ..Timing::default() })
    }
}
