//! One more visit in a roster.

use anpai_core::issue::Issues;
use anpai_core::visits::answer::Answer as PlanFile;
use anpai_core::visits::format::{self, Format};
use anpai_core::visits::problem::VisitId;
use anpai_core::visits::rules::referee;
use anpai_solver::visits::{explain, recommend};

use super::{Found, Question};
use crate::failure::Failure;

/// The best places, each in another round.
pub(super) fn find(question: &Question<'_>) -> Result<Found, Failure> {
    let Question { with, plan: file, best, .. } = question;
    let problem = format::read_with(Format::Anpai, &with.bytes, &with.networks());
    let problem = problem.map_err(|issues| with.refused(issues))?;
    let plan = format::read_solution(Format::Anpai, &problem, &file.bytes);
    let plan = plan.map_err(|issues| file.refused(issues))?;
    let asked = question.request["id"].as_str().unwrap_or_default();
    let visit = problem.visits.iter().position(|visit| visit.id == asked).ok_or_else(|| {
        let mut issues = Issues::default();
        let pointer = format!("/visits/{}/times", question.at);
        let cause = "each time of a visit has a place of its own";
        issues.push("one-at-a-time", pointer, "", cause, "ask for each time as a visit of its own");
        with.refused(issues)
    })?;
    let visit = VisitId::new(visit);
    let places = recommend(&problem, &plan, visit, *best).ok_or_else(|| {
        let mut issues = Issues::default();
        let cause = "it has something that the search does not know, such as a stop that comes too late";
        issues.push("bad-plan", "", "", cause, "give a plan that keeps every hard rule of the document");
        file.refused(issues)
    })?;
    let mut own = explain(&problem, &plan);
    own.retain(|unserved| unserved.visit == visit);
    let told = |plan, evaluation, unserved: &[_]| {
        serde_json::to_value(PlanFile::new(&problem, plan, evaluation, unserved))
    };
    let evaluation = referee(&problem, &plan);
    let before = told(&plan, &evaluation, &own)?;
    let places = places.iter().map(|place| told(&place.plan, &place.evaluation, &[]));
    Ok(Found { before, places: places.collect::<Result<_, _>>()? })
}
