//! The answer to `solve` and `evaluate`: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::outcome::Status;
use anpai_core::time::Duration;
use anpai_core::visits::figures::{Share, Work, figures};
use anpai_core::visits::{Obstacle, Problem, Unserved};
use anpai_solver::models::{Explained, Model as _, Visits};

use crate::Exit;
use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::scored::{km, object, rule_table, told};

/// Everything that is told of a plan.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The problem.
    pub problem: &'a Problem,
    /// The plan, with the referee's word on it and the reasons of those who go unserved.
    pub found: &'a Explained,
    /// The objective in the unit of the document's format, with its decimals.
    pub objective: String,
    /// What it took.
    pub effort: Effort,
}

impl Answer<'_> {
    /// The exit code that goes with it.
    pub fn exit(&self) -> Exit {
        if self.found.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done }
    }

    /// For programs.
    ///
    /// # Errors
    /// None that is known: no map has a key that is not text.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let mut told = Visits.told(self.problem, self.found)?;
        // Published forms have units of their own.
        let objective: Option<f64> = self.objective.parse().ok();
        told.insert("objective".to_owned(), objective.into());
        object(told, &self.effort)
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = self.heading();
        for (title, table) in [
            ("Unserved, and the rules in the way", self.unserved_table()),
            ("By caregiver", self.caregiver_table()),
            ("Score by rule", rule_table(&self.found.evaluation)),
        ] {
            if !table.is_empty() {
                let _ = write!(text, "\n{title}\n{}", table.render());
            }
        }
        let _ = write!(text, "\nscore {}, objective {}", self.found.evaluation.score, self.objective);
        text.push_str(&told(self.effort));
        text.push('\n');
        text
    }

    fn heading(&self) -> String {
        let problem = self.problem;
        let figures = figures(problem, &self.found.plan);
        let (served, all) = (figures.mandatory.kept + figures.optional.kept, &figures.total);
        let status = match self.found.status {
            Status::Optimal => "optimal: proved to be the best",
            Status::Feasible => "feasible: every hard rule is kept, and everyone is served",
            Status::Partial => "partial: every hard rule is kept, and someone goes unserved",
            Status::Infeasible => "infeasible: a hard rule is broken",
        };
        let mut text = String::new();
        if !problem.name.is_empty() {
            let _ = writeln!(text, "{}", problem.name);
        }
        let _ = writeln!(text, "{status}");
        let unserved = problem.visits.len() - served;
        let _ = writeln!(
            text,
            "  visits      {served} of {} served, {unserved} unserved, {} of {} rounds used",
            problem.visits.len(),
            self.found.plan.routes.len(),
            problem.shifts.len(),
        );
        let _ = writeln!(text, "  travel      {} h, {} km", hours(all.travel), km(all.metres));
        let _ = writeln!(text, "  waiting     {} h", hours(all.waiting));
        let _ = writeln!(text, "  tardiness   {} h", hours(all.tardiness));
        let _ = writeln!(text, "  overtime    {} h", hours(all.overtime));
        let Share { kept, of } = all.usual;
        if let Some(percent) = (100 * kept).checked_div(of) {
            let _ = writeln!(text, "  continuity  {kept} of {of} tasks by a usual caregiver ({percent} %)");
        }
        for note in problem.provenance().iter().filter_map(|p| p.note(problem.modes.len())) {
            let _ = writeln!(text, "  {note}");
        }
        if problem.synthetic {
            text.push_str("  People and places are synthetic.\n");
        }
        text
    }

    fn unserved_table(&self) -> Columns {
        let mut table = Columns::new(&[
            ("visit", Side::Left),
            ("service", Side::Left),
            ("priority", Side::Right),
            ("why", Side::Left),
        ]);
        for unserved in &self.found.unserved {
            let visit = &self.problem.visits[unserved.visit.index()];
            let services: Vec<&str> = visit
                .task_ids()
                .map(|t| {
                    let service = &self.problem.services[self.problem.tasks[t.index()].service.index()];
                    service.name.as_deref().unwrap_or(&service.id)
                })
                .collect();
            let priority = if visit.optional { "optional".to_owned() } else { visit.priority.to_string() };
            table.row([visit.label(), services.join(" + "), priority, why(unserved)]);
        }
        table
    }

    fn caregiver_table(&self) -> Columns {
        let headers =
            ["tasks", "service", "travel", "km", "waiting", "tardiness", "overtime", "work", "continuity"];
        let head: Vec<(&str, Side)> = std::iter::once(("caregiver", Side::Left))
            .chain(headers.map(|header| (header, Side::Right)))
            .collect();
        let mut table = Columns::new(&head);
        let row = |name: &str, f: &Work| {
            let continuity = match f.usual {
                Share { of: 0, .. } => "-".to_owned(),
                Share { kept, of } => format!("{kept}/{of}"),
            };
            let times = [f.waiting, f.tardiness, f.overtime, f.work].map(hours);
            let mut cells =
                vec![name.to_owned(), f.tasks.to_string(), hours(f.service), hours(f.travel), km(f.metres)];
            cells.extend(times);
            cells.push(continuity);
            cells
        };
        let all = figures(self.problem, &self.found.plan);
        for (caregiver, work) in
            self.problem.caregivers.iter().zip(&all.caregivers).filter(|(_, w)| w.rounds > 0)
        {
            table.row(row(&caregiver.id, work));
        }
        if !table.is_empty() {
            table.total(row("in all", &all.total));
        }
        table
    }
}

