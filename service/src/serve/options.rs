//! The words of `anpai serve` and `anpai worker`. Each can also come from the environment, which has no place in listings of
//! processes.

use std::net::SocketAddr;
use std::num::NonZero;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Duration;

use anpai_core::time::Duration as Length;

use crate::args;
use crate::failure::Failure;
use crate::jobs::Timing;
use crate::place::Place;

/// How many connections a node has to PostgreSQL at most.
pub const CONNECTIONS: u32 = 16;

/// What has no option, since it is said before any is read.
const ENVIRONMENT: &str =
    "The variable ANPAI_LOG says how much is logged: warn, info (as where nothing is said), debug";

/// `anpai serve`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = ENVIRONMENT)]
pub struct Serve {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", env = "ANPAI_LISTEN")]
    pub listen: SocketAddr,
    /// A file with the server's certificate and those above it, in PEM: it speaks TLS then
    #[arg(long, value_name = "FILE", env = "ANPAI_TLS_CERT", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// A file with the certificate's key, in PEM
    #[arg(long, value_name = "FILE", env = "ANPAI_TLS_KEY", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
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
    /// Let webhooks lead into private networks and to this machine, and without TLS
    #[arg(long, env = "ANPAI_WEBHOOKS_ANYWHERE")]
    pub webhooks_anywhere: bool,
    /// How long a webhook may take to answer
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = args::duration, env = "ANPAI_WEBHOOK_ANSWER")]
    pub webhook_answer: Duration,
    /// How soon a webhook that failed is asked again; each further time it takes twice as long, up to an hour
    #[arg(long, value_name = "TIME", default_value = "1s", value_parser = args::duration, env = "ANPAI_WEBHOOK_PAUSE")]
    pub webhook_pause: Duration,
    /// Requests of a tenant that are answered at the same time; streams of events count until they begin
    #[arg(long, value_name = "N", default_value_t = 256, env = "ANPAI_REQUESTS_AT_ONCE",
        value_parser = clap::value_parser!(u32).range(1..))]
    pub requests_at_once: u32,
    /// As for every node
    #[command(flatten)]
    pub node: Node,
}

/// `anpai worker`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = ENVIRONMENT)]
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
    /// How much memory a job may take, in MiB, the same for all nodes; one that is estimated to take more is not accepted, one
    /// that takes more fails [default: three quarters of the machine's or container's, shared among its workers]
    #[arg(long, value_name = "MIB", env = "ANPAI_JOB_MIB", value_parser = clap::value_parser!(u64).range(1..))]
    pub job_mib: Option<u64>,
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
