//! What is told of a cemetery plan: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::funerals::cemetery::answer::{Answer, FillingAnswer};
use anpai_core::funerals::cemetery::proof::{Price, Priced, Stage};
use anpai_core::funerals::cemetery::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_solver::funerals::cemetery::Found;
use anpai_solver::models::{CemeteryPlan, Model as _, Planned};

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
        object(CemeteryPlan.told(self.problem, self.answer)?, &self.effort)
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
                Status::Optimal => "optimal: every target is met, everyone is buried, and nothing is better",
                Status::Feasible => "feasible: every target is met and everyone is buried",
                Status::Partial => "partial: a target is missed, or someone has no grave",
                Status::Infeasible => "infeasible: no plan was found that keeps every hard rule",
            }
        );
        if self.answer.is_told() {
            self.figures(&mut text);
        }
        if let Some(found) = &self.answer.found {
            text.push_str(&stages(&found.proof, &name));
            text.push_str(&prices(&found.prices));
        }
        let _ = writeln!(text, "\n{} s", self.effort.seconds);
        text
    }

    fn figures(&self, text: &mut String) {
        let file = Answer::new(self.problem, &self.answer.plan);
        let _ = write!(text, "\n{}", years(&file).render());
        if !file.targets.is_empty() {
            let _ = writeln!(text, "\nTargets");
        }
        for t in &file.targets {
            let (year, t) = (t.year, &t.target);
            let missing = if t.missing > 0 { format!(", {} missing", t.missing) } else { String::new() };
            let reached = hundredths(t.reached_hundredths);
            let _ = writeln!(text, "  {} in {year}: reached {reached}{missing}", t.name);
        }
        let _ = writeln!(text, "\nWhen each site fills up");
        for site in &file.sites {
            let (plan, as_is) = (filling(site.plan), filling(site.as_is));
            let _ = writeln!(text, "  {}: {plan}; if nothing is done: {as_is}", site.name);
        }
        let lacking: i64 = file.unserved.iter().map(|u| u.people).sum();
        if lacking > 0 {
            let _ = writeln!(text, "\n{lacking} people have no grave: --json says who and why");
        }
        let of = |s: &anpai_core::funerals::cemetery::Stages| hundredths(s.cost);
        let _ = writeln!(text, "\ncost {} yuan", of(&file.stages));
    }
}

/// Every year in a line.
fn years(file: &Answer) -> Columns {
    let mut table = Columns::new(&[
        ("year", Side::Left),
        ("die", Side::Right),
        ("buried", Side::Right),
        ("not by first choice", Side::Right),
        ("without a grave", Side::Right),
        ("as it is", Side::Right),
        ("units free", Side::Right),
        ("yuan", Side::Right),
    ]);
    for (year, as_is) in file.years.iter().zip(&file.as_is.years) {
        let sum = |of: &std::collections::BTreeMap<String, i64>| of.values().sum::<i64>().to_string();
        let spent = year.spent.building_fen + year.spent.burials_fen + year.spent.awards_fen;
        table.row([
            year.year.to_string(),
            year.deaths.to_string(),
            sum(&year.buried),
            year.moved.to_string(),
            sum(&year.unserved),
            sum(&as_is.unserved),
            sum(&year.free),
            hundredths(spent),
        ]);
    }
    table
}

fn filling(filling: FillingAnswer) -> String {
    match filling {
        FillingAnswer::NothingThere => "nothing there".to_owned(),
        FillingAnswer::Lasts { free } => format!("lasts, {free} free at last"),
        FillingAnswer::Full { year } => format!("full in {year}"),
    }
}

/// What one more is worth, in the unit of its stage.
fn prices(prices: &[Price]) -> String {
    let mut text = String::new();
    if !prices.is_empty() {
        let _ = writeln!(text, "\nWhat one more would be worth (from the linear relaxation)");
    }
    for price in prices {
        let of = match price.of {
            Priced::Target => "one less asked by the target",
            Priced::Budget => "one yuan more in the budget",
            Priced::Land => "one square metre more at the site",
            Priced::Modules => "one module more of the project",
            Priced::YearlyLimit => "one burial more of the kind",
        };
        let id = if price.id.is_empty() { String::new() } else { format!(" {}", price.id) };
        let year = price.year.map_or_else(String::new, |year| format!(" in {year}"));
        let _ = writeln!(text, "  {of}{id}{year}: {:.6} {}", price.price, name(price.stage));
    }
    text
}

/// What a stage is called.
fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::BindingShortfall => "shortfall of binding targets",
        Stage::ExpectedShortfall => "shortfall of expected targets",
        Stage::Unserved => "people without a grave",
        Stage::Moved => "first choices not kept",
        Stage::Cost => "fen",
        Stage::Land => "square decimetres",
    }
}
