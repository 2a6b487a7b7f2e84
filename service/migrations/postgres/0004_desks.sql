-- Booking desks. The ledger says all; the tables behind it say what is sold at the moment, so that the database itself refuses
-- to sell it again.
CREATE TABLE desks (
    tenant TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    home BYTEA NOT NULL,
    -- Raised with every new document.
    edition BIGINT NOT NULL DEFAULT 1,
    opened_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE desk_lines (
    tenant TEXT COLLATE "C" NOT NULL,
    desk TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    request TEXT,
    line TEXT NOT NULL,
    PRIMARY KEY (tenant, desk, number),
    UNIQUE (tenant, desk, request),
    FOREIGN KEY (tenant, desk) REFERENCES desks
);

CREATE FUNCTION refuse_to_change_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a ledger is only appended to';
END
$$;

CREATE TRIGGER desk_lines_are_kept BEFORE UPDATE OR DELETE ON desk_lines
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_ledger();
CREATE TRIGGER desk_lines_are_not_emptied BEFORE TRUNCATE ON desk_lines
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_ledger();

-- Bookings that are held or confirmed.
CREATE TABLE desk_bookings (
    tenant TEXT COLLATE "C" NOT NULL,
    desk TEXT COLLATE "C" NOT NULL,
    booking TEXT COLLATE "C" NOT NULL,
    confirmed BOOLEAN NOT NULL,
    PRIMARY KEY (tenant, desk, booking),
    FOREIGN KEY (tenant, desk) REFERENCES desks
);

-- Each unit that they take of a pool, by the cells of time that they fill. Units of a pool are alike: this one is the number of
-- a place in the count.
CREATE TABLE desk_units (
    tenant TEXT COLLATE "C" NOT NULL,
    desk TEXT COLLATE "C" NOT NULL,
    pool TEXT COLLATE "C" NOT NULL,
    cell BIGINT NOT NULL,
    unit BIGINT NOT NULL,
    booking TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, desk, pool, cell, unit),
    FOREIGN KEY (tenant, desk, booking) REFERENCES desk_bookings ON DELETE CASCADE
);

CREATE INDEX desk_units_by_booking ON desk_units (tenant, desk, booking);

-- The right to a plot that is held, paid or interred, and the certificate that bought it.
CREATE TABLE desk_plots (
    tenant TEXT COLLATE "C" NOT NULL,
    desk TEXT COLLATE "C" NOT NULL,
    plot TEXT COLLATE "C" NOT NULL,
    owner TEXT NOT NULL,
    certificate TEXT,
    PRIMARY KEY (tenant, desk, plot),
    UNIQUE (tenant, desk, certificate),
    FOREIGN KEY (tenant, desk) REFERENCES desks
);
