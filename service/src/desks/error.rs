//! Why a desk did not answer.

use anpai_core::issue::Issues;

use crate::database::StoreError;

/// Why a desk did not answer. A command that is refused is an answer, and not here.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The tenant has no such desk.
    #[error("there is no such desk")]
    Unknown,
    /// There is one of this id with another document.
    #[error("there is a desk of this id with another document")]
    Exists,
    /// The document is none of a home, or not one that the ledger fits.
    #[error("the document cannot be used")]
    Home(Issues),
    /// The ledger in the store is no ledger of its document.
    #[error("the ledger cannot be read")]
    Ledger(Issues),
    /// What the ledger comes to and what the store holds as sold are two things.
    #[error("the books and what is noted as sold disagree")]
    Disagree,
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}
