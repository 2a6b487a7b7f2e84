//! What is told of a day's or a week's funerals: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::funerals::services::answer::{Answer as PlanFile, Why};
use anpai_core::funerals::services::format::Format;
use anpai_core::funerals::services::unserved::{Obstacle, StepName};
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_core::time::Minutes;

use anpai_solver::models::{self as shared, Model as _, Searched};

use crate::Exit;
use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::scored::{object, rule_table, told};

/// Everything that is told.
pub(super) struct Told<'a> {
    problem: &'a Problem,
    answer: &'a Searched<Plan>,
    file: PlanFile,
    format: Format,
    effort: Effort,
}

impl<'a> Told<'a> {
    /// Of an answer.
    pub(super) fn new(
        problem: &'a Problem,
        answer: &'a Searched<Plan>,
        format: Format,
        effort: Effort,
    ) -> Self {
        let file = shared::Services(problem.model).answer(problem, answer);
        Self { problem, answer, file, format, effort }
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
        object(shared::Services(self.problem.model).told(self.problem, self.answer)?, &self.effort)
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = self.heading();
        for (title, table) in [
            ("Not served, and what stands in the way", self.unserved()),
            ("Families to be told of a change", self.moved()),
            ("Resources", self.pools()),
            ("Score by rule", rule_table(&self.answer.evaluation)),
        ] {
            if !table.is_empty() {
                let _ = write!(text, "\n{title}\n{}", table.render());
            }
        }
        let _ = write!(text, "\nscore {}", self.answer.evaluation.score);
        if let Some(cost) = self.format.cost(self.answer.evaluation.score) {
            let _ = write!(text, "; {} cost {cost}", self.format);
        }
        if let (Some(bound), Some(gap)) = (self.file.bound, self.file.gap_percent) {
            let _ = write!(text, "; no plan costs less than {bound}: gap {gap:.3} %");
        }
        text.push_str(&told(self.effort));
        text.push('\n');
        text
    }

    fn heading(&self) -> String {
        let (problem, total) = (self.problem, &self.file.total);
        let mut text = String::new();
        if !problem.name.is_empty() {
            let _ = writeln!(text, "{}", problem.name);
        }
        let _ = writeln!(
            text,
            "{}",
            match self.answer.status {
                Status::Optimal => "optimal: proved to be the best",
                Status::Feasible => "feasible: every hard rule is kept, and everybody is served",
                Status::Partial => "partial: every hard rule is kept, and somebody is not served",
                Status::Infeasible => "infeasible: a hard rule is broken",
            }
        );
        let _ = writeln!(text, "  cases        {} of {} served", total.served, total.cases);
        let _ = writeln!(
            text,
            "  wishes       {} cases outside theirs, {} in all; {} days from those asked for",
            total.off_wish,
            minutes(total.deviation_minutes),
            total.days_away
        );
        let _ = writeln!(
            text,
            "  waiting      {} between farewell and cremation",
            minutes(total.waiting_minutes)
        );
        let _ = writeln!(text, "  upgrades     {} ranks of halls", total.upgrades);
        if total.collections > 0 {
            let _ = writeln!(
                text,
                "  collections  {} of {} made, {} late in all",
                total.made,
                total.collections,
                minutes(total.late_minutes)
            );
        }
        if problem.synthetic {
            text.push_str("  The cases are synthetic.\n");
        }
        text
    }

    fn unserved(&self) -> Columns {
        let mut table = Columns::new(&[("case", Side::Left), ("why", Side::Left)]);
        for left_out in &self.file.unserved {
            table.row([left_out.case.clone(), why(&left_out.obstacle)]);
        }
        table
    }

    fn moved(&self) -> Columns {
        let mut table = Columns::new(&[
            ("case", Side::Left),
            ("was", Side::Left),
            ("is", Side::Left),
            ("why", Side::Left),
        ]);
        for moved in self.file.moved.iter().flatten() {
            let cells =
                [moved.from, moved.to].map(|at| at.map_or_else(|| "not".to_owned(), |at| at.to_string()));
            table.row([moved.case.clone()].into_iter().chain(cells).chain([moved_for(&moved.why)]));
        }
        table
    }

    fn pools(&self) -> Columns {
        let mut table = Columns::new(&[
            ("pool", Side::Left),
            ("units", Side::Right),
            ("busiest", Side::Right),
            ("uses", Side::Right),
            ("busy, h", Side::Right),
        ]);
        for pool in self.file.pools.iter().filter(|pool| pool.uses > 0) {
            table.row([
                pool.pool.clone(),
                pool.units.to_string(),
                pool.busiest.to_string(),
                pool.uses.to_string(),
                format!("{:.1}", pool.busy_minutes.0.as_minutes() / 60.0),
            ]);
        }
        table
    }
}

fn minutes(minutes: Minutes) -> String {
    format!("{:.0} min", minutes.0.as_minutes())
}

/// Why a family is not where it was.
fn moved_for(why: &Why) -> String {
    match why {
        Why::OutOfService { pool, since } => {
            format!("{pool}: units are out of service, and from {since} on others have the rest")
        }
        Why::Full { pool, since } => format!("{pool}: from {since} on others have all units"),
        Why::MakesWay => "makes way for somebody else".to_owned(),
    }
}

/// What stands in the way.
fn why(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::NothingFits { step } => format!("nothing has what its {} asks for", named(*step)),
        Obstacle::NoUnits { step } => format!("there is not one unit for its {}", named(*step)),
        Obstacle::NoDay => "the family can on none of these days".to_owned(),
        Obstacle::NoTime { days } => {
            format!("even alone there is no time for it on the {days} days on which the family can")
        }
        Obstacle::Confirmed => "it is confirmed, and left out".to_owned(),
        Obstacle::NoRoomLeft => "alone it could be done; others have the units".to_owned(),
    }
}

fn named(step: StepName) -> &'static str {
    match step {
        StepName::Pickup => "pick-up",
        StepName::Storage => "cold storage",
        StepName::Preparation => "preparation",
        StepName::Vigil => "vigil",
        StepName::Farewell => "farewell",
        StepName::Cremation => "cremation",
    }
}
