//! What is told of a network plan: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::network::plan::answer::{Answer, Change};
use anpai_core::network::plan::proof::Stage;
use anpai_core::network::plan::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_solver::network::plan::Found;

use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::scored::{hundredths, object, stages};

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 12] = [
    "score",
    "stages",
    "decisions",
    "targets",
    "cost",
    "hours",
    "kinds",
    "streets",
    "classes",
    "staff",
    "unserved",
    "rules",
];

/// Everything that is told.
pub(super) struct Told<'a> {
    pub(super) problem: &'a Problem,
    pub(super) plan: &'a Plan,
    pub(super) status: Status,
    /// How it was found; nothing where a file is evaluated.
    pub(super) found: Option<&'a Found>,
    pub(super) effort: Effort,
}

impl Told<'_> {
    /// Whether there is a plan to tell of.
    fn planned(&self) -> bool {
        self.status != Status::Infeasible || self.found.is_none()
    }

    /// For programs.
    ///
    /// # Errors
    /// None that is known: no map has a key that is not text.
    pub(super) fn json(&self) -> Result<String, serde_json::Error> {
        let file = self.planned().then(|| (Answer::new(self.problem, self.plan), &FIELDS[..]));
        object(self.status, file, self.found.map(|found| &found.proof), self.effort)
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        if !self.problem.name.is_empty() {
            let _ = writeln!(text, "{}", self.problem.name);
        }
        let _ = writeln!(
            text,
            "{}",
            match self.status {
                Status::Optimal =>
                    "optimal: every target is met, all hours are given, and nothing is cheaper",
                Status::Feasible => "feasible: every target is met and all hours are given",
                Status::Partial => "partial: a target is missed, or someone lacks hours",
                Status::Infeasible => "infeasible: no plan was found that keeps every hard rule",
            }
        );
        if self.planned() {
            self.figures(&mut text);
        }
        if let Some(found) = self.found {
            text.push_str(&stages(&found.proof, &name));
        }
        let _ = writeln!(text, "\n{} s", self.effort.seconds);
        text
    }

    fn figures(&self, text: &mut String) {
        let file = Answer::new(self.problem, self.plan);
        let _ = writeln!(text, "\nHours a week: {} of {}", file.hours.served, file.hours.demand);
        let mut kinds = Columns::new(&[
            ("kind", Side::Left),
            ("were", Side::Right),
            ("opened", Side::Right),
            ("closed", Side::Right),
            ("resized", Side::Right),
            ("are", Side::Right),
            ("hours", Side::Right),
            ("of", Side::Right),
            ("communities covered", Side::Right),
        ]);
        for kind in &file.kinds {
            let changed = |to: Change| {
                file.sites.iter().filter(|s| s.kind == kind.id && s.change == to).count().to_string()
            };
            kinds.row([
                kind.id.clone(),
                kind.existing.to_string(),
                changed(Change::Opened),
                changed(Change::Closed),
                changed(Change::Resized),
                kind.open.to_string(),
                kind.served.to_string(),
                kind.demand.to_string(),
                kind.communities_covered.to_string(),
            ]);
        }
        let _ = write!(text, "\n{}", kinds.render());
        if !file.targets.is_empty() {
            let _ = writeln!(text, "\nTargets");
        }
        for t in &file.targets {
            let missing = if t.missing > 0 { format!(", {} missing", t.missing) } else { String::new() };
            let _ = writeln!(text, "  {}: reached {}{missing}", t.name, hundredths(t.reached_hundredths));
        }
        let _ = writeln!(
            text,
            "\ncost {} yuan: {} once, {} a day",
            hundredths(file.cost.total_fen),
            hundredths(file.cost.one_off_fen),
            hundredths(file.cost.running_fen)
        );
    }
}

/// What a stage is called.
fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::BindingShortfall => "shortfall of binding targets",
        Stage::ExpectedShortfall => "shortfall of expected targets",
        Stage::Unserved => "hours unmet",
        Stage::Streets => "thousandths unmet in the street of rank",
        Stage::Cost => "fen",
        Stage::Distance => "metres times hours",
    }
}
