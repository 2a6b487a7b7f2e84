//! The store that lasts, apart from what is kept in it: SQLite or PostgreSQL behind one face. Both databases number their
//! parameters in the same way, so that a statement has one text wherever it means the same. Whatever is kept here (jobs, keys,
//! desks) shares one opened [`Database`], and its tables are brought up to date when it is opened.

use sqlx::Transaction;
use sqlx::postgres::{PgListener, PgPool, Postgres};
use sqlx::sqlite::{Sqlite, SqlitePool};

mod error;
mod migrations;
mod open;
mod statement;

pub use error::StoreError;
pub(crate) use statement::{Row, Sql, Value, same};

use statement::bound;

/// Connections to a database; a copy of it shares them.
#[derive(Clone, Debug)]
pub struct Database(Pools);

#[derive(Clone, Debug)]
enum Pools {
    /// One connection writes, so that writers queue here instead of failing there; the others read beside it.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// A transaction under way; undone where it is dropped.
pub(crate) enum Work {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Database {
    /// Begins to write. SQLite takes its lock at once: a transaction that reads first and writes later could be refused in
    /// between.
    pub(crate) async fn begin(&self) -> Result<Work, StoreError> {
        Ok(match &self.0 {
            Pools::Sqlite { writer, .. } => Work::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Work::Postgres(pool.begin().await?),
        })
    }

    /// Reads what is committed.
    pub(crate) async fn read(&self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        Ok(match &self.0 {
            Pools::Sqlite { readers, .. } => {
                let rows = bound::<Sqlite>(sql.sqlite, values).fetch_all(readers).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Pools::Postgres(pool) => {
                let rows = bound::<Postgres>(sql.postgres, values).fetch_all(pool).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Listens to what is told on a channel of PostgreSQL; SQLite has none.
    pub(crate) async fn listen(&self, channel: &str) -> Result<Option<PgListener>, StoreError> {
        let Pools::Postgres(pool) = &self.0 else { return Ok(None) };
        let mut line = PgListener::connect_with(pool).await?;
        line.listen(channel).await?;
        Ok(Some(line))
    }
}

impl Work {
    /// Runs a statement and reads all that it returns.
    pub async fn rows(&mut self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Self::Sqlite(work) => {
                let rows = bound::<Sqlite>(sql.sqlite, values).fetch_all(&mut **work).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(work) => {
                let rows = bound::<Postgres>(sql.postgres, values).fetch_all(&mut **work).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Runs a statement that returns one row or none.
    pub async fn row(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, values).await?.pop())
    }

    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(work) => work.commit().await?,
            Self::Postgres(work) => work.commit().await?,
        }
        Ok(())
    }
}
