//! Why somebody waits: the beds that would do and who comes before, and the rules that keep the other beds out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use anpai_core::beds::admission::problem::{ApplicantId, UnitId};
use anpai_core::beds::admission::rules::{PAIRS, PairAmount, position};
use anpai_core::beds::admission::unserved::{Explanation, Obstacle, Unserved, Worth};
use anpai_core::beds::admission::{Plan, Problem};
use anpai_core::score::Level;

use super::arcs::Arcs;
use super::envy::count;
use super::limits::{Limits, Load};

/// Explains a plan; `worth` is what [`solve`](super::solve) found out, or nothing.
#[must_use]
pub fn explain(problem: &Problem, plan: &Plan, worth: Vec<Worth>) -> Explanation {
    let arcs = Arcs::of(problem);
    let mut waiting: Vec<ApplicantId> = problem.applicant_ids().filter(|a| plan.bed(*a).is_none()).collect();
    waiting.sort_by_key(|a| (Reverse(problem.applicants[a.index()].standing), *a));
    let hard: Vec<(&'static str, PairAmount)> =
        PAIRS.iter().copied().filter(|(name, _)| bars(problem, name)).collect();
    let crowd = Crowd::of(problem, &arcs);
    let limits = Limits::of(problem, &arcs);
    let mut load = Load::of(problem, &limits, plan);
    let mut lines = Lines::default();
    let unserved = waiting
        .iter()
        .map(|applicant| {
            let own: Vec<UnitId> = arcs.of_applicant(*applicant).iter().map(|(unit, _)| *unit).collect();
            let homes: BTreeSet<u32> = own.iter().map(|u| problem.units[u.index()].institution.0).collect();
            Unserved {
                applicant: *applicant,
                units: own.len(),
                beds: own.iter().map(|u| u64::from(problem.units[u.index()].beds)).sum(),
                homes: homes.len(),
                ahead: crowd.ahead(problem, *applicant),
                position: lines.position(problem, *applicant),
                obstacles: obstacles(problem, &own, &mut load, *applicant, &hard),
            }
        })
        .collect();
    Explanation { unserved, worth, envy: count(problem, plan, &arcs), stages: Vec::new() }
}

fn bars(problem: &Problem, rule: &str) -> bool {
    let setting = problem.settings[position(rule).expect("a rule of the list")];
    setting.level == Level::Hard && setting.weight > 0
}

/// The rules that keep beds out: for how many units, for how many alone, and how many of those have a free bed. A limit
/// keeps a bed out that would do and is free.
fn obstacles(
    problem: &Problem,
    own: &[UnitId],
    load: &mut Load<'_>,
    applicant: ApplicantId,
    hard: &[(&'static str, PairAmount)],
) -> Vec<Obstacle> {
    let mut all: Vec<Obstacle> = hard
        .iter()
        .map(|(rule, _)| Obstacle { rule, excludes: 0, alone: 0, free: 0, limits: Vec::new() })
        .collect();
    let stay = problem.applicants[applicant.index()].stay;
    let mut broken = Vec::new();
    for unit in problem.unit_ids() {
        broken.clear();
        broken.extend((0..hard.len()).filter(|at| (hard[*at].1)(problem, applicant, unit) > 0));
        for at in &broken {
            all[*at].excludes += 1;
        }
        if let [at] = broken[..] {
            all[at].alone += 1;
            all[at].free += load.free(stay, unit);
        }
    }
    all.extend(limits(problem, own, load, applicant));
    all.retain(|o| o.excludes > 0);
    all.sort_by_key(|o| (Reverse(o.free), Reverse(o.alone), Reverse(o.excludes)));
    all
}

/// The limits that keep free beds out.
fn limits(problem: &Problem, own: &[UnitId], load: &mut Load<'_>, applicant: ApplicantId) -> Vec<Obstacle> {
    let blank = |rule| Obstacle { rule, excludes: 0, alone: 0, free: 0, limits: Vec::new() };
    let mut all = ["RoomsOfOneGender", "BudgetsKept", "QuotasKept"].map(blank);
    let mut names: [BTreeSet<&str>; 3] = Default::default();
    for &unit in own {
        let broken = load.broken_by(applicant, unit);
        if broken.beds {
            continue;
        }
        let stands = [broken.rooms, !broken.budgets.is_empty(), !broken.quotas.is_empty()];
        let free = load.free(problem.applicants[applicant.index()].stay, unit);
        let alone = stands.iter().filter(|s| **s).count() == 1;
        for (obstacle, _) in all.iter_mut().zip(stands).filter(|(_, stands)| *stands) {
            obstacle.excludes += 1;
            obstacle.alone += usize::from(alone);
            obstacle.free += if alone { free } else { 0 };
        }
        names[1].extend(broken.budgets.iter().map(|at| &*problem.budgets[*at].named.id));
        names[2].extend(broken.quotas.iter().map(|at| &*problem.quotas[*at].named.id));
    }
    for (obstacle, names) in all.iter_mut().zip(names) {
        obstacle.limits = names.into_iter().map(str::to_owned).collect();
    }
    all.into()
}

/// Places in line: among those who wait for one of the same kinds of bed. Everybody is asked for once, in the order of
/// standing.
#[derive(Default)]
struct Lines {
    /// Levels of care and groups of those who stand in line already, with how many of each.
    before: Vec<((u32, u32), usize)>,
}

impl Lines {
    fn position(&mut self, problem: &Problem, applicant: ApplicantId) -> usize {
        let person = &problem.applicants[applicant.index()];
        let kinds = |level: u32| &problem.levels[level as usize].kinds;
        let shares = |(level, group): (u32, u32)| {
            group == person.group.0
                && kinds(level).iter().any(|(kind, _)| problem.substitution(person.level, *kind).is_some())
        };
        let ahead: usize = self.before.iter().filter(|(key, _)| shares(*key)).map(|(_, n)| n).sum();
        let key = (person.level.0, person.group.0);
        match self.before.iter_mut().find(|(k, _)| *k == key) {
            Some((_, n)) => *n += 1,
            None => self.before.push((key, 1)),
        }
        ahead + 1
    }
}

/// Everybody by the units that would do for them. Those for whom the same units would do are one class, so that whom one
/// has to look at are as many as there are different lists of units.
struct Crowd {
    classes: Vec<Class>,
    class_of: Vec<usize>,
}

struct Class {
    /// A bit for each unit.
    units: Vec<u64>,
    /// Standings of its people, in order.
    standings: Vec<u32>,
}

impl Crowd {
    fn of(problem: &Problem, arcs: &Arcs) -> Self {
        let words = problem.units.len().div_ceil(64);
        let mut known: BTreeMap<Vec<u64>, usize> = BTreeMap::new();
        let mut standings: Vec<Vec<u32>> = Vec::new();
        let mut class_of = Vec::with_capacity(problem.applicants.len());
        for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
            let mut units = vec![0_u64; words];
            for (unit, _) in arcs.of_applicant(applicant) {
                units[unit.index() / 64] |= 1 << (unit.index() % 64);
            }
            let class = *known.entry(units).or_insert_with(|| {
                standings.push(Vec::new());
                standings.len() - 1
            });
            standings[class].push(person.standing);
            class_of.push(class);
        }
        let mut classes: Vec<Class> = standings
            .into_iter()
            .map(|mut standings| {
                standings.sort_unstable();
                Class { units: Vec::new(), standings }
            })
            .collect();
        for (units, class) in known {
            classes[class].units = units;
        }
        Self { classes, class_of }
    }
    /// How many of higher standing want one of the units that would do for an applicant.
    fn ahead(&self, problem: &Problem, applicant: ApplicantId) -> usize {
        let standing = problem.applicants[applicant.index()].standing;
        let own = &self.classes[self.class_of[applicant.index()]].units;
        let shares = |class: &&Class| class.units.iter().zip(own).any(|(a, b)| a & b != 0);
        let ahead = |class: &Class| {
            class.standings.len() - class.standings.partition_point(|other| *other <= standing)
        };
        self.classes.iter().filter(shares).map(ahead).sum()
    }
}
