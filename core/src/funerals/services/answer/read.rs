//! Reads a plan file back: pool and start of each step; everything else in it follows from these and is worked out anew.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::funerals::services::draft::{Model, Moment, PlacedDraft, PreviousDraft, VERSION};
use crate::funerals::services::instants::instant;
use crate::funerals::services::plan::{Placed, Plan, Service};
use crate::funerals::services::problem::{PoolId, Problem};
use crate::issue::Issues;
use crate::read::findings::Findings;

/// What is read of the file.
#[derive(Debug, Deserialize)]
struct File {
    anpai: u32,
    model: String,
    cases: Vec<CaseLine>,
    #[serde(default)]
    collections: Vec<CollectionLine>,
}

#[derive(Debug, Deserialize)]
struct CaseLine {
    case: String,
    pickup: Option<StepLine>,
    storage: Option<StepLine>,
    preparation: Option<StepLine>,
    vigil: Option<StepLine>,
    farewell: Option<StepLine>,
    cremation: Option<StepLine>,
}

#[derive(Debug, Deserialize)]
struct CollectionLine {
    collection: String,
    #[serde(flatten)]
    step: StepLine,
}

#[derive(Debug, Deserialize)]
struct StepLine {
    pool: String,
    start: String,
}

/// The plan in a plan file for `problem`.
///
/// # Errors
/// Everything in it that the problem does not know.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let mut found = Findings::default();
    let file = file(bytes)?;
    if file.model != problem.model.name() {
        wrong_model(&file.model, problem.model.name(), &mut found);
        return Err(found.finish());
    }
    let known = Known::of(problem);
    let mut plan = Plan::empty(problem.cases.len(), problem.collections.len());
    for (n, line) in file.cases.iter().enumerate() {
        let pointer = format!("/cases/{n}");
        let service = known.service(problem, &pointer, &entry(&pointer, line, &mut found), &mut found);
        let Some(at) = find(&known.cases, &line.case, || format!("{pointer}/case"), &mut found) else {
            continue;
        };
        if plan.cases[at].replace(service).is_some() {
            twice(&format!("{pointer}/case"), &line.case, &mut found);
        }
    }
    for (n, line) in file.collections.iter().enumerate() {
        let pointer = format!("/collections/{n}");
        let placed = placed(&pointer, &line.step, &mut found);
        let placed = known.placed(problem, &pointer, &placed, &mut found);
        let named = || format!("{pointer}/collection");
        let Some(at) = find(&known.collections, &line.collection, named, &mut found) else { continue };
        if plan.collections[at].is_some() {
            twice(&format!("{pointer}/collection"), &line.collection, &mut found);
        }
        plan.collections[at] = placed;
    }
    found.finish().into_result(plan)
}

/// The cases of a plan file as a document writes them under `previous`, whatever their ids mean.
///
/// # Errors
/// Everything in it that is no plan file of funerals.
pub fn previous(bytes: &[u8]) -> Result<Vec<PreviousDraft>, Issues> {
    let mut found = Findings::default();
    let file = file(bytes)?;
    let case = |(n, line)| entry(&format!("/cases/{n}"), line, &mut found);
    let all = file.cases.iter().enumerate().map(case).collect();
    found.finish().into_result(all)
}

fn file(bytes: &[u8]) -> Result<File, Issues> {
    let mut found = Findings::default();
    match serde_json::from_slice::<File>(bytes) {
        Ok(file) if file.anpai == VERSION && Model::of(&file.model).is_some() => return Ok(file),
        Ok(file) => wrong_model(&file.model, "funerals-day` or `funerals-week", &mut found),
        Err(error) => {
            let at = format!("line {} column {}", error.line(), error.column());
            let action = "write what `anpai solve --out` writes";
            found.add("no-plan", at, "the file", error.to_string(), action);
        }
    }
    Err(found.finish())
}

fn wrong_model(model: &str, wanted: &str, found: &mut Findings) {
    let cause = format!("a plan of the model `{wanted}`, version {VERSION}, is expected here");
    found.add("wrong-model", "/model", model, cause, "give the plan of this document");
}

