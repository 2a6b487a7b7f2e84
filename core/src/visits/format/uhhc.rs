//! UHHC: unified home health care (Ceschia, Da Ros, Di Gaspero, Mancini, Maniezzo, Montemanni, Rosati and Schaerf 2025,
//! doi 10.1111/itor.70140). Shifts, several depots, lunch, optional patients, several windows, preferences. Each file
//! carries the weights of its costs, or `"HARD"` in the place of one.

use serde_json::Value;

use crate::issue::Issues;
use crate::place::Datum;

use crate::read::json::{Ids, Node};
use crate::visits::draft::{
    Binds, BreakDraft, CaregiverDraft, Draft, Minutes, PairDraft, SettingDraft, ShiftDraft, VisitDraft,
};
use crate::visits::format::common::{self, Claim};
use crate::visits::format::hhcrsp::{id, service, tasks, window};

/// What UHHC calls a cost, which rule it is, and the points of one unit of the format: a minute is 60,000 ms, which the
/// rule counts itself; what is counted in pieces weighs as much as a minute does.
pub(super) const COSTS: &[(&str, &str, i64)] = &[
    ("travel_time", "TravelTime", 1),
    ("total_tardiness", "Tardiness", 1),
    ("highest_tardiness", "LargestTardiness", 1),
    ("total_waiting_time", "Waiting", 1),
    ("total_extra_time", "RouteEndsInShift", 1),
    ("max_idle_time", "LargestIdleTime", 1),
    ("caregiver_preferences", "PreferredCaregiverComes", 60_000),
    ("optional_patients", "OptionalVisitServed", 60_000),
    ("missed_lunch_break", "BreakTaken", 60_000),
    ("workload_balance", "WorkloadBalance", 1),
];

/// A weight above this is a mistake, and would leave no room for sums.
const MOST_WEIGHT: f64 = 1e6;

/// The published problem as a draft.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub(super) fn draft(document: &Value) -> Result<Draft, Issues> {
    let mut issues = Issues::default();
    let root = Node::root(document);
    let metadata = root.key("metadata", &mut issues);
    let costs = metadata.as_ref().map(|m| costs(m, &mut issues)).unwrap_or_default();
    let binds = metadata.as_ref().and_then(|m| binds(m, &mut issues));
    let name = metadata.as_ref().and_then(|m| m.optional("name")).and_then(|n| n.value.as_str());
    let mut draft = common::one_day(name.unwrap_or_default(), &costs);

    let patients = root.list_at("patients", &mut issues);
    let services = root.list_at("services", &mut issues);
    let caregivers = root.list_at("caregivers", &mut issues);
    let terminals = root.list_at("terminal_points", &mut issues);
    let ids = Names {
        services: Ids::of(&services, "id", &mut issues),
        caregivers: Ids::of(&caregivers, "id", &mut issues),
        terminals: Ids::of(&terminals, "id", &mut issues),
    };
    let _ = Ids::of(&patients, "id", &mut issues);

    let distances =
        root.key("distances", &mut issues).map(|d| d.square(None, &mut issues)).unwrap_or_default();
    let rows = distances.len();
    let mut row = |node: &Node<'_>| {
        let index = node.key("distance_matrix_index", &mut issues)?;
        let found = index.count(&mut issues).and_then(|at| usize::try_from(at).ok()).filter(|at| *at < rows);
        if found.is_none() && index.value.is_u64() {
            let cause = format!("the table has rows 0 to {}", rows.saturating_sub(1));
            index.blame(&mut issues, "no-such-row", cause, "Correct the index.");
        }
        found
    };
    let terminal_rows: Vec<usize> = terminals.iter().map(|t| row(t).unwrap_or_default()).collect();
    let patient_rows: Vec<usize> = patients.iter().map(|p| row(p).unwrap_or_default()).collect();
    let stands = terminals.iter().zip(&terminal_rows).chain(patients.iter().zip(&patient_rows));
    let claims: Vec<Claim<'_>> = stands
        .map(|(node, row)| Claim { row: *row, name: id(node), at: node.point_at("location", &mut issues) })
        .collect();
    draft.places = common::places(rows.max(1), &claims);
    // Generated instances lie in real cities, as longitude and latitude; others do not say what their figures are.
    let geographic = metadata.is_some_and(|m| m.optional("generator_info").is_some());
    draft.datum = Some(if geographic { Datum::Wgs84 } else { Datum::LocalPlane });
    draft.travel = common::table(distances);

    draft.services = services.iter().map(|node| service(node, &mut issues)).collect();
    let lunch = Lunch::of(&root, &caregivers, binds.unwrap_or_default(), &mut issues);
    draft.caregivers = caregivers
        .iter()
        .map(|node| {
            let terminal = |key: &str, issues: &mut Issues| {
                let at = ids.terminals.find(&node.key(key, issues)?, "terminal point", issues)?;
                Some(draft.places[terminal_rows[at]].id.clone())
            };
            let from = terminal("departing_point", &mut issues).unwrap_or_default();
            let to = terminal("arrival_point", &mut issues);
            caregiver(node, &ids, lunch, ShiftDraft { from, to, ..ShiftDraft::default() }, &mut issues)
        })
        .collect();
    draft.visits = patients
        .iter()
        .zip(&patient_rows)
        .map(|(node, row)| VisitDraft {
            place: Some(draft.places[*row].id.clone()),
            binds,
            ..visit(node, &ids, &mut issues)
        })
        .collect();
    issues.into_result(draft)
}

