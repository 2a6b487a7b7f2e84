//! What somebody asks the desk for, before the desk has looked at its books: which fields belong to which command, and numbers
//! within their ranges.

use sha2::{Digest as _, Sha256};

use super::draft::{CommandDraft, CommandKind};
use super::plot::MOST_YEARS;
use super::read::parse;
use crate::issue::Issues;
use crate::read::calendar::{Zero, length};
use crate::read::findings::Findings;
use crate::time::{Duration, Minutes};

/// How long a place is kept where nobody says. An assumption: long enough to ask the relatives by telephone.
const HOLD: Duration = Duration::minutes(30);
/// The longest hold: Hong Kong's token for a family lasts 60 days.
const LONGEST_HOLD: Duration = Duration::hours(60 * 24);
/// How many offers where nobody says.
const BEST: u32 = 3;
/// More offers than anyone reads out.
const MOST: u32 = 20;
/// How far apart where nobody says. An assumption: offers five minutes apart are no choice.
const APART: Duration = Duration::minutes(30);
/// The longest distance between offers.
const LONGEST_APART: Duration = Duration::hours(24);

/// What is asked of offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferOptions {
    /// How many at most.
    pub best: usize,
    /// The starts of any two lie so far apart at least.
    pub apart: Duration,
}

/// A command that could be read.
#[derive(Debug)]
pub struct Asked {
    pub(super) draft: CommandDraft,
    /// SHA-256 of the command, in hexadecimal digits.
    pub(super) digest: String,
    pub(super) issues: Issues,
    /// What could not be read of the case, for its check.
    pub(super) unreadable: Findings,
    pub(super) hold: Duration,
    pub(super) options: OfferOptions,
}

impl Asked {
    /// Reads a command. What is wrong with its fields is told together with what is wrong with its case, when the desk has
    /// looked at it.
    ///
    /// # Errors
    /// The text is no JSON, or no command to a desk.
    ///
    /// # Panics
    /// Never: all keys are texts and all values finite.
    pub fn read(bytes: &[u8]) -> Result<Self, Issues> {
        let (draft, mut found) = parse(bytes)?;
        let text = serde_json::to_vec(&draft).expect("a tree of texts and numbers");
        let digest = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
        let unreadable = found.renamed(&[("", "")]);
        fields(&draft, &mut found);
        let mut minutes = |given: Option<Minutes>, usual, zero, most, field: &str| match given {
            Some(minutes) => length(minutes, zero, most, || format!("/{field}"), &mut found),
            None => usual,
        };
        let hold = minutes(draft.hold_minutes, HOLD, Zero::Wrong, LONGEST_HOLD, "hold_minutes");
        let apart = minutes(draft.apart_minutes, APART, Zero::Fine, LONGEST_APART, "apart_minutes");
        let mut within = |given: Option<u32>, usual, most, field: &str| {
            let number = given.unwrap_or(usual);
            if !(1..=most).contains(&number) {
                let cause = format!("a number from 1 to {most} is expected here");
                found.add(
                    "number-out-of-range",
                    format!("/{field}"),
                    number,
                    cause,
                    "write a number in that range",
                );
            }
            number
        };
        let best = within(draft.best, BEST, MOST, "best") as usize;
        within(draft.fee_years, 1, MOST_YEARS, "fee_years");
        Ok(Self {
            draft,
            digest,
            issues: found.finish(),
            unreadable,
            hold,
            options: OfferOptions { best, apart },
        })
    }
    /// What it asks for.
    #[must_use]
    pub fn kind(&self) -> CommandKind {
        self.draft.command
    }
    /// The id of the request.
    #[must_use]
    pub fn request(&self) -> &str {
        &self.draft.request
    }
    /// What is asked of offers.
    #[must_use]
    pub fn options(&self) -> OfferOptions {
        self.options
    }
}

/// Asks for the fields that a command needs, and refuses those that it does not have.
fn fields(draft: &CommandDraft, found: &mut Findings) {
    use CommandKind::{
        Amend, Confirm, Hold, HoldPlot, Inter, Offer, OpenPlots, PayFee, PayPlot, Release, ReleasePlot,
    };
    let own = draft.command;
    if found.has_unreadable_below("/command") {
        return;
    }
    let of_plots: &[CommandKind] = &[HoldPlot, PayPlot, PayFee, Inter, ReleasePlot];
    let table: [(&str, bool, &[CommandKind], &[CommandKind]); 16] = [
        ("case", draft.case.is_some(), &[Offer, Hold], &[Amend]),
        ("weekdays", draft.weekdays.is_some(), &[], &[Offer, Hold]),
        ("cremated_by", draft.cremated_by.is_some(), &[], &[Offer, Hold]),
        ("best", draft.best.is_some(), &[], &[Offer]),
        ("apart_minutes", draft.apart_minutes.is_some(), &[], &[Offer]),
        ("service", draft.service.is_some(), &[Hold, Amend], &[]),
        ("moves", draft.moves.is_some(), &[], &[Hold]),
        ("hold_minutes", draft.hold_minutes.is_some(), &[], &[Hold, HoldPlot]),
        ("booking", draft.booking.is_some(), &[Confirm, Release, Amend], &[]),
        ("agreement", draft.agreement.is_some(), &[Amend], &[Release, ReleasePlot]),
        ("plots", draft.plots.is_some(), &[OpenPlots], &[]),
        ("plot", draft.plot.is_some(), of_plots, &[]),
        ("right", draft.right.is_some(), of_plots, &[]),
        ("certificate", draft.certificate.is_some(), &[PayPlot], &[]),
        ("fee_years", draft.fee_years.is_some(), &[PayPlot, PayFee], &[]),
        ("request", !draft.request.is_empty(), &[], &[own]),
    ];
    for (field, is_there, needs, may) in table {
        if !is_there && needs.contains(&own) {
            let cause = "a command of this kind has one";
            found.add_missing("missing-field", "", field, cause, format!("write `{field}`"));
        }
        if is_there && !needs.contains(&own) && !may.contains(&own) {
            let cause = "a command of this kind has no such field";
            found.add("not-of-this-command", format!("/{field}"), field, cause, "leave it out");
        }
    }
    let texts = [
        ("request", Some(&draft.request)),
        ("booking", draft.booking.as_ref()),
        ("plot", draft.plot.as_ref()),
        ("right", draft.right.as_ref()),
        ("certificate", draft.certificate.as_ref()),
        ("agreement/reference", draft.agreement.as_ref().map(|agreement| &agreement.reference)),
    ];
    for (field, text) in texts {
        if text.is_some_and(|text| text.trim().is_empty()) {
            let cause = "something without an id cannot be found again";
            found.add("empty-id", format!("/{field}"), "\"\"", cause, "write an id");
        }
    }
    if draft.weekdays.as_ref().is_some_and(Vec::is_empty) {
        found.add("no-weekdays", "/weekdays", "[]", "no day is left", "name days, or leave `weekdays` out");
    }
}
