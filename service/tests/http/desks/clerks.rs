//! Two clerks at one slot, each at a server of its own, on each store: one of them has it.

use std::sync::Barrier;
use std::thread;

use tempfile::TempDir;

use super::{booking, command, home_from_tomorrow, superior};
use crate::client::{Answer, Client};
use crate::cluster::Cluster;
use crate::server::{Server, address};

/// What both say at the same moment, each to its server.
fn at_once(clerks: &[Client; 2], call: &str, said: &[Vec<u8>; 2]) -> [Answer; 2] {
    let (start, path) = (Barrier::new(2), format!("/v1/desks/south/{call}"));
    let mut own = clerks.iter().zip(said);
    let mut next = || own.next().expect("there are two");
    thread::scope(|scope| {
        let [one, other] = [next(), next()].map(|(client, body)| {
            let (start, path) = (&start, &path);
            scope.spawn(move || {
                start.wait();
                client.post(path, body)
            })
        });
        [one, other].map(|clerk| clerk.join().expect("no clerk panics"))
    })
}

fn one_slot_one_family(words: &[&str]) {
    let folder = TempDir::new().expect("a folder");
    let words = [&["--workers=0", "--requests-a-second=10000"], words].concat();
    let servers = [(); 2].map(|()| Server::start_in(folder.path(), &words));
    let clerks = [0, 1].map(|n| Client::new(servers[n].address()));
    let (home, starts) = home_from_tomorrow(6);
    clerks[0].request("PUT", "/v1/desks/south", &[], &home).expect(201);
    let mut won = [0, 0];
    for (n, start) in starts.iter().enumerate() {
        let ids = [format!("left-{n}"), format!("right-{n}")];
        let holds = ids.each_ref().map(|id| command(&format!("hold {id}"), &superior(id, start)));
        let answers = at_once(&clerks, "holds", &holds);
        let mut statuses = answers.each_ref().map(|answer| answer.status);
        let winner = usize::from(statuses[1] == 201);
        won[winner] += 1;
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409], "{start}: {} {}", answers[0].text(), answers[1].text());
        assert_eq!(answers[1 - winner].json()["issues"][0]["code"], "taken");
        // The family that has it confirms, and says so at both servers at once; the other has nothing to confirm.
        let lost = command(&format!("late {n}"), &booking(&ids[1 - winner]));
        assert_eq!(clerks[winner].post("/v1/desks/south/confirmations", &lost).status, 409);
        let confirm = || command(&format!("confirm {n}"), &booking(&ids[winner]));
        let answers = at_once(&clerks, "confirmations", &[confirm(), confirm()]);
        let mut statuses = answers.each_ref().map(|answer| answer.status);
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 201]);
        assert_eq!(answers[0].json()["receipt"], answers[1].json()["receipt"]);
    }
    let shown =
        clerks.each_ref().map(|clerk| clerk.get("/v1/desks/south/bookings").expect(200)["bookings"].clone());
    assert_eq!(shown[0], shown[1]);
    let bookings = shown[0].as_array().expect("a list");
    assert_eq!((bookings.len(), won[0] + won[1]), (starts.len(), starts.len()));
    assert!(bookings.iter().all(|booking| booking["state"] == "confirmed"), "{}", shown[0]);
}

#[test]
fn one_slot_is_one_familys_on_sqlite() {
    one_slot_one_family(&[]);
}

#[test]
fn one_slot_is_one_familys_on_postgres() {
    let cluster = Cluster::start();
    one_slot_one_family(&["--store", &address(&cluster)]);
}
