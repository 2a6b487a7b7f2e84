//! The statements of webhooks. Those of a tenant name it; those of the courier are all tenants'.

use crate::database::{Sql, same};

macro_rules! now {
    () => {
        "(SELECT now FROM store_clock)"
    };
}

/// Only where the tenant has fewer than `$6` of them.
pub(super) const MAKE: Sql = same(
    "INSERT INTO webhooks (id, tenant, url, secret, every_plan, created_at, next_at)
     SELECT $1, $2, $3, $4, $5 = 1, now, now FROM store_clock
     WHERE (SELECT count(*) FROM webhooks WHERE tenant = $2) < $6 RETURNING created_at",
);

/// `$2` may be missing.
pub(super) const LIST: Sql = same(
    "SELECT id, url, every_plan, created_at, failures, trouble, lost,
            (SELECT count(*) FROM deliveries WHERE webhook = webhooks.id) AS waiting
     FROM webhooks WHERE tenant = $1 AND ($2 IS NULL OR id = $2) ORDER BY created_at, id",
);

pub(super) const FORGET: Sql = same("DELETE FROM webhooks WHERE tenant = $1 AND id = $2 RETURNING id");

/// A webhook that has something waiting and is nobody's, for so long.
pub(super) const TURN: Sql = Sql {
    sqlite: concat!(
        "UPDATE webhooks SET next_at = ",
        now!(),
        " + $1 WHERE id = (SELECT id FROM webhooks WHERE next_at <= ",
        now!(),
        " AND EXISTS (SELECT 1 FROM deliveries WHERE webhook = webhooks.id) ORDER BY next_at, id LIMIT 1)
         RETURNING id, url, secret, failures, next_at"
    ),
    postgres: concat!(
        "UPDATE webhooks SET next_at = ",
        now!(),
        " + $1 WHERE id = (SELECT id FROM webhooks WHERE next_at <= ",
        now!(),
        " AND EXISTS (SELECT 1 FROM deliveries WHERE webhook = webhooks.id) ORDER BY next_at, id LIMIT 1
           FOR UPDATE SKIP LOCKED)
         RETURNING id, url, secret, failures, next_at"
    ),
};

/// What waits of a webhook: first what was tried least, so that one letter that is never taken holds up no other.
pub(super) const NEXT: Sql = same(
    "SELECT id, plan, model, state, quality, failure, ended_at, now FROM deliveries CROSS JOIN store_clock
     WHERE webhook = $1 ORDER BY attempts, ended_at, id LIMIT 1",
);

pub(super) const TAKEN: Sql = same("DELETE FROM deliveries WHERE id = $1 RETURNING id");

/// The turn goes on, as long as it is still ours.
pub(super) const GO_ON: Sql = same(concat!(
    "UPDATE webhooks SET next_at = ",
    now!(),
    " + $3, failures = 0, trouble = NULL WHERE id = $1 AND next_at = $2 RETURNING next_at"
));

pub(super) const DONE: Sql =
    same(concat!("UPDATE webhooks SET next_at = ", now!(), " WHERE id = $1 AND next_at = $2 RETURNING id"));

pub(super) const NOT_TAKEN: Sql =
    same("UPDATE deliveries SET attempts = attempts + 1 WHERE id = $1 RETURNING id");

/// What is older than `$2` is given up.
pub(super) const GIVE_UP: Sql =
    same(concat!("DELETE FROM deliveries WHERE webhook = $1 AND ended_at <= ", now!(), " - $2 RETURNING id"));

pub(super) const PAUSE: Sql = same(concat!(
    "UPDATE webhooks SET next_at = ",
    now!(),
    " + $3, failures = failures + 1, trouble = $4, lost = lost + $5 WHERE id = $1 AND next_at = $2 RETURNING id"
));
