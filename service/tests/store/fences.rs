//! PostgreSQL's fence between tenants: a connection that says whose it is sees no row of another, whatever it asks.

use std::num::NonZeroU16;

use anpai_service::desks::{DeskId, Desks};
use anpai_service::jobs::{Cancel, Cancelling, JobId, JobStore as _, Priority, SqlStore, Submit, Tenant};
use anpai_service::keys::{Keys, NewKey, Scope};
use anpai_service::webhooks::{Making, NewWebhook, Webhooks};

use crate::cluster::Cluster;
use crate::desks::{START, command, home};
use crate::door::{Door, postgres, run};

const TABLES: [&str; 13] = [
    "jobs",
    "job_inputs",
    "job_solutions",
    "job_events",
    "api_keys",
    "audit",
    "desks",
    "desk_lines",
    "desk_bookings",
    "desk_units",
    "desk_plots",
    "webhooks",
    "deliveries",
];

/// One row at least of everything but solutions.
async fn fill(cluster: &Cluster, name: &str, job: u128) {
    let database = postgres(cluster).await;
    let tenant = Tenant(name.to_owned());
    let store = SqlStore::on(database.clone()).await.expect("it listens");
    let submit = Submit {
        job: JobId(job),
        tenant: tenant.clone(),
        model: "visits".to_owned(),
        options: String::new(),
        wished: None,
        priority: Priority(0),
        max_attempts: NonZeroU16::MIN,
        key: None,
        input: b"{}".to_vec(),
    };
    let wish =
        NewWebhook { tenant: tenant.clone(), url: "https://example.org/".to_owned(), every_plan: true };
    let made = Webhooks::on(database.clone()).make(wish, None).await.expect("the store answers");
    assert!(matches!(made, Making::Made(..)));
    store.submit(submit).await.expect("the store answers");
    let cancelled = store.cancel(Cancel { tenant: tenant.clone(), job: JobId(job) }).await;
    assert_eq!(cancelled.expect("the store answers"), Cancelling::Done);
    let key = NewKey { tenant: tenant.clone(), label: "planner".to_owned(), scope: Scope::Read };
    Keys::on(database.clone()).create(key, None).await.expect("the store answers");
    let (desks, desk) = (Desks::on(database), DeskId("south".to_owned()));
    desks.create(&tenant, &desk, &home(3), None).await.expect("the store answers");
    let service =
        r#""service": {"case": "a", "cremation": {"pool": "ordinary", "start": "2026-04-03 09:00"}}"#;
    let case = r#""case": {"id": "a", "cremation": {"class": "ordinary", "minutes": 60}}"#;
    for (n, fields) in [
        ("hold", &*format!("{case}, {service}")),
        ("open-plots", r#""plots": [{"id": "n1", "kind": "niche"}]"#),
        ("hold-plot", r#""plot": "n1", "right": "f1""#),
    ] {
        let answer = desks.command(&tenant, &desk, command(n, n, fields).as_bytes(), None).await;
        let answer = answer.expect("the store answers");
        assert_eq!(answer.body["status"], "done", "{}", answer.body);
    }
}

#[test]
fn a_tenant_sees_no_row_of_another_whatever_it_asks() {
    let cluster = Cluster::start();
    run(async {
        drop(postgres(&cluster).await);
        let all = Door::postgres(cluster.options(), Some("*")).await;
        all.stop_clock(START).await;
        fill(&cluster, "guandu", 1).await;
        fill(&cluster, "lufeng", 2).await;
        let own = Door::postgres(cluster.options(), Some("=guandu")).await;
        let none = Door::postgres(cluster.options(), None).await;
        // Nothing is fenced off from a superuser.
        let passes =
            "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)";
        assert_eq!(own.count(passes).await, 0);
        for table in TABLES {
            let count = format!("SELECT count(*) FROM {table}");
            let (whole, half) = (all.count(&count).await, own.count(&count).await);
            assert_eq!((whole, none.count(&count).await), (2 * half, 0), "{table}");
            assert_eq!(half > 0, table != "job_solutions", "{table}");
        }
        let insert =
            "INSERT INTO desk_plots (tenant, desk, plot, owner) VALUES ('lufeng', 'south', 'n2', 'f2')";
        assert!(!own.does(insert).await);
        assert!(all.does(insert).await);
        assert!(own.does("UPDATE api_keys SET revoked_at = 1").await);
        assert_eq!(all.count("SELECT count(*) FROM api_keys WHERE revoked_at = 1").await, 1);
    });
}
