//! From bytes to a command or a line of the ledger; [`crate::read`] says how.

use super::draft::{
    AgreementDraft, CommandDraft, CommandKind, EventKind, LineDraft, MODEL, PlotDraft, TakeDraft, Weekday,
};
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::findings::Findings;
use crate::read::forms::forms;
use crate::read::{Head, Kind};

forms! {
    CommandDraft, "a command to the desk", needs [anpai, model, request, command],
        may [case, weekdays, cremated_by, best, apart_minutes, service, moves, hold_minutes, booking, agreement, plots,
            plot, right, certificate, fee_years];
    AgreementDraft, "an agreement", needs [reference, given], may [];
    PlotDraft, "a plot", needs [id, kind], may [site];
    TakeDraft, "what is taken", needs [pool, from, to], may [units];
    LineDraft, "a line of the ledger", needs [seq, at, event],
        may [request, digest, booking, case, service, takes, moves, until, agreement, plots, plot, right, certificate,
            fee_until];
}

choices! {
    CommandKind, Self::Offer, ["offer", "hold", "confirm", "release", "amend", "open-plots", "hold-plot", "pay-plot",
        "pay-fee", "inter", "release-plot"];
    Weekday, Self::Monday, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    EventKind, Self::Held, ["held", "confirmed", "released", "expired", "amended", "plots-opened", "plot-held",
        "plot-expired", "plot-paid", "fee-paid", "interred", "plot-released"];
}

const KIND: Kind = Kind { model: MODEL, what: "what the booking desk is asked" };

/// Reads a command without checking what it asks for.
///
/// # Errors
/// The text is no JSON, or no command.
pub(super) fn parse(bytes: &[u8]) -> Result<(CommandDraft, Findings), Issues> {
    crate::read::parse(bytes, KIND, |draft: &CommandDraft| Head { anpai: draft.anpai, model: &draft.model })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<CommandKind>();
        all_read::<Weekday>();
        all_read::<EventKind>();
    }
}