/// Who and what the file names.
struct Names<'a> {
    services: Ids<'a>,
    caregivers: Ids<'a>,
    terminals: Ids<'a>,
}

fn costs(metadata: &Node<'_>, issues: &mut Issues) -> Vec<(&'static str, SettingDraft)> {
    let Some(components) = metadata.key("cost_components", issues) else { return Vec::new() };
    // What the file does not name costs nothing; extra time, which is hard elsewhere, included.
    let mut costs = vec![("RouteEndsInShift", common::soft(0))];
    for (name, node) in components.entries(issues) {
        let Some((_, rule, unit)) = COSTS.iter().find(|(cost, _, _)| *cost == name) else {
            node.blame(issues, "unknown-cost", "UHHC has no such cost", "Remove it or correct its name.");
            continue;
        };
        let weight = match node.value {
            Value::String(text) if text == "HARD" => {
                costs.push((*rule, common::hard()));
                continue;
            }
            Value::Null => Some(0.0),
            other => other.as_f64().filter(|w| w.fract() == 0.0 && (0.0..=MOST_WEIGHT).contains(w)),
        };
        match weight {
            Some(weight) => costs.push((*rule, common::soft(weight as i64 * unit))),
            None => {
                let cause = "a weight is a whole number from 0 to 1,000,000, or \"HARD\"";
                node.blame(issues, "bad-weight", cause, "Correct it.");
            }
        }
    }
    costs
}

fn binds(metadata: &Node<'_>, issues: &mut Issues) -> Option<Binds> {
    let met = metadata.key("time_window_met", issues)?;
    match met.text(issues)? {
        "at_service_start" => Some(Binds::Start),
        "at_service_end" => Some(Binds::End),
        _ => {
            let cause = "a window binds `at_service_start` or `at_service_end`";
            met.blame(issues, "unknown-value", cause, "Correct it.");
            None
        }
    }
}

/// The lunch break that entitled caregivers have.
#[derive(Clone, Copy)]
struct Lunch(Option<BreakDraft>);

