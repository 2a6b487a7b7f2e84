//! The ledger: what happened, line by line, and never changed. A line is one JSON object; who stores lines is a [`Ledger`].

use super::draft::{AgreementDraft, EventKind, LineDraft, PlotDraft, TakeDraft};
use super::instant::Instant;
use super::state::Receipt;
use crate::funerals::services::draft::{CaseDraft, Day, PreviousDraft};
use crate::issue::{Issue, Issues};
use crate::read::findings::Findings;
use crate::read::form;

/// What has happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A place is kept for a case.
    Held {
        /// The case.
        case: Box<CaseDraft>,
        /// Where it is.
        service: Box<PreviousDraft>,
        /// What it takes.
        takes: Vec<TakeDraft>,
        /// Until when, exclusive.
        until: Instant,
        /// Unconfirmed cases of the document that have given way.
        moves: Vec<String>,
    },
    /// It is the family's own.
    Confirmed {
        /// The booking.
        booking: String,
    },
    /// It was given back.
    Released {
        /// The booking.
        booking: String,
        /// The family's agreement, where it was confirmed.
        agreement: Option<AgreementDraft>,
    },
    /// Nobody confirmed it in time.
    Expired {
        /// The booking.
        booking: String,
    },
    /// The case has another place.
    Amended {
        /// The case.
        case: Box<CaseDraft>,
        /// Where it is now.
        service: Box<PreviousDraft>,
        /// What it takes there.
        takes: Vec<TakeDraft>,
        /// The family's agreement.
        agreement: AgreementDraft,
    },
    /// There are more plots.
    PlotsOpened {
        /// The new ones.
        plots: Vec<PlotDraft>,
    },
    /// A plot is kept for somebody.
    PlotHeld {
        /// The plot.
        plot: String,
        /// For whom.
        right: String,
        /// Until when, exclusive.
        until: Instant,
    },
    /// Nobody paid for it in time.
    PlotExpired {
        /// The plot.
        plot: String,
    },
    /// It is sold.
    PlotPaid {
        /// The plot.
        plot: String,
        /// To whom.
        right: String,
        /// Against which cremation certificate.
        certificate: String,
        /// The day before which maintenance is paid.
        fee_until: Day,
    },
    /// More years are paid.
    FeePaid {
        /// The plot.
        plot: String,
        /// Whose it is.
        right: String,
        /// The day before which maintenance is paid.
        fee_until: Day,
    },
    /// Somebody rests there.
    Interred {
        /// The plot.
        plot: String,
        /// Whose it is.
        right: String,
    },
    /// It was given back.
    PlotReleased {
        /// The plot.
        plot: String,
        /// Whose it was.
        right: String,
        /// Their agreement, where it was paid.
        agreement: Option<AgreementDraft>,
    },
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// 1, 2, 3 and so on.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// The request that it answers with the digest of its command; `None` where time alone has done it.
    pub request: Option<(String, String)>,
    /// What.
    pub event: Event,
}

/// Where lines are kept.
pub trait Ledger {
    /// Why lines cannot be kept.
    type Error;
    /// Keeps lines for good: when it returns, they outlive a crash, all of them and in order. Where it fails, none may be
    /// told to anyone.
    ///
    /// # Errors
    /// They could not be kept.
    fn append(&mut self, lines: &[Line]) -> Result<(), Self::Error>;
}

/// A ledger in memory.
impl Ledger for Vec<Line> {
    type Error = std::convert::Infallible;
    fn append(&mut self, lines: &[Line]) -> Result<(), Self::Error> {
        self.extend_from_slice(lines);
        Ok(())
    }
}

