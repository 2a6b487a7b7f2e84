//! The answer to `solve` and `evaluate`: one object for programs, tables for people.

use std::fmt::Write as _;

use anpai_core::beds::admission::Problem;
use anpai_core::beds::admission::answer::tiers;
use anpai_core::beds::admission::draft::Policy;
use anpai_core::beds::admission::rules::most_taken;
use anpai_core::beds::admission::unserved::{Envy, Unserved, Worth};
use anpai_core::outcome::Status;
use anpai_solver::models::{Admission, Decided, Model as _, count};

use crate::clock::{Effort, Spent};
use crate::columns::{Columns, Side};
use crate::scored::{km, object, rule_table, told};

/// Everything that is told of a decision.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The problem.
    pub problem: &'a Problem,
    /// The decision, with the referee's word on it, who waits and why.
    pub found: &'a Decided,
    /// What it took.
    pub effort: Effort,
}

/// As many people and units as a table for people lists; `--json` and the plan file have them all.
const ROWS: usize = 40;

impl Answer<'_> {
    /// For programs.
    ///
    /// # Errors
    /// None that is known: no map has a key that is not text.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        object(Admission.told(self.problem, self.found)?, &Spent::from(self.effort))
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = self.heading();
        for (title, table) in [
            ("Who waits, and why", self.waiting_table()),
            ("Beds, and what one more would change", self.bed_table()),
            ("By tier", self.tier_table()),
            ("Stage by stage, under limits", self.stage_table()),
            ("Score by rule", rule_table(&self.found.evaluation)),
        ] {
            if !table.is_empty() {
                let _ = write!(text, "\n{title}\n{}", table.render());
            }
        }
        let _ = writeln!(text, "\nscore {}{}", self.found.evaluation.score, told(self.effort));
        text
    }

    fn heading(&self) -> String {
        let problem = self.problem;
        let status = match self.found.status {
            Status::Optimal => "optimal: proved to be the best, and everyone has a bed",
            Status::Feasible => "feasible: every hard rule is kept, and everyone has a bed",
            Status::Partial => "partial: every hard rule is kept, and someone waits",
            Status::Infeasible => "infeasible: a hard rule is broken",
        };
        let mut text = String::new();
        if !problem.name.is_empty() {
            let _ = writeln!(text, "{}", problem.name);
        }
        let _ = writeln!(text, "{status}");
        if !self.found.explained.worth.is_empty() {
            text.push_str("  No other decision is better, by tiers, days of waiting and soft points: proved by prices.\n");
        }
        let (served, all) = (self.found.plan.served(), problem.applicants.len());
        let _ = writeln!(text, "  applicants  {served} of {all} get a bed, {} wait", all - served);
        let taken: usize = problem.unit_ids().map(|unit| most_taken(problem, &self.found.plan, unit)).sum();
        let _ =
            writeln!(text, "  beds        {taken} of {} taken, decided on {}", problem.beds(), problem.date);
        let metres: i64 = self
            .found
            .plan
            .placed()
            .filter_map(|(a, u)| {
                problem.metres(&problem.applicants[a.index()], problem.units[u.index()].institution)
            })
            .sum();
        let _ = writeln!(text, "  families    {} km from those they visit, all together", km(metres));
        let Envy { people, pairs, of_free_beds } = self.found.explained.envy;
        let _ = writeln!(
            text,
            "  envy        {} with a reason, {}, {of_free_beds} of free beds",
            count(people, "applicant"),
            count(pairs as usize, "pair"),
        );
        if problem.policy == Policy::DeferredAcceptance {
            text.push_str(
                "  Decided by deferred acceptance: nobody has a reason to envy, and more may wait.\n",
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

    fn waiting_table(&self) -> Columns {
        let mut table = Columns::new(&[
            ("in line", Side::Right),
            ("applicant", Side::Left),
            ("tier", Side::Left),
            ("days", Side::Right),
            ("why", Side::Left),
        ]);
        for unserved in self.found.explained.unserved.iter().take(ROWS) {
            let person = &self.problem.applicants[unserved.applicant.index()];
            let tier = self.problem.tiers[person.tier.index()].label().to_owned();
            let days = person.waiting_days.to_string();
            table.row([unserved.position.to_string(), person.id.clone(), tier, days, why(unserved)]);
        }
        let more = self.found.explained.unserved.len().saturating_sub(ROWS);
        if more > 0 {
            table.row([
                String::new(),
                format!("and {more} more"),
                String::new(),
                String::new(),
                String::new(),
            ]);
        }
        table
    }

    fn bed_table(&self) -> Columns {
        let mut table = Columns::new(&[
            ("home", Side::Left),
            ("unit", Side::Left),
            ("kind", Side::Left),
            ("beds", Side::Right),
            ("taken", Side::Right),
            ("one more", Side::Left),
        ]);
        for unit in self.problem.unit_ids().take(ROWS) {
            let bed = &self.problem.units[unit.index()];
            let worth = self.found.explained.worth.get(unit.index());
            table.row([
                self.problem.institution(unit).named.label().to_owned(),
                bed.id.clone(),
                self.problem.kinds[bed.kind.index()].label().to_owned(),
                bed.beds.to_string(),
                most_taken(self.problem, &self.found.plan, unit).to_string(),
                worth.map_or_else(String::new, |w| self.one_more(w)),
            ]);
        }
        let more = self.problem.units.len().saturating_sub(ROWS);
        if more > 0 {
            let mut cells = vec![String::new(); 6];
            cells[0] = format!("and {more} more");
            table.row(cells);
        }
        table
    }

    /// What one more bed of a unit would change, in words.
    fn one_more(&self, worth: &Worth) -> String {
        let who = worth.serves.and_then(|s| self.problem.of_standing(s));
        match who {
            Some((tier, days)) => {
                let tier = self.problem.tiers[tier.index()].label();
                format!("serves one more: {tier}, {days} days")
            }
            None if worth.soft > 0 => format!("serves nobody more, saves {} points", worth.soft),
            None => "changes nothing".to_owned(),
        }
    }

    fn stage_table(&self) -> Columns {
        let mut table = Columns::new(&[
            ("as little as can be of", Side::Left),
            ("there is", Side::Right),
            ("bound", Side::Right),
            ("gap", Side::Right),
        ]);
        for stage in &self.found.explained.stages {
            let gap =
                if stage.is_proved() { "proved".to_owned() } else { format!("{:.2} %", 100.0 * stage.gap) };
            table.row([stage.least.clone(), stage.value.to_string(), stage.bound.to_string(), gap]);
        }
        table
    }

    fn tier_table(&self) -> Columns {
        let mut table =
            Columns::new(&[("tier", Side::Left), ("served", Side::Right), ("waiting", Side::Right)]);
        for (tier, counted) in self.problem.tiers.iter().zip(tiers(self.problem, &self.found.plan)) {
            table.row([tier.label().to_owned(), counted.served.to_string(), counted.waiting.to_string()]);
        }
        table
    }
}

/// As many rules as a line names.
const RULES_IN_A_LINE: usize = 3;

/// Why somebody waits, in one line.
fn why(unserved: &Unserved) -> String {
    let Unserved { units, beds, homes, ahead, obstacles, .. } = unserved;
    let mut reason = if *units == 0 {
        "no bed would do".to_owned()
    } else {
        let these = if *homes == 1 { "this home".to_owned() } else { format!("these {homes} homes") };
        format!(
            "{} of a higher tier or an earlier date for {} in {these}",
            count(*ahead, "applicant"),
            count(*beds as usize, "bed")
        )
    };
    let told: Vec<String> = obstacles
        .iter()
        .filter(|o| o.alone > 0 || *units == 0)
        .take(RULES_IN_A_LINE)
        .map(|o| {
            let rule = if o.limits.is_empty() {
                o.rule.to_owned()
            } else {
                format!("{} ({})", o.rule, o.limits.join(", "))
            };
            match o.free {
                0 => format!("{rule} keeps out {}", count(o.excludes, "unit")),
                free => format!("without {rule} {} would do", count(free as usize, "free bed")),
            }
        })
        .collect();
    if !told.is_empty() {
        let _ = write!(reason, "; {}", told.join(", "));
    }
    reason
}

#[cfg(test)]
mod tests {
    use anpai_core::beds::admission::problem::ApplicantId;
    use anpai_core::beds::admission::unserved::Obstacle;

    use super::*;

    #[test]
    fn a_refusal_says_who_comes_before_and_what_would_help() {
        let obstacle =
            |rule, excludes, alone, free| Obstacle { rule, excludes, alone, free, limits: Vec::new() };
        let mut unserved = Unserved {
            applicant: ApplicantId(0),
            units: 4,
            beds: 30,
            homes: 3,
            ahead: 37,
            position: 1,
            obstacles: vec![
                obstacle("PriceCanBePaid", 2, 1, 1),
                obstacle("RefusedHomeStaysAway", 1, 1, 0),
                obstacle("BedFitsNeed", 9, 0, 0),
            ],
        };
        assert_eq!(
            why(&unserved),
            "37 applicants of a higher tier or an earlier date for 30 beds in these 3 homes; \
             without PriceCanBePaid 1 free bed would do, RefusedHomeStaysAway keeps out 1 unit"
        );
        unserved.obstacles[0].limits = vec!["city".into()];
        assert!(why(&unserved).contains("without PriceCanBePaid (city) 1 free bed would do"));
        unserved.units = 0;
        unserved.obstacles.remove(0);
        assert_eq!(
            why(&unserved),
            "no bed would do; RefusedHomeStaysAway keeps out 1 unit, BedFitsNeed keeps out 9 units"
        );
    }
}
