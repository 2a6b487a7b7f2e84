//! What is told of a meals plan: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::meals::plan::answer::{Answer, Change};
use anpai_core::meals::plan::proof::Stage;
use anpai_core::meals::plan::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_solver::meals::plan::Found;
use anpai_solver::models::{MealsPlan, Model as _, Planned};

use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::scored::{hundredths, object, stages};

/// Everything that is told.
pub(super) struct Told<'a> {
    pub(super) problem: &'a Problem,
    /// The plan, and how it was found.
    pub(super) answer: &'a Planned<Plan, Found>,
    pub(super) effort: Effort,
}

impl Told<'_> {
    /// For programs.
    ///
    /// # Errors
    /// None that is known: no map has a key that is not text.
    pub(super) fn json(&self) -> Result<String, serde_json::Error> {
        object(MealsPlan.told(self.problem, self.answer)?, &self.effort)
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
            match self.answer.status {
                Status::Optimal => "optimal: every target is met, everyone is served, and nothing is cheaper",
                Status::Feasible => "feasible: every target is met and everyone is served",
                Status::Partial => "partial: a target is missed, or someone goes unserved",
                Status::Infeasible => "infeasible: no plan was found that keeps every hard rule",
            }
        );
        if self.answer.is_told() {
            self.figures(&mut text);
        }
        if let Some(found) = &self.answer.found {
            text.push_str(&stages(&found.proof, &name));
        }
        let _ = writeln!(text, "\n{} s", self.effort.seconds);
        text
    }

    fn figures(&self, text: &mut String) {
        let file = Answer::new(self.problem, &self.answer.plan);
        let _ = writeln!(text, "\nMeals a day: {} of {}", file.served.served, file.served.demand);
        let mut table = Columns::new(&[
            ("site", Side::Left),
            ("was", Side::Left),
            ("is", Side::Left),
            ("meals", Side::Right),
            ("of", Side::Right),
        ]);
        let changed = file
            .kitchens
            .iter()
            .chain(&file.points)
            .filter(|s| !matches!(s.change, Change::Kept | Change::NotOpened));
        for site in changed {
            let size = |size: &Option<String>| size.clone().unwrap_or_else(|| "-".to_owned());
            let cells = [
                site.id.clone(),
                size(&site.existing),
                size(&site.size),
                site.meals.to_string(),
                site.capacity.to_string(),
            ];
            table.row(cells);
        }
        let _ = write!(text, "\n{}", table.render());
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
            hundredths(file.cost.running_fen + file.cost.meals_fen + file.cost.carrying_fen)
        );
    }
}

/// What a stage is called.
fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::BindingShortfall => "shortfall of binding targets",
        Stage::ExpectedShortfall => "shortfall of expected targets",
        Stage::Unserved => "meals unserved of priority",
        Stage::Streets => "thousandths unserved in the street of rank",
        Stage::Cost => "fen",
        Stage::Distance => "metres times meals",
    }
}
