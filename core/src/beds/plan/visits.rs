//! A family-care bed is a weekly package of visits. This writes the packages of one year and scenario as a document of
//! the model `visits`: one client for each person who has such a bed, at the place of the community, and each service of
//! the package as often as it says. Caregivers are left for the desk to fill in: a bed plan does not know them.

use std::collections::BTreeMap;

use super::plan::Plan;
use super::problem::Problem;
use crate::land::draft::{PaceDraft, PlaceDraft, TravelDraft};
use crate::time::Duration;
use crate::visits::draft::{
    ClientDraft, Draft, HorizonDraft, MODEL, Minutes, ServiceDraft, TaskDraft, VERSION, VisitDraft,
};

/// Days of the week that is written.
const WEEK: u16 = 7;
/// How caregivers are assumed to travel until the desk says otherwise: e-bikes in a city.
const PACE: PaceDraft = PaceDraft { km_per_hour: 15.0, detour: 1.3 };

/// The document of the first week of a year in a scenario; without visits where no kind at home has any.
#[must_use]
pub fn visits(problem: &Problem, plan: &Plan, scenario: usize, year: usize) -> Draft {
    let mut draft = Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("{} {} {}", problem.name, problem.year(year), problem.scenarios[scenario].id),
        synthetic: true,
        horizon: HorizonDraft { start: format!("{}-01-01", problem.year(year)), days: Some(WEEK) },
        datum: Some(problem.datum),
        travel: TravelDraft::StraightLine { modes: BTreeMap::from([("e-bike".to_owned(), PACE)]) },
        ..Draft::default()
    };
    draft.places = (problem.communities.iter())
        .map(|c| PlaceDraft {
            id: c.named.id.clone(),
            x: Some(c.coordinate.x),
            y: Some(c.coordinate.y),
            street: None,
        })
        .collect();
    for (k, kind) in problem.kinds.iter().enumerate().filter(|(_, kind)| !kind.visits.is_empty()) {
        for (service, ..) in &kind.visits {
            if draft.services.iter().all(|s| s.id != *service) {
                draft.services.push(ServiceDraft { id: service.clone(), ..ServiceDraft::default() });
            }
        }
        let mut people = vec![0; problem.communities.len()];
        plan.flows[scenario][k][year].iter().for_each(|flow| people[flow.community] += flow.people);
        for (community, number) in problem.communities.iter().zip(people) {
            for person in 1..=number {
                let client = format!("{} {} {person}", community.named.id, kind.named.id);
                for (service, minutes, times) in &kind.visits {
                    draft.visits.push(VisitDraft {
                        id: format!("{client} {service}"),
                        client: Some(client.clone()),
                        tasks: vec![TaskDraft {
                            service: service.clone(),
                            minutes: Some(Minutes(Duration(i64::from(*minutes) * 60_000))),
                        }],
                        times: Some(*times),
                        ..VisitDraft::default()
                    });
                }
                draft.clients.push(ClientDraft {
                    id: client,
                    place: community.named.id.clone(),
                    ..ClientDraft::default()
                });
            }
        }
    }
    draft
}
