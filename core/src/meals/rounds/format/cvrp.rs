//! CVRP: capacitated vehicle routing in the text of CVRPLIB (Uchoa et al. 2017, doi 10.1016/j.ejor.2016.08.012). Minimise
//! the total length of routes from the depot and back, none with more than fits; everyone is served in one stop.
//!
//! The depot is the only kitchen, a vehicle a courier with one trip, a customer an order that may not be split. The unit of
//! the distances is a metre here. Ways, loading and handing over take no time, so that no clock time ever binds.

use std::collections::BTreeMap;

use super::distances::{Metres, Weights};
use super::sections::{MOST_NODES, Of, Text, whole};
use crate::issue::Issues;
use crate::land::draft::{PlaceDraft, TableDraft, TravelDraft};
use crate::meals::rounds::check::MOST_MEALS;
use crate::meals::rounds::draft::{CourierDraft, Draft, KitchenDraft, MODEL, Minutes, OrderDraft, VERSION};
use crate::meals::rounds::rules::RULES;
use crate::named::NamedDraft;
use crate::place::Datum;
use crate::read::lines::at;
use crate::rule::SettingDraft;
use crate::score::Level;
use crate::search::SearchDraft;
use crate::time::{Clock, Duration};

/// Published problems have no calendar: their minute 0 is midnight of this Monday, in UTC, where all days have 24 hours.
const DAY: &str = "2024-01-01";
const MIDNIGHT: Clock = Clock(Duration::ZERO);
const DAY_ENDS: Clock = Clock(Duration::hours(24));
const NO_TIME: Minutes = Minutes(Duration::ZERO);

/// The only mode of travel, kitchen and kind of box.
const MODE: &str = "travel";
const DEPOT: &str = "depot";
const GOODS: &str = "goods";

/// A coordinate above this is a mistake; below it every square and sum of whole ones is exact.
const MOST: f64 = 1e7;

/// What the text says of its nodes. Rows are nodes in the order of their numbers.
struct Nodes {
    depot: usize,
    demands: Vec<i64>,
    points: Option<Vec<(f64, f64)>>,
    metres: Metres,
}

/// The published problem as a draft.
///
/// # Errors
/// Every issue of the file, with its line.
pub(super) fn draft(text: &str) -> Result<Draft, Issues> {
    let mut issues = Issues::default();
    let text = Text::read(text, &mut issues);
    let name = text.value("NAME").map_or("", |(_, name)| name);
    if let Some((line, kind)) = text.needed("TYPE", &mut issues).filter(|(_, kind)| *kind != "CVRP") {
        let cause = "problems of the TYPE CVRP are read here, and no others";
        issues.push("unknown-value", at(line), kind, cause, "Check that this is the file.");
    }
    let most_nodes = MOST_NODES as i64;
    let dimension = text.needed("DIMENSION", &mut issues);
    let dimension =
        dimension.and_then(|(line, n)| whole("DIMENSION", n, line, &(2..=most_nodes), &mut issues));
    let nodes = dimension.map(|n| n as usize);
    let capacity = text.needed("CAPACITY", &mut issues);
    let capacity = capacity.and_then(|(line, n)| whole("CAPACITY", n, line, &(1..=MOST_MEALS), &mut issues));
    let vehicles = text.value("VEHICLES");
    let vehicles = vehicles.and_then(|(line, n)| whole("VEHICLES", n, line, &(1..=most_nodes), &mut issues));
    let nodes = read_nodes(&text, nodes, &mut issues);
    match (nodes, capacity) {
        (Some(nodes), Some(capacity)) if issues.is_empty() => {
            let vehicles = vehicles.map_or(nodes.demands.len() - 1, |n| n as usize);
            Ok(build(name, vehicles, capacity, nodes))
        }
        _ => Err(issues),
    }
}

