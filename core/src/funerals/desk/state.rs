//! What the ledger comes to: bookings, plots, what they take, and which requests were answered. Lines alone change it, each
//! checked for being a step that may be taken; so that replaying a ledger gives the same state, or says which line is wrong.
//! Whether there was room is asked before a line is written and not here: a cremator that fails makes no booking undone.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::booking::{self, Booking, BookingState};
use super::busy::Busy;
use super::draft::{EventKind, TakeDraft};
use super::home::{Home, Take};
use super::instant::Instant;
use super::ledger::{Event, Line};
use super::plot::{self, Plot, PlotState, Right};
use crate::funerals::services::draft::{CaseDraft, Day, PreviousDraft};
use crate::issue::Issues;

/// What a command came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The line of the ledger.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// What.
    pub event: EventKind,
    /// The booking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking: Option<String>,
    /// The plot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plot: Option<String>,
    /// Until when something is held, exclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// The day before which maintenance is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee_until: Option<Day>,
}

/// Whose hold runs out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    Booking(String),
    Plot(String),
}

/// The state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub(super) seq: i64,
    pub(super) last: Option<Instant>,
    pub(super) bookings: BTreeMap<String, Booking>,
    pub(super) plots: BTreeMap<String, Plot>,
    /// The plot that each certificate has bought.
    pub(super) certificates: BTreeMap<String, String>,
    /// Each request that was answered, with the digest of its command.
    pub(super) requests: BTreeMap<String, (String, Receipt)>,
    /// Unconfirmed cases of the document that have given way.
    pub(super) displaced: BTreeSet<String>,
    /// Holds by when they run out.
    pub(super) expiries: BTreeSet<(Instant, Holder)>,
    /// What is taken of each pool by confirmed cases of the document and by bookings.
    pub(super) busy: Vec<Busy>,
}

