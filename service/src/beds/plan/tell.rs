//! What is told of a bed plan: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::beds::plan::answer::Answer;
use anpai_core::beds::plan::draft::Nature;
use anpai_core::beds::plan::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_solver::beds::plan::Found;
use anpai_solver::beds::plan::frontier::{Point, mean_need};
use anpai_solver::models::{BedsPlan, Model as _, Planned};

use crate::clock::Effort;
use crate::scored::{hundredths, object};

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
        object(BedsPlan.told(self.problem, self.answer)?, &self.effort)
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
                Status::Optimal => "optimal: every binding target is met, and nothing better is possible",
                Status::Feasible => "feasible: every binding target is met",
                Status::Partial => "partial: budgets are kept, and a binding target is missed",
                Status::Infeasible => "infeasible: no plan was found that keeps budgets and commitments",
            }
        );
        if self.answer.is_told() {
            self.figures(&mut text);
        }
        if let Some(found) = &self.answer.found {
            how(found, &mut text);
        }
        let _ = writeln!(text, "\n{} s", self.effort.seconds);
        text
    }

    fn figures(&self, text: &mut String) {
        let file = Answer::new(self.problem, &self.answer.plan);
        let _ = writeln!(text, "\nTargets");
        for t in &file.targets {
            let (word, bound) = match t.at_least_hundredths {
                Some(least) => ("at least", least),
                None => ("at most", t.at_most_hundredths.unwrap_or(0)),
            };
            let nature = if t.nature == Nature::Binding { "binding" } else { "expected" };
            let _ = write!(
                text,
                "  {} ({nature}, {}): {word} {}, reached {}",
                t.name,
                t.year,
                hundredths(bound),
                hundredths(t.reached_hundredths)
            );
            let _ = writeln!(
                text,
                "{}",
                if t.missing > 0 { format!(", {} missing", t.missing) } else { String::new() }
            );
        }
        let _ = writeln!(text, "\nYears");
        for year in &file.years {
            let beds: Vec<String> = year.beds.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
            let spent: i64 = year.spent_fen.values().sum();
            let _ = writeln!(text, "  {}: {}; {} yuan", year.year, beds.join(", "), hundredths(spent));
        }
        let _ = writeln!(text, "\nBudgets");
        for b in &file.budgets {
            let _ = writeln!(text, "  {}: {} of {} yuan", b.id, hundredths(b.spent_fen), hundredths(b.fen));
        }
    }
}

/// How good the plan is known to be, and what stands in its way.
fn how(found: &Found, text: &mut String) {
    if !found.stages.is_empty() {
        let (rows, columns, integers) = found.size;
        let _ = writeln!(
            text,
            "\nStages (bound by HiGHS, on a model of {rows} rows and {columns} columns, {integers} of them whole)"
        );
    }
    for s in &found.stages {
        let _ =
            writeln!(text, "  {}: {:.0}, bound {:.0}, gap {:.3} %", s.stage, s.value, s.bound, 100.0 * s.gap);
    }
    if let Some(worth) = found.stochastic {
        let _ = writeln!(
            text,
            "  a plan for the mean demand would leave {}, this one leaves {}",
            worth.planned_for_mean, worth.planned_for_all
        );
    }
    let binding: Vec<_> = found.prices.iter().filter(|p| p.metres > 0.0).collect();
    if !binding.is_empty() {
        let _ = writeln!(
            text,
            "\nPrices, from the linear relaxation: metres of need for ten thousand yuan, or one bed less asked"
        );
        for price in binding {
            let _ = writeln!(text, "  {}: {:.0}", price.name, price.metres);
        }
    }
    if let Some(clash) = &found.clash {
        let minimal = if clash.is_minimal { "" } else { " (there was no time to show that each is needed)" };
        let _ = writeln!(text, "\nThese cannot be kept together{minimal}: {}", clash.names.join("; "));
        for change in &clash.changes {
            let _ = writeln!(text, "  it would take: {} by {:.0} {}", change.name, change.by, change.unit);
        }
    }
}

/// The front, cheapest first.
pub(super) fn front(problem: &Problem, points: &[Point]) -> String {
    let mut text = String::from("yuan, mean need in metres, people and years\n");
    for point in points {
        let _ = writeln!(text, "  {}: {}", hundredths(point.stages.cost), mean_need(problem, point));
    }
    text
}
