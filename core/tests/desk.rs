//! Nothing is sold twice at the booking desk, however many sell at once. Sixty-four threads on one desk behind one lock sell
//! 20,000 bookings and plots, which are then counted from the ledger alone; and shuttle runs a small desk through thousands of
//! interleavings, each one chosen by a seed. That this finds anything is shown by a counter that looks and writes under two
//! locks instead of one: there it sells an hour twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anpai_core::funerals::desk::{Answered, Asked, Desk, Event, Home, Instant, Line, Refusal, read_lines};
use serde_json::{Value, json};

/// Cremations of an hour each, by day and by night.
fn home(cremators: u32, days: u16) -> Home {
    let document = json!({
        "anpai": 1, "model": "funerals-week", "synthetic": true, "horizon": {"start": "2026-04-01", "days": days},
        "pools": [{"id": "cremators", "kind": "cremator", "units": cremators, "class": "ordinary"}],
        "cases": []
    });
    Home::read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn now() -> Instant {
    Instant::parse("2026-03-31T12:00:00+08:00").expect("an instant")
}

fn asked(request: &str, command: &str, fields: &Value) -> Asked {
    let mut whole = json!({"anpai": 1, "model": "funerals-desk", "request": request, "command": command});
    whole.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
    Asked::read(whole.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// The hold of a cremation in an hour, counted from the first midnight.
fn hold(id: &str, hour: usize) -> Asked {
    let start = format!("2026-04-{:02} {:02}:00", 1 + hour / 24, hour % 24);
    let fields = json!({
        "case": {"id": id, "cremation": {"class": "ordinary", "minutes": 60}},
        "service": {"case": id, "cremation": {"pool": "cremators", "start": start}}
    });
    asked(&format!("hold {id}"), "hold", &fields)
}

fn of_booking(command: &str, id: &str) -> Asked {
    asked(&format!("{command} {id}"), command, &json!({"booking": id}))
}

fn of_plot(command: &str, plot: usize, right: &str) -> Asked {
    let mut fields = json!({"plot": format!("p{plot}"), "right": right});
    if command == "pay-plot" {
        fields["certificate"] = json!(format!("certificate of {right} for {plot}"));
        fields["fee_years"] = json!(20);
    }
    asked(&format!("{command} {plot} {right}"), command, &fields)
}

fn open(plots: usize) -> Asked {
    let plots: Vec<Value> = (0..plots).map(|n| json!({"id": format!("p{n}"), "kind": "niche"})).collect();
    asked("open", "open-plots", &json!({"plots": plots}))
}

/// The desk with its ledger: what the lock is around.
struct Books {
    desk: Desk,
    ledger: Vec<Line>,
}

impl Books {
    fn new(home: Home) -> Self {
        Self { desk: Desk::new(home), ledger: Vec::new() }
    }
    fn ask(&mut self, at: Instant, asked: &Asked) -> Option<Answered> {
        match self.desk.answer(&mut self.ledger, at, asked) {
            Ok(answered) => Some(answered),
            Err(Refusal::Refused(_)) => None,
            Err(Refusal::Ledger(never)) => match never {},
        }
    }
}

/// Counts from the lines alone who has what: confirmed bookings, and plots that are paid.
///
/// # Errors
/// What is had twice.
fn count(lines: &[Line], cremators: usize) -> Result<(usize, usize), String> {
    let mut holds: BTreeMap<&str, &str> = BTreeMap::new();
    let mut hours: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut confirmed = BTreeSet::new();
    let mut paid: BTreeMap<&str, &str> = BTreeMap::new();
    let written: Vec<Value> =
        lines.iter().map(|line| serde_json::to_value(line.draft()).expect("JSON")).collect();
    for (line, written) in lines.iter().zip(&written) {
        match &line.event {
            Event::Held { case, .. } => {
                let hour = written["takes"][0]["from"].as_str().expect("a time");
                holds.insert(&case.id, hour);
                let own = hours.entry(hour).or_default();
                if !own.insert(&case.id) || own.len() > cremators {
                    return Err(format!("{hour} is sold {} times", own.len()));
                }
            }
            Event::Released { booking, .. } | Event::Expired { booking } => {
                let hour = holds.remove(&**booking).expect("it was held");
                assert!(hours.get_mut(hour).is_some_and(|own| own.remove(&**booking)));
                assert!(!confirmed.contains(booking), "{booking} was confirmed");
            }
            Event::Confirmed { booking } => assert!(confirmed.insert(booking.clone()), "{booking} twice"),
            Event::PlotPaid { plot, right, .. } => {
                let before = paid.insert(plot, right);
                if before.is_some() {
                    return Err(format!("{plot} is sold twice"));
                }
            }
            _ => {}
        }
    }
    Ok((confirmed.len(), paid.len()))
}

const THREADS: usize = 64;
const CREMATORS: u32 = 40;
/// 150 hours of 40 cremators are 6,000 bookings; with 14,000 plots they are 20,000.
const HOURS: usize = 150;
const PLOTS: usize = 14_000;
/// So many threads want each plot.
const RIVALS: usize = 4;

#[test]
fn sixty_four_threads_sell_twenty_thousand_and_nothing_twice() {
    let home = home(CREMATORS, 7);
    let books = std::sync::Mutex::new(Books::new(home.clone()));
    let ask = |asked: &Asked| books.lock().expect("nobody panics").ask(now(), asked);
    assert!(ask(&open(PLOTS)).is_some());
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let ask = &ask;
            scope.spawn(move || {
                for hour in 0..HOURS {
                    let id = format!("{thread}-{hour}");
                    // Sixty-four want each hour, and forty can have it.
                    if ask(&hold(&id, hour)).is_some() {
                        assert!(ask(&of_booking("confirm", &id)).is_some());
                    }
                }
                let right = format!("family {thread}");
                for plot in (thread % (THREADS / RIVALS)..PLOTS).step_by(THREADS / RIVALS) {
                    if ask(&of_plot("hold-plot", plot, &right)).is_some() {
                        assert!(ask(&of_plot("pay-plot", plot, &right)).is_some());
                    }
                    // Asking again changes nothing.
                    assert!(
                        ask(&of_plot("hold-plot", plot, &right)).is_none_or(|answered| answered.repeated)
                    );
                }
            });
        }
    });
    let Books { desk, ledger } = books.into_inner().expect("nobody panicked");
    assert_eq!(count(&ledger, CREMATORS as usize), Ok((HOURS * CREMATORS as usize, PLOTS)));
    let text: String = ledger.iter().map(Line::text).collect();
    let read = read_lines(text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let again = Desk::replay(home, &read.lines).unwrap_or_else(|issues| panic!("{issues}"));
    assert!(again.state() == desk.state() && desk.overbooked().is_empty());
}

type Shared = Arc<shuttle::sync::Mutex<Books>>;

/// A small desk: one cremator, two hours, two plots, four families and the clock, in one interleaving; its books afterwards.
fn rush(home: &Home, ask: fn(&Shared, Instant, &Asked) -> bool) -> Books {
    let mut books = Books::new(home.clone());
    assert!(books.ask(now(), &open(2)).is_some());
    let books = Arc::new(shuttle::sync::Mutex::new(books));
    let family = |n: usize| {
        let books = books.clone();
        shuttle::thread::spawn(move || {
            let (id, right) = (format!("family {n}"), format!("right {n}"));
            for hour in 0..2 {
                if ask(&books, now(), &hold(&format!("{id} {hour}"), hour)) {
                    // Where the clock was quicker, the place is another's.
                    ask(
                        &books,
                        now(),
                        &of_booking(if n == 3 { "release" } else { "confirm" }, &format!("{id} {hour}")),
                    );
                }
            }
            for plot in 0..2 {
                if ask(&books, now(), &of_plot("hold-plot", plot, &right)) {
                    ask(&books, now(), &of_plot("pay-plot", plot, &right));
                }
            }
        })
    };
    let mut threads: Vec<_> = (0..4).map(family).collect();
    let clock = books.clone();
    threads.push(shuttle::thread::spawn(move || {
        let later = Instant(now().0 + 31 * 60_000);
        let Books { desk, ledger } = &mut *clock.lock().expect("nobody panics");
        desk.expire(ledger, later).unwrap_or_else(|never| match never {});
    }));
    threads.into_iter().for_each(|thread| thread.join().expect("nobody panics"));
    let books = books.lock().expect("nobody panicked");
    Books { desk: books.desk.clone(), ledger: books.ledger.clone() }
}

/// Nothing is sold twice, and the ledger gives the same state again.
fn rush_carefully(home: &Home) {
    let books = rush(home, careful);
    assert!(count(&books.ledger, 1).is_ok_and(|(_, paid)| paid <= 2));
    let again = Desk::replay(home.clone(), &books.ledger).unwrap_or_else(|issues| panic!("{issues}"));
    assert!(again.state() == books.desk.state() && again.overbooked().is_empty());
}

/// As it is meant: one lock around looking and writing.
fn careful(books: &Shared, at: Instant, asked: &Asked) -> bool {
    books.lock().expect("nobody panics").ask(at, asked).is_some()
}

/// Looks under one lock and writes under another: whoever comes between is not seen.
fn careless(books: &Shared, at: Instant, asked: &Asked) -> bool {
    let decided = {
        let books = books.lock().expect("nobody panics");
        books.desk.decide(books.desk.now(at), asked)
    };
    let Ok(event) = decided else { return false };
    let Books { desk, ledger } = &mut *books.lock().expect("nobody panics");
    let seq = ledger.last().map_or(1, |line| line.seq + 1);
    let line = Line { seq, at: desk.now(at), request: None, event };
    let is_done = desk.apply(&line).is_ok();
    if is_done {
        ledger.push(line);
    }
    is_done
}

#[test]
fn no_interleaving_sells_anything_twice() {
    let home = home(1, 2);
    let own = home.clone();
    shuttle::check_random(move || rush_carefully(&own), 1500);
    shuttle::check_pct(move || rush_carefully(&home), 1500, 3);
}

#[test]
fn a_counter_that_looks_and_writes_under_two_locks_is_found_out() {
    let home = home(1, 2);
    let found = Arc::new(AtomicBool::new(false));
    let seen = found.clone();
    let look = move || {
        let books = rush(&home, careless);
        seen.fetch_or(count(&books.ledger, 1).is_err(), Ordering::Relaxed);
    };
    shuttle::check_random(look, 1500);
    assert!(found.load(Ordering::Relaxed), "an hour is sold twice in some interleaving");
}
