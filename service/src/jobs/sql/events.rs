//! Reads what the triggers of the databases noted of each job, and how many jobs there are.

use super::{SqlStore, statements as sql};
use crate::database::{Row, StoreError};
use crate::jobs::clock::Moment;
use crate::jobs::events::Happened;
use crate::jobs::id::{JobId, Tenant};
use crate::jobs::state::State;

impl SqlStore {
    /// What happened to a tenant's job after number `after`, at most `most` of it, in order. Nothing of a job that is
    /// unknown. Only the last thousand numbers of a job are kept.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn happened(
        &self,
        tenant: &Tenant,
        job: JobId,
        after: i64,
        most: u16,
    ) -> Result<Vec<Happened>, StoreError> {
        let values =
            vec![tenant.0.clone().into(), job.to_string().into(), after.into(), i64::from(most).into()];
        let rows = self.database.read_for(tenant, sql::HAPPENED, values).await?;
        rows.iter().map(Row::happened).collect()
    }

    /// How many jobs of all tenants are in each state.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn counts(&self) -> Result<Vec<(State, i64)>, StoreError> {
        let rows = self.database.read(sql::COUNTS, Vec::new()).await?;
        rows.iter().map(|row| Ok((row.state()?, row.int("number")?))).collect()
    }

    /// The newest number of each of these jobs that is still there.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn newest(&self, jobs: &[JobId]) -> Result<Vec<(JobId, i64)>, StoreError> {
        let ids: Vec<String> = jobs.iter().map(|job| format!("\"{job}\"")).collect();
        let rows = self.database.read(sql::NEWEST, vec![format!("[{}]", ids.join(",")).into()]).await?;
        rows.iter().map(|row| Ok((row.job()?, row.int("number")?))).collect()
    }
}

impl Row {
    fn happened(&self) -> Result<Happened, StoreError> {
        Ok(Happened {
            number: self.int("number")?,
            at: Moment(self.int("at")?),
            state: self.state()?,
            quality: self.word("quality")?,
            failure: self.word("failure")?,
            progress: self.get("progress")?,
        })
    }
}