impl Lunch {
    fn of(root: &Node<'_>, caregivers: &[Node<'_>], binds: Binds, issues: &mut Issues) -> Self {
        let entitled = |c: &Node<'_>| c.optional("lunch_break").is_some_and(|l| l.value == true);
        if !caregivers.iter().any(entitled) {
            return Self(None);
        }
        let lunch = root.key("lunch_breaks", issues).and_then(|lunch| {
            let start = lunch.minutes_at("start", issues);
            let end = lunch.minutes_at("end", issues);
            let length = lunch.minutes_at("min_duration", issues);
            let window = window(&lunch, start, end, issues)?;
            let (start, end, minutes) = (window.start, window.end, Minutes(length?));
            Some(BreakDraft { start, end, minutes, binds: Some(binds), mandatory: false })
        });
        Self(lunch)
    }
}

fn caregiver(
    node: &Node<'_>,
    ids: &Names<'_>,
    lunch: Lunch,
    round: ShiftDraft,
    issues: &mut Issues,
) -> CaregiverDraft {
    let abilities = node.key("abilities", issues).map(|list| ids.services.texts(&list, "service", issues));
    let skills = abilities.unwrap_or_default().into_iter().map(|ability| (ability, 1)).collect();
    let shift = node.key("working_shift", issues).and_then(|shift| {
        let start = shift.minutes_at("start", issues);
        let end = shift.minutes_at("end", issues);
        window(&shift, start, end, issues)
    });
    let entitled = node.optional("lunch_break").and_then(|l| l.truth(issues)).unwrap_or(false);
    let breaks = lunch.0.filter(|_| entitled).into_iter().collect();
    let shifts = shift.map(|s| ShiftDraft { start: s.start, end: s.end, breaks, ..round });
    CaregiverDraft {
        id: id(node).to_owned(),
        skills,
        shifts: shifts.into_iter().collect(),
        ..CaregiverDraft::default()
    }
}

fn visit(node: &Node<'_>, ids: &Names<'_>, issues: &mut Issues) -> VisitDraft {
    let tasks = tasks(node, "required_services", &ids.services, issues);
    let windows = node.list_at("time_windows", issues);
    let windows = windows.iter().filter_map(|w| {
        let (start, end) = (w.minutes_at("start", issues), w.minutes_at("end", issues));
        window(w, start, end, issues)
    });
    let windows: Vec<_> = windows.collect();
    if let Some(list) =
        node.optional("time_windows").filter(|w| w.value.as_array().is_some_and(Vec::is_empty))
    {
        list.blame(issues, "no-window", "a patient has at least one window", "Add one.");
    }
    let mut caregivers =
        |key: &str| node.optional(key).map(|list| ids.caregivers.texts(&list, "caregiver", issues));
    let preferred = caregivers("preferred_caregivers");
    let refused = caregivers("incompatible_caregivers").unwrap_or_default();
    let optional = node.optional("optional").and_then(|o| o.truth(issues)).unwrap_or(false);
    let pair = if tasks.len() == 2 { pair(node, issues) } else { None };
    VisitDraft {
        id: id(node).to_owned(),
        tasks,
        pair,
        windows,
        optional,
        preferred,
        refused,
        ..VisitDraft::default()
    }
}

/// Two services without a word on their times are independent.
fn pair(node: &Node<'_>, issues: &mut Issues) -> Option<PairDraft> {
    let Some(pair) = node.optional("synchronization") else { return Some(PairDraft::Independent) };
    let kind = pair.key("type", issues)?;
    match kind.text(issues)? {
        "independent" => Some(PairDraft::Independent),
        "simultaneous" => Some(PairDraft::Simultaneous),
        "sequential" => {
            let distance = pair.key("distance", issues)?;
            let (min, max) = (distance.minutes_at("min", issues), distance.minutes_at("max", issues));
            Some(PairDraft::Sequential { min_minutes: Minutes(min?), max_minutes: Minutes(max?) })
        }
        _ => {
            let cause = "a pair is `independent`, `simultaneous` or `sequential`";
            kind.blame(issues, "unknown-value", cause, "Correct the type.");
            None
        }
    }
}
