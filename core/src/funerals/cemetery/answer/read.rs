//! Reads a plan file back: modules and burials; everything else in it follows from them and is worked out anew.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Decisions;
use crate::funerals::cemetery::draft::{MODEL, VERSION};
use crate::funerals::cemetery::plan::{Burial, Plan};
use crate::funerals::cemetery::problem::{ChoiceId, KindId, Named, Problem, SiteId};
use crate::issue::Issues;
use crate::read::findings::Findings;
use crate::site::answer::{is_of, known, parsed};

/// What is read of the file.
#[derive(Debug, Deserialize)]
struct File {
    anpai: u32,
    model: String,
    decisions: Decisions,
}

/// More modules or people in one entry than this are a mistake.
const MOST: i64 = 1_000_000_000;

/// The plan in a plan file for `problem`.
///
/// # Errors
/// Everything in it that the problem does not know.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let mut found = Findings::default();
    let Some(file) = parsed::<File>(bytes, &mut found) else { return Err(found.finish()) };
    if !is_of((file.anpai, &file.model), (VERSION, MODEL), &mut found) {
        return Err(found.finish());
    }
    let mut plan = Plan::nothing(problem);
    let projects = ids(problem.projects.iter().map(|p| &p.named));
    for (n, modules) in file.decisions.modules.iter().enumerate() {
        let at = format!("/decisions/modules/{n}");
        let project = projects.get(&*modules.id).copied();
        let project = known(project, &modules.id, || format!("{at}/id"), &mut found);
        let year = year(problem, modules.year, &at, &mut found);
        let number = amount(modules.number, format!("{at}/number"), &mut found);
        if let (Some(project), Some(year)) = (project, year) {
            let sum = &mut plan.modules[project][year];
            *sum = sum.saturating_add(number);
        }
    }
    let choices = ids(problem.choices.iter().map(|c| &c.named));
    let kinds = ids(problem.kinds.iter().map(|k| &k.named));
    let sites = ids(problem.sites.iter().map(|s| &s.named));
    for (n, burial) in file.decisions.burials.iter().enumerate() {
        let at = format!("/decisions/burials/{n}");
        let choice = choices.get(&*burial.choice).copied();
        let choice = known(choice, &burial.choice, || format!("{at}/choice"), &mut found);
        let kind = kinds.get(&*burial.kind).copied();
        let kind = known(kind, &burial.kind, || format!("{at}/kind"), &mut found);
        let site = burial
            .site
            .as_ref()
            .and_then(|site| known(sites.get(&**site).copied(), site, || format!("{at}/site"), &mut found));
        let year = year(problem, burial.year, &at, &mut found);
        let people = amount(burial.people, format!("{at}/people"), &mut found);
        if let (Some(choice), Some(kind), Some(year)) = (choice, kind, year) {
            let (choice, kind) = (ChoiceId::new(choice), KindId::new(kind));
            plan.burials.push(Burial { year, choice, kind, site: site.map(SiteId::new), people });
        }
    }
    found.finish().into_result(plan)
}

fn ids<'a>(named: impl Iterator<Item = &'a Named>) -> BTreeMap<&'a str, usize> {
    named.enumerate().map(|(n, named)| (&*named.id, n)).collect()
}

fn year(problem: &Problem, year: u16, at: &str, found: &mut Findings) -> Option<usize> {
    let index = year.checked_sub(problem.first_year).map(usize::from).filter(|t| *t < problem.years);
    if index.is_none() {
        let cause = "the problem does not plan this year";
        found.add("year-outside", format!("{at}/year"), year, cause, "give the plan of this document");
    }
    index
}

fn amount(number: i64, pointer: String, found: &mut Findings) -> i64 {
    if (0..=MOST).contains(&number) {
        return number;
    }
    let cause = format!("a number from 0 to {MOST} is expected here");
    found.add("number-out-of-range", pointer, number, cause, "write how many");
    0
}
