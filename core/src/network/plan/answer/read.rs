//! Reads a plan file back: decisions and hours; everything else in it follows from them and is worked out anew.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Decisions, GivenAnswer};
use crate::issue::Issues;
use crate::network::plan::draft::{MODEL, VERSION};
use crate::network::plan::plan::{Given, Plan};
use crate::network::plan::problem::{CommunityId, Problem, Site, SiteId};
use crate::read::findings::Findings;
use crate::site::answer::{chosen, is_of, known, parsed};

/// What is read of the file.
#[derive(Debug, Deserialize)]
struct File {
    anpai: u32,
    model: String,
    decisions: Decisions,
    #[serde(default)]
    served: Vec<GivenAnswer>,
}

/// More hours between two ends than this are a mistake; sums stay within 64 bits.
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
    let sites: Vec<&Site> = problem.sites.iter().map(|f| &f.site).collect();
    let mut plan = Plan {
        sites: chosen("/decisions/sites", &file.decisions.sites, &sites, &mut found),
        served: Vec::with_capacity(file.served.len()),
    };
    let sites: BTreeMap<&str, usize> = sites.iter().enumerate().map(|(n, s)| (&*s.named.id, n)).collect();
    let communities: BTreeMap<&str, usize> =
        problem.communities.iter().enumerate().map(|(n, c)| (&*c.named.id, n)).collect();
    for (n, given) in file.served.iter().enumerate() {
        let at = format!("/served/{n}");
        let community = communities.get(&*given.community).copied();
        let community = known(community, &given.community, || format!("{at}/community"), &mut found);
        let site = sites.get(&*given.site).copied();
        let site = known(site, &given.site, || format!("{at}/site"), &mut found);
        let hours = hours(given.hours, &at, &mut found);
        if let (Some(community), Some(site)) = (community, site) {
            let (community, site) = (CommunityId::new(community), SiteId::new(site));
            plan.served.push(Given { community, site, hours });
        }
    }
    found.finish().into_result(plan)
}

fn hours(hours: i64, at: &str, found: &mut Findings) -> i64 {
    if (0..=MOST).contains(&hours) {
        return hours;
    }
    let cause = format!("hours a week from 0 to {MOST} are expected here");
    found.add("number-out-of-range", format!("{at}/hours"), hours, cause, "write hours a week");
    0
}
