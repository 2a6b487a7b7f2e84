//! `/docs`: the API on one page, made of its own OpenAPI document, that needs nothing from anywhere.

use std::fmt::Write as _;

use serde_json::Value;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}\
h2{margin-top:2.5rem;border-bottom:1px solid #d0d7de}h3{font-size:1rem;margin:1.6rem 0 .3rem}\
code{font-family:ui-monospace,monospace;background:#f2f4f7;padding:.1rem .3rem;border-radius:3px}\
table{border-collapse:collapse;margin:.5rem 0 0}td,th{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top;\
font-size:.92rem}th{font-weight:600}.m{display:inline-block;min-width:3.2rem;font-weight:700}p{margin:.3rem 0}";

/// The page.
pub(super) fn page() -> String {
    let document: Value = serde_json::from_str(&super::openapi()).expect("it was just written");
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>anpai API</title>",
    );
    let _ = write!(
        html,
        "<meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style></head><body>"
    );
    let _ = write!(html, "<h1>anpai API</h1><p>{}</p>", escaped(&document["info"]["description"]));
    html.push_str(
        "<p>For programs: <a href=\"/openapi.json\">/openapi.json</a>. Keys are sent as \
                   <code>Authorization: Bearer KEY</code>.</p>",
    );
    for tag in document["tags"].as_array().into_iter().flatten() {
        let _ = write!(html, "<h2>{}</h2><p>{}</p>", escaped(&tag["name"]), escaped(&tag["description"]));
        for (path, calls) in document["paths"].as_object().into_iter().flatten() {
            for (method, call) in calls.as_object().into_iter().flatten() {
                if call["tags"][0] == tag["name"] {
                    operation(&mut html, method, path, call);
                }
            }
        }
    }
    html + "</body></html>"
}

fn operation(html: &mut String, method: &str, path: &str, call: &Value) {
    let method = method.to_uppercase();
    let _ = write!(html, "<h3><span class=\"m\">{method}</span> <code>{path}</code></h3>");
    for text in [&call["summary"], &call["description"]] {
        if text.is_string() {
            let _ = write!(html, "<p>{}</p>", escaped(text));
        }
    }
    html.push_str("<table>");
    for parameter in call["parameters"].as_array().into_iter().flatten() {
        let [name, place, what] = ["name", "in", "description"].map(|key| escaped(&parameter[key]));
        let _ = write!(html, "<tr><th>{name}</th><td>{place}</td><td>{what}</td></tr>");
    }
    for (status, response) in call["responses"].as_object().into_iter().flatten() {
        let what = escaped(&response["description"]);
        let _ = write!(html, "<tr><th>{status}</th><td>answer</td><td>{what}</td></tr>");
    }
    html.push_str("</table>");
}

fn escaped(text: &Value) -> String {
    let text = text.as_str().unwrap_or_default();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
