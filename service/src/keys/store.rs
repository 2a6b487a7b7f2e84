//! Keys in the store.

use serde_json::json;
use subtle::ConstantTimeEq as _;

use super::key::{Caller, Key, KeyId, NewKey, Revoking, Scope};
use super::statements as sql;
use super::text::KeyText;
use crate::audit::{Action, Note};
use crate::database::{Database, Row, StoreError, Value};
use crate::jobs::{Moment, Tenant};

/// The keys of a store.
#[derive(Clone, Debug)]
pub struct Keys {
    database: Database,
}

fn scope(row: &Row) -> Result<Scope, StoreError> {
    Scope::of_word(&row.get::<String>("scope")?).ok_or(StoreError::Damaged { column: "scope" })
}

fn moment(row: &Row, column: &'static str) -> Result<Option<Moment>, StoreError> {
    Ok(row.get::<Option<i64>>(column)?.map(Moment))
}

fn key(row: &Row) -> Result<Key, StoreError> {
    Ok(Key {
        id: KeyId(row.get("id")?),
        tenant: Tenant(row.get("tenant")?),
        label: row.get("label")?,
        scope: scope(row)?,
        created_at: Moment(row.int("created_at")?),
        used_at: moment(row, "used_at")?,
        revoked_at: moment(row, "revoked_at")?,
    })
}

impl Keys {
    /// The keys of a database that is open.
    #[must_use]
    pub fn on(database: Database) -> Self {
        Self { database }
    }

    /// Makes a key, which `actor` asked for; nobody where it was asked on the machine itself. The text is told here and never
    /// again.
    ///
    /// # Errors
    /// The store does not answer, or the system gives no randomness.
    pub async fn create(&self, ask: NewKey, actor: Option<&KeyId>) -> Result<(Key, KeyText), StoreError> {
        let text = KeyText::draw().map_err(StoreError::Randomness)?;
        let id = text.id().clone();
        let mut work = self.database.begin_for(&ask.tenant).await?;
        let values = vec![
            id.0.clone().into(),
            ask.tenant.0.clone().into(),
            ask.label.clone().into(),
            ask.scope.word().into(),
            text.digest().to_vec().into(),
        ];
        let made =
            work.row(sql::INSERT, values).await?.ok_or(StoreError::Damaged { column: "created_at" })?;
        let created_at = Moment(made.int("created_at")?);
        let object = format!("keys/{}", id.0);
        let note = Note { tenant: &ask.tenant, actor, action: Action::KeyCreated, object: &object };
        note.append(&mut work, Some(&json!({"scope": ask.scope.word()}))).await?;
        work.commit().await?;
        let NewKey { tenant, label, scope } = ask;
        Ok((Key { id, tenant, label, scope, created_at, used_at: None, revoked_at: None }, text))
    }

    /// Whose a key is, and for what. A text that is none, a key that nobody has and one that was revoked are all the same:
    /// nobody's.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn find(&self, text: &str) -> Result<Option<Caller>, StoreError> {
        let Some(text) = KeyText::read(text) else { return Ok(None) };
        let rows = self.database.read(sql::FIND, vec![text.id().0.clone().into()]).await?;
        let row = rows.first();
        let known = row.map(|row| row.get::<Vec<u8>>("digest")).transpose()?;
        // The secret of a key that is not there is compared as well.
        let is_same = known.as_deref().unwrap_or(&[0; 32]).ct_eq(&text.digest());
        let Some(row) = row.filter(|_| bool::from(is_same)) else { return Ok(None) };
        if moment(row, "revoked_at")?.is_some() {
            return Ok(None);
        }
        let caller =
            Caller { tenant: Tenant(row.get("tenant")?), scope: scope(row)?, key: text.id().clone() };
        if row.get::<bool>("is_stale")? {
            // A full disk is no reason to let nobody in.
            let _ = self.note_use(&caller).await;
        }
        Ok(Some(caller))
    }

    async fn note_use(&self, caller: &Caller) -> Result<(), StoreError> {
        let mut work = self.database.begin_for(&caller.tenant).await?;
        work.rows(sql::USED, vec![caller.key.0.clone().into()]).await?;
        work.commit().await
    }

    /// Keys by tenant and age, revoked ones too; of one tenant where that is said.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn list(&self, tenant: Option<&Tenant>) -> Result<Vec<Key>, StoreError> {
        let of = Value::Text(tenant.map(|tenant| tenant.0.clone()));
        let rows = match tenant {
            Some(tenant) => self.database.read_for(tenant, sql::LIST, vec![of]).await?,
            None => self.database.read(sql::LIST, vec![of]).await?,
        };
        rows.iter().map(key).collect()
    }

    /// Makes a key good for nothing, at once and for good; of one tenant where that is said.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn revoke(
        &self,
        tenant: Option<&Tenant>,
        id: &KeyId,
        actor: Option<&KeyId>,
    ) -> Result<Revoking, StoreError> {
        let values = vec![id.0.clone().into(), Value::Text(tenant.map(|tenant| tenant.0.clone()))];
        let mut work = match tenant {
            Some(tenant) => self.database.begin_for(tenant).await?,
            None => self.database.begin().await?,
        };
        let Some(row) = work.row(sql::REVOKE, values.clone()).await? else {
            let is_there = work.row(sql::IS_THERE, values).await?.is_some();
            return Ok(if is_there { Revoking::Before } else { Revoking::Unknown });
        };
        let owner = Tenant(row.get("tenant")?);
        let object = format!("keys/{}", id.0);
        let note = Note { tenant: &owner, actor, action: Action::KeyRevoked, object: &object };
        note.append(&mut work, None).await?;
        work.commit().await?;
        Ok(Revoking::Done)
    }
}
