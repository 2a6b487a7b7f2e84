//! The audit trail and the ledgers are only appended to, whoever asks the database.

use anpai_service::audit::{Audit, Listing};
use anpai_service::database::Database;
use anpai_service::jobs::Tenant;
use anpai_service::keys::{Keys, NewKey, Scope};

use crate::door::{Door, on_postgres, on_sqlite};

const KEYS: usize = 7;

async fn fill(database: &Database) {
    let keys = Keys::on(database.clone());
    for tenant in ["guandu", "lufeng"] {
        for _ in 0..KEYS {
            let tenant = Tenant(tenant.to_owned());
            let ask = NewKey { tenant, label: "planner".to_owned(), scope: Scope::Read };
            keys.create(ask, None).await.expect("the store answers");
        }
    }
}

async fn pages_hold_every_line_once(database: Database, _door: Door) {
    fill(&database).await;
    let audit = Audit::on(database);
    let tenant = Tenant("guandu".to_owned());
    let mut ask = Listing { tenant, object: None, after: None, most: 3 };
    let (mut sizes, mut objects) = (Vec::new(), Vec::new());
    loop {
        let page = audit.list(&ask).await.expect("the store answers");
        sizes.push(page.entries.len());
        assert!(page.entries.iter().all(|entry| entry.tenant == ask.tenant));
        objects.extend(page.entries.into_iter().map(|entry| entry.object));
        ask.after = page.next;
        if ask.after.is_none() {
            break;
        }
    }
    // Seven lines: the third page is not full.
    assert_eq!(sizes, [3, 3, 1]);
    objects.sort_unstable();
    objects.dedup();
    assert_eq!(objects.len(), KEYS);
}

async fn nothing_is_changed_or_deleted(database: Database, door: Door) {
    fill(&database).await;
    let before = door.count("SELECT count(*) FROM audit").await;
    let mut tries = vec!["UPDATE audit SET actor = 'somebody'", "DELETE FROM audit WHERE number = 1"];
    tries.push(match door {
        Door::Sqlite(_) => {
            "INSERT OR REPLACE INTO audit (number, at, tenant, action, object) VALUES (1, 0, 'guandu', 'a', 'b')"
        }
        Door::Postgres(_) => "TRUNCATE audit",
    });
    for sql in tries {
        assert!(!door.does(sql).await, "{sql}");
    }
    assert_eq!(door.count("SELECT count(*) FROM audit").await, before);
    assert_eq!(
        door.count("SELECT count(*) FROM audit WHERE action = 'key-created' AND actor IS NULL").await,
        before
    );
}

#[test]
fn the_trail_is_only_appended_to_on_sqlite() {
    on_sqlite(pages_hold_every_line_once);
    on_sqlite(nothing_is_changed_or_deleted);
}

#[test]
fn the_trail_is_only_appended_to_on_postgres() {
    on_postgres(pages_hold_every_line_once);
    on_postgres(nothing_is_changed_or_deleted);
}
