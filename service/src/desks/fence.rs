//! The last fence: what is sold stands in tables of its own, noted in the transaction of the line that sells it. The database
//! keeps their keys unique, and what is free is asked of them and not of the server's books: a server whose books are wrong
//! sells nothing twice.
//!
//! Time is cut into cells, and a cell counts where it is filled from end to end. Two bookings that share less than a cell are
//! kept apart by the numbers of the lines alone. Offers lie on cells of five minutes, so that they share none.

use std::collections::BTreeMap;

use anpai_core::funerals::desk::draft::TakeDraft;
use anpai_core::funerals::desk::{Busy, Event, Home, Instant, Take};
use anpai_core::funerals::services::problem::{PoolKind, Span};
use anpai_core::time::{Duration, Time};
use serde_json::json;

use super::statements as sql;
use super::view::DeskId;
use crate::database::{Sql, StoreError, Value, Work};
use crate::jobs::Tenant;

/// The grid of the desk's offers.
const CELL: Duration = Duration::minutes(5);
/// Of what is taken for days: a place in cold storage, a vigil hall.
const LONG_CELL: Duration = Duration::hours(1);

/// Whether what a line sells could be noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noted {
    /// It is the line's.
    Yes,
    /// It is sold already, or was never held: whoever decided that line had other books.
    No,
}

/// The fence around one desk.
pub(super) struct Fence<'a> {
    pub work: &'a mut Work,
    pub tenant: &'a Tenant,
    pub desk: &'a DeskId,
    pub home: &'a Home,
}

impl Fence<'_> {
    fn values(&self, more: &[&str]) -> Vec<Value> {
        [&*self.tenant.0, &*self.desk.0].iter().chain(more).map(|text| Value::from(*text)).collect()
    }

    /// One row is to be touched, or the books are wrong.
    async fn one(&mut self, sql: Sql, more: &[&str]) -> Result<Noted, StoreError> {
        let found = self.work.row(sql, self.values(more)).await?;
        Ok(if found.is_some() { Noted::Yes } else { Noted::No })
    }

    /// Notes what an event sells or gives back.
    pub async fn note(&mut self, event: &Event) -> Result<Noted, StoreError> {
        match event {
            Event::Held { case, takes, .. } => match self.one(sql::BOOK, &[&case.id]).await? {
                Noted::Yes => self.take(&case.id, takes).await,
                Noted::No => Ok(Noted::No),
            },
            Event::Amended { case, takes, .. } => match self.one(sql::IS_CONFIRMED, &[&case.id]).await? {
                Noted::Yes => {
                    self.work.rows(sql::LEAVE, self.values(&[&case.id])).await?;
                    self.take(&case.id, takes).await
                }
                Noted::No => Ok(Noted::No),
            },
            Event::Confirmed { booking } => self.one(sql::CONFIRM, &[booking]).await,
            Event::Released { booking, .. } => self.one(sql::RELEASE, &[booking]).await,
            Event::Expired { booking } => self.one(sql::EXPIRE, &[booking]).await,
            Event::PlotsOpened { .. } => Ok(Noted::Yes),
            Event::PlotHeld { plot, right, .. } => self.one(sql::HOLD_PLOT, &[plot, right]).await,
            Event::PlotPaid { plot, right, certificate, .. } => {
                self.one(sql::PAY_PLOT, &[plot, right, certificate]).await
            }
            Event::FeePaid { plot, right, .. } | Event::Interred { plot, right } => {
                self.one(sql::OWNS_PLOT, &[plot, right]).await
            }
            Event::PlotReleased { plot, right, .. } => self.one(sql::RELEASE_PLOT, &[plot, right]).await,
            Event::PlotExpired { plot } => self.one(sql::EXPIRE_PLOT, &[plot]).await,
        }
    }

    async fn take(&mut self, booking: &str, takes: &[TakeDraft]) -> Result<Noted, StoreError> {
        for take in takes {
            let Some(own) = self.home.take(take) else { return Ok(Noted::No) };
            let cells = Cells::new(self.home, &own);
            let mut values = self.values(&[&take.pool]);
            values.extend([Value::from(cells.first), Value::from(cells.end)]);
            let mut taken = BTreeMap::<i64, Vec<i64>>::new();
            for row in self.work.rows(sql::TAKEN, values).await? {
                taken.entry(row.int("cell")?).or_default().push(row.int("unit")?);
            }
            let Some(units) = cells.free(self.home, &own, &taken) else { return Ok(Noted::No) };
            if !units.is_empty() {
                let units = json!(units).to_string();
                self.work.rows(sql::TAKE, self.values(&[&take.pool, booking, &units])).await?;
            }
        }
        Ok(Noted::Yes)
    }
}

/// The cells that something fills: `[first, end)`, counted from 1970, so that they stay what they are under another document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cells {
    first: i64,
    end: i64,
    length: i64,
}

impl Cells {
    fn new(home: &Home, take: &Take) -> Self {
        let is_long = home
            .problem
            .pools
            .get(take.pool.index())
            .is_some_and(|pool| matches!(pool.kind, PoolKind::ColdStorage | PoolKind::VigilHall));
        let length = if is_long { LONG_CELL } else { CELL }.0;
        let origin = origin(home);
        let first = -(-(take.span.from.0 + origin)).div_euclid(length);
        Self { first, end: (take.span.to.0 + origin).div_euclid(length).max(first), length }
    }

    /// Cells and units that can be taken beside those that are; `None` where a cell has too few.
    fn free(self, home: &Home, take: &Take, taken: &BTreeMap<i64, Vec<i64>>) -> Option<Vec<[i64; 2]>> {
        let pool = home.problem.pools.get(take.pool.index())?;
        let mut frozen = Busy::default();
        for own in home.confirmed.values().flatten().filter(|own| own.pool == take.pool) {
            frozen.add(own.span, own.units);
        }
        let mut units = Vec::new();
        for cell in self.first..self.end {
            let from = cell * self.length - origin(home);
            let span = Span { from: Time(from), to: Time(from + self.length) };
            let others = taken.get(&cell).map_or(&[][..], |others| others);
            let count = i64::try_from(others.len()).unwrap_or(i64::MAX);
            if frozen.full(&pool.profile, span, count.saturating_add(take.units)).is_some() {
                return None;
            }
            let free = (0_i64..).filter(|unit| !others.contains(unit)).map(|unit| [cell, unit]);
            units.extend(free.take(usize::try_from(take.units).unwrap_or_default()));
        }
        Some(units)
    }
}

/// Milliseconds from 1970 to the start of the document's own clock.
fn origin(home: &Home) -> i64 {
    -home.time(Instant(0)).0
}
