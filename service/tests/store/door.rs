//! A database of a test's own, and a second way into it, by statements of the test's own.

use std::future::Future;
use std::path::Path;

use anpai_service::database::Database;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Row as _};
use tokio::runtime::Builder;

use crate::cluster::Cluster;

/// How many connections a store of PostgreSQL has here.
const CONNECTIONS: u32 = 8;

/// Statements past the store.
#[derive(Debug)]
pub enum Door {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Door {
    pub async fn sqlite(file: &Path) -> Self {
        let options = SqliteConnectOptions::new().filename(file);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
        Self::Sqlite(pool.expect("the file is there"))
    }

    /// With the rows of these tenants: `*` for all.
    pub async fn postgres(options: PgConnectOptions, tenants: Option<&str>) -> Self {
        let options = options.options(tenants.map(|tenants| ("anpai.tenant", tenants)));
        let pool = PgPoolOptions::new().max_connections(1).connect_with(options).await;
        Self::Postgres(pool.expect("the cluster is up"))
    }

    /// Whether the database does what a statement says.
    pub async fn does(&self, sql: &str) -> bool {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(pool) => sqlx::raw_sql(sql).execute(pool).await.is_ok(),
            Self::Postgres(pool) => sqlx::raw_sql(sql).execute(pool).await.is_ok(),
        }
    }

    /// What a statement counts.
    pub async fn count(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        let counted = match self {
            Self::Sqlite(pool) => sqlx::query(sql).fetch_one(pool).await.map(|row| row.get(0)),
            Self::Postgres(pool) => sqlx::query(sql).fetch_one(pool).await.map(|row| row.get(0)),
        };
        counted.unwrap_or_else(|error| panic!("the test's own statement fails: {error}"))
    }

    /// Puts a clock of the test's own in the place of the store's.
    pub async fn stop_clock(&self, now: i64) {
        assert!(self.does("DROP VIEW store_clock").await);
        assert!(self.does("CREATE TABLE store_clock (now BIGINT NOT NULL)").await);
        assert!(self.does(&format!("INSERT INTO store_clock VALUES ({now})")).await);
    }

    /// Sets that clock.
    pub async fn set_clock(&self, now: i64) {
        assert!(self.does(&format!("UPDATE store_clock SET now = {now}")).await);
    }
}

pub async fn sqlite(file: &Path) -> Database {
    Database::sqlite(file).await.expect("a file can be made")
}

pub async fn postgres(cluster: &Cluster) -> Database {
    Database::postgres(cluster.options(), CONNECTIONS).await.expect("the cluster is up")
}

/// Runs a test on a database of SQLite.
pub fn on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(Database, Door) -> F) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("anpai.sqlite");
    run(async { test(sqlite(&file).await, Door::sqlite(&file).await).await });
}

/// Runs a test on a database of PostgreSQL.
pub fn on_postgres<F: Future<Output = ()>>(test: impl FnOnce(Database, Door) -> F) {
    let cluster = Cluster::start();
    run(async { test(postgres(&cluster).await, Door::postgres(cluster.options(), Some("*")).await).await });
}

/// Threads for connections.
pub fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = Builder::new_multi_thread().worker_threads(4).enable_all().build();
    runtime.expect("threads can be had").block_on(test)
}
