//! The frozen problem: dense ids in the order of the document's ids, so that the order of the document changes nothing;
//! valid by construction. Made by [`check`](super::check::check), which refuses a draft with all its issues at once.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::draft::Policy;
use super::limits::{Budget, Quota, Stay};
use crate::id::{ModeId, PlaceId, dense_id};
use crate::person::Gender;
use crate::place::{Datum, Place};
use crate::rule::Setting;
use crate::travel::{Provenance, Travel};

dense_id! {
    /// An applicant.
    ApplicantId;
    /// A home.
    InstitutionId;
    /// Beds of a home that are alike.
    UnitId;
    /// A kind of bed.
    KindId;
    /// A level of care.
    LevelId;
    /// A tier of priority; 0 is the highest.
    TierId;
    /// People who never share beds.
    GroupId;
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id in the document.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
}

impl Named {
    /// Its name, or its id where it has none.
    #[must_use]
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

/// A level of care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareLevel {
    /// Id and name.
    pub named: Named,
    /// Kinds that fit, by id, with what each counts that it is not the right one.
    pub kinds: Vec<(KindId, i64)>,
}

/// A home.
#[derive(Clone, Debug)]
pub struct Institution {
    /// Id and name.
    pub named: Named,
    /// Where it is.
    pub place: Option<PlaceId>,
    /// Who runs it.
    pub run_by: Option<String>,
    /// Its units.
    pub units: Range<usize>,
}

/// Beds of a home that are alike.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id within the home.
    pub id: String,
    /// The home.
    pub institution: InstitutionId,
    /// The kind of bed.
    pub kind: KindId,
    /// For whom.
    pub group: GroupId,
    /// How many.
    pub beds: u32,
    /// Only for people of this gender.
    pub gender: Option<Gender>,
    /// Beds of each room, where rooms are for women alone or for men alone, as it turns out; `beds` are whole rooms.
    pub room_beds: Option<u32>,
    /// The sort of room.
    pub room: Option<String>,
    /// The price in fen a month.
    pub fen: i64,
}

/// Who wants a bed.
#[derive(Clone, Debug)]
pub struct Applicant {
    /// The id in the document.
    pub id: String,
    /// The assessed level of care.
    pub level: LevelId,
    /// The tier of priority.
    pub tier: TierId,
    /// Since when the applicant waits.
    pub since: Date,
    /// Days up to the day of the decision, no more than count.
    pub waiting_days: u32,
    /// Place in the order of tier and waiting, from 1 for the last; those of one tier who have waited equally long
    /// (as far as it counts) have the same.
    pub standing: u32,
    /// The group.
    pub group: GroupId,
    /// Gender.
    pub gender: Option<Gender>,
    /// Where the family lives.
    pub place: Option<PlaceId>,
    /// Stated distances, by home.
    pub metres: Vec<(InstitutionId, i64)>,
    /// Homes wished for, the best first.
    pub wishes: Vec<InstitutionId>,
    /// Whether only those will do.
    pub only_wishes: bool,
    /// Homes refused, by id.
    pub refused: Vec<InstitutionId>,
    /// What can be paid in fen a month, the subsidy included; `None`: any price.
    pub fen: Option<i64>,
    /// The subsidy in it, in fen a month.
    pub subsidy: i64,
    /// Where the subsidy comes from.
    pub source: Option<String>,
    /// When the applicant has the bed.
    pub stay: Stay,
    /// Decided by people.
    pub pinned: Option<UnitId>,
    /// Where the applicant lives and may stay.
    pub resident: Option<UnitId>,
    /// The earlier decision.
    pub previous: Option<UnitId>,
}

impl Applicant {
    /// Whether this bed is the applicant's by a fact that nobody argues with: a pin, or because the applicant lives there.
    #[must_use]
    pub fn holds(&self, unit: UnitId) -> bool {
        self.pinned == Some(unit) || self.resident == Some(unit)
    }
    /// The stated distance to a home.
    #[must_use]
    pub fn stated_metres(&self, institution: InstitutionId) -> Option<i64> {
        let at = self.metres.binary_search_by_key(&institution, |(i, _)| *i).ok()?;
        Some(self.metres[at].1)
    }
}

