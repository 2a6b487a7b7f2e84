//! Opening a database, which also makes and mends its tables. Several processes may open a new one at the same moment: each
//! step is made once, and whoever comes second finds it made.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::error::StoreError;
use super::{Database, Pools, migrations};

/// How long a writer of another process is waited for. Transactions here last milliseconds.
const BUSY: Duration = Duration::from_secs(10);
/// How soon a file is looked at again that another process has for itself.
const LOOK_AGAIN: Duration = Duration::from_millis(5);
/// How many read a SQLite file side by side.
const READERS: u32 = 4;

impl Database {
    /// A file, which is made where there is none.
    ///
    /// # Errors
    /// The file cannot be opened, or cannot be brought up to date.
    pub async fn sqlite(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was answered has to survive a failure of the power.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .disable_statement_logging();
        let writer = writer(&options).await?;
        let readers =
            SqlitePoolOptions::new().max_connections(READERS).connect_with(options.read_only(true)).await?;
        Ok(Self(Pools::Sqlite { writer, readers }))
    }

    /// A database of PostgreSQL, with so many connections at most.
    ///
    /// # Errors
    /// The database cannot be reached, or cannot be brought up to date.
    pub async fn postgres(options: PgConnectOptions, connections: u32) -> Result<Self, StoreError> {
        // All tenants' rows, until a transaction says whose it is.
        let options = options.disable_statement_logging().options([("anpai.tenant", "*")]);
        let pool = PgPoolOptions::new().max_connections(connections).connect_with(options).await?;
        // Under a lock of the whole database.
        migrations::postgres().run(&pool).await?;
        Ok(Self(Pools::Postgres(pool)))
    }
}

/// The connection that writes, to a file that is up to date. A new file becomes one with a write-ahead log under a lock that
/// SQLite may not wait for (sqlx, documentation of `SqliteConnectOptions::journal_mode`), so it is waited for here.
async fn writer(options: &SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    let begun = Instant::now();
    loop {
        match try_writer(options).await {
            Err(error) if error.is_locked() && begun.elapsed() < BUSY => {
                tokio::time::sleep(LOOK_AGAIN).await;
            }
            done => return done,
        }
    }
}

async fn try_writer(options: &SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    // The lock comes before the look at which steps are made: all of them are one transaction.
    let mut work = writer.begin_with("BEGIN IMMEDIATE").await?;
    migrations::sqlite().run(&mut *work).await?;
    work.commit().await?;
    Ok(writer)
}
