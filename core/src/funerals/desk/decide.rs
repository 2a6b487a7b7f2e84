//! The desk: from a command at an instant to lines of the ledger. Nothing is told before its line is kept, and nothing is kept
//! that the books do not allow; whoever calls holds one lock around a call, so that looking and writing are one step.

use super::ask::Asked;
use super::booking::Booking;
use super::draft::CommandKind;
use super::home::{Home, Request, Take, is_cremated_in_time};
use super::instant::Instant;
use super::ledger::{Event, Ledger, Line, in_line};
use super::plot::{Plot, PlotState, years_later};
use super::room::{Conflict, in_the_way};
use super::state::{Holder, Receipt, State};
use crate::funerals::services::draft::Day;
use crate::funerals::services::instants::moment;
use crate::funerals::services::plan::{Plan, Service};
use crate::funerals::services::rules::referee;
use crate::issue::Issues;
use crate::score::Level;

/// The desk.
#[derive(Clone, Debug)]
pub struct Desk {
    home: Home,
    state: State,
}

/// What a command came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The line that answers it.
    pub receipt: Receipt,
    /// Whether the same request was answered before, so that nothing was done now.
    pub repeated: bool,
}

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Refusal<E> {
    /// What is wrong with it, or what stands in its way; the books are as they were.
    #[error("{0}")]
    Refused(Issues),
    /// The ledger could not keep its line; nothing was promised.
    #[error("the ledger cannot be written: {0}")]
    Ledger(E),
}

