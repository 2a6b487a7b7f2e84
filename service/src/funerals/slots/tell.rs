//! What is told of slots: one object for programs, tables for people. Slots and requests may be hundreds of thousands, so
//! that only sums and the fullest stand here; the plan file has everything.

use std::fmt::Write as _;

use anpai_core::funerals::slots::Problem;
use anpai_core::funerals::slots::answer::{Answer, SlotAnswer, SumAnswer};
use anpai_core::funerals::slots::draw::Obstacle;
use anpai_core::funerals::slots::proof::{Method, Stage};
use anpai_core::outcome::Status;

use anpai_solver::models::{Given, Model as _, Slots};

use crate::Exit;
use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::scored::{object, rule_table, told};

/// How many slots are told of.
const MOST: usize = 12;

/// Everything that is told.
pub(super) struct Told<'a> {
    problem: &'a Problem,
    answer: &'a Given,
    file: Answer,
    effort: Effort,
}

impl<'a> Told<'a> {
    /// Of an answer.
    pub(super) fn new(problem: &'a Problem, answer: &'a Given, effort: Effort) -> Self {
        Self { problem, answer, file: answer.file(problem), effort }
    }
    /// The exit code that goes with it.
    pub(super) fn exit(&self) -> Exit {
        if self.answer.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done }
    }

    /// For programs.
    ///
    /// # Errors
    /// None that is known: no map has a key that is not text.
    pub(super) fn json(&self) -> Result<String, serde_json::Error> {
        object(Slots.told(self.problem, self.answer)?, &self.effort)
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = self.heading();
        for (title, table) in [
            ("Wishes", self.ranks()),
            ("Slots that most wanted first", self.slots()),
            ("Why wishes of those without a slot are not met", self.obstacles()),
            ("Score by rule", rule_table(&self.answer.evaluation)),
        ] {
            if !table.is_empty() {
                let _ = write!(text, "\n{title}\n{}", table.render());
            }
        }
        text.push_str(&self.proof());
        let _ = write!(text, "\nscore {}", self.answer.evaluation.score);
        text.push_str(&told(self.effort));
        text.push('\n');
        text
    }

    fn heading(&self) -> String {
        let total = &self.file.total;
        let mut text = String::new();
        if !self.problem.name.is_empty() {
            let _ = writeln!(text, "{}", self.problem.name);
        }
        let status = match self.answer.status {
            Status::Optimal => "optimal: proved to be the best",
            Status::Feasible => "feasible: every hard rule is kept, and everybody has a slot",
            Status::Partial => "partial: every hard rule is kept, and somebody has no slot",
            Status::Infeasible => "infeasible: a hard rule is broken",
        };
        let _ = writeln!(text, "{status}");
        let _ = writeln!(text, "  asked   {}", sum(total.asked));
        let _ = writeln!(text, "  placed  {}, {} of them by draw", sum(total.placed), sum(total.peak));
        let _ = writeln!(text, "  weight  {} by rank", total.rank_weight);
        if let Some(seed) = &self.file.seed {
            let _ = writeln!(text, "  seed    {seed}");
        }
        if self.problem.synthetic {
            text.push_str("  The requests are synthetic.\n");
        }
        text
    }

    fn ranks(&self) -> Columns {
        let mut table =
            Columns::new(&[("rank", Side::Right), ("requests", Side::Right), ("people", Side::Right)]);
        for rank in self.file.total.by_rank.iter().filter(|rank| rank.sum.requests > 0) {
            table.row([rank.rank.to_string(), rank.sum.requests.to_string(), rank.sum.people.to_string()]);
        }
        table
    }

    fn slots(&self) -> Columns {
        let mut table = Columns::new(&[
            ("slot", Side::Left),
            ("day", Side::Left),
            ("from", Side::Left),
            ("wanted", Side::Right),
            ("people", Side::Right),
            ("places", Side::Right),
            ("last number", Side::Right),
        ]);
        let mut slots: Vec<&SlotAnswer> = self.file.slots.iter().collect();
        slots.sort_by_key(|slot| std::cmp::Reverse(slot.first_wishes));
        for slot in slots.into_iter().filter(|slot| slot.first_wishes > 0).take(MOST) {
            table.row([
                slot.slot.clone(),
                slot.date.clone(),
                slot.start.to_string(),
                slot.first_wishes.to_string(),
                slot.people.to_string(),
                slot.places.to_string(),
                slot.last_number.map_or_else(String::new, |number| number.to_string()),
            ]);
        }
        table
    }

    fn obstacles(&self) -> Columns {
        let mut table = Columns::new(&[("why", Side::Left), ("wishes", Side::Right)]);
        let wishes = || self.file.unplaced.iter().flat_map(|request| &request.wishes);
        for (obstacle, words) in OBSTACLES {
            let many = wishes().filter(|wish| wish.obstacle == Some(obstacle)).count();
            if many > 0 {
                table.row([words.to_owned(), many.to_string()]);
            }
        }
        table
    }

    fn proof(&self) -> String {
        let Some(proof) = &self.file.proof else { return String::new() };
        let method = match proof.method {
            Method::Draw => "the draw leaves nobody who could be placed",
            Method::Flow => "a flow, with its prices as proof",
            Method::Prices => "bounds by prices of all that can be full",
            Method::Mip => "a mixed-integer model, by HiGHS",
        };
        let mut text = format!("\nStages ({method})\n");
        for stage in &proof.stages {
            let name = match stage.stage {
                Stage::Placed => "placed",
                Stage::RankWeight => "weight by rank",
                Stage::Points => "points",
            };
            let gap = match stage.gap > 0.0 {
                true => format!(", gap {:.3} %", 100.0 * stage.gap),
                false => String::new(),
            };
            let _ = writeln!(text, "  {name}: {}, at most {}{gap}", stage.value, stage.bound);
        }
        text
    }
}

const OBSTACLES: [(Obstacle, &str); 8] = [
    (Obstacle::LargerThanSlot, "the party is larger than the slot"),
    (Obstacle::NoParking, "there is no parking"),
    (Obstacle::NoShuttle, "no shuttle goes there"),
    (Obstacle::PlacesFull, "too few places are left"),
    (Obstacle::ParkingFull, "no parking space is left"),
    (Obstacle::ShuttleFull, "too few seats are left"),
    (Obstacle::IdentityHasBooking, "the identity has a booking on that day"),
    (Obstacle::PlotHasBooking, "the plot has a booking on that day"),
];

fn sum(sum: SumAnswer) -> String {
    format!("{} people in {} requests", sum.people, sum.requests)
}
