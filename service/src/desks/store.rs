//! The desks of a store, as a server has them: books in memory where a desk was asked for, and the store beneath.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anpai_core::funerals::desk::draft::CommandKind;
use anpai_core::funerals::desk::{Answered, Asked, Desk, Home, Instant, Line};
use anpai_core::report;
use anpai_solver::funerals::desk::offers;
use serde_json::{Value as Json, json};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

use super::answer::Answer;
use super::books::{Books, read};
use super::error::DeskError;
use super::ledger::{Keeping, Place, keep};
use super::view::{DeskId, DeskView, LedgerPage, Opening};
use super::{statements as sql, told};
use crate::audit::{Action, Audit, Entries, Listing, Note};
use crate::database::{Database, StoreError};
use crate::jobs::{Cursor, Moment, Tenant};
use crate::keys::KeyId;

/// How often a command is decided anew that others were quicker than. Each time, somebody else has come through.
const TRIES: usize = 32;

/// The books of one desk, or none where they are to be read anew; one command at a time has them.
type Seat = Arc<Turn<Option<Books>>>;
type Seated = OwnedMutexGuard<Option<Books>>;

/// The desks of a store.
#[derive(Debug)]
pub struct Desks {
    database: Database,
    seats: Mutex<HashMap<(Tenant, DeskId), Seat>>,
}

/// What was read of a desk: what time it is, and its new lines.
struct Look {
    now: Instant,
    edition: i64,
    lines: Vec<String>,
}

/// Long work goes beside the threads that answer.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

impl Desks {
    /// The desks of a database that is open.
    #[must_use]
    pub fn on(database: Database) -> Self {
        Self { database, seats: Mutex::default() }
    }

    /// Opens a desk with an empty ledger. Said again with the same document, it is the same desk.
    ///
    /// # Errors
    /// The issues of the document, or another document under this id.
    pub async fn create(
        &self,
        tenant: &Tenant,
        id: &DeskId,
        home: &[u8],
        actor: Option<&KeyId>,
    ) -> Result<Opening, DeskError> {
        Home::read(home).map_err(DeskError::Home)?;
        let mut work = self.database.begin_for(tenant).await?;
        let values = vec![tenant.0.clone().into(), id.0.clone().into(), home.to_vec().into()];
        if work.row(sql::OPEN, values.clone()).await?.is_none() {
            let row = work.row(sql::HOME, values[..2].to_vec()).await?;
            let kept = row.map(|row| row.get::<Vec<u8>>("home")).transpose()?;
            return if kept.as_deref() == Some(home) { Ok(Opening::Same) } else { Err(DeskError::Exists) };
        }
        let object = format!("desks/{}", id.0);
        let note = Note { tenant, actor, action: Action::DeskOpened, object: &object };
        note.append(&mut work, None).await?;
        work.commit().await?;
        Ok(Opening::New)
    }

    /// Gives a desk another document, as when the week moves on; its ledger stays.
    ///
    /// # Errors
    /// The issues of the document, or of the ledger under it.
    pub async fn rehome(
        &self,
        tenant: &Tenant,
        id: &DeskId,
        home: &[u8],
        actor: Option<&KeyId>,
    ) -> Result<(), DeskError> {
        for _ in 0..TRIES {
            let look = self.look(tenant, id, 0).await?;
            let (bytes, lines) = (home.to_vec(), read(&look.lines)?);
            let desk = aside(move || {
                let home = Home::read(&bytes).map_err(DeskError::Home)?;
                Desk::replay(home, &lines).map_err(DeskError::Home)
            });
            let values = vec![
                tenant.0.clone().into(),
                id.0.clone().into(),
                home.to_vec().into(),
                look.edition.into(),
                desk.await?.seq().into(),
            ];
            match self.try_rehome(tenant, id, values, actor).await {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error) if error.is_met() => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Busy.into())
    }

    async fn try_rehome(
        &self,
        tenant: &Tenant,
        id: &DeskId,
        values: Vec<crate::database::Value>,
        actor: Option<&KeyId>,
    ) -> Result<bool, StoreError> {
        let mut work = self.database.begin_serialisable(tenant).await?;
        if work.row(sql::REHOME, values).await?.is_none() {
            return Ok(false);
        }
        let object = format!("desks/{}", id.0);
        let note = Note { tenant, actor, action: Action::DeskRehomed, object: &object };
        note.append(&mut work, None).await?;
        work.commit().await?;
        Ok(true)
    }

