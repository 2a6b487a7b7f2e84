-- Booking desks. The ledger says all; the tables behind it say what is sold at the moment, so that the database itself refuses
-- to sell it again.
CREATE TABLE desks (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    home BLOB NOT NULL,
    -- Raised with every new document.
    edition INTEGER NOT NULL DEFAULT 1,
    opened_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE desk_lines (
    tenant TEXT NOT NULL,
    desk TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    request TEXT,
    line TEXT NOT NULL,
    PRIMARY KEY (tenant, desk, number),
    UNIQUE (tenant, desk, request),
    FOREIGN KEY (tenant, desk) REFERENCES desks
);

CREATE TRIGGER desk_lines_are_not_changed BEFORE UPDATE ON desk_lines BEGIN
    SELECT RAISE(ABORT, 'a ledger is only appended to');
END;

CREATE TRIGGER desk_lines_are_not_deleted BEFORE DELETE ON desk_lines BEGIN
    SELECT RAISE(ABORT, 'a ledger is only appended to');
END;

-- Bookings that are held or confirmed.
CREATE TABLE desk_bookings (
    tenant TEXT NOT NULL,
    desk TEXT NOT NULL,
    booking TEXT NOT NULL,
    confirmed BOOLEAN NOT NULL,
    PRIMARY KEY (tenant, desk, booking),
    FOREIGN KEY (tenant, desk) REFERENCES desks
) WITHOUT ROWID;

-- Each unit that they take of a pool, by the cells of time that they fill. Units of a pool are alike: this one is the number of
-- a place in the count.
CREATE TABLE desk_units (
    tenant TEXT NOT NULL,
    desk TEXT NOT NULL,
    pool TEXT NOT NULL,
    cell INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    booking TEXT NOT NULL,
    PRIMARY KEY (tenant, desk, pool, cell, unit),
    FOREIGN KEY (tenant, desk, booking) REFERENCES desk_bookings ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX desk_units_by_booking ON desk_units (tenant, desk, booking);

-- The right to a plot that is held, paid or interred, and the certificate that bought it.
CREATE TABLE desk_plots (
    tenant TEXT NOT NULL,
    desk TEXT NOT NULL,
    plot TEXT NOT NULL,
    owner TEXT NOT NULL,
    certificate TEXT,
    PRIMARY KEY (tenant, desk, plot),
    UNIQUE (tenant, desk, certificate),
    FOREIGN KEY (tenant, desk) REFERENCES desks
);
