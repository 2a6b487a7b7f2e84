-- Documents too large for one request's memory, piece by piece as they came. Those that are not used are forgotten after a day.
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- Nothing while it is still coming.
    length INTEGER
);

CREATE TABLE upload_pieces (
    upload TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (upload, number)
);

CREATE INDEX uploads_by_age ON uploads (created_at);
