//! The register of plots over HTTP: a plot has one right, and a certificate buys one plot.

use serde_json::{Value, json};

use super::{Counter, MINUTE, cannot, refused};

fn own(command: &str, plot: &str, right: &str) -> Value {
    json!({"command": command, "plot": plot, "right": right})
}

fn pay(plot: &str, right: &str, certificate: &str, years: u32) -> Value {
    let mut command = own("pay-plot", plot, right);
    (command["certificate"], command["fee_years"]) = (json!(certificate), json!(years));
    command
}

#[test]
fn a_plot_has_one_right_and_a_certificate_buys_one_plot() {
    let counter = Counter::open();
    let do_ = |fields: &Value| counter.ask("commands", fields);
    let plots = json!([{"id": "n1", "kind": "niche"}, {"id": "n2", "kind": "niche"}]);
    do_(&json!({"command": "open-plots", "plots": plots})).expect(201);
    assert_eq!(refused(&do_(&pay("n1", "f1", "k1", 20))), cannot("not-held", "/plot"));
    do_(&own("hold-plot", "n1", "f1")).expect(201);
    assert_eq!(do_(&own("hold-plot", "n1", "f2")).status, 409);
    assert_eq!(refused(&do_(&pay("n1", "f2", "k2", 20))), cannot("not-the-right", "/right"));
    do_(&pay("n1", "f1", "k1", 20)).expect(201);
    do_(&own("hold-plot", "n2", "f2")).expect(201);
    assert_eq!(refused(&do_(&pay("n2", "f2", "k1", 1))), cannot("certificate-used", "/certificate"));
    // Held for thirty minutes by the store's clock, and paid for ever.
    counter.clock.set(30 * MINUTE);
    let shown = counter.get("plots").expect(200);
    let states: Vec<_> =
        shown["plots"].as_array().unwrap().iter().map(|plot| plot["state"].clone()).collect();
    assert_eq!(states, ["paid", "free"]);
    assert_eq!(shown["plots"][0]["fee_until"], "2046-04-02", "{shown}");
    do_(&own("hold-plot", "n2", "f3")).expect(201);
    do_(&own("inter", "n1", "f1")).expect(201);
    let mut back = own("release-plot", "n1", "f1");
    back["agreement"] = json!({"reference": "form 18", "given": "2026-04-01"});
    assert_eq!(refused(&do_(&back)), cannot("already-interred", "/plot"));
}
