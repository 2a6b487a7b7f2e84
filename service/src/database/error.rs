//! Why a store did not answer.

/// Why a store did not answer. Neither addresses nor passwords are in it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached, or refused.
    #[error("the store does not answer: {0}")]
    Database(#[from] sqlx::Error),
    /// Its tables could not be brought to the form that this program knows.
    #[error("the store cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The system gives no randomness for a secret.
    #[error("the system gives no randomness: {0}")]
    Randomness(getrandom::Error),
    /// Others were quicker, time and again.
    #[error("the store is too busy")]
    Busy,
    /// A row holds what this program never writes.
    #[error("the store holds what cannot be read in the column {column}")]
    Damaged {
        /// Where.
        column: &'static str,
    },
}

impl StoreError {
    /// Whether a row of the same name came into being meanwhile, or transactions stood in each other's way: it is done anew,
    /// and then meets the other as it is.
    pub(crate) fn is_met(&self) -> bool {
        /// PostgreSQL's codes of a deadlock that it broke, and of a transaction that fits no order of them all.
        const UNDONE: [&str; 2] = ["40P01", "40001"];
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        self.is_unique() || error.code().is_some_and(|code| UNDONE.contains(&&*code))
    }

    /// Whether there is a row of the same name.
    pub(crate) fn is_unique(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
    }

    /// Whether another process has a file of SQLite for itself at the moment.
    pub(super) fn is_locked(&self) -> bool {
        /// `SQLITE_BUSY`, in the low byte of its extended codes, and `SQLITE_LOCKED`.
        const CODES: [i32; 2] = [5, 6];
        let sql = match self {
            Self::Database(error) => error,
            Self::Migration(
                sqlx::migrate::MigrateError::Execute(error)
                | sqlx::migrate::MigrateError::ExecuteMigration(error, _),
            ) => error,
            _ => return false,
        };
        let sqlx::Error::Database(error) = sql else { return false };
        let code = error.code().and_then(|code| code.parse::<i32>().ok());
        code.is_some_and(|code| CODES.contains(&(code & 0xff)))
    }
}