impl Desk {
    /// A desk with an empty ledger.
    #[must_use]
    pub fn new(home: Home) -> Self {
        let state = State::new(&home);
        Self { home, state }
    }
    /// The desk that a ledger leads to.
    ///
    /// # Errors
    /// The first line that is no step from those before it, with its number in each pointer.
    pub fn replay(home: Home, lines: &[Line]) -> Result<Self, Issues> {
        let mut desk = Self::new(home);
        for (n, line) in (1..).zip(lines) {
            let numbered =
                |found: Issues| Issues(found.0.into_iter().map(|issue| in_line(n, issue)).collect());
            desk.apply(line).map_err(numbered)?;
        }
        Ok(desk)
    }
    /// Takes a line in that is kept already.
    ///
    /// # Errors
    /// It is no step from here: nothing has changed.
    pub fn apply(&mut self, line: &Line) -> Result<(), Issues> {
        self.state.apply(&self.home, line)
    }
    /// The home.
    #[must_use]
    pub fn home(&self) -> &Home {
        &self.home
    }
    /// All that the ledger comes to.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }
    /// Bookings by id, whatever became of them.
    pub fn bookings(&self) -> impl Iterator<Item = (&str, &Booking)> {
        self.state.bookings.iter().map(|(id, booking)| (&**id, booking))
    }
    /// A booking.
    #[must_use]
    pub fn booking(&self, id: &str) -> Option<&Booking> {
        self.state.bookings.get(id)
    }
    /// Plots by id.
    pub fn plots(&self) -> impl Iterator<Item = (&str, &Plot)> {
        self.state.plots.iter().map(|(id, plot)| (&**id, plot))
    }
    /// A plot.
    #[must_use]
    pub fn plot(&self, id: &str) -> Option<&Plot> {
        self.state.plots.get(id)
    }
    /// Whether the document plans a case that is not confirmed and has not given way.
    #[must_use]
    pub fn is_planned(&self, id: &str) -> bool {
        self.home.planned.contains_key(id) && !self.state.displaced.contains(id)
    }
    /// Cases of the document that are planned, not confirmed, and have not given way, with what they take.
    pub fn planned(&self) -> impl Iterator<Item = (&str, &[Take])> {
        let stays = |(id, _): &(&String, _)| !self.state.displaced.contains(*id);
        self.home.planned.iter().filter(stays).map(|(id, takes)| (&**id, &**takes))
    }
    /// Bookings that take more than there is, since units have gone out of service: by pool, and whose they are.
    #[must_use]
    pub fn overbooked(&self) -> Vec<(Conflict, Vec<&str>)> {
        let mut all = Vec::new();
        for id in self.home.problem.pool_ids() {
            let pool = &self.home.problem.pools[id.index()];
            let (Some(first), Some(last)) = (pool.profile.first(), pool.profile.last()) else { continue };
            let mut rest =
                crate::funerals::services::problem::Span { from: first.span.from, to: last.span.to };
            while let Some(span) = self.state.busy[id.index()].full(&pool.profile, rest, 0) {
                let is_there =
                    |take: &Take| take.pool == id && take.span.from < span.to && span.from < take.span.to;
                let theirs =
                    self.bookings().filter(|(_, b)| b.state.is_active() && b.takes.iter().any(is_there));
                all.push((Conflict { pool: id, span }, theirs.map(|(id, _)| id).collect()));
                rest.from = span.to;
            }
        }
        all
    }
    /// Unconfirmed cases of the document that would have to give way.
    ///
    /// # Errors
    /// Where bookings and confirmed cases leave no room.
    pub fn in_the_way(&self, takes: &[Take]) -> Result<Vec<String>, Vec<Conflict>> {
        in_the_way(&self.home, &self.state, takes, None)
    }
    /// When the last line was written; `None` where there is none.
    #[must_use]
    pub fn last(&self) -> Option<Instant> {
        self.state.last
    }
    /// The desk's time: no earlier than its last line, whatever a clock says.
    #[must_use]
    pub fn now(&self, at: Instant) -> Instant {
        self.state.last.map_or(at, |last| last.max(at))
    }
    /// What an `offer` asks for, checked.
    ///
    /// # Errors
    /// Everything that is wrong with the command and its case.
    pub fn request(&self, at: Instant, asked: &Asked) -> Result<Request, Issues> {
        let mut issues = asked.issues.clone();
        let found = self.case(self.now(at), asked, &mut issues);
        match found {
            Some((request, _)) if issues.is_empty() => Ok(request),
            _ => Err(issues),
        }
    }
    fn case(&self, at: Instant, asked: &Asked, issues: &mut Issues) -> Option<(Request, Option<Service>)> {
        let mut found = asked.unreadable.renamed(&[("", "")]);
        let own = asked.draft.booking.as_ref().and_then(|id| self.state.bookings.get(id));
        let draft = asked.draft.case.as_ref().or(own.map(|booking| &booking.case))?;
        let checked = self.home.request(draft, asked.draft.service.as_ref(), at, &mut found);
        issues.0.extend(std::mem::take(&mut found).finish().0);
        let (mut case, service, mut draft) = checked?;
        if let Some(weekdays) = &asked.draft.weekdays {
            self.home.keep_weekdays(&mut case, &mut draft, weekdays);
        }
        Some((Request { case, draft, cremated_by: asked.draft.cremated_by }, service))
    }
    /// The number of the last line; 0 where there is none.
    #[must_use]
    pub fn seq(&self) -> i64 {
        self.state.seq
    }
    /// The lines that end the holds which have run out by `at`. Nothing has changed before they are applied.
    #[must_use]
    pub fn run_out(&self, at: Instant) -> Vec<Line> {
        let at = self.now(at);
        let mut lines: Vec<Line> = Vec::new();
        for (until, holder) in &self.state.expiries {
            if *until > at {
                break;
            }
            let event = match holder {
                Holder::Booking(id) => Event::Expired { booking: id.clone() },
                Holder::Plot(id) => Event::PlotExpired { plot: id.clone() },
            };
            let seq = self.state.seq + 1 + i64::try_from(lines.len()).unwrap_or(i64::MAX);
            lines.push(Line { seq, at, request: None, event });
        }
        lines
    }
    /// Ends holds that have run out by `at`.
    ///
    /// # Errors
    /// The ledger could not keep the lines: the holds stand as they were.
    ///
    /// # Panics
    /// Never: a hold that has run out may expire.
    pub fn expire<L: Ledger>(&mut self, ledger: &mut L, at: Instant) -> Result<Vec<Line>, L::Error> {
        let lines = self.run_out(at);
        if !lines.is_empty() {
            ledger.append(&lines)?;
        }
        for line in &lines {
            self.apply(line).expect("a hold that has run out expires");
        }
        Ok(lines)
    }
    /// What a request came to that was answered before; `None` where it is new.
    ///
    /// # Errors
    /// Another command was answered under its id.
    pub fn answered(&self, asked: &Asked) -> Result<Option<Answered>, Issues> {
        let Some((digest, receipt)) = self.state.requests.get(asked.request()) else { return Ok(None) };
        if *digest == asked.digest {
            return Ok(Some(Answered { receipt: receipt.clone(), repeated: true }));
        }
        let mut issues = Issues::default();
        let cause = "another command has been answered under this id";
        let action = "choose a new id for each request, and the same one only to ask again";
        issues.push("request-reused", "/request", asked.request(), cause, action);
        Err(issues)
    }
    /// The line that a new command asks for, where holds that have run out are ended already. It must be kept and applied before
    /// anything else is.
    ///
    /// # Errors
    /// Everything that is wrong with the command, and all that stands in its way.
    pub fn line(&self, at: Instant, asked: &Asked) -> Result<Line, Issues> {
        let at = self.now(at);
        let event = self.decide(at, asked)?;
        let request = Some((asked.request().to_owned(), asked.digest.clone()));
        Ok(Line { seq: self.state.seq + 1, at, request, event })
    }
    /// Carries out a command: ends holds that have run out, asks the books, keeps the line, and takes it in. A request that was
    /// answered before is answered alike, and nothing is done. Offers change nothing and are not answered here.
    ///
    /// # Errors
    /// Everything that is wrong with the command and all that stands in its way; or why the ledger cannot be written. The
    /// books are then as they were, but for holds that have run out.
    ///
    /// # Panics
    /// Never: what was decided may be applied.
    pub fn answer<L: Ledger>(
        &mut self,
        ledger: &mut L,
        at: Instant,
        asked: &Asked,
    ) -> Result<Answered, Refusal<L::Error>> {
        if let Some(answered) = self.answered(asked).map_err(Refusal::Refused)? {
            return Ok(answered);
        }
        self.expire(ledger, at).map_err(Refusal::Ledger)?;
        let line = self.line(at, asked).map_err(Refusal::Refused)?;
        ledger.append(std::slice::from_ref(&line)).map_err(Refusal::Ledger)?;
        self.apply(&line).expect("what was decided may be applied");
        Ok(Answered { receipt: line.receipt(), repeated: false })
    }
    /// The event that a command asks for. It must happen before anything else does: between deciding and applying, nobody else
    /// may change the books.
    ///
    /// # Errors
    /// Everything that is wrong with it, and all that stands in its way.
    pub fn decide(&self, at: Instant, asked: &Asked) -> Result<Event, Issues> {
        let (draft, mut issues) = (&asked.draft, asked.issues.clone());
        let is_well_formed = issues.is_empty();
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let (plot, right) = (text(&draft.plot), text(&draft.right));
        let today = self.home.date(at);
        let years = draft.fee_years.unwrap_or(1);
        let event = match draft.command {
            CommandKind::Offer => {
                let cause = "an offer changes nothing, and nothing is written of it";
                issues.push(
                    "not-a-change",
                    "/command",
                    "offer",
                    cause,
                    "ask for offers, and hold one of them",
                );
                None
            }
            CommandKind::Hold | CommandKind::Amend => self.place(at, asked, &mut issues),
            CommandKind::Confirm => Some(Event::Confirmed { booking: text(&draft.booking) }),
            CommandKind::Release => {
                Some(Event::Released { booking: text(&draft.booking), agreement: draft.agreement.clone() })
            }
            CommandKind::OpenPlots => {
                Some(Event::PlotsOpened { plots: draft.plots.clone().unwrap_or_default() })
            }
            CommandKind::HoldPlot => Some(Event::PlotHeld { plot, right, until: at.later(asked.hold) }),
            CommandKind::PayPlot => {
                let fee_until = Day(years_later(today, years));
                Some(Event::PlotPaid { plot, right, certificate: text(&draft.certificate), fee_until })
            }
            CommandKind::PayFee => {
                let paid = match self.plot(&plot).map(|plot| &plot.state) {
                    Some(PlotState::Paid(own) | PlotState::Interred(own)) => own.fee_until.0.max(today),
                    _ => today,
                };
                Some(Event::FeePaid { plot, right, fee_until: Day(years_later(paid, years)) })
            }
            CommandKind::Inter => Some(Event::Interred { plot, right }),
            CommandKind::ReleasePlot => {
                Some(Event::PlotReleased { plot, right, agreement: draft.agreement.clone() })
            }
        };
        // What a half-read command would do is nobody's concern.
        if let (Some(event), true) = (&event, is_well_formed) {
            issues.0.extend(self.state.may(&self.home, event, at).0);
        }
        match event {
            Some(event) if issues.is_empty() => Ok(event),
            _ => Err(issues),
        }
    }
    /// A place for a case: held, or amended.
    fn place(&self, at: Instant, asked: &Asked, issues: &mut Issues) -> Option<Event> {
        let draft = &asked.draft;
        let is_amended = draft.command == CommandKind::Amend;
        if let (true, Some(booking), Some(case)) = (is_amended, &draft.booking, &draft.case)
            && *booking != case.id
        {
            let cause = format!("the booking is `{booking}`");
            issues.push("other-case", "/case/id", &case.id, cause, "write the booking's own id");
        }
        let unknown = draft.booking.as_ref().filter(|id| !self.state.bookings.contains_key(*id));
        if let (true, Some(id)) = (is_amended && draft.case.is_none(), unknown) {
            issues.push(
                "unknown-booking",
                "/booking",
                id,
                "the ledger has no such booking",
                "ask for a hold first",
            );
        }
        let (request, service) = self.case(at, asked, issues)?;
        // What a half-read command would do is nobody's concern.
        let service = service.filter(|_| asked.issues.is_empty())?;
        let alone = self.home.alone(&request.case);
        self.judge(&alone, &request, &service, issues);
        let takes = Home::takes(&alone, &service);
        let without = draft.booking.as_deref().filter(|_| is_amended);
        let moves = match in_the_way(&self.home, &self.state, &takes, without) {
            Ok(moves) => moves,
            Err(conflicts) => {
                conflicts.iter().for_each(|conflict| self.taken(conflict, issues));
                Vec::new()
            }
        };
        let agreed = draft.moves.clone().unwrap_or_default();
        for id in moves.iter().filter(|id| !agreed.contains(id)) {
            let cause = "this planned case stands there and would have to give way";
            let action = "name it in `moves`, as the offer does, or hold another place";
            issues.push("in-the-way", "/service", id, cause, action);
        }
        let takes: Vec<_> = takes.iter().map(|take| self.home.written(take)).collect();
        let service = Box::new(self.home.service(&request.case.id, &service));
        let case = Box::new(request.draft);
        Some(match &draft.agreement {
            Some(agreement) if is_amended => {
                Event::Amended { case, service, takes, agreement: agreement.clone() }
            }
            _ => Event::Held { case, service, takes, until: at.later(asked.hold), moves },
        })
    }
    /// Every hard rule that the case alone would break.
    fn judge(
        &self,
        alone: &crate::funerals::services::Problem,
        request: &Request,
        service: &Service,
        issues: &mut Issues,
    ) {
        let plan = Plan { cases: vec![Some(*service)], collections: Vec::new() };
        for rule in referee(alone, &plan).rules {
            // Units are counted with everybody else's.
            if rule.level == Level::Hard && rule.cost > 0 && rule.rule != "PoolsWithinCapacity" {
                let cause = format!("the rule {} does not allow it", rule.rule);
                issues.push(
                    "breaks-rule",
                    "/service",
                    rule.amount,
                    cause,
                    "hold a place that the desk offers",
                );
            }
        }
        if !is_cremated_in_time(alone, service, request.cremated_by) {
            let cause = "the cremation ends after `cremated_by`";
            issues.push(
                "breaks-rule",
                "/service/cremation",
                "too late",
                cause,
                "hold a place that the desk offers",
            );
        }
    }
    fn taken(&self, conflict: &Conflict, issues: &mut Issues) {
        let horizon = &self.home.problem.horizon;
        let pool = &self.home.problem.pools[conflict.pool.index()].named.id;
        let (from, to) = (moment(horizon, conflict.span.from), moment(horizon, conflict.span.to));
        let cause = format!("nothing of it is free from {from} to {to}");
        issues.push("taken", "/service", pool, cause, "ask for offers again and hold one of them");
    }
}
