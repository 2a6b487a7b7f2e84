//! From a draft to a problem: ids become numbers, years count from 0, yuan become fen, coordinates become ways. What
//! contradicts itself is an issue, all of them at once; what merely cannot be reached or paid is for the plan to say.

use crate::beds::plan::draft::{Draft, MODEL};
use crate::beds::plan::problem::{Adaptation, Kind, Named, Problem, Staff};
use crate::beds::plan::rules::RULES;
use crate::issue::Issues;
use crate::place::Datum;
use crate::read::findings::Findings;
use crate::read::names::Names;
use crate::read::settings::settings;
use crate::read::{Head, Kind as ModelKind};

mod money;
mod need;
mod sites;
mod targets;
mod works;
mod years;

use money::Sources;
use years::Years;

/// What the reader looks for.
pub(super) const KIND: ModelKind = ModelKind { model: MODEL, what: "a bed plan" };

pub(super) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// More of anything than this is a mistake: beds, homes, people, modules. Sums over all sites, years and scenarios then
/// stay far within 64 bits.
pub(crate) const MOST: i64 = 100_000_000;

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_after(draft, Findings::default())
}

/// The ids of a document.
struct Ids<'a> {
    streets: Names<'a>,
    places: Names<'a>,
    kinds: Names<'a>,
    staff: Names<'a>,
}

/// The same after reading.
pub(super) fn check_after(draft: &Draft, mut found: Findings) -> Result<Problem, Issues> {
    let found = &mut found;
    KIND.check(head(draft), found);
    let years = Years::read(draft, found);
    let ids = Ids {
        streets: Names::defined("street", "/streets", draft.streets.iter().map(|s| &*s.id), found),
        places: Names::defined("place", "/places", draft.places.iter().map(|p| &*p.id), found),
        kinds: Names::defined("kind of bed", "/kinds", draft.kinds.iter().map(|k| &*k.id), found),
        staff: Names::defined("staff", "/staff", draft.staff.iter().map(|s| &*s.id), found),
    };
    // Each has to have an id of its own; nothing names them.
    Names::defined("target", "/targets", draft.targets.iter().map(|t| &*t.id), found);
    Names::defined("community", "/communities", draft.communities.iter().map(|c| &*c.id), found);
    Names::defined("group of homes", "/adaptations", draft.adaptations.iter().map(|a| &*a.id), found);
    Names::defined("scenario", "/scenarios", draft.scenarios.iter().map(|s| &*s.id), found);
    let sources = Sources::read(draft, found);
    let budgets = sources.budgets(draft, &years, found);
    let kinds = kinds(draft, found);
    let places = sites::places(draft, &ids, found);
    let sites = sites::sites(draft, &ids, &places, &sources, &years, found);
    let works = works::works(draft, &ids, &sites, &sources, &years, found);
    let staff = staff(draft, &sources, found);
    let adaptations = adaptations(draft, &sources, found);
    let targets = targets::targets(draft, &ids, &years, found);
    let communities = need::communities(draft, &ids, &places, &sites, found);
    let scenarios = need::scenarios(draft, &ids, &years, found);
    let elderly = years.list("/elderly", &draft.elderly, found);
    let problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        first_year: years.first,
        years: years.count,
        datum: draft.datum.unwrap_or(Datum::LocalPlane),
        streets: draft.streets.iter().map(|s| named(&s.id, s.name.as_deref())).collect(),
        kinds,
        sites: sites.sites,
        sources: sources.names(),
        extensions: works.extensions,
        conversions: works.conversions,
        budgets,
        elderly,
        targets,
        staff,
        adaptations,
        communities,
        scenarios,
        unmet_metres: draft.distance.unmet_metres,
        figures: draft.figures.clone(),
        settings: settings(MODEL, RULES, &draft.rules, found),
    };
    std::mem::take(found).finish().into_result(problem)
}

fn named(id: &str, name: Option<&str>) -> Named {
    Named::new(id, name)
}

