//! The audit trail of a tenant: who did what, page by page, and only its own.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;
use crate::server::Server;
use crate::tenants::{create, keys};

#[test]
fn the_trail_has_keys_and_webhooks_and_desks_and_nothing_of_others() {
    let folder = TempDir::new().unwrap();
    let (id, admin) = create(&folder, "guandu", "admin");
    let (second, reader) = create(&folder, "guandu", "read");
    let (_, other) = create(&folder, "lufeng", "admin");
    let server = Server::with_keys(folder.path(), &["--workers=0"]);
    let nobody = Client::new(server.address());
    let [admin, reader, other] = [admin, reader, other].map(|key| nobody.with_key(&key));
    let hook = admin.post("/v1/webhooks", br#"{"url": "https://example.org/"}"#).expect(201);
    let hook = format!("webhooks/{}", hook["id"].as_str().unwrap());
    assert_eq!(admin.request("DELETE", &format!("/v1/{hook}"), &[], b"").status, 204);
    let home = admin.get("/v1/funerals-week/demo").bytes;
    admin.request("PUT", "/v1/desks/front", &[], &home).expect(201);
    keys(&folder, &["revoke", &second]);
    let mut told = Vec::new();
    let mut path = "/v1/audit?limit=4".to_owned();
    loop {
        let page = admin.get(&path).expect(200);
        let entries = page["entries"].as_array().unwrap();
        told.extend(
            entries
                .iter()
                .map(|entry| (entry["action"].clone(), entry["object"].clone(), entry["actor"].clone())),
        );
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/audit?limit=4&after={next}");
    }
    told.reverse();
    let line = |action: &str, object: &str, actor: Option<&str>| (json!(action), json!(object), json!(actor));
    assert_eq!(
        told,
        [
            line("key-created", &format!("keys/{id}"), None),
            line("key-created", &format!("keys/{second}"), None),
            line("webhook-created", &hook, Some(&id)),
            line("webhook-forgotten", &hook, Some(&id)),
            line("desk-opened", "desks/front", Some(&id)),
            line("key-revoked", &format!("keys/{second}"), None),
        ]
    );
    let of_desk = admin.get("/v1/audit?object=desks/front").expect(200);
    assert_eq!(of_desk["entries"].as_array().map(Vec::len), Some(1));
    let theirs = other.get("/v1/audit").expect(200)["entries"].clone();
    assert_eq!(theirs.as_array().map(Vec::len), Some(1), "{theirs}");
    assert_eq!(theirs[0]["action"], "key-created");
    assert_eq!(other.get(&format!("/v1/audit?object=keys/{id}")).expect(200)["entries"], json!([]));
    for wrong in ["limit=0", "after=x", "colour=red"] {
        assert_eq!(admin.get(&format!("/v1/audit?{wrong}")).status, 400);
    }
    // A key that was revoked says nothing, and one that only reads has no trail.
    assert_eq!(reader.get("/v1/audit").status, 401);
    let (_, solver) = create(&folder, "guandu", "solve");
    let problem: Value = nobody.with_key(&solver).get("/v1/audit").expect(403);
    assert!(problem["detail"].as_str().unwrap().ends_with("admin"), "{problem}");
}
