//! What makes a scenario: a town of schematic cells, staff and volunteers, clients and their visits, what people wish
//! of each other, and the visits that nobody can make. Each part draws from a stream of its own, so that the variants
//! of a day share their visits.

use std::collections::BTreeMap;

use anpai_core::visits::draft::{
    Draft, HorizonDraft, MODEL, Minutes, PaceDraft, ServiceDraft, StreetDraft, TravelDraft, VERSION,
};

use crate::figures::Figures;
use crate::tables::{SERVICES, StreetRow};

mod demand;
pub mod impossible;
mod land;
mod staff;
mod town;
mod wishes;

use demand::Demand;
#[cfg(test)]
pub(crate) use demand::length;
pub(crate) use town::Ground;
use town::Town;

/// On foot.
pub(crate) const WALK: &str = "walk";
/// By e-bike.
pub(crate) const EBIKE: &str = "e-bike";
/// By car.
pub(crate) const CAR: &str = "car";
/// The modes of travel, in order of their names.
#[cfg(test)]
pub(crate) const MODES: [&str; 3] = [CAR, EBIKE, WALK];
/// 普通话 and 昆明话.
pub(crate) const OF_KUNMING: [&str; 2] = ["普通话", "昆明话"];

/// What is to be made.
pub(crate) struct Order<'a> {
    pub name: String,
    pub seed: u64,
    pub figures: &'a Figures,
    pub streets: &'a [StreetRow],
    pub ground: Ground<'a>,
    /// The language that nearly all staff speak, and the one that some clients speak alone.
    pub languages: [&'a str; 2],
    /// IANA time zone.
    pub zone: &'a str,
    /// What the ids of all places begin with.
    pub prefix: &'a str,
    pub stations: usize,
    pub employees: usize,
    /// Employees who are there in every variant: only of them have clients wishes.
    pub core: usize,
    pub volunteers: usize,
    pub visits: usize,
    pub days: u16,
    /// Whether the visits that nobody can make are among them.
    pub impossible: bool,
}

impl Order<'_> {
    /// The id of a place.
    fn id(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// Makes it.
pub(crate) fn make(order: &Order) -> Draft {
    let figures = order.figures;
    let mut town = Town::build(order);
    let mut caregivers = staff::employees(order, &town);
    caregivers.extend(staff::volunteers(order, &town));
    let Demand { mut clients, mut visits, dependencies, people } = demand::demand(order, &mut town);
    wishes::clients(order, &mut clients, &people, &caregivers);
    wishes::keep_possible(order, &mut clients, &visits, &caregivers);
    wishes::colleagues(order, &mut caregivers);
    let pins = wishes::promises(order, &clients, &visits, &caregivers);
    if order.impossible {
        impossible::add(order, &mut town, &mut clients, &mut visits, &mut caregivers);
    }
    demand::fit_mean(order, &mut visits);
    let pace = |speed: &str| {
        let (km_per_hour, detour) = (figures.value(speed), figures.value("detour"));
        PaceDraft { km_per_hour, detour, ..PaceDraft::default() }
    };
    let modes = [(WALK, "walk speed"), (EBIKE, "e-bike speed"), (CAR, "car speed")];
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: order.name.clone(),
        synthetic: true,
        time_zone: Some(order.zone.to_owned()),
        // A Monday, so that a week is a week of the labour law's kind.
        horizon: HorizonDraft {
            start: "2025-06-09".to_owned(),
            days: (order.days > 1).then_some(order.days),
        },
        datum: Some(order.ground.datum()),
        streets: order
            .streets
            .iter()
            .map(|s| StreetDraft { id: s.code.clone(), name: Some(s.name.clone()) })
            .collect(),
        places: town.places,
        travel: TravelDraft::StraightLine {
            modes: modes.iter().map(|(m, speed)| ((*m).to_owned(), pace(speed))).collect::<BTreeMap<_, _>>(),
            periods: Vec::new(),
        },
        services: services(order.impossible),
        clients,
        caregivers,
        visits,
        dependencies,
        pins,
        ..Draft::default()
    }
}

/// The ten kinds, one service for each level.
fn services(impossible: bool) -> Vec<ServiceDraft> {
    let mut services: Vec<ServiceDraft> = Vec::new();
    for kind in SERVICES.iter() {
        for (level, _) in &kind.levels {
            services.push(ServiceDraft {
                id: kind.at_level(level),
                name: Some(kind.name.clone()),
                skill: (!kind.skill.is_empty()).then(|| kind.skill.clone()),
                level: (!kind.skill.is_empty()).then(|| level.parse().expect("a test reads every level")),
                minutes: Some(Minutes(anpai_core::time::Duration::minutes(kind.minutes))),
                volunteers: (!kind.volunteers).then_some(false),
                ..ServiceDraft::default()
            });
        }
    }
    if impossible {
        services.push(impossible::service());
    }
    services
}
