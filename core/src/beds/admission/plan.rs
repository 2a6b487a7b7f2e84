//! The frozen answer: who gets a bed of which unit.

use super::problem::{ApplicantId, Problem, UnitId};

/// An admission decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    bed: Vec<Option<UnitId>>,
    /// Who is in each unit, by id.
    people: Vec<Vec<ApplicantId>>,
}

impl Plan {
    /// From the unit of each applicant, by id.
    ///
    /// # Panics
    /// Where there is not one entry for each applicant.
    #[must_use]
    pub fn freeze(problem: &Problem, bed: Vec<Option<UnitId>>) -> Self {
        assert_eq!(bed.len(), problem.applicants.len(), "one entry for each applicant");
        let mut people = vec![Vec::new(); problem.units.len()];
        for (applicant, unit) in problem.applicant_ids().zip(&bed) {
            if let Some(unit) = unit {
                people[unit.index()].push(applicant);
            }
        }
        Self { bed, people }
    }
    /// The unit that an applicant gets a bed of.
    #[must_use]
    pub fn bed(&self, applicant: ApplicantId) -> Option<UnitId> {
        self.bed[applicant.index()]
    }
    /// The units of all applicants, by id.
    #[must_use]
    pub fn beds(&self) -> &[Option<UnitId>] {
        &self.bed
    }
    /// Who gets a bed of a unit, by id.
    #[must_use]
    pub fn people(&self, unit: UnitId) -> &[ApplicantId] {
        &self.people[unit.index()]
    }
    /// Everyone with a bed.
    pub fn placed(&self) -> impl Iterator<Item = (ApplicantId, UnitId)> + '_ {
        self.bed.iter().enumerate().filter_map(|(at, unit)| Some((ApplicantId::new(at), (*unit)?)))
    }
    /// How many have one.
    #[must_use]
    pub fn served(&self) -> usize {
        self.placed().count()
    }
}
