//! HHCRSP: home health care routing and scheduling (Mankowska, Meisel and Bierwirth 2014, doi 10.1007/s10729-013-9243-1)
//! in the JSON of the University of Udine, with the instances of Mankowska, of Kummer and of the Italian cities.
//!
//! Minimise (travel + total tardiness + largest tardiness) / 3. One depot (row 0 of the table; patient i has row i + 1),
//! no shift ends, everyone is served, by one caregiver or by two at a gap. A window's start is hard, its end soft.

use serde_json::Value;

use crate::issue::Issues;
use crate::place::Datum;
use crate::read::json::{Ids, Node};
use crate::time::{Clock, Duration};
use crate::visits::draft::{
    CaregiverDraft, Draft, Minutes, PairDraft, ServiceDraft, ShiftDraft, TaskDraft, VisitDraft, WindowDraft,
};
use crate::visits::format::common::{self, Claim};

/// "No shift ends": the latest clock time that three digits of hours can say, 41 days on.
const NEVER: Clock = Clock(Duration::hours(999));

/// The published problem as a draft.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub(super) fn draft(document: &Value) -> Result<Draft, Issues> {
    let mut issues = Issues::default();
    let root = Node::root(document);
    let name = root.optional("name").and_then(|n| n.value.as_str()).unwrap_or_default();
    let mut draft = common::one_day(
        name,
        &[
            ("TravelTime", common::soft(1)),
            ("Tardiness", common::soft(1)),
            ("LargestTardiness", common::soft(1)),
        ],
    );
    let patients = root.list_at("patients", &mut issues);
    let services = root.list_at("services", &mut issues);
    let caregivers = root.list_at("caregivers", &mut issues);
    let offices = root.list_at("central_offices", &mut issues);
    let service_ids = Ids::of(&services, "id", &mut issues);
    let _ = Ids::of(&patients, "id", &mut issues);
    let _ = Ids::of(&caregivers, "id", &mut issues);
    if let (Some(all), false) = (root.optional("central_offices"), offices.len() == 1) {
        all.blame(&mut issues, "one-depot", "the table has a row for exactly one depot", "Leave one.");
    }

    let depot = offices.first().map_or(Claim { row: 0, name: "depot", at: None }, |office| Claim {
        row: 0,
        name: office.text_at("id", &mut issues).unwrap_or("depot"),
        at: office.point_at("location", &mut issues),
    });
    let homes = patients.iter().enumerate().map(|(i, patient)| Claim {
        row: i + 1,
        name: id(patient),
        at: patient.point_at("location", &mut issues),
    });
    let claims: Vec<Claim<'_>> = std::iter::once(depot).chain(homes).collect();
    draft.places = common::places(patients.len() + 1, &claims);
    // Only the Italian instances, which bring their `area`, have longitude and latitude; the others do not say what
    // their figures are, and are drawn as they come.
    draft.datum = Some(if root.optional("area").is_some() { Datum::Wgs84 } else { Datum::LocalPlane });
    if let Some(distances) = root.key("distances", &mut issues) {
        let rows = (patients.len() + 1, "the depot, then each patient");
        draft.travel = common::table(distances.square(Some(rows), &mut issues));
    }

    draft.services = services.iter().map(|node| service(node, &mut issues)).collect();
    draft.caregivers = caregivers
        .iter()
        .map(|node| CaregiverDraft {
            id: id(node).to_owned(),
            skills: node
                .key("abilities", &mut issues)
                .map(|list| service_ids.texts(&list, "service", &mut issues))
                .unwrap_or_default()
                .into_iter()
                .map(|ability| (ability, 1))
                .collect(),
            shifts: vec![ShiftDraft {
                end: NEVER,
                from: draft.places[0].id.clone(),
                ..ShiftDraft::default()
            }],
            ..CaregiverDraft::default()
        })
        .collect();
    draft.visits = patients
        .iter()
        .zip(&draft.places[1..])
        .map(|(node, place)| VisitDraft {
            place: Some(place.id.clone()),
            ..visit(node, &service_ids, &mut issues)
        })
        .collect();
    issues.into_result(draft)
}

