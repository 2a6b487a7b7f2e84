-- What happened to a job, numbered from 1 without gaps, for whoever looks on. Written by triggers, so that no statement can
-- forget it; the last thousand are kept.
CREATE TABLE job_events (
    job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    quality TEXT,
    failure TEXT,
    progress TEXT,
    PRIMARY KEY (job, number)
) WITHOUT ROWID;

CREATE TRIGGER jobs_submitted AFTER INSERT ON jobs
BEGIN
    INSERT INTO job_events (job, number, at, state) VALUES (NEW.serial, 1, NEW.submitted_at, NEW.state);
END;

-- A job that changes hands while it runs has a new epoch, which is worth telling.
CREATE TRIGGER jobs_changed AFTER UPDATE ON jobs
WHEN NEW.state <> OLD.state OR NEW.epoch <> OLD.epoch OR NEW.progress IS NOT OLD.progress
BEGIN
    INSERT INTO job_events (job, number, at, state, quality, failure, progress)
    SELECT NEW.serial, 1 + coalesce(max(number), 0), (SELECT now FROM store_clock), NEW.state, NEW.quality, NEW.failure,
           CASE WHEN NEW.progress IS NOT OLD.progress THEN NEW.progress END
    FROM job_events WHERE job = NEW.serial;
    DELETE FROM job_events WHERE job = NEW.serial
        AND number <= (SELECT max(number) FROM job_events WHERE job = NEW.serial) - 1000;
END;
