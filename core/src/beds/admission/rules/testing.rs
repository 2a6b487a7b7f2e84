//! Small admissions for the tests of rules: so many applicants of level 0, one home for each unit.

use jiff::civil::date;

use super::{RULES, position};
use crate::beds::admission::Plan;
use crate::beds::admission::draft::Policy;
use crate::beds::admission::limits::Stay;
use crate::beds::admission::problem::{
    Applicant, CareLevel, GroupId, Institution, InstitutionId, KindId, LevelId, Named, Problem, TierId, Unit,
    UnitId,
};
use crate::id::ModeId;

/// An admission to be changed and asked.
pub(crate) struct Small {
    pub(crate) problem: Problem,
}

impl Small {
    /// Nothing counted.
    pub(crate) const NONE: [i64; 0] = [];

    /// `people` applicants of level 0 and standing 1, and a home for each unit of a kind with so many beds. Level 0 counts
    /// 0 for kind 0 and 800 for kind 1; level 1 counts 0 for kind 1.
    pub(crate) fn new(people: usize, units: &[(u32, u32)]) -> Self {
        let named = |id: String| Named { id, name: None };
        let applicant = |at: usize| Applicant {
            id: format!("a{at}"),
            level: LevelId(0),
            tier: TierId(0),
            since: date(2024, 1, 1),
            waiting_days: 0,
            standing: 1,
            group: GroupId(0),
            gender: None,
            place: None,
            metres: Vec::new(),
            wishes: Vec::new(),
            only_wishes: false,
            refused: Vec::new(),
            fen: None,
            subsidy: 0,
            source: None,
            stay: Stay::FOR_GOOD,
            pinned: None,
            resident: None,
            previous: None,
        };
        let unit = |(at, &(kind, beds)): (usize, &(u32, u32))| Unit {
            id: "u".to_owned(),
            institution: InstitutionId::new(at),
            kind: KindId(kind),
            group: GroupId(0),
            beds,
            gender: None,
            room_beds: None,
            room: None,
            fen: 0,
        };
        let home = |at: usize| Institution {
            named: named(format!("h{at}")),
            place: None,
            run_by: None,
            units: at..at + 1,
        };
        let problem = Problem {
            name: String::new(),
            synthetic: true,
            date: date(2024, 1, 1),
            policy: Policy::Optimal,
            most_waiting_days: 1825,
            datum: None,
            places: Vec::new(),
            travel: None,
            modes: Vec::new(),
            mode: ModeId(0),
            groups: vec![named("elderly".into()), named("children".into())],
            tiers: vec![named("first".into()), named("second".into())],
            kinds: vec![named("general".into()), named("nursing".into())],
            levels: vec![
                CareLevel { named: named("able".into()), kinds: vec![(KindId(0), 0), (KindId(1), 800)] },
                CareLevel { named: named("disabled".into()), kinds: vec![(KindId(1), 0)] },
            ],
            institutions: (0..units.len()).map(home).collect(),
            units: units.iter().enumerate().map(unit).collect(),
            applicants: (0..people).map(applicant).collect(),
            budgets: Vec::new(),
            quotas: Vec::new(),
            settings: RULES.iter().map(|r| r.default_setting()).collect(),
        };
        Self { problem }
    }
    pub(crate) fn pin(&mut self, person: usize, unit: u32) {
        self.problem.applicants[person].pinned = Some(UnitId(unit));
    }
    pub(crate) fn reside(&mut self, person: usize, unit: u32) {
        self.problem.applicants[person].resident = Some(UnitId(unit));
    }
    pub(crate) fn previous(&mut self, person: usize, unit: u32) {
        self.problem.applicants[person].previous = Some(UnitId(unit));
    }
    pub(crate) fn stay(&mut self, person: usize, from: u32, until: Option<u32>) {
        self.problem.applicants[person].stay = Stay { from, until, ..Stay::FOR_GOOD };
    }
    pub(crate) fn refuse(&mut self, person: usize, home: u32) {
        self.problem.applicants[person].refused.push(InstitutionId(home));
    }
    pub(crate) fn wish(&mut self, person: usize, homes: &[u32]) {
        self.problem.applicants[person].wishes = homes.iter().map(|h| InstitutionId(*h)).collect();
    }
    pub(crate) fn far(&mut self, person: usize, home: u32, metres: i64) {
        self.problem.applicants[person].metres.push((InstitutionId(home), metres));
    }
    pub(crate) fn standings(&mut self, standings: &[u32]) {
        for (person, standing) in self.problem.applicants.iter_mut().zip(standings) {
            person.standing = *standing;
        }
    }
    /// What a rule counts, place by place, when applicants are in these units.
    pub(crate) fn amounts(&self, rule: &str, beds: &[Option<u32>]) -> Vec<i64> {
        let plan = Plan::freeze(&self.problem, beds.iter().map(|b| b.map(UnitId)).collect());
        let mut all = Vec::new();
        let rule = RULES[position(rule).expect("a rule of the list")];
        rule.breaches(&self.problem, &plan, &mut |b| all.extend((b.amount > 0).then_some(b.amount)));
        all
    }
}
