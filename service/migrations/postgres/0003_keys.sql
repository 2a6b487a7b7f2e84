-- API keys, of which the secrets are nowhere, and the audit trail.
CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    tenant TEXT COLLATE "C" NOT NULL,
    label TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'solve', 'admin')),
    -- SHA-256 of the secret.
    digest BYTEA NOT NULL CHECK (length(digest) = 32),
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);

CREATE INDEX api_keys_by_tenant ON api_keys (tenant, created_at, id);

CREATE TABLE audit (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    tenant TEXT COLLATE "C" NOT NULL,
    -- The key that did it; nobody's where it was done on the machine itself.
    actor TEXT,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT
);

CREATE INDEX audit_by_tenant ON audit (tenant, number);
CREATE INDEX audit_by_object ON audit (tenant, object, number);

CREATE FUNCTION refuse_to_change_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is only appended to';
END
$$;

CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_audit();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit();
