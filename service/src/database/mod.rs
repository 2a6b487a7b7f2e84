//! The store that lasts, apart from what is kept in it: SQLite or PostgreSQL behind one face. Both databases number their
//! parameters in the same way, so that a statement has one text wherever it means the same. Whatever is kept here (jobs, keys,
//! desks) shares one opened [`Database`], and its tables are brought up to date when it is opened.

use sqlx::Transaction;
use sqlx::postgres::{PgListener, PgPool, Postgres};
use sqlx::sqlite::{Sqlite, SqlitePool};

use crate::jobs::Tenant;

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
            Pools::Sqlite { writer, .. } => Work::Sqlite(begin_immediate(writer).await?),
            Pools::Postgres(pool) => Work::Postgres(pool.begin().await?),
        })
    }

    /// Begins to write what is one tenant's: on PostgreSQL, no row of another one can be seen or written until it ends,
    /// whatever a statement says.
    pub(crate) async fn begin_for(&self, tenant: &Tenant) -> Result<Work, StoreError> {
        let mut work = self.begin().await?;
        work.fence(tenant).await?;
        Ok(work)
    }

    /// The same, so that whatever it reads and writes is as if nobody else had been at it; it may have to be done anew.
    /// SQLite, with one writer at a time, does nothing else.
    pub(crate) async fn begin_serialisable(&self, tenant: &Tenant) -> Result<Work, StoreError> {
        let Pools::Postgres(pool) = &self.0 else { return self.begin().await };
        let mut work = Work::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?);
        work.fence(tenant).await?;
        Ok(work)
    }

    /// Reads what is committed and one tenant's, behind the same fence.
    pub(crate) async fn read_for(
        &self,
        tenant: &Tenant,
        sql: Sql,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        if let Pools::Sqlite { .. } = &self.0 {
            return self.read(sql, values).await;
        }
        let mut work = self.begin_for(tenant).await?;
        let rows = work.rows(sql, values).await?;
        work.commit().await?;
        Ok(rows)
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

    /// Copies all that is committed at one moment into a new file, while others go on. Tells whether this is a database of SQLite,
    /// of which alone that is done here.
    pub(crate) async fn copy_into(&self, file: &std::path::Path) -> Result<bool, StoreError> {
        let Pools::Sqlite { writer, .. } = &self.0 else { return Ok(false) };
        let name = file.to_str().ok_or(StoreError::Damaged { column: "the name of the copy" })?;
        sqlx::query("VACUUM INTO ?").bind(name).execute(writer).await?;
        Ok(true)
    }

    /// Listens to what is told on a channel of PostgreSQL; SQLite has none.
    pub(crate) async fn listen(&self, channel: &str) -> Result<Option<PgListener>, StoreError> {
        let Pools::Postgres(pool) = &self.0 else { return Ok(None) };
        let mut line = PgListener::connect_with(pool).await?;
        line.listen(channel).await?;
        Ok(Some(line))
    }
}

/// Begins to write a file. Where a disk is full, SQLite ends a transaction by itself, of which its connection never hears and so
/// begins none any more: it is closed then, and another one takes its place.
async fn begin_immediate(writer: &SqlitePool) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
    const BEGIN: &str = "BEGIN IMMEDIATE";
    match writer.begin_with(BEGIN).await {
        Err(sqlx::Error::InvalidSavePointStatement) => {
            writer.acquire().await?.close().await?;
            writer.begin_with(BEGIN).await
        }
        begun => begun,
    }
}

impl Work {
    /// From here on nothing but the tenant's own can be seen or written. The mark in front keeps a tenant's name from ever
    /// meaning all of them.
    async fn fence(&mut self, tenant: &Tenant) -> Result<(), StoreError> {
        if let Self::Postgres(work) = self {
            let fence = sqlx::query("SELECT set_config('anpai.tenant', '=' || $1, TRUE)").bind(&tenant.0);
            fence.execute(&mut **work).await?;
        }
        Ok(())
    }

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
