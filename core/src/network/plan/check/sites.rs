//! Kinds of sites, and sites with their sizes.

use super::HOURS;
use super::ids::Ids;
use crate::named::Named;
use crate::network::plan::draft::{Draft, KindDraft, SiteDraft, SizeDraft};
use crate::network::plan::problem::{Facility, Kind, KindId};
use crate::place::Place;
use crate::reach::reach;
use crate::read::findings::Findings;
use crate::site::check::{SiteIn, SizeIn, site};

pub(super) fn kinds(draft: &Draft, ids: &Ids<'_>, found: &mut Findings) -> Vec<Kind> {
    if draft.kinds.is_empty() {
        let cause = "every site has one, and there is none";
        found.add("no-kinds", "/kinds", "[]", cause, "write one at least, such as `station`");
    }
    let kind = |(n, kind): (usize, &KindDraft)| {
        let such = "write minutes, such as 15 for a quarter of an hour";
        Kind {
            named: Named::new(&kind.id, kind.name.as_deref()),
            reach: reach(&kind.reach, &format!("/kinds/{n}/reach"), &ids.modes, such, found),
        }
    };
    draft.kinds.iter().enumerate().map(kind).collect()
}

pub(super) fn sites(draft: &Draft, ids: &Ids<'_>, places: &[Place], found: &mut Findings) -> Vec<Facility> {
    let facility = |(n, one): (usize, &SiteDraft)| {
        let at = format!("/sites/{n}");
        let kind = ids.kinds.find(&one.kind, || format!("{at}/kind"), found);
        let site = site(&of_site(one), &at, HOURS, (&ids.places, places), found);
        Facility { site, kind: KindId::new(kind.unwrap_or(0)) }
    };
    draft.sites.iter().enumerate().map(facility).collect()
}

fn of_site(s: &SiteDraft) -> SiteIn<'_> {
    fn size(size: &SizeDraft) -> SizeIn<'_> {
        SizeIn {
            id: &size.id,
            name: size.name.as_deref(),
            capacity: ("hours", size.hours),
            opening_yuan: size.opening_yuan,
            daily_yuan: size.daily_yuan,
        }
    }
    SiteIn {
        id: &s.id,
        name: s.name.as_deref(),
        place: &s.place,
        sizes: s.sizes.iter().map(size).collect(),
        existing: s.existing.as_deref(),
        closing_yuan: s.closing_yuan,
        keep: s.keep,
    }
}
