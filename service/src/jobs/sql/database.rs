//! SQLite or PostgreSQL behind one face: connections, transactions, values and rows. Both databases number their parameters
//! in the same way, so that a statement has one text wherever it means the same.

use sqlx::postgres::{PgPool, PgRow, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqlitePool, SqliteRow};
use sqlx::{Decode, Encode, Row as _, Transaction, Type};

use super::statements::Sql;

/// A value that is bound to a statement.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Some(value))
    }
}

/// A row of an answer.
pub(super) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    pub fn get<'r, T>(&'r self, column: &'static str) -> Result<T, sqlx::Error>
    where
        T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }
}

/// Connections to a database.
#[derive(Clone, Debug)]
pub(super) enum Database {
    /// One connection writes, so that writers queue here instead of failing there; the others read beside it.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// A transaction under way; undone where it is dropped.
pub(super) enum Work {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

fn bound<D>(sql: &'static str, values: Vec<Value>) -> Query<'static, D, <D as sqlx::Database>::Arguments>
where
    D: sqlx::Database,
    Option<i64>: for<'v> Encode<'v, D> + Type<D>,
    Option<String>: for<'v> Encode<'v, D> + Type<D>,
    Option<Vec<u8>>: for<'v> Encode<'v, D> + Type<D>,
{
    values.into_iter().fold(sqlx::query(sql), |query, value| match value {
        Value::Int(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
    })
}

impl Database {
    /// Begins to write. SQLite takes its lock at once: a transaction that reads first and writes later could be refused in
    /// between.
    pub async fn begin(&self) -> Result<Work, sqlx::Error> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Work::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Work::Postgres(pool.begin().await?),
        })
    }

    /// Reads what is committed.
    pub async fn read(&self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, sqlx::Error> {
        Ok(match self {
            Self::Sqlite { readers, .. } => {
                let rows = bound::<Sqlite>(sql.sqlite, values).fetch_all(readers).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(pool) => {
                let rows = bound::<Postgres>(sql.postgres, values).fetch_all(pool).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }
}

impl Work {
    /// Runs a statement and reads all that it returns.
    pub async fn rows(&mut self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, sqlx::Error> {
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
    pub async fn row(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.rows(sql, values).await?.pop())
    }

    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(work) => work.commit().await,
            Self::Postgres(work) => work.commit().await,
        }
    }
}
