//! Names and numbers of jobs, each a type of its own: a job, whose it is, who works on it, and the two numbers that order
//! what is written to it.

use std::fmt;
use std::str::FromStr;

/// A job: 128 bits that nobody guesses, written as 32 hexadecimal digits. Whoever submits a job draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u128);

/// A text that is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a job is named by 32 hexadecimal digits")]
pub struct NotAJobId;

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for JobId {
    type Err = NotAJobId;
    fn from_str(text: &str) -> Result<Self, NotAJobId> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !digits {
            return Err(NotAJobId);
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| NotAJobId)
    }
}

/// What a worker calls one wish for a job, however often it has to say it: 128 bits that nobody else uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimToken(pub u128);

impl fmt::Display for ClaimToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Whose jobs these are. Tenants take turns, and none sees another's jobs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenant(pub String);

/// A worker, for people who look for it in logs. Nothing is decided by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerName(pub String);

/// What a client calls one wish, so that saying it twice makes one job. It is the tenant's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdempotencyKey(pub String);

/// Which of a tenant's jobs goes first: the larger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Priority(pub i16);

/// The fence: raised whenever a job changes hands. What carries another epoch than the job's is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub i64);

impl Epoch {
    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Orders the heartbeats within an epoch, so that one that was long under way does not undo a later one. Every heartbeat
/// has a new one, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Beat(pub i64);

impl Beat {
    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// One worker's time with a job: the job, and the epoch of the claim that began it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hold {
    /// The job.
    pub job: JobId,
    /// The epoch since the claim.
    pub epoch: Epoch,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_reads_as_it_is_written_and_nothing_else_does() {
        let id = JobId(0x0a1b);
        assert_eq!(id.to_string(), "00000000000000000000000000000a1b");
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in ["", "a1b", "+0000000000000000000000000000a1b", "0000000000000000000000000000000g"] {
            assert_eq!(wrong.parse::<JobId>(), Err(NotAJobId), "{wrong}");
        }
    }
}
