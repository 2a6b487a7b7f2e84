//! Kinds of sites, and sites with their sizes.

use super::ids::Ids;
use super::siting::{apart, keep_away};
use super::unit::{amount, capacity};
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
            keep_away: keep_away(n, kind, ids, found),
            apart: apart(n, kind, found),
        }
    };
    draft.kinds.iter().enumerate().map(kind).collect()
}

pub(super) fn sites(draft: &Draft, ids: &Ids<'_>, places: &[Place], found: &mut Findings) -> Vec<Facility> {
    let facility = |(n, one): (usize, &SiteDraft)| {
        let at = format!("/sites/{n}");
        let kind = ids.kinds.find(&one.kind, || format!("{at}/kind"), found);
        let one_in = of_site(draft, one, &at, found);
        let site = site(&one_in, &at, amount(draft), (&ids.places, places), found);
        Facility { site, kind: KindId::new(kind.unwrap_or(0)), encroachments: Vec::new() }
    };
    draft.sites.iter().enumerate().map(facility).collect()
}

fn of_site<'a>(draft: &Draft, s: &'a SiteDraft, at: &str, found: &mut Findings) -> SiteIn<'a> {
    let size = |(m, size): (usize, &'a SizeDraft)| SizeIn {
        id: &size.id,
        name: size.name.as_deref(),
        capacity: capacity(draft, size, &format!("{at}/sizes/{m}"), found),
        opening_yuan: size.opening_yuan,
        daily_yuan: size.daily_yuan,
    };
    SiteIn {
        id: &s.id,
        name: s.name.as_deref(),
        place: &s.place,
        sizes: s.sizes.iter().enumerate().map(size).collect(),
        existing: s.existing.as_deref(),
        closing_yuan: s.closing_yuan,
        keep: s.keep,
    }
}
