-- Who is told when a plan has ended, and what is still to be told.
CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    tenant TEXT COLLATE "C" NOT NULL,
    url TEXT NOT NULL,
    -- The key of its signatures, which whoever signs has to have.
    secret BYTEA NOT NULL CHECK (length(secret) = 32),
    -- Whether it hears of every plan of its tenant, or of those alone that name it.
    every_plan BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    -- Until then it is some server's, or left in peace.
    next_at BIGINT NOT NULL,
    -- Failures since the last success, and why the last one was.
    failures BIGINT NOT NULL DEFAULT 0,
    trouble TEXT,
    -- What was given up.
    lost BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX webhooks_by_tenant ON webhooks (tenant, created_at, id);
CREATE INDEX webhooks_by_turn ON webhooks (next_at);

CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    tenant TEXT COLLATE "C" NOT NULL,
    webhook TEXT NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    plan TEXT NOT NULL,
    model TEXT NOT NULL,
    state TEXT NOT NULL,
    quality TEXT,
    failure TEXT,
    ended_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX deliveries_by_webhook ON deliveries (webhook, attempts, ended_at, id);

-- Written in the transaction that ends a job, so that no server can die between the two. What options say is for others to
-- read: here it is only asked whether the id of a webhook, of which there is no second one, stands in them.
CREATE FUNCTION note_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO deliveries (id, tenant, webhook, plan, model, state, quality, failure, ended_at)
    SELECT NEW.id || '.' || webhooks.id, NEW.tenant, webhooks.id, NEW.id, NEW.model, NEW.state, NEW.quality, NEW.failure,
           NEW.ended_at
    FROM webhooks
    WHERE webhooks.tenant = NEW.tenant
        AND (webhooks.every_plan OR position('"webhook":"' || webhooks.id || '"' IN NEW.options) > 0);
    RETURN NULL;
END $$;

CREATE TRIGGER jobs_ended AFTER UPDATE ON jobs FOR EACH ROW
WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL)
EXECUTE FUNCTION note_ended();

ALTER TABLE webhooks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON webhooks USING (is_within_fence(tenant));
CREATE POLICY tenants ON deliveries USING (is_within_fence(tenant));
