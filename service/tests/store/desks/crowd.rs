//! A crowd at one desk: sixteen clerks at two servers want the same places, plots and certificates, some of them twice. What was
//! said to them is held to the ledger, and the ledger to itself, read anew from nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anpai_core::funerals::desk::{BookingState, Desk, Home, Line, PlotState};
use anpai_service::database::Database;
use anpai_service::desks::{DeskId, Desks, Said};
use anpai_service::jobs::{Cursor, Tenant};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use tokio::task::JoinSet;

use super::{MINUTE, START, command, home};
use crate::cluster::Cluster;
use crate::door::{Door, postgres, run, sqlite};

const CLERKS: usize = 16;
/// What each of them tries to book.
const TRIES: usize = 200;
const DAYS: u32 = 14;
const PLOTS: usize = 60;
/// So much of the store's time passes in a millisecond of the machine's.
const PACE: i64 = 100;

/// What a clerk was told, and so promised.
#[derive(Debug, Default)]
struct Promises {
    confirmed: BTreeSet<String>,
    /// Bookings that were held and neither confirmed nor given back.
    left: BTreeSet<String>,
    /// By plot, whose it is and the certificate.
    plots: BTreeMap<String, (String, String)>,
    refused: usize,
}

struct Clerk {
    servers: [Arc<Desks>; 2],
    number: usize,
    random: ChaCha8Rng,
    said: usize,
}

fn desk() -> (Tenant, DeskId) {
    (Tenant("guandu".to_owned()), DeskId("south".to_owned()))
}

impl Clerk {
    /// Says it; one time in ten it says it again, at the other server, and hears the same.
    async fn ask(&mut self, kind: &str, fields: &str) -> (Said, Value) {
        self.said += 1;
        let text = command(&format!("r{}-{}", self.number, self.said), kind, fields);
        let (tenant, desk) = desk();
        let say = async |server: &Desks| {
            let answer = server.command(&tenant, &desk, text.as_bytes(), None).await;
            answer.unwrap_or_else(|error| panic!("{error}"))
        };
        let server = self.number % 2;
        let first = say(&self.servers[server]).await;
        if first.said == Said::Done && self.random.random_ratio(1, 10) {
            let again = say(&self.servers[1 - server]).await;
            assert_eq!((again.said, &again.body["receipt"]), (Said::Repeated, &first.body["receipt"]));
        }
        (first.said, first.body)
    }

