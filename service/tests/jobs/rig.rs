//! A store in a database, and a second way into it: tests put a clock of their own in the place of the view `store_clock`,
//! and empty the tables.

use std::path::Path;

use anpai_service::jobs::SqlStore;
use sqlx::AssertSqlSafe;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

/// How many connections a store of PostgreSQL has here: as many as the crowd has members, that nobody waits for one.
const CONNECTIONS: u32 = 8;

/// A store that a test rules.
#[derive(Debug)]
pub struct Rig {
    pub store: SqlStore,
    door: Door,
    /// Holds the file of SQLite.
    _folder: Option<TempDir>,
}

#[derive(Debug)]
enum Door {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Threads for connections.
pub fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads can be had")
}

/// The store in a file.
pub async fn sqlite_store(file: &Path) -> SqlStore {
    SqlStore::sqlite(file).await.expect("a file can be made")
}

/// The store in a cluster.
pub async fn postgres_store(options: PgConnectOptions) -> SqlStore {
    SqlStore::postgres(options, CONNECTIONS).await.expect("the cluster is up")
}

impl Rig {
    /// A store in a file of its own, whose clock stands.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("jobs.sqlite");
        let store = sqlite_store(&file).await;
        let options = SqliteConnectOptions::new().filename(file);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
        let rig = Self { store, door: Door::Sqlite(pool.expect("the file is there")), _folder: Some(folder) };
        rig.stop_clock().await;
        rig
    }

    /// A store in a cluster, whose clock stands.
    pub async fn postgres(options: PgConnectOptions) -> Self {
        let store = postgres_store(options.clone()).await;
        // All tenants' rows.
        let options = options.options([("anpai.tenant", "*")]);
        let pool = PgPoolOptions::new().max_connections(1).connect_with(options).await;
        let rig = Self { store, door: Door::Postgres(pool.expect("the cluster is up")), _folder: None };
        rig.stop_clock().await;
        rig
    }

    async fn stop_clock(&self) {
        self.run("DROP VIEW store_clock").await;
        self.run("CREATE TABLE store_clock (now BIGINT NOT NULL)").await;
        self.run("INSERT INTO store_clock VALUES (0)").await;
    }

    /// Sets the clock.
    pub async fn set_clock(&self, now: i64) {
        self.run(&format!("UPDATE store_clock SET now = {now}")).await;
    }

    /// Forgets every job.
    pub async fn clear(&self) {
        self.run("DELETE FROM jobs").await;
    }

    async fn run(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        let done = match &self.door {
            Door::Sqlite(pool) => sqlx::raw_sql(sql).execute(pool).await.map(drop),
            Door::Postgres(pool) => sqlx::raw_sql(sql).execute(pool).await.map(drop),
        };
        done.unwrap_or_else(|error| panic!("the test's own statement fails: {error}"));
    }
}
