//! What is told of a day's rounds: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::meals::rounds::answer::{Answer as PlanFile, SumAnswer};
use anpai_core::meals::rounds::unserved::Obstacle;
use anpai_core::meals::rounds::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_core::time::Minutes;

use anpai_solver::models::{self as shared, Model as _, Searched};

use crate::Exit;
use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::scored::{km, object, rule_table, told};

/// Everything that is told.
pub(super) struct Told<'a> {
    problem: &'a Problem,
    answer: &'a Searched<Plan>,
    file: PlanFile,
    effort: Effort,
}

impl<'a> Told<'a> {
    /// Of an answer.
    pub(super) fn new(problem: &'a Problem, answer: &'a Searched<Plan>, effort: Effort) -> Self {
        let file = shared::MealRounds.answer(problem, answer);
        Self { problem, answer, file, effort }
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
        object(shared::MealRounds.told(self.problem, self.answer)?, &self.effort)
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let file = &self.file;
        let mut text = self.heading();
        for (title, table) in [
            ("Not brought, and what stands in the way", unserved(file)),
            ("By kitchen", sums("kitchen", file.kitchens.iter().map(|k| (k.kitchen.as_str(), &k.sum)))),
            ("By courier", sums("courier", file.couriers.iter().map(|c| (c.courier.as_str(), &c.sum)))),
            ("Score by rule", rule_table(&self.answer.evaluation)),
        ] {
            if !table.is_empty() {
                let _ = write!(text, "\n{title}\n{}", table.render());
            }
        }
        if let Some(changes) = file.changes.as_ref().filter(|changes| !changes.moved.is_empty()) {
            let _ =
                writeln!(text, "\nIn other hands than before, or no longer\n  {}", changes.moved.join(", "));
        }
        let _ = write!(text, "\nscore {}", self.answer.evaluation.score);
        text.push_str(&told(self.effort));
        text.push('\n');
        text
    }

    fn heading(&self) -> String {
        let (problem, file, total) = (self.problem, &self.file, &self.file.total);
        let mut text = String::new();
        if !problem.name.is_empty() {
            let _ = writeln!(text, "{}", problem.name);
        }
        let _ = writeln!(
            text,
            "{}",
            match self.answer.status {
                Status::Optimal => "optimal: proved to be the best",
                Status::Feasible => "feasible: every hard rule is kept, and every meal is brought",
                Status::Partial => "partial: every hard rule is kept, and some meals are not brought",
                Status::Infeasible => "infeasible: a hard rule is broken",
            }
        );
        let _ = writeln!(
            text,
            "  meals       {} of {} brought, {} of {} orders whole",
            total.brought, total.ordered, total.whole, total.orders
        );
        let used = file.couriers.iter().filter(|courier| courier.sum.trips > 0).count();
        let _ = writeln!(
            text,
            "  trips       {} by {used} of {} couriers, {} stops",
            total.sum.trips,
            file.couriers.len(),
            total.sum.stops
        );
        let minutes = total.sum.travel_minutes.0.as_minutes();
        let _ = writeln!(text, "  travel      {:.1} h, {} km", minutes / 60.0, km(total.sum.metres));
        let _ = writeln!(text, "  longest     {} from kitchen to door", hot(&total.sum));
        if total.sum.checks > 0 {
            let _ = writeln!(text, "  checks      {} stops with a well-being check", total.sum.checks);
        }
        if let Some(changes) = &file.changes {
            let _ = writeln!(
                text,
                "  changes     {} orders in other hands or no longer, {} of them could not stay",
                changes.moved.len(),
                changes.displaced.len()
            );
        }
        for note in problem.provenance().iter().filter_map(|p| p.note(problem.modes.len())) {
            let _ = writeln!(text, "  {note}");
        }
        if problem.synthetic {
            text.push_str("  People and places are synthetic.\n");
        }
        text
    }
}

/// The longest from kitchen to door, and how much of a limit was used.
fn hot(sum: &SumAnswer) -> String {
    let minutes = format!("{:.1} min", sum.longest_minutes.0.as_minutes());
    match sum.hot_permille {
        Some(permille) => {
            format!("{minutes}, {:.1} % of the limit where it is tightest", permille as f64 / 10.0)
        }
        None => minutes,
    }
}

fn sums<'a>(what: &'static str, rows: impl Iterator<Item = (&'a str, &'a SumAnswer)>) -> Columns {
    let mut table = Columns::new(&[
        (what, Side::Left),
        ("trips", Side::Right),
        ("stops", Side::Right),
        ("meals", Side::Right),
        ("km", Side::Right),
        ("waiting, min", Side::Right),
        ("longest, min", Side::Right),
    ]);
    for (id, sum) in rows.filter(|(_, sum)| sum.trips > 0) {
        table.row([
            id.to_owned(),
            sum.trips.to_string(),
            sum.stops.to_string(),
            sum.meals.to_string(),
            km(sum.metres),
            format!("{:.1}", sum.waiting_minutes.0.as_minutes()),
            format!("{:.1}", sum.longest_minutes.0.as_minutes()),
        ]);
    }
    table
}

fn unserved(file: &PlanFile) -> Columns {
    let mut table = Columns::new(&[("order", Side::Left), ("meals", Side::Right), ("why", Side::Left)]);
    for left_out in &file.unserved {
        table.row([left_out.order.clone(), left_out.meals.to_string(), why(&left_out.obstacle)]);
    }
    table
}

/// What stands in the way, and what would be enough.
fn why(obstacle: &Obstacle) -> String {
    let minutes = |m: &Minutes| format!("{:.1} min", m.0.as_minutes());
    match obstacle {
        Obstacle::NobodyFills => "no kitchen fills this kind of box".to_owned(),
        Obstacle::OtherKitchensOnly => {
            "only other kitchens than the order names fill this kind of box".to_owned()
        }
        Obstacle::PartHasLeft { left } => format!("{left} meals have left, and it may not be split"),
        Obstacle::KitchensClosed { by_minutes } => {
            format!(
                "no trip may leave any more; a kitchen would have to be open {} longer",
                minutes(by_minutes)
            )
        }
        Obstacle::NobodyCarries => {
            "no courier with a trip left loads such boxes at a kitchen that would do".to_owned()
        }
        Obstacle::LargerThanEveryBox { needed, largest } => {
            format!("{needed} meals at once, and no courier carries more than {largest}")
        }
        Obstacle::NoWay => "there is no way from any kitchen to the door".to_owned(),
        Obstacle::TooFarToBeHot { needed_minutes, hot_minutes } => {
            format!(
                "{} from the nearest kitchen, and hot for {}",
                minutes(needed_minutes),
                minutes(hot_minutes)
            )
        }
        Obstacle::ReadyTooLate { by_minutes } => {
            format!("the first who is free is ready {} after the last departure", minutes(by_minutes))
        }
        Obstacle::ComesTooLate { by_minutes } => {
            format!("the first who is free comes {} after the window has ended", minutes(by_minutes))
        }
        Obstacle::ColdBeforeWindow { by_minutes } => {
            format!("with the last departure it is cold {} before the window opens", minutes(by_minutes))
        }
        Obstacle::BackTooLate { by_minutes } => {
            format!("whoever is free is back {} after the end of the shift", minutes(by_minutes))
        }
        Obstacle::KitchensFull { room } => {
            format!("the kitchens are full: at most {room} meals are left in one")
        }
        Obstacle::NoRoomLeft { couriers } => {
            format!("{couriers} couriers could bring it, had they nothing else to do")
        }
    }
}
