//! Webhooks in the store, and the turns that servers take at them.

use anpai_core::time::Duration;
use serde_json::json;

use super::letter::{Letter, Secret};
use super::statements as sql;
use crate::audit::{Action, Note};
use crate::database::{Database, Row, StoreError, Value, Work};
use crate::jobs::{Moment, Tenant};
use crate::keys::KeyId;

/// How many a tenant may have.
pub const MOST: u16 = 20;

/// A webhook: 32 hexadecimal digits, which is what options are searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookId(pub(super) String);

impl WebhookId {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for WebhookId {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let is = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if is { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

/// A wish for a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWebhook {
    /// Whose.
    pub tenant: Tenant,
    /// Where to send to.
    pub url: String,
    /// Whether it hears of every plan of the tenant, or of those alone that name it.
    pub every_plan: bool,
}

/// What a wish for a webhook comes to.
#[derive(Debug)]
pub enum Making {
    /// It is there; the secret is told here and never again.
    Made(Webhook, Secret),
    /// The tenant has as many as it may have.
    TooMany,
}

/// A webhook as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Which.
    pub id: WebhookId,
    /// Where it leads.
    pub url: String,
    /// Whether it hears of every plan.
    pub every_plan: bool,
    /// Since when it is there.
    pub created_at: Moment,
    /// How much waits to be told.
    pub waiting: i64,
    /// How often it failed since the last success.
    pub failures: i64,
    /// Why the last time.
    pub trouble: Option<String>,
    /// How much was given up.
    pub lost: i64,
}

/// A server's turn at a webhook.
#[derive(Debug)]
pub(super) struct Turn {
    pub webhook: String,
    pub url: String,
    pub secret: Secret,
    pub failures: i64,
    /// Until when it lasts; what names it.
    until: i64,
}

/// The webhooks of a store.
#[derive(Clone, Debug)]
pub struct Webhooks {
    database: Database,
}

fn webhook(row: &Row) -> Result<Webhook, StoreError> {
    Ok(Webhook {
        id: WebhookId(row.get("id")?),
        url: row.get("url")?,
        every_plan: row.get("every_plan")?,
        created_at: Moment(row.int("created_at")?),
        waiting: row.int("waiting")?,
        failures: row.int("failures")?,
        trouble: row.get("trouble")?,
        lost: row.int("lost")?,
    })
}

impl Webhooks {
    /// The webhooks of a database that is open.
    #[must_use]
    pub fn on(database: Database) -> Self {
        Self { database }
    }

    /// Makes one.
    ///
    /// # Errors
    /// The store does not answer, or the system gives no randomness.
    pub async fn make(&self, ask: NewWebhook, actor: Option<&KeyId>) -> Result<Making, StoreError> {
        let secret = Secret::draw().map_err(StoreError::Randomness)?;
        let mut id = [0; 16];
        getrandom::fill(&mut id).map_err(StoreError::Randomness)?;
        let id = WebhookId(format!("{:032x}", u128::from_be_bytes(id)));
        let NewWebhook { tenant, url, every_plan } = ask;
        let mut work = self.database.begin_for(&tenant).await?;
        let values = vec![
            id.0.clone().into(),
            tenant.0.clone().into(),
            url.clone().into(),
            secret.bytes().to_vec().into(),
            i64::from(every_plan).into(),
            i64::from(MOST).into(),
        ];
        let Some(row) = work.row(sql::MAKE, values).await? else { return Ok(Making::TooMany) };
        note(&mut work, &tenant, actor, Action::WebhookCreated, &id).await?;
        let created_at = Moment(row.int("created_at")?);
        work.commit().await?;
        let (waiting, failures, lost) = (0, 0, 0);
        let made = Webhook { id, url, every_plan, created_at, waiting, failures, trouble: None, lost };
        Ok(Making::Made(made, secret))
    }

    /// A tenant's, by age.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn list(&self, tenant: &Tenant) -> Result<Vec<Webhook>, StoreError> {
        let values = vec![tenant.0.clone().into(), Value::Text(None)];
        self.database.read_for(tenant, sql::LIST, values).await?.iter().map(webhook).collect()
    }

