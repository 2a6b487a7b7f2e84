-- Jobs with their leases. Times are milliseconds since 1970 by the store's clock, and there is one clock: this view.
CREATE VIEW store_clock (now) AS SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER);

CREATE TABLE jobs (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    tenant TEXT NOT NULL,
    model TEXT NOT NULL,
    options TEXT NOT NULL,
    priority INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL CHECK (max_attempts > 0),
    idempotency_key TEXT,
    digest BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND max_attempts),
    epoch INTEGER NOT NULL DEFAULT 0,
    beat INTEGER NOT NULL DEFAULT 0,
    claim TEXT UNIQUE,
    worker TEXT,
    cancel BOOLEAN NOT NULL DEFAULT FALSE,
    quality TEXT,
    failure TEXT,
    submitted_at INTEGER NOT NULL,
    claimed_at INTEGER,
    lease_end INTEGER,
    ended_at INTEGER,
    progress TEXT,
    -- Last, so that lists of jobs do not read over it.
    checkpoint BLOB,
    UNIQUE (tenant, idempotency_key),
    CHECK ((state = 'running') = (lease_end IS NOT NULL)),
    CHECK ((state IN ('queued', 'running')) = (ended_at IS NULL))
);

CREATE INDEX jobs_open ON jobs (tenant, priority DESC, serial) WHERE state IN ('queued', 'running');
CREATE INDEX jobs_leases ON jobs (tenant, lease_end) WHERE state = 'running';
CREATE INDEX jobs_by_turn ON jobs (tenant, claimed_at);
CREATE INDEX jobs_by_age ON jobs (tenant, serial);
CREATE INDEX jobs_by_end ON jobs (ended_at, serial);

-- Apart from the jobs, because a heartbeat writes its job's row anew.
CREATE TABLE job_inputs (
    job INTEGER PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    bytes BLOB NOT NULL
);

CREATE TABLE job_solutions (
    job INTEGER PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    answer BLOB NOT NULL,
    -- None where no plan keeps every hard rule.
    plan BLOB,
    report BLOB
);
