//! The report of a day's or a week's funerals: which unit of which resource is whose and when, what the booking desk has
//! left, every case with its steps and what they cost its family, who is not served and why, and what has changed since the
//! earlier plan. What its script reads is a compact JSON: tables are arrays of arrays in the order stated beside each field,
//! ids are rows of those tables, and instants are milliseconds from the first midnight.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::figure::FigureDraft;
use crate::funerals::services::answer::{Answer, TotalAnswer, units_and_outages};
use crate::funerals::services::problem::{CaseId, Problem};
use crate::funerals::services::rules::{RULES, is_moved, referee};
use crate::funerals::services::unserved::{Obstacle, Unserved, unserved};
use crate::funerals::services::{Plan, draft};
use crate::outcome::Status;
use crate::score::Score;
use crate::time::Minutes;

mod cases;
pub(super) mod pools;

use cases::{CaseRow, CollectionRow};
use pools::Resources;

const FUNERALS: Template = Template {
    main: include_str!("assets/funerals/main.html"),
    skip: "gantt",
    style: style!(
        "beds/beds.css",
        "beds/chart.css",
        "picked.css",
        "funerals/funerals.css",
        "funerals/calendar.css"
    ),
    script: script!(
        "funerals/words.js",
        "funerals/words_zh.js",
        "funerals/rules.js",
        "amounts.js",
        "dates.js",
        "funerals/times.js",
        "funerals/model.js",
        "funerals/units.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "picking.js",
        "funerals/picked.js",
        "funerals/detail.js",
        "funerals/rows.js",
        "funerals/gantt.js",
        "funerals/calendar.js",
        "funerals/cases.js",
        "funerals/pools.js",
        "funerals/unserved.js",
        "funerals/main.js",
    ),
};

/// The report of a plan: a whole HTML document in Chinese and English.
///
/// It shows each unit of each pool by day with cases, cleaning, cooling, outages, closed times and hours; what the desk has
/// free and taken; every case with its steps, deviation, waiting and upgrade; who is not served and why; whom a change
/// concerns; and where the figures come from. It opens from a file and asks nothing of any network.
#[must_use]
pub fn funerals(problem: &Problem, plan: &Plan, status: Status) -> String {
    FUNERALS.page(&problem.name, &Data::new(problem, plan, status))
}

/// Cases, cases served, milliseconds from wishes, cases off their wishes, days away, milliseconds of waiting, ranks of halls
/// above those asked for, collections, collections made, milliseconds late.
type TotalRow = (usize, usize, i64, usize, i64, i64, i64, usize, usize, i64);

fn total_row(total: &TotalAnswer) -> TotalRow {
    let ms = |minutes: Minutes| minutes.0.0;
    (
        total.cases,
        total.served,
        ms(total.deviation_minutes),
        total.off_wish,
        total.days_away,
        ms(total.waiting_minutes),
        total.upgrades,
        total.collections,
        total.made,
        ms(total.late_minutes),
    )
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    /// Whether it is a day by its model.
    day: bool,
    #[serde(flatten)]
    resources: Resources<'a>,
    status: Status,
    total: TotalRow,
    /// The moment of a repair: what began before it stays.
    now: Option<i64>,
    /// The longest wait between farewell and cremation; `null` where there is no limit.
    gap: Option<i64>,
    transfer: i64,
    cases: Vec<CaseRow<'a>>,
    collections: Vec<CollectionRow<'a>>,
    /// Case, what stands in the way.
    unserved: Vec<(u32, Obstacle)>,
    /// Case, when its farewell (or cremation) was to begin; `null` altogether without an earlier plan.
    moved: Option<Vec<(u32, Option<i64>)>>,
    figures: &'a [FigureDraft],
    score: Score,
    rules: Vec<RuleRow>,
}

impl<'a> Data<'a> {
    fn new(problem: &'a Problem, plan: &Plan, status: Status) -> Self {
        let evaluation = referee(problem, plan);
        let answer = Answer::new(problem, plan, &evaluation);
        let (assigned, out) = units_and_outages(problem, plan);
        let lacking = |u: Unserved| (u.case.0, u.obstacle);
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            day: problem.model == draft::Model::Day,
            resources: Resources::new(problem, &assigned, &out),
            status,
            total: total_row(&answer.total),
            now: problem.now.map(|now| now.0),
            gap: problem.gap.most().map(|most| most.0),
            transfer: problem.transfer.0,
            cases: cases::cases(problem, plan, &answer.cases),
            collections: cases::collections(problem, plan),
            unserved: unserved(problem, plan).into_iter().map(lacking).collect(),
            moved: problem.previous.iter().any(Option::is_some).then(|| moved(problem, plan)),
            figures: &problem.figures,
            score: evaluation.score,
            rules: rules(&evaluation, RULES),
        }
    }
}

/// Families to be told of a change.
fn moved(problem: &Problem, plan: &Plan) -> Vec<(u32, Option<i64>)> {
    let row = |id: CaseId| {
        let before = problem.previous.get(id.index()).copied().flatten()?;
        let now = plan.cases.get(id.index()).copied().flatten();
        let rite = before.rite().map(|rite| rite.0);
        now.is_none_or(|now| is_moved(&before, &now)).then_some((id.0, rite))
    };
    problem.case_ids().filter_map(row).collect()
}

#[cfg(test)]
mod tests;
