//! The tables, step by step: numbered files that are never changed once they were released, each with a text for either
//! database. A new one is two files and one line.

use std::borrow::Cow;

use sqlx::SqlStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// A step.
struct Step {
    number: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($number:literal, $name:literal, $file:literal) => {
        Step {
            number: $number,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $file)),
            postgres: include_str!(concat!("../../migrations/postgres/", $file)),
        }
    };
}

/// In order.
const STEPS: &[Step] = &[
    step!(1, "jobs", "0001_jobs.sql"),
    step!(2, "events", "0002_events.sql"),
    step!(3, "keys", "0003_keys.sql"),
    step!(4, "desks", "0004_desks.sql"),
    step!(5, "tenants", "0005_tenants.sql"),
    step!(6, "uploads", "0006_uploads.sql"),
    step!(7, "webhooks", "0007_webhooks.sql"),
];

fn migrator(text: impl Fn(&Step) -> &'static str) -> Migrator {
    let migration = |step: &Step| {
        let sql = SqlStr::from_static(text(step));
        Migration::new(step.number, Cow::Borrowed(step.name), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(STEPS.iter().map(migration).collect())
}

/// The steps of SQLite.
pub(super) fn sqlite() -> Migrator {
    migrator(|step| step.sqlite)
}

/// The steps of PostgreSQL.
pub(super) fn postgres() -> Migrator {
    migrator(|step| step.postgres)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_in_order() {
        assert!(STEPS.is_sorted_by(|one, next| one.number < next.number));
    }
}
