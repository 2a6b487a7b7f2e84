//! The terms that cost anything in this problem, with their settings; and the rules that have no term.

use anpai_core::rule::Setting;
use anpai_core::score::{Level, Score};
use anpai_core::visits::draft::PersonLink;
use anpai_core::visits::problem::{Break, CaregiverId, ShiftId, TaskId, Visit};
use anpai_core::visits::rules::RULES;
use anpai_core::visits::{Problem, rules};

use super::{
    ASSIGN, AssignTerm, BY_CONSTRUCTION, BY_REQUEST, CAREGIVER, CaregiverTerm, PLAN, PlanTerm, ROUTE,
    RouteTerm,
};
use crate::visits::measures::Measures;
use crate::visits::model::Model;
use crate::visits::roster::{Roster, Trip};
use crate::visits::totals::Totals;

/// The terms of a problem.
pub struct Active {
    assign: Vec<(&'static dyn AssignTerm, Setting)>,
    route: Vec<(&'static dyn RouteTerm, Setting)>,
    caregiver: Vec<(&'static dyn CaregiverTerm, Setting)>,
    plan: Vec<(&'static dyn PlanTerm, Setting)>,
    /// Rules without a term, as positions in `RULES`.
    custom: Vec<usize>,
    settings: Settings,
}

/// Settings that the search reads by name.
struct Settings {
    visit: Setting,
    optional: Setting,
    rest: Setting,
    pins: Setting,
    same_person: Setting,
    /// Soft weights.
    travel: i64,
    metres: i64,
    tardiness: i64,
    extra: i64,
    waiting: i64,
    idle: i64,
    previous: bool,
    end_is_hard: bool,
}

fn cost(setting: Setting, amount: i64) -> Score {
    Score::at(setting.level, setting.weight * amount)
}

impl Active {
    /// The terms that cost anything in `problem`.
    pub fn new(problem: &Problem) -> Self {
        Self::with(problem, |_| true)
    }
    /// The same where only the rules that are `fast` have their terms; the others are asked themselves.
    pub(in crate::visits) fn with(problem: &Problem, fast: impl Fn(&str) -> bool) -> Self {
        let setting = |name: &str| rules::position(name).map_or(Setting::soft(0), |at| problem.settings[at]);
        let soft = |name: &str| {
            let s = setting(name);
            if s.level == Level::Soft { s.weight } else { 0 }
        };
        let counts = |name: &str| setting(name).weight != 0;
        // What is kept by construction or priced by requests is so whatever else is fast.
        let is_priced = |rule: &str| needs_no_term(rule) || fast(rule) && has_term(rule);
        let is_on = |rule: &str, s: &Setting| s.weight != 0 && fast(rule);
        let custom =
            RULES.iter().enumerate().filter(|(_, rule)| counts(rule.name()) && !is_priced(rule.name()));
        let end = setting("RouteEndsInShift");
        Self {
            assign: (ASSIGN.iter().map(|t| (*t, setting(t.rule()))))
                .filter(|(t, s)| is_on(t.rule(), s))
                .collect(),
            route: ROUTE
                .iter()
                .map(|t| (*t, setting(t.rule())))
                .filter(|(t, s)| is_on(t.rule(), s))
                .collect(),
            caregiver: (CAREGIVER.iter().map(|t| (*t, setting(t.rule()))))
                .filter(|(t, s)| is_on(t.rule(), s) && problem.caregivers.iter().any(|c| t.concerns(c)))
                .collect(),
            plan: PLAN.iter().map(|t| (*t, setting(t.rule()))).filter(|(t, s)| is_on(t.rule(), s)).collect(),
            custom: custom.map(|(at, _)| at).collect(),
            settings: Settings {
                visit: setting("VisitServed"),
                optional: setting("OptionalVisitServed"),
                rest: setting("BreakTaken"),
                pins: setting("PinsKept"),
                same_person: setting("SamePersonWhenPossible"),
                travel: soft("TravelTime"),
                metres: soft("TravelDistance"),
                tardiness: soft("Tardiness"),
                extra: soft("RouteEndsInShift"),
                waiting: soft("Waiting"),
                idle: soft("LargestIdleTime"),
                previous: counts("StartNearPrevious") && problem.tasks.iter().any(|t| t.previous.is_some()),
                end_is_hard: end.level == Level::Hard && end.weight != 0,
            },
        }
    }
    /// Whether lengths are asked for.
    pub fn needs_metres(&self) -> bool {
        self.route.iter().any(|(t, _)| matches!(t.rule(), "TravelDistance" | "Wages"))
    }
    /// Whether it matters when a task started in the earlier roster.
    pub fn needs_previous_starts(&self) -> bool {
        self.settings.previous
    }
    /// Whether no round may end after its shift.
    pub fn shift_end_is_hard(&self) -> bool {
        self.settings.end_is_hard
    }
    /// Whether no term costs anything that the bounds of insertions do not know of, but for couplings, breaks, pins,
    /// links and loads beyond the capacity.
    pub fn bounds_are_exact(&self) -> bool {
        let simple = |rule: &str| {
            matches!(
                rule,
                "TravelTime" | "LoadWithinCapacity" | "RouteEndsInShift" | "PinsKept" | "MandatoryBreakTaken"
            )
        };
        let has_bound = |t: &dyn RouteTerm, s: &Setting| t.rule() != "TravelTime" || s.level == Level::Soft;
        self.settings.end_is_hard
            && self.route.iter().all(|(t, s)| has_bound(*t, s))
            && self.route.iter().all(|(t, _)| simple(t.rule()))
            && self.caregiver.is_empty()
            && self.plan.is_empty()
            && self.custom.is_empty()
    }
    /// The weights that bounds are made of.
    pub fn weights(&self) -> Weights {
        let s = &self.settings;
        let lateness =
            if s.extra > 0 && s.tardiness > 0 { s.tardiness.min(s.extra) } else { s.tardiness.max(s.extra) };
        Weights {
            travel: s.travel,
            metres: s.metres,
            tardiness: s.tardiness,
            push: if s.end_is_hard { s.tardiness } else { lateness },
            extra: s.extra,
            waiting: s.waiting,
            idle: s.idle,
        }
    }
    /// Up to which readiness a caregiver who is late for a window that ends at `end` goes in at once rather than wait
    /// for the window that opens at `next`: where tardiness and waiting cost the same.
    pub fn patience(&self, end: i64, next: i64) -> i64 {
        let (late, wait) = (self.settings.tardiness.max(1) as i128, self.settings.waiting.max(1) as i128);
        end + (i128::from((next - end).max(0)) * wait / (late + wait)) as i64
    }
    /// What it costs to leave a visit out.
    pub fn left_out(&self, problem: &Problem, visit: &Visit) -> Score {
        let s = &self.settings;
        let pinned = visit.task_ids().filter(|t| {
            let task = &problem.tasks[t.index()];
            task.pinned_caregiver.is_some() || task.pinned_start.is_some()
        });
        let ordered =
            problem.pinned_orders.iter().flat_map(|o| &o.tasks).filter(|t| visit.tasks.contains(&t.index()));
        let served = if visit.optional { s.optional } else { s.visit };
        cost(served, i64::from(visit.priority)) + cost(s.pins, (pinned.count() + ordered.count()) as i64)
    }
    /// What it costs to leave a break out.
    pub fn break_left_out(&self, rest: &Break) -> Score {
        if rest.mandatory { Score::ZERO } else { cost(self.settings.rest, 1) }
    }
    /// What it costs for each caregiver who does not come to both of two visits.
    pub fn person(&self, link: PersonLink) -> Score {
        if link == PersonLink::PreferSame { cost(self.settings.same_person, 1) } else { Score::ZERO }
    }
    /// What an assignment costs, whatever the time. Where it breaks something hard, it may stop counting there.
    pub fn assignment(&self, problem: &Problem, task: u32, shift: u32, to_the_end: bool) -> Score {
        let (task, shift) = (TaskId(task), ShiftId(shift));
        let mut sum = Score::ZERO;
        for (term, setting) in &self.assign {
            sum += cost(*setting, term.amount(problem, task, shift));
            if sum.hard > 0 && !to_the_end {
                break;
            }
        }
        sum
    }
    /// The hard rules that an assignment breaks, whatever the time.
    pub fn broken_by_assignment(&self, problem: &Problem, task: u32, shift: u32) -> Vec<&'static str> {
        let (task, shift) = (TaskId(task), ShiftId(shift));
        let hard = self.assign.iter().filter(|(_, s)| s.level == Level::Hard);
        hard.filter(|(t, _)| t.amount(problem, task, shift) > 0).map(|(t, _)| t.rule()).collect()
    }
    /// What a round costs by itself, assignments left out.
    pub fn route_cost(&self, model: &Model, shift: u32, measures: &Measures) -> Score {
        self.route.iter().map(|(t, s)| cost(*s, t.amount(model.problem, ShiftId(shift), measures))).sum()
    }
    /// Whether hours cost anything.
    pub fn has_caregiver_terms(&self) -> bool {
        !self.caregiver.is_empty()
    }
    /// What a caregiver's hours cost.
    pub fn caregiver_cost(&self, model: &Model, caregiver: u32, trips: &[Trip]) -> Score {
        self.caregiver
            .iter()
            .map(|(t, s)| cost(*s, t.amount(model.problem, CaregiverId(caregiver), trips)))
            .sum()
    }
    /// What the whole plan costs.
    pub fn plan_cost(&self, model: &Model, totals: &Totals) -> Score {
        self.plan.iter().map(|(t, s)| cost(*s, t.amount(model.problem, totals))).sum()
    }
    /// Whether a rule without a term costs anything.
    pub fn has_custom(&self) -> bool {
        !self.custom.is_empty()
    }
    /// The rules without a term that cost anything.
    #[cfg(test)]
    pub fn custom(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.custom.iter().map(|at| RULES[*at].name())
    }
    /// What the rules without a term say of the roster.
    pub fn custom_cost(&self, roster: &Roster) -> Score {
        if self.custom.is_empty() {
            return Score::ZERO;
        }
        let problem = roster.model.problem;
        let plan = roster.freeze();
        self.custom.iter().map(|at| cost(problem.settings[*at], RULES[*at].amount(problem, &plan))).sum()
    }
}

/// Every rule that has no term and needs one, whether it costs anything or not.
pub fn without() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.name()).filter(|name| !needs_no_term(name) && !has_term(name)).collect()
}

fn needs_no_term(rule: &str) -> bool {
    BY_CONSTRUCTION.contains(&rule) || BY_REQUEST.contains(&rule)
}

fn has_term(rule: &str) -> bool {
    BY_CONSTRUCTION.contains(&rule)
        || BY_REQUEST.contains(&rule)
        || ASSIGN.iter().any(|t| t.rule() == rule)
        || ROUTE.iter().any(|t| t.rule() == rule)
        || CAREGIVER.iter().any(|t| t.rule() == rule)
        || PLAN.iter().any(|t| t.rule() == rule)
}

/// Soft weights that the bounds of insertions are made of.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// A millisecond of travel.
    pub travel: i64,
    /// A metre.
    pub metres: i64,
    /// A millisecond of a task's tardiness.
    pub tardiness: i64,
    /// A millisecond by which something later in the round becomes late.
    pub push: i64,
    /// A millisecond beyond the shift.
    pub extra: i64,
    /// A millisecond of waiting.
    pub waiting: i64,
    /// A millisecond of the largest idle time.
    pub idle: i64,
}
