//! `anpai recommend`: the best places for one more visit or case in a plan as it is, what each costs and what it does to others.
//! A model that has such a thing is a file here and a line in [`OWN`].

use std::path::PathBuf;

use anpai_core::issue::{Issue, Issues};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::diff::{Changes, MovedBody, RuleBody, changes, kinds, rules};
use crate::failure::Failure;
use crate::models::Document;
use crate::{Exit, input, output};

mod funerals;
mod visits;

/// More places than anyone reads out.
pub const MOST: u8 = 20;

/// `anpai recommend`.
#[derive(Debug, clap::Args)]
pub struct Recommend {
    /// The document, without what is asked for; `-` reads standard input
    pub file: PathBuf,
    /// The plan of it, as `anpai solve --out` writes it
    pub plan: PathBuf,
    /// What is asked for: one more entry of the document's `visits` or `cases`
    pub request: PathBuf,
    /// How many places at most
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST)))]
    pub best: u8,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What a model finds: plan files.
#[derive(Debug)]
struct Found {
    /// The plan as it is, with the request left out.
    before: Value,
    /// The same with the request in each of the best places.
    places: Vec<Value>,
}

/// What is asked of a model.
struct Question<'a> {
    /// The document with the request as the last entry of its list.
    with: Document,
    /// The document without.
    without: &'a Map<String, Value>,
    /// The request.
    request: &'a Value,
    /// Which entry of its list it is.
    at: usize,
    plan: Document,
    best: usize,
}

/// How a model is asked.
struct Own {
    models: &'static [&'static str],
    /// The list in which requests are.
    list: &'static str,
    find: fn(&Question<'_>) -> Result<Found, Failure>,
}

/// Every model with recommendations.
const OWN: &[Own] = &[
    Own { models: &["visits"], list: "visits", find: visits::find },
    Own { models: &["funerals-day", "funerals-week"], list: "cases", find: funerals::find },
];

/// The list of a model's documents in which requests are; nothing, where it has no recommendations.
pub fn list(model: &str) -> Option<&'static str> {
    OWN.iter().find(|own| own.models.contains(&model)).map(|own| own.list)
}

/// The best places for one more request.
#[derive(Serialize, ToSchema)]
#[schema(as = Recommendations)]
pub struct Answer {
    /// The best first.
    places: Vec<Told>,
    /// Who goes without, and the rules in the way, where there is no place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Object>>)]
    unserved: Option<Value>,
}

/// A place.
#[derive(Serialize, ToSchema)]
#[schema(as = Place)]
struct Told {
    /// What more it costs than to leave the request out, by level; lower is better, and less than nothing means that it is
    /// better to serve it.
    #[schema(value_type = Object)]
    cost: Value,
    /// The score of the plan with it.
    #[schema(value_type = Object)]
    score: Value,
    /// Where it is put: what is new or elsewhere.
    put: Vec<MovedBody>,
    /// Others who stay where they are at another time.
    retimed: Vec<MovedBody>,
    /// Each rule that costs another amount.
    rules: Vec<RuleBody>,
}

/// Finds places, and tells of them.
///
/// # Errors
/// A file that cannot be read, every issue of the document, the plan or the request, or a model without recommendations.
pub fn run(args: &Recommend) -> Result<Exit, Failure> {
    let document = input::document(&args.file, crate::args::OWN, args.json)?;
    let plan = input::document(&args.plan, crate::args::OWN, args.json)?;
    let request = input::document(&args.request, crate::args::OWN, args.json)?;
    let model = document.model()?;
    let own = OWN.iter().find(|own| own.models.contains(&model.name()));
    let own = own.ok_or(Failure::Usage(
        "only plans of the models visits, funerals-day and funerals-week have places for one more request",
    ))?;
    // Every issue of the document itself, before anything is added to it.
    model.check(&document)?;
    let mut with: Map<String, Value> = serde_json::from_slice(&document.bytes)?;
    let asked: Value = serde_json::from_slice(&request.bytes).map_err(|error| {
        let mut issues = Issues::default();
        issues.push("bad-json", "", "", error.to_string(), "send an entry of the document's list as JSON");
        request.refused(issues)
    })?;
    let without = with.clone();
    let entries = with.entry(own.list).or_insert_with(|| json!([]));
    let at = entries.as_array().map_or(0, Vec::len);
    entries.as_array_mut().into_iter().for_each(|entries| entries.push(asked.clone()));
    let bytes = serde_json::to_vec(&with)?;
    let question = Question {
        with: Document { bytes, path: document.path.clone(), ..document },
        without: &without,
        request: &asked,
        at,
        plan,
        best: usize::from(args.best),
    };
    let found = (own.find)(&question).map_err(|failure| in_request(failure, own.list, at, &request))?;
    let answer = answer(model.name(), &found);
    let exit = if answer.places.is_empty() { Exit::NoPlan } else { Exit::Done };
    output::print(&if args.json { serde_json::to_string_pretty(&answer)? + "\n" } else { text(&answer) });
    Ok(exit)
}

/// Issues of the entry that was added are issues of the request. Where there are none of it, they are left as they are.
///
/// # Errors
/// Those of the request, if any, as its own.
pub fn of_request(issues: Issues, list: &str, at: usize) -> Result<Issues, Issues> {
    let own = format!("/{list}/{at}");
    let inner = |issue: &Issue| {
        let rest = issue.pointer.strip_prefix(&own)?;
        let is_own = rest.is_empty() || rest.starts_with('/');
        is_own.then(|| Issue { pointer: rest.to_owned(), ..issue.clone() })
    };
    let found: Vec<Issue> = issues.0.iter().filter_map(inner).collect();
    if found.is_empty() { Ok(issues) } else { Err(Issues(found)) }
}

fn in_request(failure: Failure, list: &str, at: usize, request: &Document) -> Failure {
    let Failure::Issues { file, issues, json } = failure else { return failure };
    match of_request(issues, list, at) {
        Ok(issues) => Failure::Issues { file, issues, json },
        Err(issues) => request.refused(issues),
    }
}

fn answer(model: &str, found: &Found) -> Answer {
    let levels = ["hard", "medium", "soft"];
    let told = |place: &Value| {
        let Changes { moved, retimed, .. } = changes(kinds(model), &found.before, place);
        let cost = levels.map(|level| {
            let of = |plan: &Value| plan["score"][level].as_i64().unwrap_or_default();
            (level.to_owned(), json!(of(place) - of(&found.before)))
        });
        Told {
            cost: Value::Object(Map::from_iter(cost)),
            score: place["score"].clone(),
            put: moved,
            retimed,
            rules: rules(&found.before, place),
        }
    };
    let places: Vec<Told> = found.places.iter().map(told).collect();
    let unserved = places.is_empty().then(|| found.before["unserved"].clone());
    Answer { places, unserved: unserved.filter(|unserved| !unserved.is_null()) }
}

/// For people: a line a place.
fn text(answer: &Answer) -> String {
    let line = |(number, place): (usize, &Told)| {
        let put: Vec<String> = place.put.iter().map(MovedBody::line).collect();
        let others = match place.retimed.len() {
            0 => "nobody else is touched".to_owned(),
            1 => "1 other is retimed".to_owned(),
            many => format!("{many} others are retimed"),
        };
        format!("{number}. {}; {others}; soft cost {}\n", put.join(", "), place.cost["soft"])
    };
    if answer.places.is_empty() {
        return "there is no place for it\n".to_owned();
    }
    (1..).zip(&answer.places).map(line).collect()
}