impl Line {
    /// The line's text, with its end.
    ///
    /// # Panics
    /// Never: all keys are texts and all values finite.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string(&self.draft()).expect("a tree of texts and numbers");
        text.push('\n');
        text
    }
    /// Reads a line.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, Issues> {
        let (draft, mut found) = form::<LineDraft>(bytes)?;
        let line = Self::of(draft, &mut found);
        let issues = found.finish();
        match line {
            Some(line) if issues.is_empty() => Ok(line),
            _ => Err(issues),
        }
    }
    fn of(draft: LineDraft, found: &mut Findings) -> Option<Self> {
        use EventKind as Kind;
        if found.has_unreadable_below("/event") {
            return None;
        }
        let kind = draft.event;
        let mut needs = Needs { found, what: "an event of this kind has one" };
        let event = match kind {
            Kind::Held => {
                let (case, service) =
                    (needs.field(draft.case, "case"), needs.field(draft.service, "service"));
                let (takes, until) = (needs.field(draft.takes, "takes"), needs.field(draft.until, "until"));
                Event::Held {
                    case: Box::new(case?),
                    service: Box::new(service?),
                    takes: takes?,
                    until: until?,
                    moves: draft.moves.unwrap_or_default(),
                }
            }
            Kind::Confirmed => Event::Confirmed { booking: needs.field(draft.booking, "booking")? },
            Kind::Released => {
                let booking = needs.field(draft.booking, "booking")?;
                Event::Released { booking, agreement: draft.agreement }
            }
            Kind::Expired => Event::Expired { booking: needs.field(draft.booking, "booking")? },
            Kind::Amended => {
                let (case, service) =
                    (needs.field(draft.case, "case"), needs.field(draft.service, "service"));
                let (takes, agreement) =
                    (needs.field(draft.takes, "takes"), needs.field(draft.agreement, "agreement"));
                let (case, service) = (Box::new(case?), Box::new(service?));
                Event::Amended { case, service, takes: takes?, agreement: agreement? }
            }
            Kind::PlotsOpened => Event::PlotsOpened { plots: needs.field(draft.plots, "plots")? },
            Kind::PlotExpired => Event::PlotExpired { plot: needs.field(draft.plot, "plot")? },
            Kind::PlotHeld | Kind::PlotPaid | Kind::FeePaid | Kind::Interred | Kind::PlotReleased => {
                let (plot, right) = (needs.field(draft.plot, "plot"), needs.field(draft.right, "right"));
                match kind {
                    Kind::PlotHeld => {
                        let until = needs.field(draft.until, "until");
                        Event::PlotHeld { plot: plot?, right: right?, until: until? }
                    }
                    Kind::PlotPaid => {
                        let certificate = needs.field(draft.certificate, "certificate");
                        let fee_until = needs.field(draft.fee_until, "fee_until")?;
                        Event::PlotPaid { plot: plot?, right: right?, certificate: certificate?, fee_until }
                    }
                    Kind::FeePaid => {
                        let fee_until = needs.field(draft.fee_until, "fee_until")?;
                        Event::FeePaid { plot: plot?, right: right?, fee_until }
                    }
                    Kind::Interred => Event::Interred { plot: plot?, right: right? },
                    _ => Event::PlotReleased { plot: plot?, right: right?, agreement: draft.agreement },
                }
            }
        };
        let request = match (draft.request, draft.digest) {
            (Some(request), Some(digest)) => Some((request, digest)),
            (None, None) => None,
            _ => {
                let cause = "a request and the digest of its command stand together";
                found.add_missing("half-request", "", "digest", cause, "write both, or neither");
                None
            }
        };
        Some(Self { seq: draft.seq, at: draft.at, request, event })
    }
    /// The booking that it is about; `None` where it is about plots.
    #[must_use]
    pub fn booking(&self) -> Option<&str> {
        match &self.event {
            Event::Held { case, .. } | Event::Amended { case, .. } => Some(&case.id),
            Event::Confirmed { booking } | Event::Released { booking, .. } | Event::Expired { booking } => {
                Some(booking)
            }
            _ => None,
        }
    }
    /// What it says to whoever asked for it.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        let LineDraft { seq, at, event, booking, plot, until, fee_until, .. } = self.draft();
        Receipt { seq, at, event, booking, plot, until, fee_until }
    }
    /// The wire form.
    #[must_use]
    pub fn draft(&self) -> LineDraft {
        use EventKind as Kind;
        let (request, digest) = self.request.clone().unzip();
        let mut draft = LineDraft { seq: self.seq, at: self.at, request, digest, ..LineDraft::default() };
        let (kind, plot, right) = match &self.event {
            Event::Held { .. } => (Kind::Held, None, None),
            Event::Confirmed { .. } => (Kind::Confirmed, None, None),
            Event::Released { .. } => (Kind::Released, None, None),
            Event::Expired { .. } => (Kind::Expired, None, None),
            Event::Amended { .. } => (Kind::Amended, None, None),
            Event::PlotsOpened { .. } => (Kind::PlotsOpened, None, None),
            Event::PlotHeld { plot, right, .. } => (Kind::PlotHeld, Some(plot), Some(right)),
            Event::PlotExpired { plot } => (Kind::PlotExpired, Some(plot), None),
            Event::PlotPaid { plot, right, .. } => (Kind::PlotPaid, Some(plot), Some(right)),
            Event::FeePaid { plot, right, .. } => (Kind::FeePaid, Some(plot), Some(right)),
            Event::Interred { plot, right } => (Kind::Interred, Some(plot), Some(right)),
            Event::PlotReleased { plot, right, .. } => (Kind::PlotReleased, Some(plot), Some(right)),
        };
        draft.event = kind;
        draft.booking = self.booking().map(str::to_owned);
        (draft.plot, draft.right) = (plot.cloned(), right.cloned());
        match &self.event {
            Event::Held { case, service, takes, until, moves } => {
                (draft.case, draft.service) = (Some((**case).clone()), Some((**service).clone()));
                (draft.takes, draft.until) = (Some(takes.clone()), Some(*until));
                draft.moves = (!moves.is_empty()).then(|| moves.clone());
            }
            Event::Amended { case, service, takes, agreement } => {
                (draft.case, draft.service) = (Some((**case).clone()), Some((**service).clone()));
                draft.takes = Some(takes.clone());
                draft.agreement = Some(agreement.clone());
            }
            Event::Released { agreement, .. } | Event::PlotReleased { agreement, .. } => {
                draft.agreement.clone_from(agreement);
            }
            Event::PlotsOpened { plots } => draft.plots = Some(plots.clone()),
            Event::PlotHeld { until, .. } => draft.until = Some(*until),
            Event::PlotPaid { certificate, fee_until, .. } => {
                (draft.certificate, draft.fee_until) = (Some(certificate.clone()), Some(*fee_until));
            }
            Event::FeePaid { fee_until, .. } => draft.fee_until = Some(*fee_until),
            _ => {}
        }
        draft
    }
}

