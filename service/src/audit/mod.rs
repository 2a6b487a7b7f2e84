//! The audit trail: who did what to what, and when, appended in the transaction of the change itself. The database refuses to
//! change or to delete a line. It names keys and objects by their ids, and holds no names and no addresses.

use serde_json::Value as Json;

use crate::database::{Database, Row, Sql, StoreError, Value, Work, same};
use crate::jobs::{Cursor, Moment, Tenant};
use crate::keys::KeyId;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A key was made.
    KeyCreated,
    /// A key was revoked.
    KeyRevoked,
    /// A desk was opened.
    DeskOpened,
    /// A desk has another document.
    DeskRehomed,
    /// A line was added to a desk's ledger.
    DeskChanged,
    /// A webhook was made.
    WebhookCreated,
    /// A webhook was forgotten.
    WebhookForgotten,
}

impl Action {
    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::KeyCreated => "key-created",
            Self::KeyRevoked => "key-revoked",
            Self::DeskOpened => "desk-opened",
            Self::DeskRehomed => "desk-rehomed",
            Self::DeskChanged => "desk-changed",
            Self::WebhookCreated => "webhook-created",
            Self::WebhookForgotten => "webhook-forgotten",
        }
    }
}

/// Something to be noted.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    /// Whose it is.
    pub tenant: &'a Tenant,
    /// The key that asked for it; nobody's where it was done on the machine itself, or by time.
    pub actor: Option<&'a KeyId>,
    /// What was done.
    pub action: Action,
    /// To what: `keys/`, `desks/` or `webhooks/` with an id.
    pub object: &'a str,
}

/// A line of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Moment,
    /// Whose it is.
    pub tenant: Tenant,
    /// The key that asked for it.
    pub actor: Option<KeyId>,
    /// What was done, in the words of [`Action`].
    pub action: String,
    /// To what.
    pub object: String,
    /// What else is to be said, as JSON.
    pub detail: Option<String>,
}

/// Which lines are listed: the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Whose.
    pub tenant: Tenant,
    /// Only those about this.
    pub object: Option<String>,
    /// Only those after this page.
    pub after: Option<Cursor>,
    /// How many at most.
    pub most: u16,
}

/// A page of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries {
    /// The lines.
    pub entries: Vec<Entry>,
    /// Where the next page starts, where this one is full.
    pub next: Option<Cursor>,
}

const APPEND: Sql = same(
    "INSERT INTO audit (at, tenant, actor, action, object, detail)
     VALUES ((SELECT now FROM store_clock), $1, $2, $3, $4, $5)",
);

/// `$2` and `$3` may be missing.
const LIST: Sql = same(
    "SELECT number, at, tenant, actor, action, object, detail FROM audit
     WHERE tenant = $1 AND ($2 IS NULL OR object = $2) AND ($3 IS NULL OR number < $3) ORDER BY number DESC LIMIT $4",
);

impl Note<'_> {
    /// Notes it in the transaction of what was done.
    pub(crate) async fn append(self, work: &mut Work, detail: Option<&Json>) -> Result<(), StoreError> {
        let values = vec![
            self.tenant.0.clone().into(),
            Value::Text(self.actor.map(|key| key.0.clone())),
            self.action.word().into(),
            self.object.into(),
            Value::Text(detail.map(Json::to_string)),
        ];
        work.rows(APPEND, values).await.map(drop)
    }
}

/// The audit trail of a store.
#[derive(Clone, Debug)]
pub struct Audit {
    database: Database,
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        at: Moment(row.int("at")?),
        tenant: Tenant(row.get("tenant")?),
        actor: row.get::<Option<String>>("actor")?.map(KeyId),
        action: row.get("action")?,
        object: row.get("object")?,
        detail: row.get("detail")?,
    })
}

impl Audit {
    /// The trail of a database that is open.
    #[must_use]
    pub fn on(database: Database) -> Self {
        Self { database }
    }

    /// A page of a tenant's lines.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn list(&self, ask: &Listing) -> Result<Entries, StoreError> {
        let values = vec![
            ask.tenant.0.clone().into(),
            Value::Text(ask.object.clone()),
            Value::Int(ask.after.map(|cursor| cursor.0)),
            i64::from(ask.most).into(),
        ];
        let rows = self.database.read_for(&ask.tenant, LIST, values).await?;
        let last = rows.last().filter(|_| rows.len() == usize::from(ask.most));
        let next = last.map(|row| row.int("number").map(Cursor)).transpose()?;
        Ok(Entries { entries: rows.iter().map(entry).collect::<Result<_, _>>()?, next })
    }
}
