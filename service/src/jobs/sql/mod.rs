//! The stores that last: SQLite for one machine, PostgreSQL for many. Every wish is one short transaction of the statements
//! in `statements.rs`; both databases run the same ones. On SQLite all writers queue at one connection and every commit
//! reaches the disk before it is answered; on PostgreSQL rows are locked one by one, and nodes tell each other by `NOTIFY`
//! that there may be work, which is never relied on.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::database::{Database, StoreError};

mod events;
mod rows;
mod statements;
mod writes;

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

impl SqlStore {
    /// Jobs in a file, which is made where there is none.
    ///
    /// # Errors
    /// The file cannot be opened, or cannot be brought up to date.
    pub async fn sqlite(path: &Path) -> Result<Self, StoreError> {
        Self::on(Database::sqlite(path).await?).await
    }

    /// Jobs in a database of PostgreSQL, with so many connections at most.
    ///
    /// # Errors
    /// The database cannot be reached, or cannot be brought up to date.
    pub async fn postgres(options: PgConnectOptions, connections: u32) -> Result<Self, StoreError> {
        Self::on(Database::postgres(options, connections).await?).await
    }

    /// Jobs in a database that is open, beside whatever else is kept in it.
    ///
    /// # Errors
    /// PostgreSQL does not let anyone listen.
    pub async fn on(database: Database) -> Result<Self, StoreError> {
        let hint = Arc::<Notify>::default();
        let line = database.listen(statements::CHANNEL).await?;
        let listener = line.map(|line| tokio::spawn(hear(line, Arc::clone(&hint))));
        Ok(Self { database, hint, listener })
    }
}

/// Passes on what the other nodes tell.
async fn hear(mut line: PgListener, told: Arc<Notify>) {
    loop {
        // An error is a line that broke: the next call connects anew, and whoever waits also looks by itself.
        if line.recv().await.is_err() {
            tokio::time::sleep(LISTEN_AGAIN).await;
        }
        told.notify_waiters();
    }
}