/// Asks for fields that are needed here.
pub(super) struct Needs<'a> {
    pub(super) found: &'a mut Findings,
    pub(super) what: &'static str,
}

impl Needs<'_> {
    pub(super) fn field<T>(&mut self, field: Option<T>, name: &'static str) -> Option<T> {
        if field.is_none() {
            self.found.add_missing("missing-field", "", name, self.what, format!("write `{name}`"));
        }
        field
    }
}

/// A ledger's text in pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Bytes of them.
    pub bytes: usize,
    /// Bytes behind the last whole line: a line that somebody was writing when the power went. It was told to nobody, so
    /// that it can be cut.
    pub torn: usize,
}

/// Reads a ledger as it lies in a file, one line after another.
///
/// # Errors
/// Everything that is wrong with whole lines, each issue with the number of its line.
pub fn read_lines(text: &[u8]) -> Result<Lines, Issues> {
    let bytes = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let (mut issues, mut lines) = (Issues::default(), Vec::new());
    for (n, line) in (1..).zip(text[..bytes].split_inclusive(|byte| *byte == b'\n')) {
        match Line::read(line) {
            Ok(line) => lines.push(line),
            Err(found) => issues.0.extend(found.0.into_iter().map(|issue| in_line(n, issue))),
        }
    }
    issues.into_result(Lines { lines, bytes, torn: text.len() - bytes })
}

/// An issue with the number of its line in front.
pub(super) fn in_line(n: usize, issue: Issue) -> Issue {
    let pointer =
        if issue.pointer.is_empty() { format!("line {n}") } else { format!("line {n} {}", issue.pointer) };
    Issue { pointer, ..issue }
}