/// The id, which [`Ids::of`] has looked at.
pub(super) fn id<'a>(node: &Node<'a>) -> &'a str {
    node.optional("id").and_then(|id| id.value.as_str()).unwrap_or_default()
}

/// A service, which is its own skill.
pub(super) fn service(node: &Node<'_>, issues: &mut Issues) -> ServiceDraft {
    let minutes = node.optional("default_duration").and_then(|m| m.minutes(issues));
    ServiceDraft {
        id: id(node).to_owned(),
        skill: Some(id(node).to_owned()),
        minutes: minutes.map(Minutes),
        ..ServiceDraft::default()
    }
}

/// The tasks under `key`: one or two.
pub(super) fn tasks(node: &Node<'_>, key: &str, services: &Ids<'_>, issues: &mut Issues) -> Vec<TaskDraft> {
    let Some(list) = node.key(key, issues) else { return Vec::new() };
    let required = list.list(issues);
    if list.value.is_array() && !(1..=2).contains(&required.len()) {
        list.blame(issues, "one-or-two", "a patient needs one service or two", "Split the patient.");
    }
    let task = |required: &Node<'_>, issues: &mut Issues| {
        let service = required.key("service", issues)?;
        services.find(&service, "service", issues)?;
        let minutes = required.optional("duration").and_then(|m| m.minutes(issues));
        Some(TaskDraft { service: service.value.as_str()?.to_owned(), minutes: minutes.map(Minutes) })
    };
    required.iter().filter_map(|r| task(r, issues)).collect()
}

/// A window, refused here where it ends before it starts, because its pointer is known here.
pub(super) fn window(
    node: &Node<'_>,
    start: Option<Duration>,
    end: Option<Duration>,
    issues: &mut Issues,
) -> Option<WindowDraft> {
    let (start, end) = (start?, end?);
    if end < start {
        node.blame(issues, "window-ends-first", "the window ends before it starts", "Swap its ends.");
        return None;
    }
    Some(WindowDraft { start: Clock(start), end: Clock(end), hard: false })
}

fn visit(node: &Node<'_>, services: &Ids<'_>, issues: &mut Issues) -> VisitDraft {
    let tasks = tasks(node, "required_caregivers", services, issues);
    let window = node.key("time_window", issues).and_then(|w| match w.list(issues).as_slice() {
        [start, end] => {
            let (start, end) = (start.minutes(issues), end.minutes(issues));
            window(&w, start, end, issues)
        }
        list => {
            if w.value.is_array() {
                let cause = format!("a window has a start and an end, and not {} entries", list.len());
                w.blame(issues, "wrong-size", cause, "Correct the window.");
            }
            None
        }
    });
    let pair = if tasks.len() == 2 { pair(node, issues) } else { None };
    VisitDraft {
        id: id(node).to_owned(),
        tasks,
        pair,
        windows: window.into_iter().collect(),
        ..VisitDraft::default()
    }
}

fn pair(node: &Node<'_>, issues: &mut Issues) -> Option<PairDraft> {
    let pair = node.key("synchronization", issues)?;
    let kind = pair.key("type", issues)?;
    match kind.text(issues)? {
        "simultaneous" => Some(PairDraft::Simultaneous),
        "sequential" => {
            let distance = pair.key("distance", issues)?;
            let [min, max] = distance.list(issues).try_into().ok().or_else(|| {
                let cause = "a sequential pair has its least and largest gap";
                distance.blame(issues, "wrong-size", cause, "Write two numbers.");
                None
            })?;
            let (min, max) = (min.minutes(issues), max.minutes(issues));
            Some(PairDraft::Sequential { min_minutes: Minutes(min?), max_minutes: Minutes(max?) })
        }
        _ => {
            let cause = "a pair is `simultaneous` or `sequential`";
            kind.blame(issues, "unknown-value", cause, "Correct the type.");
            None
        }
    }
}
