//! Who could get which bed, and what each counts in soft points: the rules about one applicant and one bed as tables and
//! formulas of our own, held to the rules by the referee on every plan.

use std::ops::Range;

use anpai_core::beds::admission::problem::{Applicant, ApplicantId, GroupId, KindId, UnitId};
use anpai_core::beds::admission::rules::position;
use anpai_core::beds::admission::{Plan, Problem};
use anpai_core::rule::Setting;
use anpai_core::score::{Level, Score};

/// How a rule is set, as far as the flow goes.
#[derive(Clone, Copy, Debug)]
enum Effect {
    /// Keeps people out of beds.
    Bars,
    /// So many points a unit.
    Costs(i64),
}

impl Effect {
    fn of(problem: &Problem, rule: &str) -> Self {
        let at = position(rule).expect("a rule of the list");
        match problem.settings[at] {
            Setting { level: Level::Hard, weight } if weight > 0 => Self::Bars,
            Setting { weight, .. } => Self::Costs(weight),
        }
    }
    /// The points of an amount; `None` where it keeps out.
    fn of_amount(self, amount: i64) -> Option<i64> {
        match self {
            Self::Bars => (amount == 0).then_some(0),
            Self::Costs(weight) => Some(weight * amount),
        }
    }
}

/// Every adjustable rule's setting.
#[derive(Clone, Copy, Debug)]
struct Effects {
    fits: Effect,
    gender: Effect,
    refused: Effect,
    only: Effect,
    price: Effect,
    wish: Effect,
    near: Effect,
    right: Effect,
    low: Effect,
    same: Effect,
}

impl Effects {
    fn of(problem: &Problem) -> Self {
        let of = |rule| Effect::of(problem, rule);
        Self {
            fits: of("BedFitsNeed"),
            gender: of("GenderFitsRoom"),
            refused: of("RefusedHomeStaysAway"),
            only: of("OnlyWishedHomes"),
            price: of("PriceCanBePaid"),
            wish: of("WishedHomeFirst"),
            near: of("HomeNearFamily"),
            right: of("RightKindOfBed"),
            low: of("LowPrice"),
            same: of("SameBedAsPrevious"),
        }
    }
    /// The points of somebody in a bed; `None` where a rule keeps them out.
    fn points(&self, problem: &Problem, person: &Applicant, unit: UnitId) -> Option<i64> {
        let bed = &problem.units[unit.index()];
        let home = bed.institution;
        let held = person.pinned == Some(unit) || person.resident == Some(unit);
        let substitution = problem.substitution(person.level, bed.kind);
        let wish = person.wishes.iter().position(|w| *w == home);
        let mut points = 0;
        if !held {
            let short = person.fen.map_or(0, |fen| (bed.fen - fen).max(0));
            let wrong_room = match bed.gender {
                Some(gender) => person.gender != Some(gender),
                None => bed.room_beds.is_some() && person.gender.is_none(),
            };
            points += self.fits.of_amount(i64::from(substitution.is_none()))?;
            points += self.gender.of_amount(i64::from(wrong_room))?;
            points += self.refused.of_amount(i64::from(person.refused.contains(&home)))?;
            points += self.only.of_amount(i64::from(person.only_wishes && wish.is_none()))?;
            points += self.price.of_amount(short)?;
        }
        points += self.wish.of_amount(wish.unwrap_or(person.wishes.len()) as i64)?;
        points += self.near.of_amount(problem.metres(person, home).unwrap_or(0))?;
        points += self.right.of_amount(substitution.unwrap_or(0))?;
        points += self.low.of_amount(bed.fen)?;
        points += self.same.of_amount(i64::from(person.previous.is_some_and(|p| p != unit)))?;
        Some(points)
    }
}

/// Beds that would do, by applicant, with their points. Pinned people have the bed that they are pinned to.
#[derive(Debug)]
pub(super) struct Arcs {
    first: Vec<usize>,
    all: Vec<(UnitId, i64)>,
}

impl Arcs {
    /// All arcs of a problem, by unit.
    pub(super) fn of(problem: &Problem) -> Self {
        let effects = Effects::of(problem);
        let shelves = Shelves::of(problem);
        let strict = matches!(effects.fits, Effect::Bars);
        let (mut first, mut all) = (vec![0], Vec::new());
        for person in &problem.applicants {
            let start = all.len();
            if let Some(unit) = person.pinned {
                all.extend(effects.points(problem, person, unit).map(|points| (unit, points)));
            } else {
                let fitting = problem.levels[person.level.index()].kinds.iter().map(|(kind, _)| *kind);
                let kinds: Vec<KindId> = if strict {
                    fitting.collect()
                } else {
                    (0..problem.kinds.len()).map(KindId::new).collect()
                };
                let own = person.resident.filter(|u| !kinds.contains(&problem.units[u.index()].kind));
                let units = kinds.iter().flat_map(|kind| shelves.units(person.group, *kind));
                for unit in units.copied().chain(own) {
                    all.extend(effects.points(problem, person, unit).map(|points| (unit, points)));
                }
                all[start..].sort_unstable();
            }
            first.push(all.len());
        }
        Self { first, all }
    }
    /// The beds of an applicant.
    pub(super) fn of_applicant(&self, applicant: ApplicantId) -> &[(UnitId, i64)] {
        &self.all[self.range(applicant)]
    }
    /// How many in all.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
    /// The points of somebody in a bed that would do.
    pub(super) fn points(&self, applicant: ApplicantId, unit: UnitId) -> Option<i64> {
        let own = self.of_applicant(applicant);
        own.binary_search_by_key(&unit, |(u, _)| *u).ok().map(|at| own[at].1)
    }
    /// The score of a plan that is made of arcs.
    ///
    /// # Panics
    /// Where it is not: a bug of the flow.
    pub(super) fn score(&self, problem: &Problem, plan: &Plan) -> Score {
        let mut score = Score::ZERO;
        for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
            match plan.bed(applicant) {
                Some(unit) => score.soft += self.points(applicant, unit).expect("a bed that would do"),
                None => score.medium += i64::from(person.standing),
            }
        }
        score
    }
    fn range(&self, applicant: ApplicantId) -> Range<usize> {
        self.first[applicant.index()]..self.first[applicant.index() + 1]
    }
}

/// Units by group and kind.
struct Shelves {
    kinds: usize,
    units: Vec<Vec<UnitId>>,
}

impl Shelves {
    fn of(problem: &Problem) -> Self {
        let kinds = problem.kinds.len();
        let mut units = vec![Vec::new(); kinds * problem.groups.len()];
        for (id, unit) in problem.unit_ids().zip(&problem.units) {
            units[unit.group.index() * kinds + unit.kind.index()].push(id);
        }
        Self { kinds, units }
    }
    fn units(&self, group: GroupId, kind: KindId) -> &[UnitId] {
        &self.units[group.index() * self.kinds + kind.index()]
    }
}