impl State {
    pub(super) fn new(home: &Home) -> Self {
        let mut busy = vec![Busy::default(); home.problem.pools.len()];
        home.confirmed.values().for_each(|takes| change(&mut busy, takes, 1));
        Self { busy, ..Self::default() }
    }
    /// Every issue against an event.
    pub(super) fn may(&self, home: &Home, event: &Event, at: Instant) -> Issues {
        match event {
            Event::Held { case, service, .. } | Event::Amended { case, service, .. } => {
                let mut issues = booking::may(self.booking(&case.id), event, at);
                if case.id != service.case {
                    let cause = format!("this is where `{}` is, and the case is `{}`", service.case, case.id);
                    issues.push(
                        "other-case",
                        "/service/case",
                        &service.case,
                        cause,
                        "write the case's own id",
                    );
                }
                if home.cases.contains(&case.id) {
                    let cause = "the document has a case of this id as well";
                    let action = "leave it out of the document, or choose another id";
                    issues.push("in-document", "/case/id", &case.id, cause, action);
                }
                issues
            }
            Event::Confirmed { booking } | Event::Released { booking, .. } | Event::Expired { booking } => {
                booking::may(self.booking(booking), event, at)
            }
            Event::PlotsOpened { plots } => {
                let (mut issues, mut new) = (Issues::default(), BTreeSet::new());
                for (n, plot) in plots.iter().enumerate() {
                    let pointer = format!("/plots/{n}/id");
                    if self.plots.contains_key(&plot.id) || !new.insert(&plot.id) {
                        let cause = "the register has a plot of this id";
                        issues.push("duplicate-id", pointer, &plot.id, cause, "choose another id");
                    } else if plot.id.trim().is_empty() {
                        let cause = "a plot without an id cannot be booked";
                        issues.push("empty-id", pointer, "\"\"", cause, "write an id");
                    }
                }
                issues
            }
            Event::PlotHeld { plot, .. }
            | Event::PlotExpired { plot }
            | Event::PlotPaid { plot, .. }
            | Event::FeePaid { plot, .. }
            | Event::Interred { plot, .. }
            | Event::PlotReleased { plot, .. } => {
                let state = self.plots.get(plot).map(|plot| &plot.state);
                let mut issues = plot::may(state, event, at, home.date(at));
                if let Event::PlotPaid { certificate, .. } = event
                    && let Some(other) = self.certificates.get(certificate)
                {
                    let cause = format!("it has bought the plot `{other}`, and buys one");
                    let action = "sell against the certificate of whoever is to rest here";
                    issues.push("certificate-used", "/certificate", certificate, cause, action);
                }
                issues
            }
        }
    }
    fn booking(&self, id: &str) -> Option<BookingState> {
        self.bookings.get(id).map(|booking| booking.state)
    }
    /// Takes a line in.
    ///
    /// # Errors
    /// It is no step that may be taken from here: nothing has changed.
    pub(super) fn apply(&mut self, home: &Home, line: &Line) -> Result<(), Issues> {
        let mut issues = self.may(home, &line.event, line.at);
        if line.seq != self.seq + 1 {
            let cause = format!("the line behind number {} has the next number", self.seq);
            issues.push("wrong-number", "/seq", line.seq, cause, "restore the ledger from its last copy");
        }
        if self.last.is_some_and(|last| line.at < last) {
            let cause = "it is earlier than the line before";
            issues.push("time-goes-back", "/at", line.at, cause, "restore the ledger from its last copy");
        }
        if let Some((request, _)) = &line.request
            && self.requests.contains_key(request)
        {
            let cause = "a line above answers the same request";
            issues.push(
                "request-reused",
                "/request",
                request,
                cause,
                "restore the ledger from its last copy",
            );
        }
        let takes = match &line.event {
            Event::Held { takes, .. } | Event::Amended { takes, .. } => known(home, takes, &mut issues),
            _ => Vec::new(),
        };
        issues.into_result(())?;
        (self.seq, self.last) = (line.seq, Some(line.at));
        if let Some((request, digest)) = &line.request {
            self.requests.insert(request.clone(), (digest.clone(), line.receipt()));
        }
        self.change(line, takes);
        Ok(())
    }
    fn change(&mut self, line: &Line, takes: Vec<Take>) {
        match &line.event {
            Event::Held { case, service, takes: written, until, moves } => {
                self.expiries.insert((*until, Holder::Booking(case.id.clone())));
                self.displaced.extend(moves.iter().cloned());
                let place = (&**case, &**service, takes, &**written);
                self.place(place, BookingState::Held(*until));
            }
            Event::Amended { case, service, takes: written, .. } => {
                self.give_back(&case.id);
                self.place((case, service, takes, written), BookingState::Confirmed);
            }
            Event::Confirmed { booking } => self.stands(booking, BookingState::Confirmed),
            Event::Released { booking, .. } => {
                self.give_back(booking);
                self.stands(booking, BookingState::Released);
            }
            Event::Expired { booking } => {
                self.give_back(booking);
                self.stands(booking, BookingState::Expired);
            }
            Event::PlotsOpened { plots } => {
                let plot = |plot: &super::draft::PlotDraft| {
                    let (kind, site) = (plot.kind.clone(), plot.site.clone());
                    (plot.id.clone(), Plot { kind, site, state: PlotState::Free })
                };
                self.plots.extend(plots.iter().map(plot));
            }
            Event::PlotHeld { plot, right, until } => {
                self.expiries.insert((*until, Holder::Plot(plot.clone())));
                self.plot(plot, PlotState::Held { right: right.clone(), until: *until });
            }
            Event::PlotExpired { plot } | Event::PlotReleased { plot, .. } => {
                self.plot(plot, PlotState::Free);
            }
            Event::PlotPaid { plot, right, certificate, fee_until } => {
                let own =
                    Right { right: right.clone(), certificate: certificate.clone(), fee_until: *fee_until };
                self.plot(plot, PlotState::Paid(own));
            }
            Event::FeePaid { plot, fee_until, .. } => {
                if let Some(PlotState::Paid(own) | PlotState::Interred(own)) =
                    self.plots.get_mut(plot).map(|plot| &mut plot.state)
                {
                    own.fee_until = *fee_until;
                }
            }
            Event::Interred { plot, .. } => {
                if let Some(Plot { state: PlotState::Paid(own), .. }) = self.plots.get(plot) {
                    let own = own.clone();
                    self.plot(plot, PlotState::Interred(own));
                }
            }
        }
    }
    fn place(
        &mut self,
        (case, service, takes, written): (&CaseDraft, &PreviousDraft, Vec<Take>, &[TakeDraft]),
        state: BookingState,
    ) {
        change(&mut self.busy, &takes, 1);
        let booking =
            Booking { case: case.clone(), service: service.clone(), takes, written: written.to_vec(), state };
        self.bookings.insert(case.id.clone(), booking);
    }
    fn give_back(&mut self, id: &str) {
        if let Some(booking) = self.bookings.get_mut(id) {
            change(&mut self.busy, &booking.takes, -1);
        }
    }
    fn stands(&mut self, id: &str, state: BookingState) {
        let Some(booking) = self.bookings.get_mut(id) else { return };
        if let BookingState::Held(until) = booking.state {
            self.expiries.remove(&(until, Holder::Booking(id.to_owned())));
        }
        booking.state = state;
    }
    fn plot(&mut self, id: &str, state: PlotState) {
        let Some(plot) = self.plots.get_mut(id) else { return };
        match (&plot.state, &state) {
            (PlotState::Held { until, .. }, _) => {
                self.expiries.remove(&(*until, Holder::Plot(id.to_owned())));
            }
            (PlotState::Paid(own), PlotState::Free) => {
                self.certificates.remove(&own.certificate);
            }
            _ => {}
        }
        if let PlotState::Paid(own) = &state {
            self.certificates.insert(own.certificate.clone(), id.to_owned());
        }
        plot.state = state;
    }
}

/// Takes units, or gives them back.
pub(super) fn change(busy: &mut [Busy], takes: &[Take], sign: i64) {
    for take in takes {
        if let Some(busy) = busy.get_mut(take.pool.index()) {
            busy.add(take.span, sign * take.units);
        }
    }
}

fn known(home: &Home, takes: &[TakeDraft], issues: &mut Issues) -> Vec<Take> {
    let mut all = Vec::with_capacity(takes.len());
    for (n, draft) in takes.iter().enumerate() {
        match home.take(draft) {
            Some(take) => all.push(take),
            None => {
                let cause = "the document has no such pool";
                let action = "keep the pool in the document, with 0 units where it is gone";
                issues.push("unknown-pool", format!("/takes/{n}/pool"), &draft.pool, cause, action);
            }
        }
    }
    all
}