/// As many rules as a line names; `--json` has them all.
const RULES_IN_A_LINE: usize = 3;

/// Why a visit goes unserved, in one line. Where rounds could serve it and are full, what counts is which rule alone
/// keeps out others; where none could, which rules rule out how many.
fn why(unserved: &Unserved) -> String {
    let Unserved { rounds, full, obstacles, .. } = unserved;
    if *full > 0 {
        let mut reason = format!("{full} of {rounds} rounds could, but are full");
        let mut alone: Vec<&Obstacle> = obstacles.iter().filter(|o| o.alone > 0).collect();
        alone.sort_by_key(|o| std::cmp::Reverse(o.alone));
        let opens = alone.iter().take(RULES_IN_A_LINE).map(|o| format!("{} {} more", o.rule, o.alone));
        let opens: Vec<String> = opens.collect();
        if !opens.is_empty() {
            let _ = write!(reason, "; kept out by one rule alone: {}", opens.join(", "));
        }
        return reason;
    }
    if obstacles.is_empty() {
        return "not worth its cost".to_owned();
    }
    let excludes = |o: &Obstacle| match o.alone {
        0 => format!("{} rules out {}", o.rule, o.excludes),
        alone => format!("{} rules out {} ({alone} by itself)", o.rule, o.excludes),
    };
    let reasons: Vec<String> = obstacles.iter().take(RULES_IN_A_LINE).map(excludes).collect();
    format!("none of {rounds} rounds can: {}", reasons.join(", "))
}

/// `1:05`: hours and minutes, rounded to the minute.
fn hours(time: Duration) -> String {
    let minutes = (time.0 + 30_000).div_euclid(60_000);
    let sign = if minutes < 0 { "-" } else { "" };
    format!("{sign}{}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use anpai_core::visits::problem::VisitId;

    use super::*;

    #[test]
    fn hours_are_rounded_to_the_minute() {
        assert_eq!(hours(Duration::minutes(65)), "1:05");
        assert_eq!(hours(Duration(29_999)), "0:00");
        assert_eq!(hours(Duration(-90 * 60_000)), "-1:30");
    }

    fn left_out(full: usize) -> Unserved {
        let obstacle = |rule, excludes, alone| Obstacle { rule, excludes, alone };
        let obstacles = vec![
            obstacle("GenderFits", 5, 0),
            obstacle("VisitStartsInWindow", 3, 1),
            obstacle("CaregiverHasSkill", 2, 0),
            obstacle("RouteEndsInShift", 1, 0),
        ];
        Unserved { visit: VisitId(0), rounds: 7, obstacles, full }
    }

    #[test]
    fn a_visit_that_no_round_can_serve_names_the_most_decisive_rules() {
        assert_eq!(
            why(&left_out(0)),
            "none of 7 rounds can: GenderFits rules out 5, VisitStartsInWindow rules out 3 (1 by itself), \
             CaregiverHasSkill rules out 2"
        );
    }

    #[test]
    fn a_visit_whose_rounds_are_full_says_which_rule_would_open_more() {
        let reason =
            "2 of 7 rounds could, but are full; kept out by one rule alone: VisitStartsInWindow 1 more";
        assert_eq!(why(&left_out(2)), reason);
    }
}
