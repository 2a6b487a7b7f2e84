//! Random rosters with every feature of the document, all of them valid. A roster is made of seeds: one for the world, one
//! for each caregiver, visit, link and pin, and a set of features; a failing one shrinks by losing these.

use std::fmt;

use anpai_core::place::Datum;
use anpai_core::visits::Problem;
use anpai_core::visits::check::check;
use anpai_core::visits::draft::{
    CaregiverDraft, Draft, HorizonDraft, MODEL, SearchDraft, StreetDraft, VERSION,
};
use proptest::collection::vec;
use proptest::prelude::*;

mod demand;
mod dice;
mod fixed;
mod people;
mod settings;

use dice::{Dice, Feature};

/// A random roster.
#[derive(Clone)]
pub struct Case {
    /// As a document.
    pub draft: Draft,
    /// Checked.
    pub problem: Problem,
    /// A seed for whatever is done with it.
    pub seed: u64,
}

impl fmt::Debug for Case {
    /// The document, so that a failing case can be written to a file and solved.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(&self.draft).map_err(|_| fmt::Error)?;
        write!(f, "seed {} of {text}", self.seed)
    }
}

/// Random rosters of two to six caregivers and three to 25 visits.
pub fn cases() -> impl Strategy<Value = Case> {
    let seeds = |range| vec(any::<u64>().no_shrink(), range);
    let counts =
        (seeds(2..=6), prop_oneof![3 => seeds(3..=10), 1 => seeds(11..=25)], seeds(0..=8), seeds(0..=5));
    // Half of the features, or nearly all.
    let few = proptest::bits::u64::ANY;
    let most = (few, few).prop_map(|(a, b)| a | b);
    (any::<u64>().no_shrink(), counts, prop_oneof![few, most]).prop_map(
        |(world, (people, visits, links, pins), features)| {
            make(world, features, [&people, &visits, &links, &pins])
        },
    )
}

fn make(seed: u64, features: u64, [people, visits, links, pins]: [&[u64]; 4]) -> Case {
    let world = Dice::new(seed, features);
    let of = |seed: &u64| Dice::new(*seed, features);
    let days = if world.has(Feature::Days) { world.within("days", 1, 9) as u16 } else { 1 };
    let places = people::places(&world);
    let ids: Vec<String> = (0..people.len()).map(|k| format!("c{k}")).collect();
    let caregiver = |(k, seed): (usize, &u64)| -> CaregiverDraft {
        people::caregiver(&of(seed), ids[k].clone(), days, places.len(), &ids[..k])
    };
    let caregivers: Vec<_> = people.iter().enumerate().map(caregiver).collect();
    let clients = demand::clients(&world, places.len(), &ids);
    let visit = |(k, seed)| demand::visit(&of(seed), format!("v{k}"), days, places.len(), &clients, &ids);
    let demanded: Vec<_> = visits.iter().enumerate().map(visit).collect();
    let chains = world.within("chains", 1, 3) as u8;
    let mut draft = Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: "random".to_owned(),
        synthetic: true,
        // A Thursday, so that the horizon has a Monday in it.
        horizon: HorizonDraft { start: "2024-05-09".to_owned(), days: Some(days) },
        datum: Some(Datum::LocalPlane),
        streets: people::STREETS.iter().map(|s| StreetDraft { id: (*s).to_owned(), name: None }).collect(),
        travel: people::travel(&world, places.len()),
        services: demand::services(&world),
        dependencies: links.iter().filter_map(|s| demand::link(&of(s), &demanded)).collect(),
        pins: pins.iter().filter_map(|s| fixed::pin(&of(s), days, &caregivers, &demanded)).collect(),
        previous: (visits.iter().zip(&demanded))
            .filter_map(|(s, v)| fixed::previous(&of(s), days, v, &caregivers))
            .collect(),
        rules: settings::settings(&world),
        search: world.has(Feature::Chains).then_some(SearchDraft { chains: Some(chains) }),
        places,
        clients,
        caregivers,
        visits: demanded,
        ..Draft::default()
    };
    let problem = agreed(&mut draft);
    Case { draft, problem, seed }
}

/// Takes back what contradicts something else, until the document is valid: a pin, an entry of the earlier roster, the
/// second caregiver of a visit that only one can make.
fn agreed(draft: &mut Draft) -> Problem {
    loop {
        let issues = match check(draft) {
            Ok(problem) => return problem,
            Err(issues) => issues,
        };
        let blamed = issues.0.iter().find_map(|issue| {
            let mut path = issue.pointer.split('/').skip(1);
            Some((path.next()?, path.next()?.parse::<usize>().ok()?))
        });
        match blamed {
            Some(("pins", at)) => drop(draft.pins.remove(at)),
            Some(("previous", at)) => drop(draft.previous.remove(at)),
            Some(("visits", at)) if draft.visits[at].tasks.len() > 1 => {
                draft.visits[at].tasks.truncate(1);
                draft.visits[at].pair = None;
            }
            _ => panic!("the generator made an invalid document: {issues}"),
        }
    }
}