fn read_nodes(text: &Text<'_>, nodes: Option<usize>, issues: &mut Issues) -> Option<Nodes> {
    let weights = Weights::of(text, issues);
    let points = points(text, weights, nodes, issues);
    let demands = text.needed_section("DEMAND_SECTION", issues).and_then(|section| {
        let of = Of { figures: 1, missing: "missing-demand" };
        section.by_node(nodes, &of, issues, |line, figures, issues| {
            Some((line, whole("demand", figures.first()?, line, &(0..=MOST_MEALS), issues)?))
        })
    });
    let depot = depot(text, nodes, issues);
    if let (Some(depot), Some(demands)) = (depot, &demands) {
        judge(demands, depot, issues);
    }
    let metres = weights.zip(nodes).and_then(|(weights, nodes)| {
        if weights.are_stated() {
            let section = text.needed_section("EDGE_WEIGHT_SECTION", issues)?;
            return weights.stated(section, nodes, issues);
        }
        points.as_ref().map(|points| weights.between(points))
    });
    let demands = demands?.into_iter().map(|(_, demand)| demand).collect();
    Some(Nodes { depot: depot?, demands, points, metres: metres? })
}

/// The coordinates, where there are any; needed where distances are measured.
fn points(
    text: &Text<'_>,
    weights: Option<Weights>,
    nodes: Option<usize>,
    issues: &mut Issues,
) -> Option<Vec<(f64, f64)>> {
    let name = "NODE_COORD_SECTION";
    let measured = weights.is_some_and(|weights| !weights.are_stated());
    if let Some(section) = text.section("EDGE_WEIGHT_SECTION").filter(|_| measured) {
        let cause = "the distances are those of the plane, and are stated as well";
        issues.push("contradiction", at(section.line), "EDGE_WEIGHT_SECTION", cause, "Leave one of them.");
    }
    let section = if measured { text.needed_section(name, issues) } else { text.section(name) };
    let of = Of { figures: 2, missing: "missing-coordinate" };
    section?.by_node(nodes, &of, issues, |line, figures, issues| {
        let mut figure = |word: &str| {
            let number = word.parse::<f64>().ok().filter(|n| n.abs() <= MOST);
            if number.is_none() {
                let cause = format!("a coordinate has to be a number from -{MOST} to {MOST}");
                issues.push("wrong-type", at(line), word, cause, "Correct the figure.");
            }
            number
        };
        let (x, y) = (figure(figures.first()?), figure(figures.get(1)?));
        Some((x?, y?))
    })
}

/// The row of the only depot.
fn depot(text: &Text<'_>, nodes: Option<usize>, issues: &mut Issues) -> Option<usize> {
    let section = text.needed_section("DEPOT_SECTION", issues)?;
    let words: Vec<(usize, &str)> = section.words().collect();
    let end = words.iter().position(|(_, word)| *word == "-1");
    let (depots, rest) = words.split_at(end.unwrap_or(words.len()));
    if end.is_none() {
        let cause = "a list of depots ends with -1";
        issues.push("no-end", at(section.line), "DEPOT_SECTION", cause, "Add -1, or what is missing.");
    }
    if let Some((line, word)) = rest.get(1) {
        let cause = "nothing follows the -1 that ends the list of depots";
        issues.push("after-end", at(*line), word, cause, "Remove it.");
    }
    let Some(((line, first), others)) = depots.split_first() else {
        let cause = "the list of depots is empty";
        issues.push("no-depot", at(section.line), "DEPOT_SECTION", cause, "Add the number of the depot.");
        return None;
    };
    for (line, other) in others {
        issues.push("one-depot", at(*line), other, "there is exactly one depot", "Leave one.");
    }
    let most = nodes.unwrap_or(MOST_NODES) as i64;
    whole("depot", first, *line, &(1..=most), issues).map(|node| node as usize - 1)
}

