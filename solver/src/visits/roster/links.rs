//! What is linked across rounds by person or day: who may come given who comes already, and what that costs.

use anpai_core::score::Score;
use anpai_core::visits::draft::PersonLink;
use anpai_core::visits::problem::CaregiverId;

use super::Roster;
use crate::visits::model::Link;

impl Roster<'_> {
    /// Whether the persons and days that are linked to a node allow a shift, given what is placed now.
    pub fn allows(&self, node: u32, shift: u32) -> bool {
        let model = self.model;
        let request = &model.requests[model.nodes[node as usize].request as usize];
        if request.nodes.len() > 1 && !request.paired {
            // A pair is put in as one; of two tasks apart, the second comes to where the first is already.
            let other = request.nodes.start + request.nodes.end - 1 - node;
            if self.seat(other).is_some_and(|(there, _)| !self.get_on(there, shift)) {
                return false;
            }
        }
        let Some(links) = model.links_of.get(model.nodes[node as usize].request as usize) else {
            return true;
        };
        let round = &model.shifts[shift as usize];
        links.iter().all(|link| {
            let link = model.links[*link as usize];
            let other = link.other(model.nodes[node as usize].request);
            let mut others =
                model.requests[other as usize].nodes.clone().filter_map(|n| self.seat(n)).peekable();
            match link {
                _ if others.peek().is_none() => true,
                Link::Person(_, _, PersonLink::Same, _) => {
                    others.any(|(s, _)| model.shifts[s as usize].caregiver == round.caregiver)
                }
                Link::Person(_, _, PersonLink::Different, _) => {
                    others.all(|(s, _)| model.shifts[s as usize].caregiver != round.caregiver)
                }
                Link::Person(..) => true,
                Link::Apart(_, _, days) => {
                    others.all(|(s, _)| model.shifts[s as usize].day.abs_diff(round.day) >= days.max(1))
                }
            }
        })
    }
    /// The earliest start of a node that the placed visits on which it depends allow.
    pub fn due(&self, node: u32, duration: i64) -> i64 {
        let couplings = &self.model.couplings[node as usize];
        let placed = couplings.iter().filter_map(|c| self.stop(c.other).map(|other| (c, other)));
        placed.map(|(c, other)| c.earliest(other.start, other.duration, duration)).max().unwrap_or(i64::MIN)
    }
    /// Whether two shifts may share a visit: by two people who get on.
    pub fn may_meet(&self, one: u32, other: u32) -> bool {
        let shifts = &self.model.shifts;
        shifts[one as usize].caregiver != shifts[other as usize].caregiver && self.get_on(one, other)
    }
    /// Whether the caregivers of two shifts get on.
    fn get_on(&self, one: u32, other: u32) -> bool {
        let model = self.model;
        let (a, b) = (model.shifts[one as usize].caregiver, model.shifts[other as usize].caregiver);
        !model.problem.caregivers[a as usize].incompatible.contains(&CaregiverId(b))
    }
    /// What a link costs now.
    pub(super) fn link_cost(&self, link: u32) -> Score {
        let Link::Person(first, second, PersonLink::PreferSame, cost) = self.model.links[link as usize]
        else {
            return Score::ZERO;
        };
        let people = |request: u32| {
            let nodes = self.model.requests[request as usize].nodes.clone();
            let mut all: Vec<u32> = nodes.filter_map(|n| self.caregiver(n)).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (a, b) = (people(first), people(second));
        let missed = a.len().min(b.len()) - a.iter().filter(|c| b.contains(c)).count();
        (0..missed).map(|_| cost).sum()
    }
}
