//! The stores that last: SQLite for one machine, PostgreSQL for many. Every wish is one short transaction of the statements
//! in `statements.rs`; both databases run the same ones. On SQLite all writers queue at one connection and every commit
//! reaches the disk before it is answered; on PostgreSQL rows are locked one by one, and nodes tell each other by `NOTIFY`
//! that there may be work, which is never relied on.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, SqlStr};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::store::StoreError;

mod database;
mod rows;
mod statements;
mod writes;

use database::Database;

/// How long a writer of another process is waited for. Transactions here last milliseconds.
const BUSY: Duration = Duration::from_secs(10);
/// How many read a SQLite file side by side.
const READERS: u32 = 4;
/// How long a broken line to PostgreSQL's notifications is left alone.
const LISTEN_AGAIN: Duration = Duration::from_secs(1);

/// Jobs in a database.
#[derive(Debug)]
pub struct SqlStore {
    database: Database,
    hint: Arc<Notify>,
    /// Only of PostgreSQL.
    listener: Option<JoinHandle<()>>,
}

impl Drop for SqlStore {
    fn drop(&mut self) {
        if let Some(listener) = &self.listener {
            listener.abort();
        }
    }
}

fn migrator(jobs: &'static str) -> Migrator {
    let jobs = Migration::new(1, "jobs".into(), MigrationType::Simple, SqlStr::from_static(jobs), false);
    Migrator::with_migrations(vec![jobs])
}

impl SqlStore {
    /// Jobs in a file, which is made where there is none.
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
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        migrator(include_str!("../../../migrations/sqlite/0001_jobs.sql")).run(&writer).await?;
        let readers =
            SqlitePoolOptions::new().max_connections(READERS).connect_with(options.read_only(true)).await?;
        let database = Database::Sqlite { writer, readers };
        Ok(Self { database, hint: Arc::default(), listener: None })
    }

    /// Jobs in a database of PostgreSQL, with so many connections at most.
    ///
    /// # Errors
    /// The database cannot be reached, or cannot be brought up to date.
    pub async fn postgres(options: PgConnectOptions, connections: u32) -> Result<Self, StoreError> {
        let options = options.disable_statement_logging();
        let pool = PgPoolOptions::new().max_connections(connections).connect_with(options).await?;
        migrator(include_str!("../../../migrations/postgres/0001_jobs.sql")).run(&pool).await?;
        let hint = Arc::<Notify>::default();
        let mut line = PgListener::connect_with(&pool).await?;
        line.listen(statements::CHANNEL).await?;
        let told = Arc::clone(&hint);
        let listener = tokio::spawn(async move {
            loop {
                // An error is a line that broke: the next call connects anew, and whoever waits also looks by itself.
                if line.recv().await.is_err() {
                    tokio::time::sleep(LISTEN_AGAIN).await;
                }
                told.notify_waiters();
            }
        });
        Ok(Self { database: Database::Postgres(pool), hint, listener: Some(listener) })
    }
}