/// Refuses demands that are none, and one of the depot. More than fits into a vehicle is no mistake of the text: nobody can
/// serve that customer, and the plan says so.
fn judge(demands: &[(usize, i64)], depot: usize, issues: &mut Issues) {
    for (node, (line, demand)) in demands.iter().enumerate() {
        if node == depot && *demand != 0 {
            let cause = "the depot has a demand";
            issues.push("depot-demand", at(*line), demand, cause, "Write 0, or correct the depot.");
        }
        if node != depot && *demand == 0 {
            let cause = "nothing is brought to this customer, and a stop brings 1 at least";
            let action = "Leave the node out, or scale all demands and CAPACITY up and write 1.";
            issues.push("no-demand", at(*line), demand, cause, action);
        }
    }
}

/// No cost but the length. Hard rules stay as they are; leaving a customer out is no answer to this problem, so that is
/// hard too.
fn rules() -> BTreeMap<String, SettingDraft> {
    let off = SettingDraft { level: None, weight: Some(0) };
    let soft = RULES.iter().filter(|rule| rule.default_setting().level == Level::Soft);
    let mut rules: BTreeMap<String, SettingDraft> = soft.map(|rule| (rule.name().to_owned(), off)).collect();
    let set = |level| SettingDraft { level: Some(level), weight: Some(1) };
    rules.insert("TravelDistance".to_owned(), set(Level::Soft));
    rules.insert("OrderServed".to_owned(), set(Level::Hard));
    rules
}

/// Customers are numbered from 1 on in the order of nodes, the depot left out, as published solutions number them.
fn build(name: &str, vehicles: usize, capacity: i64, nodes: Nodes) -> Draft {
    let Nodes { depot, demands, points, metres } = nodes;
    let id = |node: usize| match node {
        _ if node == depot => DEPOT.to_owned(),
        _ => (node + usize::from(node < depot)).to_string(),
    };
    let at = |node: usize| points.as_ref().map(|points| points[node]);
    let seconds = vec![vec![Some(Duration::ZERO); demands.len()]; demands.len()];
    let table = TableDraft { seconds, metres: Some(metres), ..TableDraft::default() };
    let order = |(node, demand): (usize, &i64)| OrderDraft {
        id: id(node),
        place: id(node),
        kind: GOODS.to_owned(),
        meals: *demand,
        start: MIDNIGHT,
        end: DAY_ENDS,
        minutes: Some(NO_TIME),
        ..OrderDraft::default()
    };
    let courier = |number: usize| CourierDraft {
        id: format!("vehicle {number}"),
        start: MIDNIGHT,
        end: DAY_ENDS,
        from: DEPOT.to_owned(),
        capacity: BTreeMap::from([(GOODS.to_owned(), capacity)]),
        trips: Some(1),
        ..CourierDraft::default()
    };
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: name.to_owned(),
        time_zone: Some("UTC".to_owned()),
        date: DAY.to_owned(),
        datum: points.as_ref().map(|_| Datum::LocalPlane),
        places: (0..demands.len())
            .map(|node| PlaceDraft {
                id: id(node),
                x: at(node).map(|at| at.0),
                y: at(node).map(|at| at.1),
                street: None,
            })
            .collect(),
        travel: TravelDraft::Table { modes: BTreeMap::from([(MODE.to_owned(), table)]), periods: Vec::new() },
        boxes: vec![NamedDraft { id: GOODS.to_owned(), name: None }],
        kitchens: vec![KitchenDraft {
            id: DEPOT.to_owned(),
            place: DEPOT.to_owned(),
            boxes: vec![GOODS.to_owned()],
            opens: MIDNIGHT,
            closes: DAY_ENDS,
            loading_minutes: Some(NO_TIME),
            ..KitchenDraft::default()
        }],
        couriers: (1..=vehicles).map(courier).collect(),
        orders: demands.iter().enumerate().filter(|(node, _)| *node != depot).map(order).collect(),
        rules: rules(),
        // Published results are of one search at a time.
        search: Some(SearchDraft { chains: Some(1) }),
        ..Draft::default()
    }
}
