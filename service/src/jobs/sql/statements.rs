//! The statements. Both databases read the same text; they differ in one clause: PostgreSQL locks the rows that it chooses
//! and passes over those that somebody else has locked, while SQLite has one writer anyway.
//!
//! Whatever a worker writes names the epoch, so that the fence is part of the write and nothing can come in between.

use crate::database::{Sql, same};

/// A statement that chooses rows of `jobs`, and what follows the choice.
macro_rules! choosing {
    ($choice:expr, $rest:expr) => {
        Sql {
            sqlite: concat!($choice, $rest),
            postgres: concat!($choice, " FOR UPDATE OF jobs SKIP LOCKED", $rest),
        }
    };
}

macro_rules! now {
    () => {
        "(SELECT now FROM store_clock)"
    };
}

/// A job that a worker may have. The first condition is that of the index `jobs_open`.
macro_rules! claimable {
    () => {
        concat!(
            "state IN ('queued', 'running') AND NOT cancel AND attempts < max_attempts
             AND (state = 'queued' OR lease_end <= ",
            now!(),
            ")"
        )
    };
}

/// What a worker is told of the job that it is granted.
macro_rules! grant {
    () => {
        " RETURNING id, epoch, tenant, model, options, attempts, checkpoint"
    };
}

/// What is told of a job.
macro_rules! view {
    () => {
        "SELECT serial, id, tenant, model, options, priority, state, quality, failure, attempts, max_attempts, epoch,
                cancel, progress, worker, submitted_at, claimed_at, ended_at
         FROM jobs "
    };
}

pub(super) const INSERT: Sql = same(concat!(
    "INSERT INTO jobs (id, tenant, model, options, priority, max_attempts, idempotency_key, digest, state, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', ",
    now!(),
    ") ON CONFLICT DO NOTHING RETURNING serial"
));

pub(super) const INSERT_INPUT: Sql = same("INSERT INTO job_inputs (job, bytes) VALUES ($1, $2)");

/// The job that an insertion met: by its key before by its id.
pub(super) const MET: Sql = same(
    "SELECT id, tenant, digest FROM jobs WHERE (tenant = $2 AND idempotency_key = $3) OR id = $1
     ORDER BY CASE WHEN tenant = $2 AND idempotency_key = $3 THEN 0 ELSE 1 END LIMIT 1",
);

pub(super) const CANCEL: Sql = same(concat!(
    "UPDATE jobs SET cancel = TRUE,
         ended_at = CASE WHEN state = 'queued' THEN ",
    now!(),
    " END,
         state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END
     WHERE tenant = $1 AND id = $2 AND state IN ('queued', 'running') RETURNING state"
));

pub(super) const STATE: Sql = same("SELECT state FROM jobs WHERE tenant = $1 AND id = $2");

pub(super) const GRANT_AGAIN: Sql = same(concat!(
    "UPDATE jobs SET lease_end = $2 + ",
    now!(),
    " WHERE claim = $1 AND state = 'running'",
    grant!()
));

pub(super) const TOKEN: Sql = same("SELECT state FROM jobs WHERE claim = $1");

/// Tenants with open jobs, the first in turn first: the fewest leases, then the longest wait since the last grant, then the
/// name. Each is found from the one before by a step in the index `jobs_open`, however many jobs wait.
pub(super) const TURNS: Sql = same(concat!(
    "WITH RECURSIVE owners (tenant) AS (
         SELECT min(tenant) FROM jobs WHERE state IN ('queued', 'running')
         UNION ALL
         SELECT (SELECT min(jobs.tenant) FROM jobs
                 WHERE state IN ('queued', 'running') AND jobs.tenant > owners.tenant)
         FROM owners WHERE owners.tenant IS NOT NULL
     )
     SELECT tenant FROM owners WHERE tenant IS NOT NULL ORDER BY
         (SELECT count(*) FROM jobs WHERE jobs.tenant = owners.tenant AND state = 'running' AND lease_end > ",
    now!(),
    "),
         (SELECT max(claimed_at) FROM jobs WHERE jobs.tenant = owners.tenant) NULLS FIRST,
         tenant"
));

/// The next job of a tenant.
pub(super) const CHOOSE: Sql = choosing!(
    concat!(
        "SELECT serial FROM jobs WHERE tenant = $1 AND ",
        claimable!(),
        " ORDER BY priority DESC, serial LIMIT 1"
    ),
    ""
);

pub(super) const GRANT: Sql = same(concat!(
    "UPDATE jobs SET state = 'running', attempts = attempts + 1, epoch = epoch + 1, beat = 0, claim = $2, worker = $3,
         claimed_at = ",
    now!(),
    ", lease_end = $4 + ",
    now!(),
    " WHERE serial = $1",
    grant!()
));

/// Every column is set from the row as it was, so that an overtaken heartbeat changes none.
pub(super) const HEARTBEAT: Sql = same(concat!(
    "UPDATE jobs SET
         lease_end = CASE WHEN beat < $3 THEN $4 + ",
    now!(),
    " ELSE lease_end END,
         progress = CASE WHEN beat < $3 THEN coalesce($5, progress) ELSE progress END,
         checkpoint = CASE WHEN beat < $3 THEN coalesce($6, checkpoint) ELSE checkpoint END,
         beat = CASE WHEN beat < $3 THEN $3 ELSE beat END
     WHERE id = $1 AND epoch = $2 AND state = 'running' RETURNING cancel"
));

pub(super) const COMPLETE: Sql = same(concat!(
    "UPDATE jobs SET
         state = CASE WHEN cancel THEN 'cancelled' ELSE $3 END,
         quality = $4,
         failure = CASE WHEN cancel THEN NULL ELSE $5 END,
         progress = coalesce($6, progress),
         checkpoint = CASE WHEN $4 IS NULL THEN checkpoint END,
         lease_end = NULL,
         ended_at = ",
    now!(),
    " WHERE id = $1 AND epoch = $2 AND state = 'running' RETURNING serial, state"
));

pub(super) const INSERT_SOLUTION: Sql =
    same("INSERT INTO job_solutions (job, answer, plan, report) VALUES ($1, $2, $3, $4)");

/// Only an ending by this very epoch leaves the epoch as it is: whatever else ends a job raises it.
pub(super) const ENDED_BY: Sql = same(
    "SELECT state FROM jobs WHERE id = $1 AND epoch = $2 AND state IN ('succeeded', 'failed', 'cancelled')",
);

/// `$3` attempts are given back.
pub(super) const RELEASE: Sql = same(concat!(
    "UPDATE jobs SET
         state = CASE WHEN cancel THEN 'cancelled' WHEN attempts - $3 >= max_attempts THEN 'failed' ELSE 'queued' END,
         failure = CASE WHEN NOT cancel AND attempts - $3 >= max_attempts THEN 'attempts_exhausted' END,
         ended_at = CASE WHEN cancel OR attempts - $3 >= max_attempts THEN ",
    now!(),
    " END,
         attempts = attempts - $3,
         epoch = epoch + 1,
         checkpoint = coalesce($4, checkpoint),
         lease_end = NULL
     WHERE id = $1 AND epoch = $2 AND state = 'running' RETURNING state"
));

pub(super) const SWEEP: Sql = choosing!(
    concat!(
        "WITH stuck AS MATERIALIZED (
             SELECT serial FROM jobs WHERE state = 'running' AND lease_end <= ",
        now!(),
        " AND (cancel OR attempts >= max_attempts)"
    ),
    concat!(
        ") UPDATE jobs SET
             state = CASE WHEN cancel THEN 'cancelled' ELSE 'failed' END,
             failure = CASE WHEN NOT cancel THEN 'attempts_exhausted' END,
             ended_at = ",
        now!(),
        ", epoch = epoch + 1, lease_end = NULL
         WHERE serial IN (SELECT serial FROM stuck) RETURNING id, state"
    )
);

pub(super) const PURGE: Sql = choosing!(
    concat!(
        "WITH old AS MATERIALIZED (
             SELECT serial FROM jobs WHERE ended_at <= ",
        now!(),
        " - $1 ORDER BY ended_at, serial LIMIT $2"
    ),
    ") DELETE FROM jobs WHERE serial IN (SELECT serial FROM old) RETURNING serial"
);

pub(super) const FIND: Sql = same(concat!(view!(), "WHERE tenant = $1 AND id = $2"));

/// `$2`, `$3` and `$5` may be missing.
pub(super) const LIST: Sql = same(concat!(
    view!(),
    "WHERE tenant = $1 AND ($2 IS NULL OR state = $2) AND ($3 IS NULL OR serial < $3) AND ($5 IS NULL OR model = $5)
     ORDER BY serial DESC LIMIT $4"
));

pub(super) const INPUT: Sql =
    same("SELECT bytes FROM job_inputs JOIN jobs ON jobs.serial = job WHERE tenant = $1 AND id = $2");

/// A document of a solution.
macro_rules! solution {
    ($column:literal) => {
        same(concat!(
            "SELECT ",
            $column,
            " AS bytes FROM job_solutions JOIN jobs ON jobs.serial = job WHERE tenant = $1 AND id = $2"
        ))
    };
}

pub(super) const PLAN: Sql = solution!("plan");
pub(super) const ANSWER: Sql = solution!("answer");
pub(super) const REPORT: Sql = solution!("report");

pub(super) const CHECKPOINT: Sql = same("SELECT checkpoint AS bytes FROM jobs WHERE tenant = $1 AND id = $2");

pub(super) const HAPPENED: Sql = same(
    "SELECT number, at, job_events.state, job_events.quality, job_events.failure, job_events.progress
     FROM job_events JOIN jobs ON jobs.serial = job
     WHERE tenant = $1 AND id = $2 AND number > $3 ORDER BY number LIMIT $4",
);

pub(super) const NEWEST: Sql = Sql {
    sqlite: "SELECT id, (SELECT max(number) FROM job_events WHERE job = serial) AS number FROM jobs
             WHERE id IN (SELECT value FROM json_each($1))",
    postgres: "SELECT id, (SELECT max(number) FROM job_events WHERE job = serial) AS number FROM jobs
               WHERE id IN (SELECT json_array_elements_text($1::json))",
};

/// Of all tenants. Ended jobs are many, and are forgotten in time.
pub(super) const COUNTS: Sql = same("SELECT state, count(*) AS number FROM jobs GROUP BY state");

/// Tells the other nodes.
pub(super) const NOTIFY: &str = "SELECT pg_notify('anpai_jobs', '')";
/// On which channel.
pub(super) const CHANNEL: &str = "anpai_jobs";