    /// One of a tenant's.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn find(&self, tenant: &Tenant, id: &WebhookId) -> Result<Option<Webhook>, StoreError> {
        let values = vec![tenant.0.clone().into(), id.0.clone().into()];
        self.database.read_for(tenant, sql::LIST, values).await?.first().map(webhook).transpose()
    }

    /// Forgets one with what waits for it; tells whether it was there.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn forget(
        &self,
        tenant: &Tenant,
        id: &WebhookId,
        actor: Option<&KeyId>,
    ) -> Result<bool, StoreError> {
        let mut work = self.database.begin_for(tenant).await?;
        let values = vec![tenant.0.clone().into(), id.0.clone().into()];
        if work.row(sql::FORGET, values).await?.is_none() {
            return Ok(false);
        }
        note(&mut work, tenant, actor, Action::WebhookForgotten, id).await?;
        work.commit().await?;
        Ok(true)
    }

    /// Takes the turn of a webhook that has something waiting, for so long. Where whoever has it goes away, it is anybody's
    /// after that.
    pub(super) async fn turn(&self, lease: Duration) -> Result<Option<Turn>, StoreError> {
        let mut work = self.database.begin().await?;
        let row = work.row(sql::TURN, vec![lease.0.into()]).await?;
        work.commit().await?;
        let turn = |row: Row| {
            let secret = Secret::of(&row.get::<Vec<u8>>("secret")?);
            Ok(Turn {
                webhook: row.get("id")?,
                url: row.get("url")?,
                secret: secret.ok_or(StoreError::Damaged { column: "secret" })?,
                failures: row.int("failures")?,
                until: row.int("next_at")?,
            })
        };
        row.map(turn).transpose()
    }

    /// The next letter of a turn, and what time it is.
    pub(super) async fn next(&self, turn: &Turn) -> Result<Option<(Letter, Moment)>, StoreError> {
        let rows = self.database.read(sql::NEXT, vec![turn.webhook.clone().into()]).await?;
        let letter = |row: &Row| {
            let ended_at = jiff::Timestamp::from_millisecond(row.int("ended_at")?);
            let letter = Letter {
                id: row.get("id")?,
                event: "plan.ended",
                plan: row.get("plan")?,
                model: row.get("model")?,
                state: row.get("state")?,
                quality: row.get("quality")?,
                failure: row.get("failure")?,
                ended_at: ended_at.map_err(|_| StoreError::Damaged { column: "ended_at" })?.to_string(),
            };
            Ok((letter, Moment(row.int("now")?)))
        };
        rows.first().map(letter).transpose()
    }

    /// A letter was taken, and the turn goes on; whether it is still ours.
    pub(super) async fn taken(
        &self,
        turn: &mut Turn,
        letter: &Letter,
        lease: Duration,
    ) -> Result<bool, StoreError> {
        let mut work = self.database.begin().await?;
        work.rows(sql::TAKEN, vec![letter.id.clone().into()]).await?;
        let values = vec![turn.webhook.clone().into(), turn.until.into(), lease.0.into()];
        let row = work.row(sql::GO_ON, values).await?;
        work.commit().await?;
        turn.failures = 0;
        turn.until = row.as_ref().map_or(Ok(turn.until), |row| row.int("next_at"))?;
        Ok(row.is_some())
    }

    /// Nothing waits any more.
    pub(super) async fn done(&self, turn: &Turn) -> Result<(), StoreError> {
        let mut work = self.database.begin().await?;
        work.rows(sql::DONE, vec![turn.webhook.clone().into(), turn.until.into()]).await?;
        work.commit().await
    }

    /// A letter was not taken: the webhook is left in peace for a while, and what is too old is given up. Tells how much
    /// was.
    pub(super) async fn not_taken(
        &self,
        turn: &Turn,
        letter: &Letter,
        trouble: &str,
        pause: Duration,
        keep: Duration,
    ) -> Result<usize, StoreError> {
        let mut work = self.database.begin().await?;
        work.rows(sql::NOT_TAKEN, vec![letter.id.clone().into()]).await?;
        let lost = work.rows(sql::GIVE_UP, vec![turn.webhook.clone().into(), keep.0.into()]).await?.len();
        let many = i64::try_from(lost).unwrap_or(i64::MAX);
        let values =
            vec![turn.webhook.clone().into(), turn.until.into(), pause.0.into(), trouble.into(), many.into()];
        work.rows(sql::PAUSE, values).await?;
        work.commit().await?;
        Ok(lost)
    }
}

async fn note(
    work: &mut Work,
    tenant: &Tenant,
    actor: Option<&KeyId>,
    action: Action,
    id: &WebhookId,
) -> Result<(), StoreError> {
    let object = format!("webhooks/{}", id.0);
    Note { tenant, actor, action, object: &object }.append(work, Some(&json!({}))).await
}
