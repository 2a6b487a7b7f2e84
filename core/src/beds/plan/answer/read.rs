//! Reads a plan file back: decisions and flows; everything else in it follows from them and is worked out anew.

use serde::Deserialize;

use super::{Begin, Decisions, FlowAnswer, Number};
use crate::beds::plan::draft::{MODEL, VERSION};
use crate::beds::plan::plan::{Flow, Plan};
use crate::beds::plan::problem::Problem;
use crate::issue::Issues;
use crate::read::findings::Findings;

/// What is read of the file.
#[derive(Debug, Deserialize)]
struct File {
    anpai: u32,
    model: String,
    decisions: Decisions,
    #[serde(default)]
    flows: Vec<FlowAnswer>,
}

/// The plan in a plan file for `problem`.
///
/// # Errors
/// Everything in it that the problem does not know.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let mut found = Findings::default();
    let file: File = match serde_json::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => {
            let at = format!("line {} column {}", error.line(), error.column());
            let action = "write what `anpai solve --out` writes";
            found.add("no-plan", at, "the file", error.to_string(), action);
            return Err(found.finish());
        }
    };
    if file.anpai != VERSION || file.model != MODEL {
        let cause = format!("a plan of the model `{MODEL}`, version {VERSION}, is expected here");
        found.add("wrong-model", "/model", &file.model, cause, "give the plan of this document");
        return Err(found.finish());
    }
    let plan = Reader { problem, found: &mut found }.plan(&file);
    found.finish().into_result(plan)
}

/// More modules or people than this is a mistake; sums stay within 64 bits.
const MOST: i64 = 1_000_000_000;

struct Reader<'a> {
    problem: &'a Problem,
    found: &'a mut Findings,
}

impl<'a> Reader<'a> {
    fn plan(&mut self, file: &File) -> Plan {
        let p = self.problem;
        let sites: Vec<&str> = p.sites.iter().map(|s| &*s.named.id).collect();
        let mut plan = Plan::nothing(p);
        let d = &file.decisions;
        self.begins("/decisions/projects", &d.projects, &sites, &mut plan.begins);
        self.begins("/decisions/closures", &d.closures, &sites, &mut plan.closes);
        let ids =
            |works: &'a [crate::beds::plan::problem::Works]| works.iter().map(|w| &*w.id).collect::<Vec<_>>();
        self.numbers("/decisions/extensions", &d.extensions, &ids(&p.extensions), &mut plan.extensions);
        self.numbers("/decisions/conversions", &d.conversions, &ids(&p.conversions), &mut plan.conversions);
        let staff: Vec<&str> = p.staff.iter().map(|s| &*s.id).collect();
        self.numbers("/decisions/hires", &d.hires, &staff, &mut plan.hires);
        let homes: Vec<&str> = p.adaptations.iter().map(|a| &*a.id).collect();
        self.numbers("/decisions/adaptations", &d.adaptations, &homes, &mut plan.adapted);
        self.flows(file, &sites, &mut plan);
        plan
    }
    fn position(&mut self, id: &str, ids: &[&str], pointer: String) -> Option<usize> {
        let at = ids.iter().position(|known| *known == id);
        if at.is_none() {
            let cause = "the problem has nothing of this id";
            self.found.add("unknown-id", pointer, id, cause, "give the plan of this document");
        }
        at
    }
    fn year(&mut self, year: u16, pointer: String) -> Option<usize> {
        let index = year.checked_sub(self.problem.first_year).map(usize::from);
        let index = index.filter(|t| *t < self.problem.years);
        if index.is_none() {
            let cause = "the problem does not plan this year";
            self.found.add("year-outside", pointer, year, cause, "give the plan of this document");
        }
        index
    }
    fn begins(&mut self, list: &str, begins: &[Begin], ids: &[&str], into: &mut [Option<usize>]) {
        for (n, begin) in begins.iter().enumerate() {
            let site = self.position(&begin.id, ids, format!("{list}/{n}/id"));
            let year = self.year(begin.year, format!("{list}/{n}/year"));
            if let (Some(site), Some(year)) = (site, year) {
                if into[site].is_some() {
                    let cause = "it happens twice";
                    self.found.add("duplicate-id", format!("{list}/{n}/id"), &begin.id, cause, "keep one");
                }
                into[site] = Some(year);
            }
        }
    }
    fn numbers(&mut self, list: &str, numbers: &[Number], ids: &[&str], into: &mut [Vec<i64>]) {
        for (n, number) in numbers.iter().enumerate() {
            let which = self.position(&number.id, ids, format!("{list}/{n}/id"));
            let year = self.year(number.year, format!("{list}/{n}/year"));
            let amount = self.amount(number.number, format!("{list}/{n}/number"));
            if let (Some(which), Some(year)) = (which, year) {
                into[which][year] += amount;
            }
        }
    }
    fn amount(&mut self, number: i64, pointer: String) -> i64 {
        if (-MOST..=MOST).contains(&number) {
            return number;
        }
        let cause = format!("a number up to {MOST} is expected here");
        self.found.add("number-out-of-range", pointer, number, cause, "write a smaller number");
        0
    }
    fn flows(&mut self, file: &File, sites: &[&str], plan: &mut Plan) {
        let p = self.problem;
        let scenarios: Vec<&str> = p.scenarios.iter().map(|s| &*s.id).collect();
        let kinds: Vec<&str> = p.kinds.iter().map(|k| &*k.named.id).collect();
        let communities: Vec<&str> = p.communities.iter().map(|c| &*c.named.id).collect();
        for (n, flow) in file.flows.iter().enumerate() {
            let scenario = self.position(&flow.scenario, &scenarios, format!("/flows/{n}/scenario"));
            let kind = self.position(&flow.kind, &kinds, format!("/flows/{n}/kind"));
            let year = self.year(flow.year, format!("/flows/{n}/year"));
            let community = self.position(&flow.community, &communities, format!("/flows/{n}/community"));
            let site = self.position(&flow.site, sites, format!("/flows/{n}/site"));
            let people = self.amount(flow.people, format!("/flows/{n}/people"));
            if let (Some(s), Some(k), Some(t), Some(community), Some(site)) =
                (scenario, kind, year, community, site)
            {
                plan.flows[s][k][t].push(Flow { community, site, people });
            }
        }
    }
}