fn twice(pointer: &str, id: &str, found: &mut Findings) {
    found.add("duplicate-case", pointer, id, "it stands in this plan before", "keep one of the two");
}

fn placed(pointer: &str, line: &StepLine, found: &mut Findings) -> PlacedDraft {
    let start = Moment::parse(&line.start).unwrap_or_else(|| {
        let cause = "it is not a time such as 2026-04-04 08:30";
        found.add("bad-instant", format!("{pointer}/start"), &line.start, cause, "correct it");
        Moment::default()
    });
    PlacedDraft { pool: line.pool.clone(), start }
}

fn entry(pointer: &str, line: &CaseLine, found: &mut Findings) -> PreviousDraft {
    let mut step = |line: &Option<StepLine>, name: &str| {
        line.as_ref().map(|line| placed(&format!("{pointer}/{name}"), line, found))
    };
    let pool = |line: &Option<StepLine>| line.as_ref().map(|line| line.pool.clone());
    PreviousDraft {
        case: line.case.clone(),
        pickup: step(&line.pickup, "pickup"),
        storage: pool(&line.storage),
        preparation: step(&line.preparation, "preparation"),
        vigil: pool(&line.vigil),
        farewell: step(&line.farewell, "farewell"),
        cremation: step(&line.cremation, "cremation"),
    }
}

/// Where everything of an id stands.
struct Known<'a> {
    pools: BTreeMap<&'a str, usize>,
    cases: BTreeMap<&'a str, usize>,
    collections: BTreeMap<&'a str, usize>,
}

impl<'a> Known<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self {
            pools: problem.pools.iter().enumerate().map(|(n, p)| (&*p.named.id, n)).collect(),
            cases: problem.cases.iter().enumerate().map(|(n, c)| (&*c.id, n)).collect(),
            collections: problem.collections.iter().enumerate().map(|(n, c)| (&*c.id, n)).collect(),
        }
    }
    fn placed(
        &self,
        problem: &Problem,
        pointer: &str,
        draft: &PlacedDraft,
        found: &mut Findings,
    ) -> Option<Placed> {
        let pool = find(&self.pools, &draft.pool, || format!("{pointer}/pool"), found);
        let start = instant(&problem.horizon, draft.start);
        if start.is_none() && !found.has_issue_below(&format!("{pointer}/start")) {
            let cause = "it is too far from the days of the problem";
            let action = "give the plan of this document";
            found.add("instant-out-of-range", format!("{pointer}/start"), draft.start, cause, action);
        }
        Some(Placed { pool: PoolId::new(pool?), start: start? })
    }
    fn service(
        &self,
        problem: &Problem,
        pointer: &str,
        entry: &PreviousDraft,
        found: &mut Findings,
    ) -> Service {
        let mut step = |draft: &Option<PlacedDraft>, name: &str| {
            self.placed(problem, &format!("{pointer}/{name}"), draft.as_ref()?, found)
        };
        let (pickup, preparation) = (step(&entry.pickup, "pickup"), step(&entry.preparation, "preparation"));
        let (farewell, cremation) = (step(&entry.farewell, "farewell"), step(&entry.cremation, "cremation"));
        let mut pool = |id: &Option<String>, name: &str| {
            find(&self.pools, id.as_ref()?, || format!("{pointer}/{name}/pool"), found).map(PoolId::new)
        };
        let (storage, vigil) = (pool(&entry.storage, "storage"), pool(&entry.vigil, "vigil"));
        Service { pickup, storage, preparation, vigil, farewell, cremation }
    }
}

/// Where an id stands; an issue where there is none of it.
fn find(
    known: &BTreeMap<&str, usize>,
    id: &str,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> Option<usize> {
    let at = known.get(id).copied();
    if at.is_none() {
        let cause = "the problem has nothing of this id";
        found.add("unknown-id", pointer(), id, cause, "give the plan of this document");
    }
    at
}
