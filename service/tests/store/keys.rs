//! Keys from outside: made once, good until they are revoked, and silent about why they are not.

use anpai_service::audit::{Audit, Listing};
use anpai_service::database::Database;
use anpai_service::jobs::{Moment, Tenant};
use anpai_service::keys::{Caller, KeyId, Keys, NewKey, Revoking, Scope};

use crate::door::{Door, on_postgres, on_sqlite};

fn tenant(name: &str) -> Tenant {
    Tenant(name.to_owned())
}

fn new(name: &str, scope: Scope) -> NewKey {
    NewKey { tenant: tenant(name), label: "night planner".to_owned(), scope }
}

/// A key is good on every server until the very moment that it is revoked on one.
async fn a_key_lives_and_ends(database: Database, _door: Door) {
    const ANSWERS: &str = "the store answers";
    let (one, other) = (Keys::on(database.clone()), Keys::on(database.clone()));
    let (key, text) = one.create(new("guandu", Scope::Solve), None).await.expect(ANSWERS);
    let whole = text.reveal();
    let caller = Caller { tenant: tenant("guandu"), scope: Scope::Solve, key: key.id.clone() };
    assert_eq!(other.find(&whole).await.expect(ANSWERS), Some(caller));

    let (_, stranger) = one.create(new("lufeng", Scope::Admin), None).await.expect(ANSWERS);
    let stranger = stranger.reveal();
    // The id of one with the secret of another.
    let mixed = format!("{}{}", &whole[..23], &stranger[23..]);
    let unknown = format!("anpai_{}_{}", "0".repeat(16), "0".repeat(64));
    for wrong in [&*mixed, &unknown, "", "anpai", &whole[1..]] {
        assert_eq!(other.find(wrong).await.expect(ANSWERS), None, "{wrong}");
    }

    let by = KeyId("a1".to_owned());
    assert_eq!(one.revoke(Some(&tenant("lufeng")), &key.id, None).await.expect(ANSWERS), Revoking::Unknown);
    assert!(other.find(&whole).await.expect(ANSWERS).is_some());
    assert_eq!(one.revoke(Some(&tenant("guandu")), &key.id, Some(&by)).await.expect(ANSWERS), Revoking::Done);
    assert_eq!(other.find(&whole).await.expect(ANSWERS), None);
    assert_eq!(one.revoke(None, &key.id, None).await.expect(ANSWERS), Revoking::Before);
    assert_eq!(one.revoke(None, &KeyId("0".repeat(16)), None).await.expect(ANSWERS), Revoking::Unknown);

    let listed = one.list(Some(&tenant("guandu"))).await.expect(ANSWERS);
    assert_eq!(
        listed.iter().map(|key| (&key.id, key.revoked_at.is_some())).collect::<Vec<_>>(),
        [(&key.id, true)]
    );
    assert_eq!(one.list(None).await.expect(ANSWERS).len(), 2);

    let ask = Listing { tenant: tenant("guandu"), object: None, after: None, most: 10 };
    let trail = Audit::on(database).list(&ask).await.expect(ANSWERS).entries;
    let told: Vec<_> = trail.iter().map(|entry| (&*entry.action, entry.actor.clone())).collect();
    assert_eq!(told, [("key-revoked", Some(by)), ("key-created", None)]);
    assert!(trail.iter().all(|entry| entry.object == format!("keys/{}", key.id.0)));
}

/// When a key was used is known to a minute, and not every use is a write.
async fn use_is_noted_once_a_minute(database: Database, door: Door) {
    const ANSWERS: &str = "the store answers";
    door.stop_clock(1_000_000).await;
    let keys = Keys::on(database);
    let (_, text) = keys.create(new("guandu", Scope::Read), None).await.expect(ANSWERS);
    for (now, noted) in [(1_000_500, 1_000_500), (1_060_499, 1_000_500), (1_060_500, 1_060_500)] {
        door.set_clock(now).await;
        assert!(keys.find(&text.reveal()).await.expect(ANSWERS).is_some());
        let listed = keys.list(None).await.expect(ANSWERS);
        assert_eq!(listed[0].used_at, Some(Moment(noted)), "at {now}");
    }
}

/// Neither the secret nor anything that leads to it is in the store.
async fn no_secret_is_kept(database: Database, door: Door) {
    let (_, text) = Keys::on(database).create(new("guandu", Scope::Read), None).await.expect("it answers");
    let whole = text.reveal();
    let secret = whole.rsplit('_').next().expect("three parts");
    let hex = match door {
        Door::Sqlite(_) => "lower(hex(digest))",
        Door::Postgres(_) => "encode(digest, 'hex')",
    };
    let is_there = format!("SELECT count(*) FROM api_keys WHERE {hex} = '{secret}' OR label = '{secret}'");
    assert_eq!(door.count(&is_there).await, 0);
    assert_eq!(door.count("SELECT count(*) FROM api_keys WHERE length(digest) = 32").await, 1);
}

#[test]
fn keys_live_and_end_on_sqlite() {
    on_sqlite(a_key_lives_and_ends);
    on_sqlite(use_is_noted_once_a_minute);
    on_sqlite(no_secret_is_kept);
}

#[test]
fn keys_live_and_end_on_postgres() {
    on_postgres(a_key_lives_and_ends);
    on_postgres(use_is_noted_once_a_minute);
    on_postgres(no_secret_is_kept);
}
