//! Five visits that nobody can make, each for exactly one rule: an answer that does not name that rule is wrong. Their
//! clients ask for nothing else, and their service is the well-being check, which anybody may give, so that nothing
//! else is in the way.

use anpai_core::time::{Clock, Duration};
use anpai_core::visits::draft::{
    CaregiverDraft, ClientDraft, Minutes, ServiceDraft, TaskDraft, VisitDraft, WindowDraft,
};

use super::Order;
use super::town::Town;
use crate::tables::service as kind;

/// Ids of the visits that nobody can make, each with the rule that is in the way.
#[must_use]
pub fn impossible() -> &'static [(&'static str, &'static str)] {
    &[
        ("impossible-skill", "CaregiverHasSkill"),
        ("impossible-window", "VisitStartsInWindow"),
        ("impossible-person", "RequiredCaregiverComes"),
        ("impossible-language", "LanguageIsShared"),
        ("impossible-length", "RouteEndsInShift"),
    ]
}

/// A level of nursing that nobody has.
const LEVEL: u8 = 4;
/// A language that nobody here speaks: 白语.
const LANGUAGE: &str = "白语";
/// The caregiver who is not on duty.
const ON_LEAVE: &str = "e-leave";
/// Longer than any shift of nine hours, in minutes.
const LONG: i64 = 570;

/// The service at a level that nobody has.
pub fn service() -> ServiceDraft {
    let medical = kind("medical");
    ServiceDraft {
        id: medical.at_level(&LEVEL.to_string()),
        name: Some(medical.name.clone()),
        skill: Some(medical.skill.clone()),
        level: Some(LEVEL),
        minutes: Some(Minutes(Duration::minutes(medical.minutes))),
        volunteers: Some(false),
        ..ServiceDraft::default()
    }
}

/// Adds the five visits with a client each, and the caregiver who is on leave.
pub fn add(
    order: &Order,
    town: &mut Town,
    clients: &mut Vec<ClientDraft>,
    visits: &mut Vec<VisitDraft>,
    caregivers: &mut Vec<CaregiverDraft>,
) {
    let street = order.streets.first().map(|s| s.code.clone());
    caregivers.push(CaregiverDraft {
        id: ON_LEAVE.to_owned(),
        mode: Some(super::EBIKE.to_owned()),
        languages: order.languages.map(str::to_owned).to_vec(),
        street,
        ..CaregiverDraft::default()
    });
    let check = kind("check");
    for (id, _) in impossible() {
        let client = format!("c{:03}", clients.len() + 1);
        let languages: &[&str] = if *id == "impossible-language" { &[LANGUAGE] } else { &order.languages };
        clients.push(ClientDraft {
            id: client.clone(),
            place: town.home(order).0,
            languages: languages.iter().map(|l| (*l).to_owned()).collect(),
            ..ClientDraft::default()
        });
        let mut visit = VisitDraft {
            id: (*id).to_owned(),
            client: Some(client),
            tasks: vec![TaskDraft {
                service: check.service.clone(),
                minutes: Some(Minutes(Duration::minutes(check.minutes))),
            }],
            priority: Some(order.figures.whole("priority") as u32),
            ..VisitDraft::default()
        };
        match *id {
            "impossible-skill" => visit.tasks[0].service = service().id,
            "impossible-window" => visit.windows.push(WindowDraft {
                start: Clock(Duration::hours(5)),
                end: Clock(Duration::hours(6)),
                hard: true,
            }),
            "impossible-person" => visit.required = Some(vec![ON_LEAVE.to_owned()]),
            "impossible-length" => visit.tasks[0].minutes = Some(Minutes(Duration::minutes(LONG))),
            _ => {}
        }
        visits.push(visit);
    }
}