/// A count from 0 to [`MOST`]; 0 and an issue where it is none.
fn count(pointer: &str, value: i64, found: &mut Findings) -> i64 {
    if (0..=MOST).contains(&value) {
        return value;
    }
    let cause = format!("a number from 0 to {MOST} is expected here");
    found.add("number-out-of-range", pointer, value, cause, "write a number in that range");
    0
}

/// Minutes of a day, and visits of a week: one a day.
const LONGEST_VISIT: u16 = 1440;
const MOST_VISITS: u16 = 7;

fn kinds(draft: &Draft, found: &mut Findings) -> Vec<Kind> {
    if draft.kinds.is_empty() && !found.is_unreadable("/kinds") {
        found.add("no-kinds", "/kinds", "[]", "beds have a kind", "write one at least, such as `nursing`");
    }
    let kind = |(n, kind): (usize, &super::draft::KindDraft)| {
        let percent = kind.unmet_percent.unwrap_or(100);
        if percent > 10_000 {
            let cause = "a kind weighs at most a hundred times as much";
            found.add(
                "number-out-of-range",
                format!("/kinds/{n}/unmet_percent"),
                percent,
                cause,
                "write less",
            );
        }
        if !kind.at_home && !kind.visits.is_empty() {
            let cause = "only a kind at home has visits";
            let action = "write `\"at_home\": true`, or leave the visits out";
            found.add(
                "visits-in-institution",
                format!("/kinds/{n}/visits"),
                kind.visits.len(),
                cause,
                action,
            );
        }
        for (m, visit) in kind.visits.iter().enumerate() {
            let at = format!("/kinds/{n}/visits/{m}");
            if !(1..=LONGEST_VISIT).contains(&visit.minutes) {
                let cause = format!("a visit takes 1 to {LONGEST_VISIT} minutes");
                found.add(
                    "number-out-of-range",
                    format!("{at}/minutes"),
                    visit.minutes,
                    cause,
                    "write minutes",
                );
            }
            if !(1..=MOST_VISITS).contains(&visit.per_week) {
                let cause = format!("a week has 1 to {MOST_VISITS} of a visit");
                found.add(
                    "number-out-of-range",
                    format!("{at}/per_week"),
                    visit.per_week,
                    cause,
                    "write visits a week",
                );
            }
        }
        Kind {
            named: named(&kind.id, kind.name.as_deref()),
            at_home: kind.at_home,
            unmet_metres: draft.distance.unmet_metres.saturating_mul(i64::from(percent)) / 100,
            visits: kind.visits.iter().map(|v| (v.service.clone(), v.minutes, v.per_week)).collect(),
        }
    };
    draft.kinds.iter().enumerate().map(kind).collect()
}

fn staff(draft: &Draft, sources: &Sources<'_>, found: &mut Findings) -> Vec<Staff> {
    let staff = |(n, staff): (usize, &super::draft::StaffDraft)| Staff {
        id: staff.id.clone(),
        employed: count(&format!("/staff/{n}/employed"), staff.employed, found),
        hires_per_year: count(&format!("/staff/{n}/hires_per_year"), staff.hires_per_year, found),
        hire: sources.fen(&format!("/staff/{n}/hire_yuan"), &staff.hire_yuan, found),
        yearly: sources.fen(&format!("/staff/{n}/yearly_yuan"), &staff.yearly_yuan, found),
    };
    draft.staff.iter().enumerate().map(staff).collect()
}

fn adaptations(draft: &Draft, sources: &Sources<'_>, found: &mut Findings) -> Vec<Adaptation> {
    let homes = |(n, group): (usize, &super::draft::AdaptationDraft)| Adaptation {
        id: group.id.clone(),
        priority: group.priority,
        homes: count(&format!("/adaptations/{n}/homes"), group.homes, found),
        cost: sources.fen(&format!("/adaptations/{n}/yuan"), &group.yuan, found),
    };
    let mut all: Vec<Adaptation> = draft.adaptations.iter().enumerate().map(homes).collect();
    all.sort_by_key(|a| a.priority);
    all
}

#[cfg(test)]
mod tests;
