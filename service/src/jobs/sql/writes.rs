//! The wishes as transactions.

use super::SqlStore;
use super::statements as sql;
use crate::database::{Row, Sql, StoreError, Value, Work};
use crate::jobs::id::{Hold, JobId, Tenant};
use crate::jobs::message::{
    Cancel, Cancelling, Claim, Claimed, Complete, Heartbeat, Held, Letting, Purge, Release, Submit,
    Submitted, Why,
};
use crate::jobs::state::{Ending, Solution, State};
use crate::jobs::store::JobStore;
use crate::jobs::view::{Cursor, Filter, Page, Part, View};
use crate::jobs::word::Word as _;

/// How often a wish is begun anew that met another one on PostgreSQL. Each time, somebody else has come through.
const TRIES: usize = 5;

fn of_hold(hold: Hold) -> [Value; 2] {
    [hold.job.to_string().into(), hold.epoch.0.into()]
}

/// The job that is next, of the first tenant in turn that has one. On PostgreSQL it is locked, and those that others have
/// locked are passed over.
async fn choose(work: &mut Work) -> Result<Option<i64>, StoreError> {
    for row in work.rows(sql::TURNS, Vec::new()).await? {
        if let Some(job) = work.row(sql::CHOOSE, vec![row.tenant()?.0.into()]).await? {
            return Ok(Some(job.int("serial")?));
        }
    }
    Ok(None)
}

impl SqlStore {
    /// Commits what may be of interest to whoever waits for work.
    async fn commit_with_hint(&self, mut work: Work) -> Result<(), StoreError> {
        work.notify().await?;
        work.commit().await?;
        self.hint.notify_waiters();
        Ok(())
    }

    /// Inserts a job, or tells which one stands in its place; nothing, where that has gone meanwhile. It stands outside the
    /// fence between tenants, because an id may meet another tenant's.
    async fn try_submit(&self, ask: &Submit, digest: &[u8]) -> Result<Option<Submitted>, StoreError> {
        let mut work = self.database.begin().await?;
        let key = Value::Text(ask.key.as_ref().map(|key| key.0.clone()));
        let values = vec![
            ask.job.to_string().into(),
            ask.tenant.0.clone().into(),
            ask.model.clone().into(),
            ask.options.clone().into(),
            i64::from(ask.priority.0).into(),
            i64::from(ask.max_attempts.get()).into(),
            key.clone(),
            digest.to_vec().into(),
        ];
        if let Some(row) = work.row(sql::INSERT, values).await? {
            let values = vec![row.int("serial")?.into(), ask.input.clone().into()];
            work.rows(sql::INSERT_INPUT, values).await?;
            self.commit_with_hint(work).await?;
            return Ok(Some(Submitted::New(ask.job)));
        }
        let met =
            work.row(sql::MET, vec![ask.job.to_string().into(), ask.tenant.0.clone().into(), key]).await?;
        let Some(met) = met else { return Ok(None) };
        let same = met.tenant()? == ask.tenant && met.get::<Vec<u8>>("digest")? == digest;
        Ok(Some(if same { Submitted::Same(met.job()?) } else { Submitted::Conflict }))
    }

    /// Grants a job; nothing, where the same token was granted one between two looks.
    async fn try_claim(&self, ask: &Claim) -> Result<Option<Claimed>, StoreError> {
        let token = ask.token.to_string();
        let mut work = self.database.begin().await?;
        let again = vec![token.clone().into(), ask.lease.0.into()];
        if let Some(row) = work.row(sql::GRANT_AGAIN, again).await? {
            work.commit().await?;
            return Ok(Some(Claimed::Granted(row.grant()?)));
        }
        if let Some(row) = work.row(sql::TOKEN, vec![token.clone().into()]).await? {
            return Ok((row.state()? != State::Running).then_some(Claimed::Spent));
        }
        let Some(chosen) = choose(&mut work).await? else { return Ok(Some(Claimed::Nothing)) };
        let values = vec![chosen.into(), token.into(), ask.worker.0.clone().into(), ask.lease.0.into()];
        let granted = work.row(sql::GRANT, values).await?;
        work.commit().await?;
        Ok(Some(granted.map_or(Ok(Claimed::Nothing), |row| row.grant().map(Claimed::Granted))?))
    }

    /// One statement as a transaction of its own.
    async fn once(&self, statement: Sql, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let mut work = self.database.begin().await?;
        let rows = work.rows(statement, values).await?;
        work.commit().await?;
        Ok(rows)
    }
}

impl Work {
    async fn notify(&mut self) -> Result<(), StoreError> {
        if let Self::Postgres(work) = self {
            sqlx::query(sql::NOTIFY).execute(&mut **work).await?;
        }
        Ok(())
    }
}

impl JobStore for SqlStore {
    async fn submit(&self, ask: Submit) -> Result<Submitted, StoreError> {
        let digest = ask.digest();
        for _ in 1..TRIES {
            match self.try_submit(&ask, &digest).await {
                Ok(Some(submitted)) => return Ok(submitted),
                Ok(None) => {}
                Err(error) if error.is_met() => {}
                Err(error) => return Err(error),
            }
        }
        self.try_submit(&ask, &digest).await?.ok_or(StoreError::Busy)
    }

    async fn cancel(&self, ask: Cancel) -> Result<Cancelling, StoreError> {
        let values = vec![ask.tenant.0.clone().into(), ask.job.to_string().into()];
        let mut work = self.database.begin_for(&ask.tenant).await?;
        let cancelled = work.row(sql::CANCEL, values.clone()).await?;
        let Some(row) = cancelled else {
            let state = work.row(sql::STATE, values).await?;
            let state = state.as_ref().map(Row::state).transpose()?;
            return Ok(state.map_or(Cancelling::Unknown, Cancelling::Ended));
        };
        work.commit().await?;
        Ok(if row.state()? == State::Running { Cancelling::Asked } else { Cancelling::Done })
    }

