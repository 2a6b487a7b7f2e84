//! From a draft to a problem: ids become numbers, years count from 0, yuan become fen, square metres become square
//! decimetres, percents become whole people. What contradicts itself is an issue, all of them at once; what merely cannot be
//! built or paid is for the plan to say.

use super::draft::{Draft, MODEL};
use super::problem::{Named, Problem};
use super::rules::RULES;
use crate::issue::Issues;
use crate::read::findings::Findings;
use crate::read::settings::settings;
use crate::read::{Head, Kind};

mod amounts;
mod bound;
mod ids;
mod money;
mod people;
mod sites;
mod targets;
mod years;

use ids::Ids;
use years::Years;

/// What the reader looks for.
pub(super) const KIND: Kind = Kind { model: MODEL, what: "a cemetery plan" };

pub(super) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_after(draft, Findings::default())
}

/// The same after reading: what the reader could not read is known in `found`, and what would follow from that alone is
/// not said again.
pub(super) fn check_after(draft: &Draft, mut found: Findings) -> Result<Problem, Issues> {
    let found = &mut found;
    KIND.check(head(draft), found);
    let years = Years::read(draft, found);
    let ids = Ids::gather(draft, found);
    let zones = people::zones(draft, &years, found);
    let deaths: Vec<i64> = (0..years.count).map(|t| zones.iter().map(|z| z.deaths[t]).sum()).collect();
    let cremated = people::cremated(draft, &deaths, &years, found);
    let kinds = sites::kinds(draft, found);
    let sites = sites::sites(draft, &ids, &years, found);
    let choices = people::choices(draft, &ids, (&deaths, &cremated), found);
    let projects = sites::projects(draft, &ids, &kinds, &years, found);
    let budget = draft.budget.as_ref().map(|budget| money::budget(budget, &years, found));
    let targets = targets::targets(draft, &ids, &kinds, &years, found);
    let problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        first_year: years.first,
        years: years.count,
        zones,
        deaths,
        cremated,
        kinds,
        sites,
        choices,
        projects,
        budget,
        targets,
        figures: draft.figures.clone(),
        settings: settings(MODEL, RULES, &draft.rules, found),
    };
    // Bounds rest on figures that are all right.
    if found.is_empty() {
        bound::bound(draft, &problem, found);
    }
    std::mem::take(found).finish().into_result(problem)
}

fn named(id: &str, name: Option<&String>) -> Named {
    Named::new(id, name.map(String::as_str))
}

#[cfg(test)]
mod malformed;
#[cfg(test)]
mod tests;
