//! Reads a plan file back: the slot of each request; everything else in it follows from these and is worked out anew.

use std::collections::HashMap;

use serde::Deserialize;

use crate::funerals::slots::draft::{MODEL, VERSION};
use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::{Problem, RequestId, SlotId};
use crate::issue::Issues;
use crate::read::findings::Findings;

/// What is read of the file.
#[derive(Debug, Deserialize)]
struct File {
    anpai: u32,
    model: String,
    requests: Vec<Line>,
}

#[derive(Debug, Deserialize)]
struct Line {
    request: String,
    slot: Option<String>,
}

/// The plan in a plan file for `problem`. A request that the file does not name has no slot.
///
/// # Errors
/// Everything in it that the problem does not know.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let mut found = Findings::default();
    let file: File = match serde_json::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => {
            let at = format!("line {} column {}", error.line(), error.column());
            let action = "write what `anpai solve --out` writes";
            found.add("no-plan", at, "the file", error.to_string(), action);
            return Err(found.finish());
        }
    };
    if file.anpai != VERSION || file.model != MODEL {
        let cause = format!("a plan of the model `{MODEL}`, version {VERSION}, is expected here");
        found.add("wrong-model", "/model", &file.model, cause, "give the plan of this document");
        return Err(found.finish());
    }
    let requests: HashMap<&str, RequestId> =
        problem.request_ids().zip(&problem.requests).map(|(at, request)| (&*request.id, at)).collect();
    let slots: HashMap<&str, SlotId> =
        problem.slot_ids().zip(&problem.slots).map(|(at, slot)| (&*slot.id, at)).collect();
    let mut plan = Plan { slots: vec![None; problem.requests.len()] };
    let mut seen = vec![false; problem.requests.len()];
    for (n, line) in file.requests.iter().enumerate() {
        let at = |field: &str| format!("/requests/{n}/{field}");
        let request = find(&requests, &line.request, || at("request"), &mut found);
        let slot = line.slot.as_ref().and_then(|slot| find(&slots, slot, || at("slot"), &mut found));
        let Some(request) = request.map(RequestId::index) else { continue };
        if std::mem::replace(&mut seen[request], true) {
            let cause = "a line before it is about the same request";
            found.add("placed-twice", at("request"), &line.request, cause, "keep one of the two");
        }
        plan.slots[request] = slot;
    }
    found.finish().into_result(plan)
}

/// What an id means; an issue where it means nothing.
fn find<T: Copy>(
    known: &HashMap<&str, T>,
    id: &str,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> Option<T> {
    let at = known.get(id).copied();
    if at.is_none() {
        let cause = "the problem has nothing of this id";
        found.add("unknown-id", pointer(), id, cause, "give the plan of this document");
    }
    at
}