    async fn claim(&self, ask: Claim) -> Result<Claimed, StoreError> {
        for _ in 1..TRIES {
            match self.try_claim(&ask).await {
                Ok(Some(claimed)) => return Ok(claimed),
                Ok(None) => {}
                Err(error) if error.is_met() => {}
                Err(error) => return Err(error),
            }
        }
        self.try_claim(&ask).await?.ok_or(StoreError::Busy)
    }

    async fn heartbeat(&self, ask: Heartbeat) -> Result<Held, StoreError> {
        let mut values = of_hold(ask.hold).to_vec();
        values.extend([ask.beat.0.into(), ask.lease.0.into()]);
        values.extend([Value::Text(ask.progress), Value::Bytes(ask.checkpoint)]);
        let kept = self.once(sql::HEARTBEAT, values).await?;
        let kept = kept.first().map(|row| row.get("cancel")).transpose()?;
        Ok(kept.map_or(Held::Lost, |cancel| Held::Kept { cancel }))
    }

    async fn complete(&self, ask: Complete) -> Result<Letting, StoreError> {
        let (state, quality, failure, solution) = match ask.ending {
            Ending::Solved { quality, solution } => (State::Succeeded, Some(quality), None, Some(solution)),
            Ending::Failed(failure) => (State::Failed, None, Some(failure), None),
        };
        let mut values = of_hold(ask.hold).to_vec();
        values.push(state.word().into());
        values.push(Value::Text(quality.map(|quality| quality.word().to_owned())));
        values.push(Value::Text(failure.map(|failure| failure.word().to_owned())));
        values.push(Value::Text(ask.progress));
        let mut work = self.database.begin().await?;
        let Some(row) = work.row(sql::COMPLETE, values).await? else {
            let ended = work.row(sql::ENDED_BY, of_hold(ask.hold).to_vec()).await?;
            let ended = ended.as_ref().map(Row::state).transpose()?;
            return Ok(ended.map_or(Letting::Lost, Letting::Now));
        };
        if let Some(solution) = solution {
            let Solution { answer, plan, report } = solution;
            let values =
                vec![row.int("serial")?.into(), answer.into(), Value::Bytes(plan), Value::Bytes(report)];
            work.rows(sql::INSERT_SOLUTION, values).await?;
        }
        work.commit().await?;
        Ok(Letting::Now(row.state()?))
    }

    async fn release(&self, ask: Release) -> Result<Letting, StoreError> {
        let given_back = match ask.why {
            Why::Drain => 1,
            Why::Crash => 0,
        };
        let mut values = of_hold(ask.hold).to_vec();
        values.extend([Value::from(given_back), Value::Bytes(ask.checkpoint)]);
        let mut work = self.database.begin().await?;
        let Some(row) = work.row(sql::RELEASE, values).await? else { return Ok(Letting::Lost) };
        self.commit_with_hint(work).await?;
        Ok(Letting::Now(row.state()?))
    }

    async fn sweep(&self) -> Result<Vec<(JobId, State)>, StoreError> {
        let swept = self.once(sql::SWEEP, Vec::new()).await?;
        let mut swept =
            swept.iter().map(|row| Ok((row.job()?, row.state()?))).collect::<Result<Vec<_>, StoreError>>()?;
        swept.sort_unstable();
        Ok(swept)
    }

    async fn purge(&self, ask: Purge) -> Result<u64, StoreError> {
        let purged = self.once(sql::PURGE, vec![ask.keep.0.into(), i64::from(ask.most).into()]).await?;
        Ok(purged.len() as u64)
    }

    async fn find(&self, tenant: Tenant, job: JobId) -> Result<Option<View>, StoreError> {
        let values = vec![tenant.0.clone().into(), job.to_string().into()];
        let found = self.database.read_for(&tenant, sql::FIND, values).await?;
        found.first().map(Row::view).transpose()
    }

    async fn list(&self, filter: Filter) -> Result<Page, StoreError> {
        let values = vec![
            filter.tenant.0.clone().into(),
            Value::Text(filter.state.map(|state| state.word().to_owned())),
            Value::Int(filter.after.map(|cursor| cursor.0)),
            i64::from(filter.most).into(),
            Value::Text(filter.model),
        ];
        let rows = self.database.read_for(&filter.tenant, sql::LIST, values).await?;
        let full = rows.len() == usize::from(filter.most);
        let last = rows.last().filter(|_| full);
        let next = last.map(|row| row.int("serial").map(Cursor)).transpose()?;
        Ok(Page { jobs: rows.iter().map(Row::view).collect::<Result<_, _>>()?, next })
    }

    async fn document(&self, tenant: Tenant, job: JobId, part: Part) -> Result<Option<Vec<u8>>, StoreError> {
        let statement = match part {
            Part::Input => sql::INPUT,
            Part::Checkpoint => sql::CHECKPOINT,
            Part::Plan => sql::PLAN,
            Part::Answer => sql::ANSWER,
            Part::Report => sql::REPORT,
        };
        let values = vec![tenant.0.clone().into(), job.to_string().into()];
        let found = self.database.read_for(&tenant, statement, values).await?;
        Ok(found.first().map(|row| row.get("bytes")).transpose()?.flatten())
    }

    async fn hint(&self) {
        self.hint.notified().await;
    }
}
