-- Jobs with their leases. Times are milliseconds since 1970 by the store's clock, and there is one clock: this view. The
-- clock runs on within a transaction.
CREATE VIEW store_clock (now) AS SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT);

CREATE TABLE jobs (
    serial BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- Ordered by its bytes, whatever the language of the database.
    tenant TEXT COLLATE "C" NOT NULL,
    model TEXT NOT NULL,
    options TEXT NOT NULL,
    priority BIGINT NOT NULL,
    max_attempts BIGINT NOT NULL CHECK (max_attempts > 0),
    idempotency_key TEXT,
    digest BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    attempts BIGINT NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND max_attempts),
    epoch BIGINT NOT NULL DEFAULT 0,
    beat BIGINT NOT NULL DEFAULT 0,
    claim TEXT UNIQUE,
    worker TEXT,
    cancel BOOLEAN NOT NULL DEFAULT FALSE,
    quality TEXT,
    failure TEXT,
    submitted_at BIGINT NOT NULL,
    claimed_at BIGINT,
    lease_end BIGINT,
    ended_at BIGINT,
    progress TEXT,
    checkpoint BYTEA,
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
    job BIGINT PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    bytes BYTEA NOT NULL
);

CREATE TABLE job_solutions (
    job BIGINT PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    answer BYTEA NOT NULL,
    -- None where no plan keeps every hard rule.
    plan BYTEA,
    report BYTEA
);
