//! The wire forms of the desk: commands, and the lines of its ledger. A case and where it is are written as in a week's
//! document (`cases` and `previous`), so that what the desk confirmed can be planned around. Nothing in them is trusted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::instant::Instant;
use crate::funerals::services::draft::{CaseDraft, Day, Moment, PreviousDraft};
use crate::time::{Clock, Minutes};

/// The name of the model in commands.
pub const MODEL: &str = "funerals-desk";

/// What the desk is asked to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CommandKind {
    /// Tell the best places for a case; nothing changes.
    #[default]
    Offer,
    /// Keep a place for a case for a while.
    Hold,
    /// Make a held place the family's own.
    Confirm,
    /// Give a place back.
    Release,
    /// Move a confirmed case, with its family's agreement.
    Amend,
    /// Add plots or niches to the register.
    OpenPlots,
    /// Keep a plot for a while.
    HoldPlot,
    /// Sell a held plot against a cremation certificate.
    PayPlot,
    /// Pay for more years of maintenance.
    PayFee,
    /// Inter in a plot that is paid.
    Inter,
    /// Give a plot back.
    ReleasePlot,
}

/// Days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weekday {
    /// The first one.
    #[default]
    Monday,
    /// The second one.
    Tuesday,
    /// The third one.
    Wednesday,
    /// The fourth one.
    Thursday,
    /// The fifth one.
    Friday,
    /// The sixth one.
    Saturday,
    /// The seventh one.
    Sunday,
}

/// A command. Which fields belong to which command is in `docs/booking-desk.md`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct CommandDraft {
    /// The version of the form: 1.
    pub anpai: u32,
    /// The model: `funerals-desk`.
    pub model: String,
    /// An id of this very request: asked again with the same one, the desk answers again and does nothing.
    pub request: String,
    /// What to do.
    pub command: CommandKind,
    /// `offer`, `hold`: the case, as in a week's document; its id is the booking's. `amend`: where the case itself changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseDraft>,
    /// `offer`, `hold`: the farewell (or cremation) is on one of these days of the week; on any where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<Vec<Weekday>>,
    /// `offer`, `hold`: the cremation ends by this time of the farewell's day, such as `12:00` for "the same morning".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cremated_by: Option<Clock>,
    /// `offer`: how many, 1 to 20; 3 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<u32>,
    /// `offer`: the starts of any two lie so far apart at least; 30 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart_minutes: Option<Minutes>,
    /// `hold`, `amend`: where the case is to be, as an offer says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<PreviousDraft>,
    /// `hold`: unconfirmed cases of the document that have to give way, as an offer says it. `offer`: left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moves: Option<Vec<String>>,
    /// `hold`, `hold-plot`: for how long; 30 minutes where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_minutes: Option<Minutes>,
    /// `confirm`, `release`, `amend`: the booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking: Option<String>,
    /// `amend`, `release`, `release-plot`: where the family's agreement is on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<AgreementDraft>,
    /// `open-plots`: the new ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plots: Option<Vec<PlotDraft>>,
    /// The plot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plot: Option<String>,
    /// Whose right it is: an id, not a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// `pay-plot`: the id of the cremation certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// `pay-plot`, `pay-fee`: years of maintenance that are paid, 1 to 20.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_years: Option<u32>,
}

/// Where a family's agreement is on record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AgreementDraft {
    /// Such as the number of the signed form; no name.
    pub reference: String,
    /// When it was given.
    pub given: Day,
}

/// A plot or niche.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlotDraft {
    /// Its id.
    pub id: String,
    /// Its kind, such as `tree`, `lawn`, `wall` or `niche`.
    pub kind: String,
    /// The cemetery or columbarium that it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
}

/// Units of a pool that a booking takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TakeDraft {
    /// The pool.
    pub pool: String,
    /// From here on, with cleaning or cooling.
    pub from: Moment,
    /// Until here.
    pub to: Moment,
    /// How many; 1 where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
}

/// What has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A place is kept for a case.
    #[default]
    Held,
    /// It is the family's own.
    Confirmed,
    /// It was given back.
    Released,
    /// Nobody confirmed it in time.
    Expired,
    /// The case has another place.
    Amended,
    /// There are more plots.
    PlotsOpened,
    /// A plot is kept.
    PlotHeld,
    /// Nobody paid for it in time.
    PlotExpired,
    /// It is sold.
    PlotPaid,
    /// More years are paid.
    FeePaid,
    /// Somebody rests there.
    Interred,
    /// It was given back.
    PlotReleased,
}

/// A line of the ledger: one JSON object, never changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct LineDraft {
    /// 1, 2, 3 and so on.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// What.
    pub event: EventKind,
    /// The request that it answers; none where time alone has done it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// SHA-256 of the command, so that the same id with another command is told apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking: Option<String>,
    /// `held`, `amended`: the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseDraft>,
    /// `held`, `amended`: where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<PreviousDraft>,
    /// `held`, `amended`: what it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes: Option<Vec<TakeDraft>>,
    /// `held`: unconfirmed cases of the document that have given way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moves: Option<Vec<String>>,
    /// `held`, `plot-held`: until when, exclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// The family's agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<AgreementDraft>,
    /// `plots-opened`: the new ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plots: Option<Vec<PlotDraft>>,
    /// The plot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plot: Option<String>,
    /// Whose right it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// `plot-paid`: the cremation certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// `plot-paid`, `fee-paid`: the day before which maintenance is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_until: Option<Day>,
}
