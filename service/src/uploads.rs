//! Documents that come in pieces, kept in the store until a plan is made of them: whichever server took them, any server can
//! use them. A piece is as large as memory has to be for it, whatever the whole is.

use anpai_core::time::Duration;

use crate::database::{Database, Sql, StoreError, same};
use crate::jobs::{JobId, Tenant};

const BEGIN: Sql =
    same("INSERT INTO uploads (id, tenant, created_at) VALUES ($1, $2, (SELECT now FROM store_clock))");
const PIECE: Sql = same("INSERT INTO upload_pieces (upload, number, bytes) VALUES ($1, $2, $3)");
const FINISH: Sql = same("UPDATE uploads SET length = $2 WHERE id = $1");
const LENGTH: Sql = same("SELECT length FROM uploads WHERE id = $1 AND tenant = $2 AND length IS NOT NULL");
const PIECES: Sql = same("SELECT bytes FROM upload_pieces WHERE upload = $1 AND number = $2");
const PURGE: Sql =
    same("DELETE FROM uploads WHERE created_at <= (SELECT now FROM store_clock) - $1 RETURNING id");

/// The uploads of a store.
#[derive(Clone, Debug)]
pub struct Uploads {
    database: Database,
}

/// One that is coming. What breaks off is never whole, and is forgotten in time.
#[derive(Debug)]
pub struct Coming {
    database: Database,
    tenant: Tenant,
    id: JobId,
    pieces: i64,
    length: i64,
}

impl Uploads {
    /// The uploads of a database that is open.
    #[must_use]
    pub fn on(database: Database) -> Self {
        Self { database }
    }

    /// Begins one under an id that nobody guesses.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn begin(&self, tenant: &Tenant, id: JobId) -> Result<Coming, StoreError> {
        let mut work = self.database.begin_for(tenant).await?;
        work.rows(BEGIN, vec![id.to_string().into(), tenant.0.clone().into()]).await?;
        work.commit().await?;
        Ok(Coming { database: self.database.clone(), tenant: tenant.clone(), id, pieces: 0, length: 0 })
    }

    /// The whole of a tenant's upload, where it has all come.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn read(&self, tenant: &Tenant, id: JobId) -> Result<Option<Vec<u8>>, StoreError> {
        let id = id.to_string();
        let found =
            self.database.read_for(tenant, LENGTH, vec![id.clone().into(), tenant.0.clone().into()]).await?;
        let Some(row) = found.first() else { return Ok(None) };
        let length =
            usize::try_from(row.int("length")?).map_err(|_| StoreError::Damaged { column: "length" })?;
        let mut whole = Vec::with_capacity(length);
        for number in 0_i64.. {
            let piece =
                self.database.read_for(tenant, PIECES, vec![id.clone().into(), number.into()]).await?;
            let Some(piece) = piece.first() else { break };
            whole.extend(piece.get::<Vec<u8>>("bytes")?);
        }
        if whole.len() == length { Ok(Some(whole)) } else { Err(StoreError::Damaged { column: "length" }) }
    }

    /// Forgets those that are older than this; tells how many.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn purge(&self, keep: Duration) -> Result<u64, StoreError> {
        let mut work = self.database.begin().await?;
        let purged = work.rows(PURGE, vec![keep.0.into()]).await?.len();
        work.commit().await?;
        Ok(purged as u64)
    }
}

impl Coming {
    /// Keeps the next piece.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn piece(&mut self, bytes: Vec<u8>) -> Result<(), StoreError> {
        let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let mut work = self.database.begin_for(&self.tenant).await?;
        work.rows(PIECE, vec![self.id.to_string().into(), self.pieces.into(), bytes.into()]).await?;
        work.commit().await?;
        self.pieces += 1;
        self.length = self.length.saturating_add(length);
        Ok(())
    }

    /// It has all come; tells how many bytes.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn finish(self) -> Result<i64, StoreError> {
        let mut work = self.database.begin_for(&self.tenant).await?;
        work.rows(FINISH, vec![self.id.to_string().into(), self.length.into()]).await?;
        work.commit().await?;
        Ok(self.length)
    }
}