    /// A tenant's desks, by id.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn list(&self, tenant: &Tenant) -> Result<Vec<DeskView>, StoreError> {
        let rows = self.database.read_for(tenant, sql::DESKS, vec![tenant.0.clone().into()]).await?;
        let view = |row: &crate::database::Row| {
            let (id, opened_at) = (DeskId(row.get("id")?), Moment(row.int("opened_at")?));
            Ok(DeskView { id, opened_at, lines: row.int("lines")? })
        };
        rows.iter().map(view).collect()
    }

    /// Carries out a command, as `anpai desk run` does: offers, or a line of the ledger. Holds that have run out by the store's
    /// clock are ended first. What is answered is kept; a command that was cut off may have been carried out, and said again
    /// under the same request, it is answered as it was then.
    ///
    /// # Errors
    /// There is no such desk, its ledger cannot be read, or the store does not answer. A command that is refused is an answer.
    pub async fn command(
        &self,
        tenant: &Tenant,
        id: &DeskId,
        command: &[u8],
        actor: Option<&KeyId>,
    ) -> Result<Answer, DeskError> {
        let asked = match Asked::read(command) {
            Ok(asked) => asked,
            Err(issues) => return Ok(Answer::refused(None, issues)),
        };
        let place = Place { tenant, desk: id, actor };
        let mut seat = self.seat(tenant, id).lock_owned().await;
        // Whether the books were read anew after the store had refused to sell.
        let mut is_reread = false;
        for _ in 0..TRIES {
            let now = self.catch_up(tenant, id, &mut seat).await?;
            let books = seat.as_mut().ok_or(DeskError::Unknown)?;
            let ended = books.desk.run_out(now);
            let (lines, is_command) = if !ended.is_empty() {
                (ended, false)
            } else if asked.kind() == CommandKind::Offer {
                return Ok(aside(move || offer(&seat, now, &asked)).await);
            } else {
                let refused = |issues| Answer::refused(Some(asked.request()), issues);
                match books.desk.answered(&asked) {
                    Ok(None) => {}
                    Ok(Some(answered)) => return Ok(Answer::done(asked.request(), &answered)),
                    Err(issues) => return Ok(refused(issues)),
                }
                match books.desk.line(now, &asked) {
                    Ok(line) => (vec![line], true),
                    Err(issues) => return Ok(refused(issues)),
                }
            };
            match keep(&self.database, place, books, &lines).await? {
                Keeping::Kept => {
                    books.take_in(&lines)?;
                    if let (true, Some(line)) = (is_command, lines.first()) {
                        let answered = Answered { receipt: line.receipt(), repeated: false };
                        return Ok(Answer::done(asked.request(), &answered));
                    }
                }
                Keeping::Late => {}
                Keeping::Sold if is_reread => return Err(DeskError::Disagree),
                Keeping::Sold => {
                    (*seat, is_reread) = (None, true);
                }
            }
        }
        Err(StoreError::Busy.into())
    }

    /// The bookings as they are now, as `anpai desk list --json` has them.
    ///
    /// # Errors
    /// There is no such desk, its ledger cannot be read, or the store does not answer.
    pub async fn bookings(&self, tenant: &Tenant, id: &DeskId) -> Result<Json, DeskError> {
        self.show(tenant, id, |desk, at| with_time(told::bookings(desk), at)).await
    }

    /// The register of plots as it is now.
    ///
    /// # Errors
    /// As for the bookings.
    pub async fn plots(&self, tenant: &Tenant, id: &DeskId) -> Result<Json, DeskError> {
        self.show(tenant, id, |desk, at| with_time(told::plots(desk), at)).await
    }

    /// The desk's calendar as it is now: a page of HTML that needs no network.
    ///
    /// # Errors
    /// As for the bookings.
    pub async fn calendar(&self, tenant: &Tenant, id: &DeskId) -> Result<String, DeskError> {
        self.show(tenant, id, |desk, at| report::desk(desk, Some(at))).await
    }

    /// Lines of the ledger, the oldest first, from behind `after`.
    ///
    /// # Errors
    /// There is no such desk, or the store does not answer.
    pub async fn ledger(
        &self,
        tenant: &Tenant,
        id: &DeskId,
        after: Option<Cursor>,
        most: u16,
    ) -> Result<LedgerPage, DeskError> {
        let mut values = vec![tenant.0.clone().into(), id.0.clone().into()];
        if self.database.read_for(tenant, sql::HOME, values.clone()).await?.is_empty() {
            return Err(DeskError::Unknown);
        }
        values.extend([after.map_or(0, |cursor| cursor.0).into(), i64::from(most).into()]);
        let rows = self.database.read_for(tenant, sql::PAGE, values).await?;
        let last = rows.last().filter(|_| rows.len() == usize::from(most));
        let next = last.map(|row| row.int("number").map(Cursor)).transpose()?;
        let lines = rows.iter().map(|row| row.get("line")).collect::<Result<_, StoreError>>()?;
        Ok(LedgerPage { lines, next })
    }

    /// Who did what at the desk, the latest first.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn audit(
        &self,
        tenant: &Tenant,
        id: &DeskId,
        after: Option<Cursor>,
        most: u16,
    ) -> Result<Entries, StoreError> {
        let object = Some(format!("desks/{}", id.0));
        let ask = Listing { tenant: tenant.clone(), object, after, most };
        Audit::on(self.database.clone()).list(&ask).await
    }

    /// Shows the books at the store's time: holds that have run out count as expired, and no line is written.
    async fn show<T: Send + 'static>(
        &self,
        tenant: &Tenant,
        id: &DeskId,
        show: impl FnOnce(&Desk, Instant) -> T + Send + 'static,
    ) -> Result<T, DeskError> {
        let mut seat = self.seat(tenant, id).lock_owned().await;
        let now = self.catch_up(tenant, id, &mut seat).await?;
        let mut desk = seat.as_ref().ok_or(DeskError::Unknown)?.desk.clone();
        drop(seat);
        let shown = aside(move || {
            let Ok(_) = desk.expire(&mut Vec::<Line>::new(), now);
            show(&desk, desk.now(now))
        });
        Ok(shown.await)
    }

    /// Nothing is left half done where a thread panics with it, so a poisoned lock is as good as any.
    fn seats(&self) -> MutexGuard<'_, HashMap<(Tenant, DeskId), Seat>> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn seat(&self, tenant: &Tenant, id: &DeskId) -> Seat {
        Arc::clone(self.seats().entry((tenant.clone(), id.clone())).or_default())
    }

    /// Puts books of a test's own in the place of a desk's.
    #[cfg(test)]
    pub(super) async fn seat_with(&self, tenant: &Tenant, id: &DeskId, books: Books) {
        *self.seat(tenant, id).lock().await = Some(books);
    }

    /// Brings the books to the last line and the document that the store has; tells what time it is there.
    async fn catch_up(&self, tenant: &Tenant, id: &DeskId, seat: &mut Seated) -> Result<Instant, DeskError> {
        if let Some(books) = &mut **seat {
            let look = self.look(tenant, id, books.desk.seq()).await?;
            if look.edition == books.edition {
                let taken = read(&look.lines).and_then(|lines| books.take_in(&lines));
                if taken.is_err() {
                    **seat = None;
                }
                return taken.map(|()| look.now);
            }
        }
        for _ in 0..TRIES {
            let values = vec![tenant.0.clone().into(), id.0.clone().into()];
            let rows = self.database.read_for(tenant, sql::HOME, values).await?;
            let Some(row) = rows.first() else {
                // Ids that nobody has must not fill the memory.
                self.seats().remove(&(tenant.clone(), id.clone()));
                return Err(DeskError::Unknown);
            };
            let (home, edition) = (row.get::<Vec<u8>>("home")?, row.int("edition")?);
            let Look { now, edition: looked, lines } = self.look(tenant, id, 0).await?;
            if looked != edition {
                continue;
            }
            let books = aside(move || {
                let mut books = Books::new(&home, edition)?;
                books.take_in(&read(&lines)?)?;
                Ok::<_, DeskError>(books)
            });
            **seat = Some(books.await?);
            return Ok(now);
        }
        Err(StoreError::Busy.into())
    }

    /// What time it is, and the lines after one.
    async fn look(&self, tenant: &Tenant, id: &DeskId, after: i64) -> Result<Look, DeskError> {
        let values = vec![tenant.0.clone().into(), id.0.clone().into(), after.into()];
        let rows = self.database.read_for(tenant, sql::LOOK, values).await?;
        let last = rows.last().ok_or(DeskError::Unknown)?;
        let (now, edition) = (Instant(last.int("now")?), last.int("edition")?);
        let lines: Result<Vec<Option<String>>, StoreError> = rows.iter().map(|row| row.get("line")).collect();
        Ok(Look { now, edition, lines: lines?.into_iter().flatten().collect() })
    }
}

fn with_time(mut shown: Json, at: Instant) -> Json {
    shown["at"] = json!(at);
    shown
}

/// The offers that a command asks for.
fn offer(seat: &Seated, now: Instant, asked: &Asked) -> Answer {
    let books = seat.as_ref().expect("the books were read before anyone asks for offers");
    match books.desk.request(now, asked) {
        Err(issues) => Answer::refused(Some(asked.request()), issues),
        Ok(own) => {
            let found = offers(&books.desk, &books.calendar, &own, asked.options());
            let told: Vec<_> = found.iter().map(|offer| offer.told(books.desk.home(), &own)).collect();
            Answer::offers(asked.request(), &told)
        }
    }
}
