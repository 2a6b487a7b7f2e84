//! A plan file back into a plan. Only who gets which bed is read; the rest follows from it and is worked out again.

use std::collections::BTreeMap;

use super::super::draft::MODEL;
use super::super::plan::Plan;
use super::super::problem::{ApplicantId, Problem, UnitId};
use crate::issue::Issues;
use crate::read::VERSION;
use crate::read::json::{Node, parse};

/// The plan of a plan file.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let document = parse(bytes)?;
    let mut issues = Issues::default();
    let root = Node::root(&document);
    if let Some(version) = root.key("anpai", &mut issues)
        && version.value != VERSION
    {
        let cause = format!("this program reads version {VERSION}");
        version.blame(&mut issues, "unsupported-version", cause, "Use the program that wrote it.");
    }
    if let Some(model) = root.key("model", &mut issues)
        && model.value != MODEL
    {
        let cause = format!("an admission's model is `{MODEL}`");
        model.blame(&mut issues, "wrong-model", cause, "Give it to the command of its model.");
    }
    let reader = Reader::of(problem);
    let mut beds = vec![None; problem.applicants.len()];
    for node in root.list_at("placed", &mut issues) {
        let Some((applicant, unit)) = reader.placed(&node, &mut issues) else { continue };
        if beds[applicant.index()].replace(unit).is_some() {
            node.blame(&mut issues, "placed-twice", "nobody has two beds", "Keep one of the two.");
        }
    }
    if issues.is_empty() { Ok(Plan::freeze(problem, beds)) } else { Err(issues) }
}

/// What the problem's ids mean.
struct Reader<'a> {
    problem: &'a Problem,
    applicants: BTreeMap<&'a str, ApplicantId>,
    homes: BTreeMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    fn of(problem: &'a Problem) -> Self {
        let homes = problem.institutions.iter().enumerate();
        Self {
            problem,
            applicants: problem
                .applicant_ids()
                .zip(&problem.applicants)
                .map(|(id, a)| (&*a.id, id))
                .collect(),
            homes: homes.map(|(at, home)| (&*home.named.id, at)).collect(),
        }
    }
    fn placed(&self, node: &Node<'_>, issues: &mut Issues) -> Option<(ApplicantId, UnitId)> {
        let applicant = self.find(node, "applicant", &self.applicants, issues);
        let home = self.find(node, "institution", &self.homes, issues);
        let unit = node.key("unit", issues)?;
        let id = unit.text(issues)?;
        let at = self.problem.institutions[home?].units.clone().find(|u| self.problem.units[*u].id == id);
        if at.is_none() {
            unit.blame(issues, "unknown-id", "the home has no such unit", "Correct the id.");
        }
        Some((applicant?, UnitId::new(at?)))
    }
    fn find<T: Copy>(
        &self,
        node: &Node<'_>,
        key: &str,
        known: &BTreeMap<&str, T>,
        issues: &mut Issues,
    ) -> Option<T> {
        let node = node.key(key, issues)?;
        let found = known.get(node.text(issues)?).copied();
        if found.is_none() {
            node.blame(issues, "unknown-id", format!("there is no such {key}"), "Correct the id.");
        }
        found
    }
}