/// An admission.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What people call it.
    pub name: String,
    /// Whether its people and places are made up.
    pub synthetic: bool,
    /// The day of the decision.
    pub date: Date,
    /// How it is decided.
    pub policy: Policy,
    /// Waiting longer than this counts no more, in days.
    pub most_waiting_days: u32,
    /// The datum of all coordinates.
    pub datum: Option<Datum>,
    /// Places.
    pub places: Vec<Place>,
    /// Travel between them; `None`: only stated distances count.
    pub travel: Option<Arc<dyn Travel>>,
    /// Names of the modes of travel.
    pub modes: Vec<String>,
    /// By which of them families come.
    pub mode: ModeId,
    /// Groups, in the order of the document.
    pub groups: Vec<Named>,
    /// Tiers, the highest first.
    pub tiers: Vec<Named>,
    /// Kinds of bed, in the order of the document.
    pub kinds: Vec<Named>,
    /// Levels of care, in the order of the document.
    pub levels: Vec<CareLevel>,
    /// Homes, by id.
    pub institutions: Vec<Institution>,
    /// Units, by home and id.
    pub units: Vec<Unit>,
    /// Applicants, by id.
    pub applicants: Vec<Applicant>,
    /// Budgets, by id.
    pub budgets: Vec<Budget>,
    /// Quotas, by id.
    pub quotas: Vec<Quota>,
    /// Level and weight of each rule, row for row with `RULES`.
    pub settings: Vec<Setting>,
}

impl Problem {
    /// The home of a unit.
    #[must_use]
    pub fn institution(&self, unit: UnitId) -> &Institution {
        &self.institutions[self.units[unit.index()].institution.index()]
    }
    /// Every unit with its id.
    pub fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (0..self.units.len()).map(UnitId::new)
    }
    /// Every applicant's id.
    pub fn applicant_ids(&self) -> impl Iterator<Item = ApplicantId> + use<> {
        (0..self.applicants.len()).map(ApplicantId::new)
    }
    /// What a kind of bed counts for a level of care that it is not the right one; `None` where it does not fit.
    #[must_use]
    pub fn substitution(&self, level: LevelId, kind: KindId) -> Option<i64> {
        let kinds = &self.levels[level.index()].kinds;
        kinds.iter().find(|(k, _)| *k == kind).map(|(_, cost)| *cost)
    }
    /// How far the family of an applicant has to a home, in metres; `None` where nobody knows.
    #[must_use]
    pub fn metres(&self, applicant: &Applicant, institution: InstitutionId) -> Option<i64> {
        if let Some(metres) = applicant.stated_metres(institution) {
            return Some(metres);
        }
        let (from, to) = (applicant.place?, self.institutions[institution.index()].place?);
        Some(self.travel.as_ref()?.leg(self.mode, from, to)?.metres)
    }
    /// Where its distances come from.
    #[must_use]
    pub fn provenance(&self) -> Vec<Provenance> {
        let Some(travel) = &self.travel else { return Vec::new() };
        let mode = &self.modes[self.mode.index()];
        let mut all = Provenance::of(travel.as_ref(), &self.modes);
        all.retain(|p| p.modes.contains(mode));
        all
    }
    /// Beds in all.
    #[must_use]
    pub fn beds(&self) -> u64 {
        self.units.iter().map(|u| u64::from(u.beds)).sum()
    }
    /// The tier and capped waiting days that a standing stands for.
    #[must_use]
    pub fn of_standing(&self, standing: u32) -> Option<(TierId, u32)> {
        self.applicants.iter().find(|a| a.standing == standing).map(|a| (a.tier, a.waiting_days))
    }
}
