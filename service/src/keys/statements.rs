//! The statements of keys.

use crate::database::{Sql, same};

macro_rules! now {
    () => {
        "(SELECT now FROM store_clock)"
    };
}

/// Whether the note of its last use is older than a minute: not every request is a write.
macro_rules! is_stale {
    () => {
        concat!("(used_at IS NULL OR used_at <= ", now!(), " - 60000)")
    };
}

pub(super) const INSERT: Sql = same(concat!(
    "INSERT INTO api_keys (id, tenant, label, scope, digest, created_at) VALUES ($1, $2, $3, $4, $5, ",
    now!(),
    ") RETURNING created_at"
));

pub(super) const FIND: Sql = same(concat!(
    "SELECT tenant, scope, digest, revoked_at, ",
    is_stale!(),
    " AS is_stale FROM api_keys WHERE id = $1"
));

pub(super) const USED: Sql = same(concat!(
    "UPDATE api_keys SET used_at = ",
    now!(),
    " WHERE id = $1 AND revoked_at IS NULL AND ",
    is_stale!()
));

/// `$1` may be missing.
pub(super) const LIST: Sql = same(
    "SELECT id, tenant, label, scope, created_at, used_at, revoked_at FROM api_keys
     WHERE $1 IS NULL OR tenant = $1 ORDER BY tenant, created_at, id",
);

/// `$2` may be missing.
pub(super) const REVOKE: Sql = same(concat!(
    "UPDATE api_keys SET revoked_at = ",
    now!(),
    " WHERE id = $1 AND ($2 IS NULL OR tenant = $2) AND revoked_at IS NULL RETURNING tenant"
));

/// `$2` may be missing.
pub(super) const IS_THERE: Sql =
    same("SELECT id FROM api_keys WHERE id = $1 AND ($2 IS NULL OR tenant = $2)");
