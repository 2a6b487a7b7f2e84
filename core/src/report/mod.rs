//! Reports: one HTML file from a problem and its plan, pure and without a network.
//!
//! A report is a fixed page (`assets/`: markup, style, scripts, no build step) with one JSON block in it ([`data`]).
//! Everything that comes from a document stays inside that block, with `<` escaped, and reaches the page as text only;
//! the policy in the page's head names the one style and the one script that may run, by their digests, and forbids
//! every request.

mod admission;
mod data;
mod digest;
mod lines;
#[cfg(test)]
mod tests;

pub use admission::admission;

use crate::rule::Evaluation;
use crate::visits::{Plan, Problem, Unserved};

const PAGE: &str = include_str!("assets/page.html");
const STYLE: &str = concat!(
    include_str!("assets/base.css"),
    include_str!("assets/views.css"),
    include_str!("assets/media.css")
);
/// The scripts in the order in which they build on each other; one scope around them all.
const SCRIPT: &str = concat!(
    "\"use strict\";(()=>{\n",
    include_str!("assets/words.js"),
    include_str!("assets/rules.js"),
    include_str!("assets/model.js"),
    include_str!("assets/dom.js"),
    include_str!("assets/links.js"),
    include_str!("assets/overview.js"),
    include_str!("assets/map.js"),
    include_str!("assets/gantt.js"),
    include_str!("assets/timeline.js"),
    include_str!("assets/detail.js"),
    include_str!("assets/table.js"),
    include_str!("assets/tables.js"),
    include_str!("assets/unserved.js"),
    include_str!("assets/main.js"),
    "})();\n"
);

/// The report of a roster: a whole HTML document in Chinese and English.
///
/// It shows routes on a map (where places have coordinates), the day by caregiver, tables, the score by rule, and
/// whom nobody visits and why. It opens from a file and asks nothing of any network.
#[must_use]
pub fn roster(problem: &Problem, plan: &Plan, evaluation: &Evaluation, unserved: &[Unserved]) -> String {
    let data = data::Roster::new(problem, plan, evaluation, unserved);
    // Plain structs of numbers and strings: there is no map with a key that is not a string, and no failing writer.
    let json = serde_json::to_string(&data).expect("the report's data is plain");
    ROSTER.page(&problem.name, &escape_json(&json))
}

/// A fixed page with its style and script.
struct Template {
    page: &'static str,
    style: &'static str,
    script: &'static str,
}

const ROSTER: Template = Template { page: PAGE, style: STYLE, script: SCRIPT };

impl Template {
    /// Puts the page together. The data come last, so that no text of theirs is taken for a placeholder.
    fn page(&self, title: &str, json: &str) -> String {
        let (head, tail) = self.page.split_once("{{data}}").expect("the page has one place for its data");
        let fill = |part: &str| {
            part.replace("{{style-digest}}", &digest::sha256_base64(self.style.as_bytes()))
                .replace("{{script-digest}}", &digest::sha256_base64(self.script.as_bytes()))
                .replace("{{style}}", self.style)
                .replace("{{script}}", self.script)
                .replace("{{title}}", &escape_html(title))
        };
        [fill(head).as_str(), json, fill(tail).as_str()].concat()
    }
}

/// JSON that can stand in a `<script>` block: without `<` it can neither end the block nor open a comment.
fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
