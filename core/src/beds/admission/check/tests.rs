//! Drafts that become problems. What is refused is tested by fixtures, in `tests/malformed.rs` of the workspace.

use crate::beds::admission::draft::{Draft, Policy};
use crate::beds::admission::problem::{InstitutionId, Problem, UnitId};
use crate::beds::admission::read::{read, read_draft};

use super::check;

const TINY: &[u8] = include_bytes!("../../../../../tests/data/admission.json");

fn tiny() -> Draft {
    read_draft(TINY).expect("a valid document")
}

fn problem_of(draft: &Draft) -> Problem {
    check(draft).unwrap_or_else(|issues| panic!("{issues}"))
}

#[test]
fn everything_is_in_the_order_of_its_ids() {
    let problem = read(TINY).unwrap_or_else(|issues| panic!("{issues}"));
    let people: Vec<&str> = problem.applicants.iter().map(|a| &*a.id).collect();
    assert_eq!(people, ["bai", "chen", "ding", "fang", "gao", "he", "kong"]);
    let homes: Vec<&str> = problem.institutions.iter().map(|i| &*i.named.id).collect();
    assert_eq!(homes, ["children", "east", "west"]);
    // East has two units, listed the other way round in the document.
    let east = problem.institutions[1].units.clone();
    let units: Vec<&str> = problem.units[east].iter().map(|u| &*u.id).collect();
    assert_eq!(units, ["general", "nursing"]);
    assert_eq!((problem.policy, problem.most_waiting_days), (Policy::Optimal, 1825));
}

#[test]
fn standing_is_by_tier_and_then_by_days_of_waiting() {
    let problem = problem_of(&tiny());
    let of = |id: &str| problem.applicants.iter().find(|a| a.id == id).expect("there");
    // Decided on 2024-05-06. Bai waits since 2024-01-01: 126 days; Chen since 2020-01-01 (leap day and all): 1,587.
    assert_eq!((of("bai").waiting_days, of("chen").waiting_days), (126, 1587));
    // Ding waits for more than five years, and five count.
    assert_eq!(of("ding").waiting_days, 1825);
    // Bai is of the highest tier; nobody of the tier below comes before.
    let standings: Vec<(&str, u32)> = problem.applicants.iter().map(|a| (&*a.id, a.standing)).collect();
    assert!(of("bai").standing > of("ding").standing, "{standings:?}");
    assert!(of("ding").standing > of("chen").standing, "{standings:?}");
    // Equal tier and equal days: equal standing.
    assert_eq!(of("fang").standing, of("gao").standing);
    let who = problem.of_standing(of("chen").standing).expect("somebody");
    assert_eq!((problem.tiers[who.0.index()].id.as_str(), who.1), ("general", 1587));
}

#[test]
fn the_order_of_the_document_changes_nothing() {
    let draft = tiny();
    let mut turned = draft.clone();
    turned.applicants.reverse();
    turned.institutions.reverse();
    turned.institutions.iter_mut().for_each(|i| i.units.reverse());
    turned.places.reverse();
    let (one, other) = (problem_of(&draft), problem_of(&turned));
    let shown = |p: &Problem| format!("{:?} {:?} {:?}", p.institutions, p.units, p.applicants);
    // Places keep the document's order, for the tables of travel; what follows from them is the same.
    let bare = |mut p: Problem| {
        p.applicants.iter_mut().for_each(|a| a.place = None);
        p.institutions.iter_mut().for_each(|i| i.place = None);
        shown(&p)
    };
    for (a, b) in one.applicants.iter().zip(&other.applicants) {
        for home in 0..one.institutions.len() {
            let home = InstitutionId::new(home);
            assert_eq!(one.metres(a, home), other.metres(b, home));
        }
    }
    assert_eq!(bare(one), bare(other));
}

#[test]
fn distances_are_stated_or_along_the_way_or_unknown() {
    let problem = problem_of(&tiny());
    let metres = |id: &str, home: u32| {
        problem.metres(problem.applicants.iter().find(|a| a.id == id)?, InstitutionId(home))
    };
    // Bai's family at (0, 0), East at (3000, 4000): 5,000 m times the detour of 1.2.
    assert_eq!(metres("bai", 1), Some(6000));
    // Chen states 1,500 m to West, and has no place.
    assert_eq!((metres("chen", 2), metres("chen", 1)), (Some(1500), None));
}

#[test]
fn a_pinned_resident_wants_nothing_any_more() {
    let mut draft = tiny();
    let pin = draft.residents[0].clone();
    draft.pins.push(pin);
    let problem = problem_of(&draft);
    let he = problem.applicants.iter().find(|a| a.id == "he").expect("there");
    assert_eq!((he.pinned, he.resident), (Some(UnitId(1)), None));
}
