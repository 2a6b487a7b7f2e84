//! Rows as the words of the jobs.

use crate::database::{Row, StoreError};
use crate::jobs::clock::Moment;
use crate::jobs::id::{Epoch, Hold, JobId, Priority, Tenant, WorkerName};
use crate::jobs::message::Grant;
use crate::jobs::state::State;
use crate::jobs::view::View;
use crate::jobs::word::Word;

impl Row {
    fn small<T: TryFrom<i64>>(&self, column: &'static str) -> Result<T, StoreError> {
        T::try_from(self.int(column)?).map_err(|_| StoreError::Damaged { column })
    }

    fn moment(&self, column: &'static str) -> Result<Option<Moment>, StoreError> {
        Ok(self.get::<Option<i64>>(column)?.map(Moment))
    }

    pub fn word<T: Word>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        let read = |word: String| T::read(&word).ok_or(StoreError::Damaged { column });
        self.get::<Option<String>>(column)?.map(read).transpose()
    }

    pub fn state(&self) -> Result<State, StoreError> {
        self.word("state")?.ok_or(StoreError::Damaged { column: "state" })
    }

    pub fn job(&self) -> Result<JobId, StoreError> {
        self.get::<String>("id")?.parse().map_err(|_| StoreError::Damaged { column: "id" })
    }

    pub fn tenant(&self) -> Result<Tenant, StoreError> {
        Ok(Tenant(self.get("tenant")?))
    }

    pub fn grant(&self) -> Result<Grant, StoreError> {
        Ok(Grant {
            hold: Hold { job: self.job()?, epoch: Epoch(self.int("epoch")?) },
            tenant: self.tenant()?,
            model: self.get("model")?,
            options: self.get("options")?,
            attempt: self.small("attempts")?,
            checkpoint: self.get("checkpoint")?,
        })
    }

    pub fn view(&self) -> Result<View, StoreError> {
        Ok(View {
            job: self.job()?,
            tenant: self.tenant()?,
            model: self.get("model")?,
            options: self.get("options")?,
            priority: Priority(self.small("priority")?),
            state: self.state()?,
            quality: self.word("quality")?,
            failure: self.word("failure")?,
            attempts: self.small("attempts")?,
            max_attempts: self.small("max_attempts")?,
            epoch: Epoch(self.int("epoch")?),
            cancel: self.get("cancel")?,
            progress: self.get("progress")?,
            worker: self.get::<Option<String>>("worker")?.map(WorkerName),
            submitted_at: Moment(self.int("submitted_at")?),
            claimed_at: self.moment("claimed_at")?,
            ended_at: self.moment("ended_at")?,
        })
    }
}
