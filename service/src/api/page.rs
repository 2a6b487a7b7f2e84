//! `/docs`: the API on one page, made of its own OpenAPI document, that needs nothing from anywhere.

use std::fmt::Write as _;

use anpai_core::report::escape_html;
use serde_json::Value;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}\
h2{margin-top:2.5rem;border-bottom:1px solid #d0d7de}h3{font-size:1rem;margin:1.6rem 0 .3rem}\
code{font-family:ui-monospace,monospace;background:#f2f4f7;padding:.1rem .3rem;border-radius:3px}\
table{border-collapse:collapse;margin:.5rem 0 0}td,th{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top;\
font-size:.92rem}th{font-weight:600}.m{display:inline-block;min-width:3.2rem;font-weight:700}p{margin:.3rem 0}\
nav{columns:2;font-size:.92rem;margin-top:1rem}nav a{display:block;break-inside:avoid;overflow-wrap:anywhere}@media(max-width:50rem){nav{columns:1}}";

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
         <code>Authorization: Bearer KEY</code>. Errors are problems (RFC 9457, <code>application/problem+json</code>) \
         with every issue in them.</p>",
    );
    html.push_str("<nav>");
    for tag in list(&document["tags"]) {
        for (method, path, call) in calls(&document, tag) {
            let title = plain(&call["summary"]);
            let link = anchor(method, path);
            let _ =
                write!(html, "<a href=\"#{link}\" title=\"{title}\">{} {path}</a>", method.to_uppercase());
        }
    }
    html.push_str("</nav>");
    for tag in list(&document["tags"]) {
        let _ = write!(html, "<h2>{}</h2><p>{}</p>", escaped(&tag["name"]), escaped(&tag["description"]));
        for (method, path, call) in calls(&document, tag) {
            operation(&mut html, method, path, call);
        }
    }
    html + "</body></html>"
}

fn list(of: &Value) -> impl Iterator<Item = &Value> {
    of.as_array().into_iter().flatten()
}

fn entries(of: &Value) -> impl Iterator<Item = (&String, &Value)> {
    of.as_object().into_iter().flatten()
}

/// The calls of a tag: method, path, and what is said of it.
fn calls<'a>(
    document: &'a Value,
    tag: &'a Value,
) -> impl Iterator<Item = (&'a String, &'a String, &'a Value)> {
    let all = entries(&document["paths"])
        .flat_map(|(path, calls)| entries(calls).map(move |(method, call)| (method, path, call)));
    all.filter(|(_, _, call)| call["tags"][0] == tag["name"])
}

/// The name of a call within the page.
fn anchor(method: &str, path: &str) -> String {
    let path = path.replace(['{', '}'], "").replace(['/', ':'], "-");
    format!("{method}{path}")
}

fn operation(html: &mut String, method: &str, path: &str, call: &Value) {
    let link = anchor(method, path);
    let method = method.to_uppercase();
    let _ = write!(html, "<h3 id=\"{link}\"><span class=\"m\">{method}</span> <code>{path}</code></h3>");
    for text in [&call["summary"], &call["description"]] {
        if text.is_string() {
            let _ = write!(html, "<p>{}</p>", escaped(text));
        }
    }
    html.push_str("<table>");
    for parameter in list(&call["parameters"]) {
        let [name, place, what] = ["name", "in", "description"].map(|key| escaped(&parameter[key]));
        let _ = write!(html, "<tr><th>{name}</th><td>{place}</td><td>{what}</td></tr>");
    }
    if let Some(body) = call.get("requestBody") {
        let (forms, what) = (forms(body), escaped(&body["description"]));
        let _ = write!(html, "<tr><th>body</th><td></td><td>{what} {forms}</td></tr>");
    }
    for (status, response) in entries(&call["responses"]) {
        // Problems have one form, which is said above.
        let forms = if status.starts_with('2') { forms(response) } else { String::new() };
        let what = escaped(&response["description"]);
        let _ = write!(html, "<tr><th>{status}</th><td>answer</td><td>{what} {forms}</td></tr>");
    }
    html.push_str("</table>");
}

/// The media types of a body.
fn forms(body: &Value) -> String {
    let forms = entries(&body["content"]).map(|(form, _)| format!("<code>{form}</code>"));
    forms.collect::<Vec<_>>().join(" ")
}

/// A text, with what stands between backticks as code.
fn escaped(text: &Value) -> String {
    let text = plain(text);
    let parts = text.split('`').enumerate();
    parts.map(|(n, part)| if n % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() }).collect()
}

fn plain(text: &Value) -> String {
    escape_html(text.as_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_stands_once_and_a_link_leads_to_it() {
        let (page, document) = (page(), super::super::openapi());
        let document: Value = serde_json::from_str(&document).unwrap();
        let mut all = 0;
        for (path, calls) in entries(&document["paths"]) {
            for (method, _) in entries(calls) {
                let link = anchor(method, path);
                assert_eq!(page.matches(&format!("id=\"{link}\"")).count(), 1, "{method} {path}");
                assert_eq!(page.matches(&format!("href=\"#{link}\"")).count(), 1, "{method} {path}");
                all += 1;
            }
        }
        assert!(all > 0 && page.matches("<h3 ").count() == all);
        assert!(!page.contains("<code></code>"));
    }

    #[test]
    fn what_stands_between_backticks_is_code_and_nothing_else_is_markup() {
        let text = Value::from("a `b<c>` & \"d\"");
        assert_eq!(escaped(&text), "a <code>b&lt;c&gt;</code> &amp; &quot;d&quot;");
        assert!(!plain(&text).contains("<code>"));
    }
}
