//! What is said to a database and what it answers: statements, the values that are bound to them, and rows.

use sqlx::postgres::{PgRow, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteRow};
use sqlx::{Decode, Encode, Row as _, Type};

use super::error::StoreError;

/// A statement as each database reads it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sql {
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// A statement that both databases read alike.
pub(crate) const fn same(text: &'static str) -> Sql {
    Sql { sqlite: text, postgres: text }
}

/// A value that is bound to a statement.
#[derive(Clone, Debug)]
pub(crate) enum Value {
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

/// A row of an answer. What it holds was written by this program; what cannot be read is told with its column, not guessed at.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    pub fn get<'r, T>(&'r self, column: &'static str) -> Result<T, StoreError>
    where
        T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>,
    {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub fn int(&self, column: &'static str) -> Result<i64, StoreError> {
        self.get(column)
    }
}

pub(super) fn bound<D>(
    sql: &'static str,
    values: Vec<Value>,
) -> Query<'static, D, <D as sqlx::Database>::Arguments>
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
