-- Who is told when a plan has ended, and what is still to be told.
CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    url TEXT NOT NULL,
    -- The key of its signatures, which whoever signs has to have.
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    -- Whether it hears of every plan of its tenant, or of those alone that name it.
    every_plan BOOLEAN NOT NULL,
    created_at INTEGER NOT NULL,
    -- Until then it is some server's, or left in peace.
    next_at INTEGER NOT NULL,
    -- Failures since the last success, and why the last one was.
    failures INTEGER NOT NULL DEFAULT 0,
    trouble TEXT,
    -- What was given up.
    lost INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX webhooks_by_tenant ON webhooks (tenant, created_at, id);
CREATE INDEX webhooks_by_turn ON webhooks (next_at);

CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    webhook TEXT NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    plan TEXT NOT NULL,
    model TEXT NOT NULL,
    state TEXT NOT NULL,
    quality TEXT,
    failure TEXT,
    ended_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX deliveries_by_webhook ON deliveries (webhook, attempts, ended_at, id);

-- Written in the transaction that ends a job, so that no server can die between the two. What options say is for others to
-- read: here it is only asked whether the id of a webhook, of which there is no second one, stands in them.
CREATE TRIGGER jobs_ended AFTER UPDATE ON jobs
WHEN NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL
BEGIN
    INSERT INTO deliveries (id, tenant, webhook, plan, model, state, quality, failure, ended_at)
    SELECT NEW.id || '.' || webhooks.id, NEW.tenant, webhooks.id, NEW.id, NEW.model, NEW.state, NEW.quality, NEW.failure,
           NEW.ended_at
    FROM webhooks
    WHERE webhooks.tenant = NEW.tenant
        AND (webhooks.every_plan OR instr(NEW.options, '"webhook":"' || webhooks.id || '"') > 0);
END;
