//! What a desk says to a command, as one JSON object; the same on the command line and in the service.

use anpai_core::funerals::desk::{Answered, OfferAnswer};
use anpai_core::issue::Issues;
use serde_json::{Value, json};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// There are offers.
    Offers,
    /// There is none.
    NoOffer,
    /// It is done.
    Done,
    /// It was done before, under the same request.
    Repeated,
    /// It is refused, with every reason; nothing has changed.
    Refused,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// How it ended.
    pub said: Said,
    /// What is told: `request`, `status`, and `offers`, `receipt` or `issues`.
    pub body: Value,
    /// Every reason of a refusal; none otherwise.
    pub issues: Issues,
}

impl Answer {
    pub(crate) fn offers(request: &str, offers: &[OfferAnswer]) -> Self {
        let said = if offers.is_empty() { Said::NoOffer } else { Said::Offers };
        let body = json!({"request": request, "status": "offers", "offers": offers});
        Self { said, body, issues: Issues::default() }
    }

    pub(crate) fn done(request: &str, answered: &Answered) -> Self {
        let (said, status) =
            if answered.repeated { (Said::Repeated, "repeated") } else { (Said::Done, "done") };
        let body = json!({"request": request, "status": status, "receipt": answered.receipt});
        Self { said, body, issues: Issues::default() }
    }

    /// Without a request where not even that could be read.
    pub(crate) fn refused(request: Option<&str>, issues: Issues) -> Self {
        let body = json!({"request": request, "status": "refused", "issues": issues});
        Self { said: Said::Refused, body, issues }
    }
}
