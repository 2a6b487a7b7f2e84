//! One more case at a funeral home: the desk's offers on the plan as it is, each held to the referee with everybody in it.

use anpai_core::funerals::desk::draft::MODEL;
use anpai_core::funerals::desk::{Asked, Desk, Home, Instant};
use anpai_core::funerals::services::answer::Answer as PlanFile;
use anpai_core::funerals::services::format::{self, Format};
use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::issue::Issues;
use anpai_core::rule::Evaluation;
use anpai_core::time::Duration;
use anpai_solver::funerals::desk::{Calendar, offers};
use serde_json::{Value, json};

use super::{Found, MOST, Question};
use crate::failure::Failure;

/// The best places, the starts of any two half an hour apart. Nobody else is moved.
pub(super) fn find(question: &Question<'_>) -> Result<Found, Failure> {
    let Question { with, plan: file, best, .. } = question;
    let problem = format::read(Format::Anpai, &with.bytes).map_err(|issues| with.refused(issues))?;
    let plan = format::read_solution(Format::Anpai, &problem, &file.bytes);
    let plan = plan.map_err(|issues| file.refused(issues))?;
    let evaluation = referee(&problem, &plan);
    let told = |(plan, evaluation): (&Plan, &Evaluation)| -> Result<Value, serde_json::Error> {
        let mut told = serde_json::to_value(PlanFile::new(&problem, plan, evaluation))?;
        without_units(&mut told);
        Ok(told)
    };
    let before = told((&plan, &evaluation))?;
    let mut places = places(question, &problem, &plan, evaluation.score.hard)?;
    places.sort_by_key(|(_, evaluation)| evaluation.score);
    let places = places.iter().take(*best).map(|(plan, evaluation)| told((plan, evaluation)));
    Ok(Found { before, places: places.collect::<Result<_, _>>()? })
}

/// Plans with the case in each place that the desk offers, as far as they break nothing: the desk knows of no collections.
fn places(
    question: &Question<'_>,
    problem: &Problem,
    plan: &Plan,
    hard: i64,
) -> Result<Vec<(Plan, Evaluation)>, Failure> {
    let Question { with, request, .. } = question;
    let refused = |issues: Issues| {
        let mut issues = issues;
        for issue in &mut issues.0 {
            if let Some(rest) = issue.pointer.strip_prefix("/case") {
                issue.pointer = format!("/cases/{}{rest}", problem.cases.len().saturating_sub(1));
            }
        }
        with.refused(issues)
    };
    let home = Home::read(&home(question)?).map_err(|issues| with.refused(issues))?;
    // Long before the first day, so that nothing of the plan lies in the past.
    let early = Instant(-home.time(Instant(0)).0 - Duration::hours(30 * 24).0);
    let desk = Desk::new(home);
    let command = json!({"anpai": 1, "model": MODEL, "request": "recommend", "command": "offer", "case": request,
        "best": MOST});
    let asked = Asked::read(&serde_json::to_vec(&command)?).map_err(refused)?;
    let own = desk.request(early, &asked).map_err(refused)?;
    let id = problem.cases.iter().position(|case| case.id == own.case.id);
    let offered = offers(&desk, &Calendar::new(&desk), &own, asked.options());
    let place = |offer: &anpai_core::funerals::desk::Offer| {
        let mut with = plan.clone();
        with.cases[id?] = Some(offer.service);
        let evaluation = referee(problem, &with);
        (evaluation.score.hard <= hard).then_some((with, evaluation))
    };
    Ok(offered.iter().filter(|offer| offer.others.moves.is_empty()).filter_map(place).collect())
}

/// Units of a pool are alike, and whose is which is told anew for every plan: nobody is moved by it.
fn without_units(plan: &mut Value) {
    for list in ["cases", "collections"] {
        let entries = plan.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
        for entry in entries.filter_map(Value::as_object_mut) {
            entry.remove("unit");
            entry.values_mut().filter_map(Value::as_object_mut).for_each(|step| drop(step.remove("unit")));
        }
    }
}

/// The document without the case, in which everybody is where the plan has them.
fn home(question: &Question<'_>) -> Result<Vec<u8>, Failure> {
    let mut document = question.without.clone();
    let plan: Value = serde_json::from_slice(&question.plan.bytes)?;
    let model = question.with.model()?;
    document.insert("previous".to_owned(), model.previous(&plan).unwrap_or_else(|| json!([])));
    Ok(serde_json::to_vec(&document)?)
}
