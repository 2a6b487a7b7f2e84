-- Documents too large for one request's memory, piece by piece as they came. Those that are not used are forgotten after a day.
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Nothing while it is still coming.
    length BIGINT
);

CREATE TABLE upload_pieces (
    upload TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
    number BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (upload, number)
);

CREATE INDEX uploads_by_age ON uploads (created_at);

-- Behind the same fence as everything of a tenant.
ALTER TABLE job_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE uploads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE upload_pieces ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON job_events USING (EXISTS (SELECT 1 FROM jobs WHERE serial = job));
CREATE POLICY tenants ON uploads USING (is_within_fence(tenant));
CREATE POLICY tenants ON upload_pieces USING (EXISTS (SELECT 1 FROM uploads WHERE id = upload));
