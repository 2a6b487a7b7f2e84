//! Reports: one HTML file from a problem and its plan, pure and without a network.
//!
//! A report is a fixed page (`assets/`: markup, style, scripts, no build step) with one JSON block in it ([`data`]).
//! Everything that comes from a document stays inside that block, with `<` escaped, and reaches the page as text only;
//! the policy in the page's head names the one style and the one script that may run, by their digests, and forbids
//! every request.

/// The files of a page's script in one scope, in the order in which they build on each other: how every page speaks and
/// makes elements, then its own.
macro_rules! script {
    ($($file:literal),* $(,)?) => {
        concat!(
            "\"use strict\";(()=>{\n",
            include_str!("assets/speech.js"),
            include_str!("assets/dom.js"),
            include_str!("assets/table.js"),
            $(include_str!(concat!("assets/", $file)),)*
            "})();\n"
        )
    };
}

/// The style of every page, and what a page has besides.
macro_rules! style {
    ($($file:literal),* $(,)?) => {
        concat!(
            include_str!("assets/base.css"),
            include_str!("assets/views.css"),
            include_str!("assets/media.css"),
            $(include_str!(concat!("assets/", $file)),)*
        )
    };
}

mod admission;
mod bed_plan;
mod cemetery_plan;
mod data;
mod desk;
mod digest;
mod forecast;
mod funerals;
mod lines;
mod meal_rounds;
mod meals_plan;
mod network_plan;
mod slots;
#[cfg(test)]
mod tests;

pub use admission::admission;
pub use bed_plan::bed_plan;
pub use cemetery_plan::cemetery_plan;
pub use desk::desk;
pub use forecast::forecast;
pub use funerals::funerals;
pub use meal_rounds::meal_rounds;
pub use meals_plan::meals_plan;
pub use network_plan::network_plan;
pub use slots::slots;

use serde::Serialize;

use crate::rule::{self, Evaluation, Rule, RuleResult, Unit};
use crate::score::Level;
use crate::visits::{Plan, Problem, Unserved};

/// Head, foot and what stands around every page.
const SHELL: &str = include_str!("assets/shell.html");

const ROSTER: Template = Template {
    main: include_str!("assets/main.html"),
    skip: "views",
    style: style!(),
    script: script!(
        "words.js",
        "rules.js",
        "model.js",
        "links.js",
        "overview.js",
        "map.js",
        "gantt.js",
        "timeline.js",
        "detail.js",
        "tables.js",
        "unserved.js",
        "main.js",
    ),
};

/// The report of a roster: a whole HTML document in Chinese and English.
///
/// It shows routes on a map (where places have coordinates), the day by caregiver, tables, the score by rule, and
/// whom nobody visits and why. It opens from a file and asks nothing of any network.
#[must_use]
pub fn roster(problem: &Problem, plan: &Plan, evaluation: &Evaluation, unserved: &[Unserved]) -> String {
    ROSTER.page(&problem.name, &data::Roster::new(problem, plan, evaluation, unserved))
}

/// A page: what stands in the shell, and the section that a reader without a mouse may skip to.
struct Template {
    main: &'static str,
    skip: &'static str,
    style: &'static str,
    script: &'static str,
}

impl Template {
    /// Puts the page together. The data come last, so that no text of theirs is taken for a placeholder.
    fn page<Data: Serialize>(&self, title: &str, data: &Data) -> String {
        // Plain structs of numbers and strings: there is no map with a key that is not a string, and no failing writer.
        let json = serde_json::to_string(data).expect("the report's data is plain");
        let (head, tail) = SHELL.split_once("{{data}}").expect("the page has one place for its data");
        let fill = |part: &str| {
            part.replace("{{main}}", self.main)
                .replace("{{skip}}", self.skip)
                .replace("{{style-digest}}", &digest::sha256_base64(self.style.as_bytes()))
                .replace("{{script-digest}}", &digest::sha256_base64(self.script.as_bytes()))
                .replace("{{style}}", self.style)
                .replace("{{script}}", self.script)
                .replace("{{title}}", &escape_html(title))
        };
        [fill(head).as_str(), &escape_json(&json), fill(tail).as_str()].concat()
    }
}

/// A rule of a page of beds: name, summary, level, weight, unit, amount, cost.
type RuleRow = (&'static str, &'static str, Level, i64, Unit, i64, i64);

/// Every rule's part in the score, with what it counts.
fn rules<P: rule::Problem>(evaluation: &Evaluation, rules: &[&dyn Rule<P>]) -> Vec<RuleRow> {
    let row = |(r, rule): (&RuleResult, &&dyn Rule<P>)| {
        (r.rule, rule.summary(), r.level, r.weight, r.unit, r.amount, r.cost)
    };
    evaluation.rules.iter().zip(rules).map(row).collect()
}

/// JSON that can stand in a `<script>` block: without `<` it can neither end the block nor open a comment.
fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// A text as HTML and XML have it, in an element or an attribute.
#[must_use]
pub fn escape_html(text: &str) -> String {
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
