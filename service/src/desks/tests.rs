//! Servers whose books are not what they should be: late ones, and wrong ones. Whatever they decide, the store does not keep it.

use anpai_core::funerals::desk::{Asked, Instant, Line};

use super::books::Books;
use super::ledger::{Keeping, Place, keep};
use super::{DeskError, DeskId, Desks, Said};
use crate::database::Database;
use crate::jobs::Tenant;

#[path = "../../tests/jobs/cluster.rs"]
#[expect(dead_code, reason = "only the tests of jobs break a cluster down")]
mod cluster;

use cluster::Cluster;

/// The example's pools without its cases: one superior cremator, two ordinary ones, of which one is out on the 4th until noon.
fn home() -> Vec<u8> {
    let example = include_str!("../../../core/tests/data/funerals-week.json");
    let mut document: serde_json::Value = serde_json::from_str(example).unwrap();
    for list in ["cases", "previous", "collections", "closed"] {
        document[list] = serde_json::json!([]);
    }
    // The machine's clock must not have come to it: what is past cannot be booked.
    document["horizon"]["start"] = "2099-04-03".into();
    document["pools"][6]["outages"] = serde_json::json!([]);
    document.to_string().into_bytes()
}

fn asked(request: &str, kind: &str, fields: &str) -> Asked {
    let text = format!(
        r#"{{"anpai": 1, "model": "funerals-desk", "request": "{request}", "command": "{kind}", {fields}}}"#
    );
    Asked::read(text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// Of a superior cremator for an hour and half an hour of cooling.
fn hold(id: &str, start: &str) -> String {
    format!(
        r#""case": {{"id": "{id}", "cremation": {{"class": "superior", "minutes": 60}}}},
        "service": {{"case": "{id}", "cremation": {{"pool": "superior", "start": "2099-04-03 {start}"}}}}"#
    )
}

/// A desk with two plots, and a server that has stopped looking at it.
struct Stale {
    database: Database,
    desks: Desks,
    tenant: Tenant,
    desk: DeskId,
    books: Books,
}

impl Stale {
    async fn new(database: Database) -> Self {
        let desks = Desks::on(database.clone());
        let (tenant, desk) = (Tenant("guandu".to_owned()), DeskId("south".to_owned()));
        desks.create(&tenant, &desk, &home(), None).await.unwrap();
        let books = Books::new(&home(), 1).unwrap();
        let mut stale = Self { database, desks, tenant, desk, books };
        stale
            .done(
                "p",
                "open-plots",
                r#""plots": [{"id": "n1", "kind": "niche"}, {"id": "n2", "kind": "niche"}]"#,
            )
            .await;
        let page = stale.desks.ledger(&stale.tenant, &stale.desk, None, 9).await.unwrap();
        stale.books.take_in(&super::books::read(&page.lines).unwrap()).unwrap();
        stale
    }

    /// What a server that looks does.
    async fn say(&self, request: &str, kind: &str, fields: &str) -> Result<super::Answer, DeskError> {
        let text = format!(
            r#"{{"anpai": 1, "model": "funerals-desk", "request": "{request}", "command": "{kind}", {fields}}}"#
        );
        self.desks.command(&self.tenant, &self.desk, text.as_bytes(), None).await
    }

    async fn done(&self, request: &str, kind: &str, fields: &str) {
        let answer = self.say(request, kind, fields).await.unwrap();
        assert_eq!(answer.said, Said::Done, "{}", answer.body);
    }

    async fn now(&self) -> Instant {
        let rows = self.database.read(crate::database::same("SELECT now FROM store_clock"), Vec::new()).await;
        Instant(rows.unwrap()[0].int("now").unwrap())
    }

    /// The line that the server decides on its old books.
    async fn line(&self, request: &str, kind: &str, fields: &str) -> Line {
        let decided = self.books.desk.line(self.now().await, &asked(request, kind, fields));
        decided.unwrap_or_else(|issues| panic!("{issues}"))
    }

    async fn keep(&self, line: Line) -> Keeping {
        let place = Place { tenant: &self.tenant, desk: &self.desk, actor: None };
        keep(&self.database, place, &self.books, &[line]).await.unwrap()
    }

    /// The same line under the number that would be next.
    async fn forge(&self, line: Line) -> Keeping {
        let page = self.desks.ledger(&self.tenant, &self.desk, None, 99).await.unwrap();
        let seq = i64::try_from(page.lines.len()).unwrap() + 1;
        self.keep(Line { seq, ..line }).await
    }

    async fn lines(&self) -> usize {
        self.desks.ledger(&self.tenant, &self.desk, None, 99).await.unwrap().lines.len()
    }
}

/// Whoever decided on an older line comes late, and does not come through by lying about its number either.
async fn old_books_sell_nothing_twice(database: Database) {
    let stale = Stale::new(database).await;
    stale.done("r1", "hold", &hold("a", "10:00")).await;
    stale.done("r2", "hold-plot", r#""plot": "n1", "right": "f1""#).await;
    stale.done("r3", "pay-plot", r#""plot": "n1", "right": "f1", "certificate": "k1", "fee_years": 1"#).await;
    let before = stale.lines().await;
    // They overlap by an hour, by a cell, and not at all: the first one ends at 11:30, with its cooling.
    for (id, start, keeping) in
        [("b", "10:30", Keeping::Sold), ("c", "11:25", Keeping::Sold), ("a", "14:00", Keeping::Sold)]
    {
        let line = stale.line(&format!("s-{id}"), "hold", &hold(id, start)).await;
        assert_eq!(stale.keep(line.clone()).await, Keeping::Late, "{id}");
        assert_eq!(stale.forge(line).await, keeping, "{id}");
    }
    let line = stale.line("s4", "hold-plot", r#""plot": "n1", "right": "f2""#).await;
    assert_eq!(stale.keep(line.clone()).await, Keeping::Late);
    assert_eq!(stale.forge(line).await, Keeping::Sold);
    assert_eq!(stale.lines().await, before);
    // What is free can be had; the line says it truly.
    let line = stale.line("s5", "hold", &hold("d", "11:30")).await;
    assert_eq!(stale.forge(line).await, Keeping::Kept);
    assert_eq!(stale.lines().await, before + 1);
}

/// A request that was answered, a document that has moved on and a decision that took too long are late.
async fn what_has_moved_on_is_late(database: Database) {
    let mut stale = Stale::new(database).await;
    stale.done("r1", "hold", &hold("a", "10:00")).await;
    let line = stale.line("r1", "hold", &hold("b", "13:00")).await;
    assert_eq!(stale.forge(line).await, Keeping::Late);
    let line = stale.line("s1", "hold", &hold("b", "13:00")).await;
    let long_ago = Instant(line.at.0 - 6_000);
    assert_eq!(stale.forge(Line { at: long_ago, ..line.clone() }).await, Keeping::Late);
    stale.books.edition = 2;
    assert_eq!(stale.forge(line).await, Keeping::Late);
}

/// A server whose books have lost a line is refused by the store, reads its books anew, and answers as everybody would.
async fn wrong_books_are_read_anew(database: Database) {
    let stale = Stale::new(database).await;
    stale.done("r1", "hold", &hold("a", "10:00")).await;
    let mut lines =
        super::books::read(&stale.desks.ledger(&stale.tenant, &stale.desk, None, 9).await.unwrap().lines)
            .unwrap();
    // In the wrong books, the line of the hold is one about a plot.
    lines[1].event = anpai_core::funerals::desk::Event::PlotsOpened { plots: Vec::new() };
    let mut wrong = Books::new(&home(), 1).unwrap();
    wrong.take_in(&lines).unwrap();
    stale.desks.seat_with(&stale.tenant, &stale.desk, wrong).await;
    let answer = stale.say("r2", "hold", &hold("b", "10:30")).await.unwrap();
    assert_eq!((answer.said, &answer.body["issues"][0]["code"]), (Said::Refused, &"taken".into()));
    stale.done("r3", "hold", &hold("b", "13:00")).await;
}

/// Where the store itself was changed by hand, so that its own ledger sells what it has noted as sold, the desk stops.
async fn a_store_that_contradicts_itself_is_told(database: Database) {
    let stale = Stale::new(database).await;
    let mut work = stale.database.begin().await.unwrap();
    let by_hand = "INSERT INTO desk_plots (tenant, desk, plot, owner) VALUES ('guandu', 'south', 'n1', 'f9')";
    work.rows(crate::database::same(by_hand), Vec::new()).await.unwrap();
    work.commit().await.unwrap();
    let answer = stale.say("r1", "hold-plot", r#""plot": "n1", "right": "f1""#).await;
    assert!(matches!(answer, Err(DeskError::Disagree)), "{answer:?}");
}

fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.unwrap().block_on(test);
}

fn on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(Database) -> F) {
    let folder = tempfile::tempdir().unwrap();
    run(async { test(Database::sqlite(&folder.path().join("anpai.sqlite")).await.unwrap()).await });
}

fn on_postgres<F: Future<Output = ()>>(test: impl FnOnce(Database) -> F) {
    let cluster = Cluster::start();
    run(async { test(Database::postgres(cluster.options(), 4).await.unwrap()).await });
}

#[test]
fn a_server_with_wrong_books_sells_nothing_twice_on_sqlite() {
    on_sqlite(old_books_sell_nothing_twice);
    on_sqlite(what_has_moved_on_is_late);
    on_sqlite(wrong_books_are_read_anew);
    on_sqlite(a_store_that_contradicts_itself_is_told);
}

#[test]
fn a_server_with_wrong_books_sells_nothing_twice_on_postgres() {
    on_postgres(old_books_sell_nothing_twice);
    on_postgres(what_has_moved_on_is_late);
    on_postgres(wrong_books_are_read_anew);
    on_postgres(a_store_that_contradicts_itself_is_told);
}
