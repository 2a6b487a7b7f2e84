//! The report of slots: who has one and which wish, every slot with what is used of its room, the draw and how anyone can verify
//! it, who has nothing and what stood in the way, shuttles, and how good the plan is known to be. Slots are sent one by one;
//! requests, of which there may be hundreds of thousands, as sums and as a list of the first few thousand, without whose they are or
//! what is visited. The plan file has all of them.

use serde::Serialize;

use super::{RuleRow, Template, rules};
use crate::figure::FigureDraft;
use crate::funerals::slots::answer::{SumAnswer, script};
use crate::funerals::slots::figures::figures;
use crate::funerals::slots::problem::{Count, Problem};
use crate::funerals::slots::proof::Proof;
use crate::funerals::slots::rules::RULES;
use crate::funerals::slots::{Plan, unplaced};
use crate::outcome::Status;
use crate::rule::Evaluation;
use crate::score::Score;

mod requests;
mod rooms;

use requests::{RankRow, ReasonRow, RequestRow};
use rooms::{ShuttleRow, SlotRow};

const SLOTS: Template = Template {
    main: include_str!("assets/slots/main.html"),
    skip: "calendar",
    style: style!("beds/beds.css", "beds/chart.css", "meals/meals.css", "picked.css", "slots/slots.css"),
    script: script!(
        "slots/words.js",
        "slots/words_zh.js",
        "slots/rules.js",
        "amounts.js",
        "dates.js",
        "slots/model.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "picking.js",
        "slots/picked.js",
        "slots/calendar.js",
        "slots/ranks.js",
        "slots/draw.js",
        "slots/requests.js",
        "slots/unplaced.js",
        "slots/rooms.js",
        "slots/proof.js",
        "slots/main.js",
    ),
};

/// The report of a plan: a whole HTML document in Chinese and English.
///
/// It shows by site, day and time what is used of places, parking and shuttles, which slots were drawn and which are overbooked at
/// what risk; how many have which wish; the draw and how to verify a number; requests with their numbers; who has nothing and why;
/// the plan's bounds, where a solver found it, and where the figures come from. It opens from a file and asks nothing of any
/// network.
#[must_use]
pub fn slots(
    problem: &Problem,
    plan: &Plan,
    status: Status,
    evaluation: &Evaluation,
    proof: Option<&Proof>,
) -> String {
    SLOTS.page(&problem.name, &Data::new(problem, plan, status, evaluation, proof))
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    zone: Option<&'a str>,
    dates: Vec<String>,
    status: Status,
    count: Count,
    largest_party: i64,
    /// What a place is worth by rank; the last one holds for all later ranks.
    rank_weights: &'a [i64],
    asked: SumAnswer,
    placed: SumAnswer,
    /// Of these with a slot that was drawn.
    peak: SumAnswer,
    rank_weight: i64,
    /// By rank, the first wish first.
    ranks: Vec<RankRow>,
    /// Seed, and the script that finds a number; `null` without a draw.
    draw: Option<(&'a str, String)>,
    sites: Vec<&'a str>,
    shuttles: Vec<ShuttleRow<'a>>,
    slots: Vec<SlotRow<'a>>,
    /// The first ones without a slot, then the first ones with one, each in the order of numbers.
    requests: Vec<RequestRow<'a>>,
    reasons: Vec<ReasonRow>,
    proof: Option<&'a Proof>,
    figures: &'a [FigureDraft],
    score: Score,
    rules: Vec<RuleRow>,
}

impl<'a> Data<'a> {
    fn new(
        problem: &'a Problem,
        plan: &Plan,
        status: Status,
        evaluation: &Evaluation,
        proof: Option<&'a Proof>,
    ) -> Self {
        let (figures, without) = (figures(problem, plan), unplaced(problem, plan));
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            zone: problem.horizon.zone_name(),
            dates: (0..problem.horizon.days()).map(|day| problem.horizon.date(day).to_string()).collect(),
            status,
            count: problem.count,
            largest_party: problem.largest_party,
            rank_weights: &problem.rank_weights,
            asked: figures.asked.into(),
            placed: figures.placed.into(),
            peak: figures.peak.into(),
            rank_weight: figures.rank_weight,
            ranks: requests::ranks(problem, plan, &figures),
            draw: problem.draw.as_ref().map(|draw| (draw.seed.as_str(), script(&draw.seed))),
            sites: problem.sites.iter().map(|site| site.name.as_str()).collect(),
            shuttles: rooms::shuttles(problem, &figures),
            slots: rooms::slots(problem, &figures, &without),
            requests: requests::listed(problem, plan, &without),
            reasons: requests::reasons(problem, &without),
            proof,
            figures: &problem.figures,
            score: evaluation.score,
            rules: rules(evaluation, RULES),
        }
    }
}

#[cfg(test)]
mod tests;
