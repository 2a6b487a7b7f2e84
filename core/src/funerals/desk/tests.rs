//! The desk by hand: what may happen to a booking and to a plot, what is refused and why, and that a ledger gives the same
//! state again. The home has two ordinary cremators of the 3rd to the 5th of April, of which one is out on the 4th until
//! noon; the document's case `c` is confirmed there on the 4th at 8:30 for 60 minutes, with 20 of cooling.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::issue::Issues;

const EXAMPLE: &str = include_str!("../../../tests/data/funerals-week.json");

fn home() -> Home {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    document["cases"] = json!([
        {"id": "c", "cremation": {"class": "ordinary", "minutes": 60}, "confirmed": true},
        {"id": "p", "cremation": {"class": "ordinary", "minutes": 60}}
    ]);
    document["previous"] = json!([
        {"case": "c", "cremation": {"pool": "ordinary", "start": "2026-04-04 08:30"}},
        {"case": "p", "cremation": {"pool": "ordinary", "start": "2026-04-03 10:00"}}
    ]);
    Home::read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// A clock time of the 2nd of April in Shanghai, a day before the first one.
fn at(clock: &str) -> Instant {
    Instant::parse(&format!("2026-04-02T{clock}:00+08:00")).expect("an instant")
}

fn asked(command: &Value) -> Asked {
    let mut whole = json!({"anpai": 1, "model": "funerals-desk"});
    whole.as_object_mut().expect("an object").extend(command.as_object().expect("an object").clone());
    Asked::read(whole.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// A hold of a cremation of 60 minutes.
fn hold(request: &str, id: &str, start: &str) -> Value {
    json!({
        "request": request, "command": "hold",
        "case": {"id": id, "cremation": {"class": "ordinary", "minutes": 60}},
        "service": {"case": id, "cremation": {"pool": "ordinary", "start": start}}
    })
}

/// A desk with its ledger.
struct Counter {
    desk: Desk,
    ledger: Vec<Line>,
}

impl Counter {
    fn new() -> Self {
        Self { desk: Desk::new(home()), ledger: Vec::new() }
    }
    fn ask(&mut self, clock: &str, command: &Value) -> Result<Answered, Issues> {
        self.desk.answer(&mut self.ledger, at(clock), &asked(command)).map_err(|refusal| match refusal {
            Refusal::Refused(issues) => issues,
            Refusal::Ledger(never) => match never {},
        })
    }
    fn done(&mut self, clock: &str, command: &Value) -> Receipt {
        self.ask(clock, command).unwrap_or_else(|issues| panic!("{issues}")).receipt
    }
    fn codes(&mut self, clock: &str, command: &Value) -> Vec<(String, &'static str)> {
        let issues = self.ask(clock, command).expect_err("refused");
        issues.0.into_iter().map(|issue| (issue.pointer, issue.code)).collect()
    }
    fn state_of(&self, id: &str) -> &'static str {
        self.desk.booking(id).expect("a booking").state.name()
    }
}

fn refused(pointer: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(pointer.to_owned(), code)]
}

#[test]
fn a_held_place_is_confirmed_and_then_frozen() {
    let mut counter = Counter::new();
    let receipt = counter.done("09:00", &hold("r1", "a", "2026-04-04 13:00"));
    assert_eq!((receipt.seq, receipt.until), (1, Some(at("09:30"))));
    counter.done("09:29", &json!({"request": "r2", "command": "confirm", "booking": "a"}));
    assert_eq!(counter.state_of("a"), "confirmed");
    let release = json!({"request": "r3", "command": "release", "booking": "a"});
    assert_eq!(counter.codes("10:00", &release), refused("/booking", "needs-agreement"));
    let mut amend = json!({"request": "r4", "command": "amend", "booking": "a",
        "service": {"case": "a", "cremation": {"pool": "ordinary", "start": "2026-04-04 13:30"}}});
    assert_eq!(counter.codes("10:00", &amend), refused("", "missing-field"));
    amend["agreement"] = json!({"reference": "form 17", "given": "2026-04-02"});
    // Its own place until 14:20 does not stand in its way.
    counter.done("10:00", &amend);
    let booking = counter.desk.booking("a").expect("a booking");
    assert_eq!(
        (booking.state, booking.written[0].from.to_string()),
        (BookingState::Confirmed, "2026-04-04 13:30".into())
    );
    let mut agreed = release;
    agreed["agreement"] = json!({"reference": "form 18", "given": "2026-04-02"});
    counter.done("10:01", &agreed);
    assert_eq!(counter.state_of("a"), "released");
}

#[test]
fn a_hold_that_runs_out_is_free_for_others() {
    let mut counter = Counter::new();
    // Until 12:00 there is one cremator on the 4th: 9:10 to 12:00; `c` has it until 9:50.
    counter.done("09:00", &hold("r1", "a", "2026-04-04 10:00"));
    assert_eq!(counter.codes("09:29", &hold("r2", "b", "2026-04-04 10:30")), refused("/service", "taken"));
    // The hold ends with the minute that it names; the line of its end stands before that of who comes next.
    counter.done("09:30", &hold("r3", "b", "2026-04-04 10:30"));
    let kinds: Vec<_> = counter.ledger.iter().map(|line| line.draft().event).collect();
    use draft::EventKind::{Expired, Held};
    assert_eq!(kinds, [Held, Expired, Held]);
    let late = json!({"request": "r4", "command": "confirm", "booking": "a"});
    assert_eq!(counter.codes("09:31", &late), refused("/booking", "hold-expired"));
    // A clock that goes back does not bring it back.
    assert_eq!(counter.codes("09:00", &late), refused("/booking", "hold-expired"));
}

#[test]
fn what_the_document_confirms_stays_and_what_it_plans_gives_way_by_name() {
    let mut counter = Counter::new();
    assert_eq!(counter.codes("09:00", &hold("r1", "a", "2026-04-04 09:20")), refused("/service", "taken"));
    // Two cremators on the 3rd: `p` has one from 10:00 to 11:20, so that one more fits and two do not.
    counter.done("09:00", &hold("r2", "a", "2026-04-03 10:30"));
    let mut second = hold("r3", "b", "2026-04-03 10:30");
    assert_eq!(counter.codes("09:00", &second), refused("/service", "in-the-way"));
    second["moves"] = json!(["p"]);
    counter.done("09:00", &second);
    assert_eq!(counter.desk.planned().count(), 0);
    assert_eq!(
        counter.codes("09:00", &hold("r4", "c", "2026-04-03 14:00")),
        refused("/case/id", "in-document")
    );
}

#[test]
fn the_same_request_is_answered_once_and_another_under_its_id_is_not() {
    let mut counter = Counter::new();
    let first = counter.ask("09:00", &hold("r1", "a", "2026-04-04 13:00")).expect("held");
    // Long after the hold has run out, and with other spaces in it.
    let again = counter.ask("23:00", &hold("r1", "a", "2026-04-04 13:00")).expect("answered");
    assert_eq!((again.repeated, &again.receipt, counter.ledger.len()), (true, &first.receipt, 1));
    let other = counter.codes("23:00", &hold("r1", "a", "2026-04-04 13:05"));
    assert_eq!(other, refused("/request", "request-reused"));
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let mut counter = Counter::new();
    let command = json!({
        "request": " ", "command": "hold", "best": 3, "weekdays": [], "hold_minutes": 0,
        "case": {"id": "a", "farewell": {"size": 12, "minutes": 60}, "cremation": {"class": "silver", "minutes": 60}, "confirmed": true},
        "service": {"case": "b", "cremation": {"pool": "ordinry", "start": "2026-04-04 13:00"}}
    });
    let mut codes = counter.codes("09:00", &command);
    codes.sort();
    let expected = [
        ("/best", "not-of-this-command"),
        ("/case/confirmed", "not-here"),
        ("/case/cremation/class", "unknown-id"),
        ("/case/farewell/size", "number-out-of-range"),
        ("/hold_minutes", "zero-duration"),
        ("/request", "empty-id"),
        ("/service/case", "unknown-id"),
        ("/service/cremation/pool", "unknown-id"),
        ("/weekdays", "no-weekdays"),
    ];
    assert_eq!(codes, expected.map(|(pointer, code)| (pointer.to_owned(), code)));
    assert_eq!((counter.ledger.len(), counter.desk.bookings().count()), (0, 0));
}

#[test]
fn nothing_is_booked_in_the_past_or_against_a_rule() {
    let mut counter = Counter::new();
    // On the 4th at 13:30: 30 minutes after it would have begun, which ends 90 minutes after the time that was asked for.
    let noon = Instant::parse("2026-04-04T13:30:00+08:00").expect("an instant");
    let mut command = hold("r1", "a", "2026-04-04 13:00");
    command["cremated_by"] = json!("12:30");
    let Err(Refusal::Refused(issues)) = counter.desk.answer(&mut counter.ledger, noon, &asked(&command))
    else {
        panic!("refused")
    };
    let told: Vec<_> = issues.0.iter().map(|issue| (&*issue.pointer, &*issue.cause, &*issue.value)).collect();
    assert_eq!(
        told,
        [
            ("/service", "the rule ReadyAtFirstStep does not allow it", "1800000"),
            ("/service/cremation", "the cremation ends after `cremated_by`", "too late"),
        ]
    );
}

#[test]
fn a_plot_is_sold_once_against_a_certificate_and_never_handed_on() {
    let mut counter = Counter::new();
    let plots = json!({"request": "r1", "command": "open-plots", "plots": [{"id": "n1", "kind": "niche"}, {"id": "t1", "kind": "tree", "site": "south"}]});
    counter.done("09:00", &plots);
    let command = |request: &str, kind: &str, plot: &str, right: &str| json!({"request": request, "command": kind, "plot": plot, "right": right});
    let pay = |request: &str, plot: &str, right: &str, certificate: &str, years: u32| {
        let mut pay = command(request, "pay-plot", plot, right);
        (pay["certificate"], pay["fee_years"]) = (json!(certificate), json!(years));
        pay
    };
    assert_eq!(counter.codes("09:00", &pay("x", "n1", "f1", "k1", 20)), refused("/plot", "not-held"));
    counter.done("09:00", &command("r2", "hold-plot", "n1", "f1"));
    assert_eq!(
        counter.codes("09:01", &command("x", "hold-plot", "n1", "f2")),
        refused("/plot", "plot-not-free")
    );
    assert_eq!(counter.codes("09:01", &pay("x", "n1", "f2", "k2", 20)), refused("/right", "not-the-right"));
    assert_eq!(
        counter.codes("09:01", &pay("x", "n1", "f1", "k1", 21)),
        refused("/fee_years", "number-out-of-range")
    );
    assert_eq!(counter.codes("09:01", &command("x", "pay-plot", "n1", "f1")).len(), 2);
    counter.done("09:29", &pay("r3", "n1", "f1", "k1", 12));
    // 12 years from the 2nd of April 2026; 9 more would be 21 ahead, 8 are 20.
    let fee = |request: &str, years: u32| {
        let mut fee = command(request, "pay-fee", "n1", "f1");
        fee["fee_years"] = json!(years);
        fee
    };
    assert_eq!(counter.codes("09:30", &fee("x", 9)), refused("/fee_years", "fee-too-long"));
    let paid = counter.done("09:30", &fee("r4", 8)).fee_until.map(|day| day.to_string());
    assert_eq!(paid.as_deref(), Some("2046-04-02"));
    counter.done("09:31", &command("r5", "hold-plot", "t1", "f1"));
    assert_eq!(
        counter.codes("09:32", &pay("x", "t1", "f1", "k1", 1)),
        refused("/certificate", "certificate-used")
    );
    assert_eq!(
        counter.codes("09:32", &command("x", "release-plot", "n1", "f1")),
        refused("/plot", "needs-agreement")
    );
    assert_eq!(counter.codes("09:32", &command("x", "inter", "t1", "f1")), refused("/plot", "not-paid"));
    counter.done("09:33", &command("r6", "inter", "n1", "f1"));
    assert_eq!(
        counter.codes("09:34", &command("x", "inter", "n1", "f1")),
        refused("/plot", "already-interred")
    );
    let mut back = command("x", "release-plot", "n1", "f1");
    back["agreement"] = json!({"reference": "form 3", "given": "2026-04-02"});
    assert_eq!(counter.codes("09:34", &back), refused("/plot", "already-interred"));
    // The tree's hold runs out by itself.
    counter.done("10:01", &command("r7", "hold-plot", "t1", "f3"));
    let state = |id: &str| counter.desk.plot(id).map(|plot| (plot.state.name(), plot.state.right()));
    assert_eq!((state("n1"), state("t1")), (Some(("interred", Some("f1"))), Some(("held", Some("f3")))));
    assert_eq!(
        counter.codes("10:01", &plots_again()),
        vec![("/plots/0/id".into(), "duplicate-id"), ("/plots/2/id".into(), "empty-id")]
    );
}

fn plots_again() -> Value {
    json!({"request": "x", "command": "open-plots",
        "plots": [{"id": "n1", "kind": "niche"}, {"id": "n2", "kind": "niche"}, {"id": "", "kind": "niche"}]})
}

#[test]
fn a_torn_line_is_cut_and_a_wrong_one_named() {
    let mut counter = Counter::new();
    counter.done("09:00", &hold("r1", "a", "2026-04-04 13:00"));
    counter.done("09:01", &json!({"request": "r2", "command": "confirm", "booking": "a"}));
    let text: String = counter.ledger.iter().map(Line::text).collect();
    let first = counter.ledger[0].text().len();
    for end in 0..=text.len() {
        let read = read_lines(&text.as_bytes()[..end]).unwrap_or_else(|issues| panic!("{end}: {issues}"));
        let whole = usize::from(end >= first) + usize::from(end == text.len());
        assert_eq!((read.lines.len(), read.bytes + read.torn), (whole, end));
        Desk::replay(home(), &read.lines).unwrap_or_else(|issues| panic!("{issues}"));
    }
    let wrong = text.replace("\"event\":\"confirmed\"", "\"event\":\"confirmt\"").replace("\"seq\":1,", "");
    let issues = read_lines(wrong.as_bytes()).expect_err("two lines are wrong");
    let told: Vec<_> = issues.0.iter().map(|issue| (&*issue.pointer, issue.code)).collect();
    assert_eq!(told, [("line 1", "missing-field"), ("line 2 /event", "unknown-choice")]);
    // The second line without the first one: its number is wrong, and so is what it does.
    let issues = Desk::replay(home(), &counter.ledger[1..]).expect_err("a line is missing");
    let told: Vec<_> = issues.0.iter().map(|issue| (&*issue.pointer, issue.code)).collect();
    assert_eq!(told, [("line 1 /booking", "unknown-booking"), ("line 1 /seq", "wrong-number")]);
}

#[test]
fn a_cremator_that_fails_undoes_no_booking_and_tells_whose_are_too_many() {
    let mut counter = Counter::new();
    counter.done("09:00", &hold("r1", "a", "2026-04-03 13:00"));
    counter.done("09:00", &hold("r2", "b", "2026-04-03 13:30"));
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    document["cases"] = json!([]);
    document["pools"][6]["units"] = json!(1);
    document["pools"][6]["outages"] = json!([]);
    let home = Home::read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let desk = Desk::replay(home, &counter.ledger).unwrap_or_else(|issues| panic!("{issues}"));
    // From 13:30, when the second begins, until 14:20, when the first has cooled.
    let overbooked = desk.overbooked();
    assert_eq!(overbooked.len(), 1);
    let span = overbooked[0].0.span;
    assert_eq!((span.to.0 - span.from.0, &*overbooked[0].1), (50 * 60_000, &["a", "b"][..]));
}

/// A command of a made-up day, by numbers.
fn random(n: usize, kind: u8, who: u8, slot: u8) -> Value {
    let (id, plot) = (format!("b{}", who % 6), format!("p{}", who % 3));
    let request = format!("r{n}");
    let right = format!("f{}", slot % 3);
    let agreement = json!({"reference": "form", "given": "2026-04-02"});
    let start = format!("2026-04-{:02} {:02}:{:02}", 3 + slot % 3, 9 + slot / 3 % 7, slot % 12 * 5);
    let service = json!({"case": id, "cremation": {"pool": "ordinary", "start": start}});
    match kind % 11 {
        0..=2 => hold(&request, &id, &start),
        3 => json!({"request": request, "command": "confirm", "booking": id}),
        4 => json!({"request": request, "command": "release", "booking": id}),
        5 => json!({"request": request, "command": "release", "booking": id, "agreement": agreement}),
        6 => {
            json!({"request": request, "command": "amend", "booking": id, "agreement": agreement, "service": service})
        }
        7 => {
            json!({"request": request, "command": "hold-plot", "plot": plot, "right": right, "hold_minutes": 2})
        }
        8 => {
            json!({"request": request, "command": "pay-plot", "plot": plot, "right": right, "certificate": format!("k{slot}"), "fee_years": 1 + slot % 20})
        }
        9 => json!({"request": request, "command": "inter", "plot": plot, "right": right}),
        _ => {
            json!({"request": request, "command": "release-plot", "plot": plot, "right": right, "agreement": agreement})
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_ledger_gives_the_same_state_again(commands in prop::collection::vec((0_u8..11, 0_u8..6, 0_u8..63, 0_i64..12), 1..60)) {
        let mut counter = Counter::new();
        let plots = json!({"request": "plots", "command": "open-plots",
            "plots": (0..3).map(|n| json!({"id": format!("p{n}"), "kind": "niche"})).collect::<Vec<_>>()});
        counter.done("09:00", &plots);
        let mut now = at("09:00");
        for (n, (kind, who, slot, minutes)) in commands.into_iter().enumerate() {
            now = Instant(now.0 + minutes * 60_000);
            let before = counter.desk.state().clone();
            let lines = counter.ledger.len();
            let done = counter.desk.answer(&mut counter.ledger, now, &asked(&random(n, kind, who, slot)));
            if done.is_err() && counter.ledger.len() == lines {
                prop_assert_eq!(&before, counter.desk.state());
            }
            prop_assert!(counter.desk.overbooked().is_empty());
        }
        let text: String = counter.ledger.iter().map(Line::text).collect();
        let read = read_lines(text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
        prop_assert_eq!(&read.lines, &counter.ledger);
        let again = Desk::replay(home(), &read.lines).unwrap_or_else(|issues| panic!("{issues}"));
        prop_assert_eq!(again.state(), counter.desk.state());
    }
}
