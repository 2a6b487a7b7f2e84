//! What is told of a network plan: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::network::plan::answer::{Answer, Change, EncroachmentAnswer, SiteAnswer};
use anpai_core::network::plan::proof::Stage;
use anpai_core::network::plan::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_solver::models::{Model as _, NetworkPlan, Planned};
use anpai_solver::network::plan::Found;

use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::scored::{hundredths, object, stages};

/// Sites that are too near to something are named up to so many; the plan file names all.
const MOST_NAMED: usize = 12;

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
        object(NetworkPlan.told(self.problem, self.answer)?, &self.effort)
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        if !self.problem.name.is_empty() {
            let _ = writeln!(text, "{}", self.problem.name);
        }
        let (given, lacks) = match self.problem.unit {
            Some(_) => ("everyone is served", "goes without"),
            None => ("all hours are given", "lacks hours"),
        };
        let _ = match self.answer.status {
            Status::Optimal => {
                writeln!(text, "optimal: every target is met, {given}, and nothing is cheaper")
            }
            Status::Feasible => writeln!(text, "feasible: every target is met and {given}"),
            Status::Partial => writeln!(text, "partial: a target is missed, or someone {lacks}"),
            Status::Infeasible => {
                writeln!(text, "infeasible: no plan was found that keeps every hard rule")
            }
        };
        if self.answer.is_told() {
            self.figures(&mut text);
        }
        if let Some(found) = &self.answer.found {
            text.push_str(&stages(&found.proof, &|stage| name(stage, self.problem)));
        }
        let _ = writeln!(text, "\n{} s", self.effort.seconds);
        text
    }

    fn figures(&self, text: &mut String) {
        let file = Answer::new(self.problem, &self.answer.plan);
        let unit = file.unit.as_deref().unwrap_or("Hours a week");
        let _ = writeln!(text, "\n{unit}: {} of {}", file.hours.served, file.hours.demand);
        let mut kinds = Columns::new(&[
            ("kind", Side::Left),
            ("were", Side::Right),
            ("opened", Side::Right),
            ("closed", Side::Right),
            ("resized", Side::Right),
            ("are", Side::Right),
            (if file.unit.is_some() { "served" } else { "hours" }, Side::Right),
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
        text.push_str(&too_near(&file.sites));
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

/// Sites that are too near to something, with what and by how much.
fn too_near(sites: &[SiteAnswer]) -> String {
    let those: Vec<(&SiteAnswer, &EncroachmentAnswer)> =
        sites.iter().flat_map(|site| site.encroaches.iter().map(move |e| (site, e))).collect();
    let mut text = if those.is_empty() { String::new() } else { "\nToo near\n".to_owned() };
    for (site, e) in those.iter().take(MOST_NAMED) {
        let stays = if site.size.is_some() { "stays; " } else { "" };
        let (id, on, from) = (&site.id, &e.on, &e.from);
        let _ = writeln!(
            text,
            "  {id}: {stays}{} m from {on} ({from}), {} m missing",
            e.metres, e.missing_metres
        );
    }
    if those.len() > MOST_NAMED {
        let _ = writeln!(text, "  and {} more, in the plan file", those.len() - MOST_NAMED);
    }
    text
}

/// What a stage is called.
fn name(stage: Stage, problem: &Problem) -> &'static str {
    match stage {
        Stage::BindingShortfall => "shortfall of binding targets",
        Stage::ExpectedShortfall => "shortfall of expected targets",
        Stage::Unserved if problem.unit.is_some() => "unmet",
        Stage::Unserved => "hours unmet",
        Stage::Streets => "thousandths unmet in the street of rank",
        Stage::Cost => "fen",
        Stage::Distance if problem.unit.is_some() => "metres times what is served",
        Stage::Distance => "metres times hours",
    }
}