    /// A place as the clerk likes it, or the best one that is offered.
    async fn place(&mut self, id: &str) -> Option<String> {
        if self.random.random_ratio(1, 8) {
            let case = format!(
                r#""case": {{"id": "{id}", "farewell": {{"size": 1, "minutes": 60}}, "cremation": {{"class": "ordinary", "minutes": 60}}}}"#
            );
            let (_, body) = self.ask("offer", &case).await;
            let best = body["offers"].get(0)?;
            return Some(format!(r#""case": {}, "service": {}"#, best["case"], best["service"]));
        }
        // Days go past the end of April nowhere: the 3rd to the 16th.
        let (day, hour) = (3 + self.random.random_range(0..DAYS), self.random.random_range(9..16));
        let minute = self.random.random_range(0..12) * 5;
        let start = format!("2026-04-{day:02} {hour:02}:{minute:02}");
        Some(format!(
            r#""case": {{"id": "{id}", "cremation": {{"class": "ordinary", "minutes": 60}}}}, "service": {{"case": "{id}", "cremation": {{"pool": "ordinary", "start": "{start}"}}}}"#
        ))
    }

    async fn book(&mut self, id: String, promises: &mut Promises) {
        let Some(place) = self.place(&id).await else { return };
        let (said, _) = self.ask("hold", &format!(r#"{place}, "hold_minutes": 1"#)).await;
        if said != Said::Done {
            promises.refused += 1;
            return;
        }
        let booking = format!(r#""booking": "{id}""#);
        match self.random.random_range(0..10) {
            // Some confirm too late.
            0..3 => {
                tokio::time::sleep(std::time::Duration::from_millis(self.random.random_range(0..1_000)))
                    .await;
                if self.ask("confirm", &booking).await.0 == Said::Done {
                    promises.confirmed.insert(id);
                }
            }
            3..6 => drop(self.ask("release", &booking).await),
            _ => drop(promises.left.insert(id)),
        }
    }

    async fn sell(&mut self, promises: &mut Promises) {
        let plot = format!("p{}", self.random.random_range(0..PLOTS));
        let right = format!("f{}-{}", self.number, self.said);
        let certificate = format!("c{}", self.random.random_range(0..2 * PLOTS));
        let own = format!(r#""plot": "{plot}", "right": "{right}""#);
        if self.ask("hold-plot", &format!(r#"{own}, "hold_minutes": 1"#)).await.0 != Said::Done {
            promises.refused += 1;
            return;
        }
        let pay = format!(r#"{own}, "certificate": "{certificate}", "fee_years": 20"#);
        if self.random.random_ratio(1, 2) && self.ask("pay-plot", &pay).await.0 == Said::Done {
            let before = promises.plots.insert(plot, (right, certificate));
            assert_eq!(before, None, "a plot was sold twice to one clerk");
        }
    }

    async fn work(mut self) -> Promises {
        let mut promises = Promises::default();
        for n in 0..TRIES {
            if self.random.random_ratio(1, 5) {
                self.sell(&mut promises).await;
            } else {
                self.book(format!("b{}-{n}", self.number), &mut promises).await;
            }
        }
        promises
    }
}

/// Lets the store's time pass until it is told to stop; tells what time it is then.
async fn pass_time(door: &Door, stop: &AtomicBool) -> i64 {
    let begun = std::time::Instant::now();
    loop {
        let passed = i64::try_from(begun.elapsed().as_millis()).expect("a test is short");
        let now = START + PACE * passed;
        door.set_clock(now).await;
        if stop.load(Ordering::Relaxed) {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

async fn lines(desks: &Desks) -> Vec<Line> {
    let (tenant, desk) = desk();
    let (mut all, mut after) = (Vec::new(), None::<Cursor>);
    loop {
        let page = desks.ledger(&tenant, &desk, after, 500).await.expect("the store answers");
        all.extend(page.lines.iter().map(|line| Line::read(line.as_bytes()).expect("a line")));
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

/// What the ledger comes to when it is read from nothing; at no line is there more than there is.
fn replayed(lines: &[Line]) -> Desk {
    let mut desk = Desk::new(Home::read(&home(DAYS)).expect("a home"));
    for line in lines {
        desk.apply(line).unwrap_or_else(|issues| panic!("line {}: {issues}", line.seq));
        assert!(desk.overbooked().is_empty(), "line {} sells what is sold", line.seq);
    }
    desk
}

fn hold_to(desk: &Desk, promises: &[Promises]) {
    let (mut confirmed, mut plots) = (0, 0);
    let mut certificates = BTreeSet::new();
    for promise in promises {
        for id in &promise.confirmed {
            let state = desk.booking(id).map(|booking| booking.state);
            assert_eq!(state, Some(BookingState::Confirmed), "{id} was lost");
            confirmed += 1;
        }
        for id in &promise.left {
            let state = desk.booking(id).map(|booking| booking.state);
            assert_eq!(state, Some(BookingState::Expired), "{id} is held for ever");
        }
        for (id, (right, certificate)) in &promise.plots {
            let state = &desk.plot(id).expect("a plot").state;
            assert!(
                matches!(state, PlotState::Paid(own) if own.right == *right && own.certificate == *certificate)
            );
            assert!(certificates.insert(certificate), "{certificate} bought two plots");
            plots += 1;
        }
    }
    let is_confirmed = |(_, booking): &(&str, &anpai_core::funerals::desk::Booking)| {
        booking.state == BookingState::Confirmed
    };
    assert_eq!(
        desk.bookings().filter(is_confirmed).count(),
        confirmed,
        "somebody has what nobody was promised"
    );
    assert_eq!(desk.plots().filter(|(_, plot)| plot.state.right().is_some()).count(), plots);
    let refused: usize = promises.iter().map(|promise| promise.refused).sum();
    assert!(confirmed > 20 && plots > 20 && refused > 500, "no crowd: {confirmed} {plots} {refused}");
}

async fn crowd(databases: [Database; 2], door: Door) {
    door.stop_clock(START).await;
    let (tenant, desk) = desk();
    let fresh = Desks::on(databases[0].clone());
    let servers = databases.map(|database| Arc::new(Desks::on(database)));
    servers[0].create(&tenant, &desk, &home(DAYS), None).await.expect("the store answers");
    let plots: Vec<_> = (0..PLOTS).map(|n| format!(r#"{{"id": "p{n}", "kind": "niche"}}"#)).collect();
    let open = command("plots", "open-plots", &format!(r#""plots": [{}]"#, plots.join(", ")));
    servers[1].command(&tenant, &desk, open.as_bytes(), None).await.expect("the store answers");

    let door = Arc::new(door);
    let stop = Arc::new(AtomicBool::new(false));
    let (own, told) = (Arc::clone(&door), Arc::clone(&stop));
    let clock = tokio::spawn(async move { pass_time(&own, &told).await });
    let mut clerks: JoinSet<_> = (0..CLERKS)
        .map(|number| {
            let random = ChaCha8Rng::seed_from_u64(number as u64);
            Clerk { servers: servers.clone(), number, random, said: 0 }.work()
        })
        .collect();
    let mut promises = Vec::new();
    while let Some(own) = clerks.join_next().await {
        promises.push(own.expect("no clerk panics"));
    }
    stop.store(true, Ordering::Relaxed);
    let now = clock.await.expect("the clock goes");

    // Every hold has run out by then, and the next command ends it.
    door.set_clock(now + 10 * MINUTE).await;
    let last = command("last", "open-plots", r#""plots": [{"id": "last", "kind": "niche"}]"#);
    let answer = servers[0].command(&tenant, &desk, last.as_bytes(), None).await.expect("the store answers");
    assert_eq!(answer.said, Said::Done);
    let lines = lines(&servers[1]).await;
    let again = replayed(&lines);
    hold_to(&again, &promises);
    let held = "SELECT count(*) FROM desk_bookings WHERE NOT confirmed";
    assert_eq!(door.count(held).await, 0);
    for (table, active) in [
        ("desk_bookings", again.bookings().filter(|(_, booking)| booking.state.is_active()).count()),
        ("desk_plots", again.plots().filter(|(_, plot)| plot.state.right().is_some()).count()),
    ] {
        let noted = door.count(&format!("SELECT count(*) FROM {table}")).await;
        assert_eq!(noted, i64::try_from(active).expect("a few"), "{table}");
    }
    // A server that comes new, and those that were there, show the same books.
    let shown = fresh.bookings(&tenant, &desk).await.expect("the store answers");
    let plots = fresh.plots(&tenant, &desk).await.expect("the store answers");
    for server in &servers {
        assert_eq!(server.bookings(&tenant, &desk).await.expect("the store answers"), shown);
        assert_eq!(server.plots(&tenant, &desk).await.expect("the store answers"), plots);
    }
    assert_eq!(shown["bookings"].as_array().map(Vec::len), Some(again.bookings().count()));
}

#[test]
fn nothing_is_sold_twice_to_a_crowd_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("anpai.sqlite");
    run(async { crowd([sqlite(&file).await, sqlite(&file).await], Door::sqlite(&file).await).await });
}

#[test]
fn nothing_is_sold_twice_to_a_crowd_on_postgres() {
    let cluster = Cluster::start();
    run(async {
        let databases = [postgres(&cluster).await, postgres(&cluster).await];
        crowd(databases, Door::postgres(cluster.options(), Some("*")).await).await;
    });
}
