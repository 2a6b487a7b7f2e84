//! The transaction that keeps lines: all of them with what they sell and with their notes in the audit trail, or none.

use anpai_core::funerals::desk::Line;
use serde_json::json;

use super::books::Books;
use super::error::DeskError;
use super::fence::{Fence, Noted};
use super::statements as sql;
use super::view::DeskId;
use crate::audit::{Action, Note};
use crate::database::{Database, StoreError, Value};
use crate::jobs::Tenant;
use crate::keys::KeyId;

/// What became of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// They are kept for good.
    Kept,
    /// Somebody else was quicker, or it took too long: whoever decided them looks again.
    Late,
    /// What they sell is sold: whoever decided them has wrong books.
    Sold,
}

/// Which desk, and who asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub tenant: &'a Tenant,
    pub desk: &'a DeskId,
    pub actor: Option<&'a KeyId>,
}

/// Keeps lines that were decided on these books.
pub(super) async fn keep(
    database: &Database,
    place: Place<'_>,
    books: &Books,
    lines: &[Line],
) -> Result<Keeping, DeskError> {
    match try_keep(database, place, books, lines).await {
        Err(error) if error.is_met() => Ok(Keeping::Late),
        done => Ok(done?),
    }
}

async fn try_keep(
    database: &Database,
    place: Place<'_>,
    books: &Books,
    lines: &[Line],
) -> Result<Keeping, StoreError> {
    let Place { tenant, desk, actor } = place;
    let mut work = database.begin_serialisable(tenant).await?;
    for line in lines {
        let (request, _) = line.request.clone().unzip();
        let values = vec![
            tenant.0.clone().into(),
            desk.0.clone().into(),
            line.seq.into(),
            Value::Text(request),
            line.text().trim_end().into(),
            books.edition.into(),
            line.at.0.into(),
        ];
        if work.row(sql::APPEND, values).await?.is_none() {
            return Ok(Keeping::Late);
        }
        let mut fence = Fence { work: &mut work, tenant, desk, home: books.desk.home() };
        match fence.note(&line.event).await {
            Ok(Noted::Yes) => {}
            Ok(Noted::No) => return Ok(Keeping::Sold),
            // The line's own number was free.
            Err(error) if error.is_unique() => return Ok(Keeping::Sold),
            Err(error) => return Err(error),
        }
        // What only time has done is nobody's.
        let actor = actor.filter(|_| line.request.is_some());
        let object = format!("desks/{}", desk.0);
        let note = Note { tenant, actor, action: Action::DeskChanged, object: &object };
        let detail = json!({"line": line.seq, "event": line.draft().event});
        note.append(&mut work, Some(&detail)).await?;
    }
    work.commit().await?;
    Ok(Keeping::Kept)
}
