//! The statements of desks. Every one names the tenant and the desk first.

use crate::database::{Sql, same};

macro_rules! now {
    () => {
        "(SELECT now FROM store_clock)"
    };
}

/// The number of the last line of a desk, 0 where there is none.
macro_rules! last {
    () => {
        "coalesce((SELECT max(number) FROM desk_lines WHERE tenant = $1 AND desk = $2), 0)"
    };
}

pub(super) const OPEN: Sql = same(concat!(
    "INSERT INTO desks (tenant, id, home, opened_at) VALUES ($1, $2, $3, ",
    now!(),
    ") ON CONFLICT DO NOTHING RETURNING id"
));

pub(super) const HOME: Sql = same("SELECT home, edition FROM desks WHERE tenant = $1 AND id = $2");

/// Only of the document and the line that were looked at.
pub(super) const REHOME: Sql = same(concat!(
    "UPDATE desks SET home = $3, edition = edition + 1 WHERE tenant = $1 AND id = $2 AND edition = $4 AND $5 = ",
    last!(),
    " RETURNING id"
));

pub(super) const DESKS: Sql = same(
    "SELECT id, opened_at, (SELECT count(*) FROM desk_lines WHERE desk_lines.tenant = desks.tenant AND desk = desks.id)
         AS lines
     FROM desks WHERE tenant = $1 ORDER BY id",
);

/// What time it is, and the lines after one; one row without a line where there are none, and none where there is no desk.
pub(super) const LOOK: Sql = same(
    "SELECT now, edition, line FROM desks CROSS JOIN store_clock
     LEFT JOIN desk_lines ON desk_lines.tenant = desks.tenant AND desk = desks.id AND number > $3
     WHERE desks.tenant = $1 AND desks.id = $2 ORDER BY number",
);

pub(super) const PAGE: Sql = same(
    "SELECT number, line FROM desk_lines WHERE tenant = $1 AND desk = $2 AND number > $3 ORDER BY number LIMIT $4",
);

/// Only behind the line, under the document and within the time on which it was decided: five seconds by the store's clock
/// (an assumption: a server that was stopped for longer decides again).
pub(super) const APPEND: Sql = same(concat!(
    "INSERT INTO desk_lines (tenant, desk, number, request, line)
     SELECT $1, $2, $3, $4, $5 FROM desks WHERE tenant = $1 AND id = $2 AND edition = $6 AND $3 = 1 + ",
    last!(),
    " AND $7 > ",
    now!(),
    " - 5000 RETURNING number"
));

pub(super) const BOOK: Sql = same(
    "INSERT INTO desk_bookings (tenant, desk, booking, confirmed) VALUES ($1, $2, $3, FALSE) RETURNING booking",
);

pub(super) const CONFIRM: Sql = same(
    "UPDATE desk_bookings SET confirmed = TRUE
     WHERE tenant = $1 AND desk = $2 AND booking = $3 AND NOT confirmed RETURNING booking",
);

pub(super) const RELEASE: Sql =
    same("DELETE FROM desk_bookings WHERE tenant = $1 AND desk = $2 AND booking = $3 RETURNING booking");

pub(super) const EXPIRE: Sql = same(
    "DELETE FROM desk_bookings WHERE tenant = $1 AND desk = $2 AND booking = $3 AND NOT confirmed RETURNING booking",
);

pub(super) const IS_CONFIRMED: Sql =
    same("SELECT booking FROM desk_bookings WHERE tenant = $1 AND desk = $2 AND booking = $3 AND confirmed");

pub(super) const LEAVE: Sql = same("DELETE FROM desk_units WHERE tenant = $1 AND desk = $2 AND booking = $3");

/// Units that are taken in the cells from `$4` to before `$5`.
pub(super) const TAKEN: Sql = same(
    "SELECT cell, unit FROM desk_units WHERE tenant = $1 AND desk = $2 AND pool = $3 AND cell >= $4 AND cell < $5
     ORDER BY cell, unit",
);

/// `$5` is an array of pairs of a cell and a unit.
pub(super) const TAKE: Sql = Sql {
    sqlite: "INSERT INTO desk_units (tenant, desk, pool, booking, cell, unit)
             SELECT $1, $2, $3, $4, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each($5)",
    postgres: "INSERT INTO desk_units (tenant, desk, pool, booking, cell, unit)
               SELECT $1, $2, $3, $4, CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT)
               FROM json_array_elements(CAST($5 AS JSON))",
};

pub(super) const HOLD_PLOT: Sql =
    same("INSERT INTO desk_plots (tenant, desk, plot, owner) VALUES ($1, $2, $3, $4) RETURNING plot");

pub(super) const PAY_PLOT: Sql = same(
    "UPDATE desk_plots SET certificate = $5
     WHERE tenant = $1 AND desk = $2 AND plot = $3 AND owner = $4 AND certificate IS NULL RETURNING plot",
);

pub(super) const OWNS_PLOT: Sql = same(
    "SELECT plot FROM desk_plots
     WHERE tenant = $1 AND desk = $2 AND plot = $3 AND owner = $4 AND certificate IS NOT NULL",
);

pub(super) const RELEASE_PLOT: Sql = same(
    "DELETE FROM desk_plots WHERE tenant = $1 AND desk = $2 AND plot = $3 AND owner = $4 RETURNING plot",
);

pub(super) const EXPIRE_PLOT: Sql = same(
    "DELETE FROM desk_plots WHERE tenant = $1 AND desk = $2 AND plot = $3 AND certificate IS NULL RETURNING plot",
);
