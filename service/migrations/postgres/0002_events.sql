-- What happened to a job, numbered from 1 without gaps, for whoever looks on. Written by triggers, so that no statement can
-- forget it; the last thousand are kept. Whoever changes a job has locked its row, so that no two have one number.
CREATE TABLE job_events (
    job BIGINT NOT NULL REFERENCES jobs ON DELETE CASCADE,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    quality TEXT,
    failure TEXT,
    progress TEXT,
    PRIMARY KEY (job, number)
);

CREATE FUNCTION note_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO job_events (job, number, at, state) VALUES (NEW.serial, 1, NEW.submitted_at, NEW.state);
    RETURN NULL;
END $$;

CREATE TRIGGER jobs_submitted AFTER INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION note_submitted();

CREATE FUNCTION note_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    next BIGINT;
BEGIN
    SELECT 1 + coalesce(max(number), 0) INTO next FROM job_events WHERE job = NEW.serial;
    INSERT INTO job_events (job, number, at, state, quality, failure, progress)
    VALUES (NEW.serial, next, (SELECT now FROM store_clock), NEW.state, NEW.quality, NEW.failure,
            CASE WHEN NEW.progress IS DISTINCT FROM OLD.progress THEN NEW.progress END);
    DELETE FROM job_events WHERE job = NEW.serial AND number <= next - 1000;
    RETURN NULL;
END $$;

-- A job that changes hands while it runs has a new epoch, which is worth telling.
CREATE TRIGGER jobs_changed AFTER UPDATE ON jobs FOR EACH ROW
WHEN (NEW.state <> OLD.state OR NEW.epoch <> OLD.epoch OR NEW.progress IS DISTINCT FROM OLD.progress)
EXECUTE FUNCTION note_changed();
