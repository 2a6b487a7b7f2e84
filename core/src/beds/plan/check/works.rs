//! Extensions and conversions.

use super::money::Sources;
use super::sites::Sites;
use super::years::Years;
use super::{Ids, MOST, count};
use crate::beds::plan::draft::Draft;
use crate::beds::plan::problem::{KindId, SiteId, Works};
use crate::read::findings::Findings;
use crate::read::names::Names;

/// Beds of a module where nothing is said.
const MODULE: i64 = 10;

/// What could be done in modules.
pub(super) struct AllWorks {
    pub(super) extensions: Vec<Works>,
    pub(super) conversions: Vec<Works>,
}

pub(super) fn works(
    draft: &Draft,
    ids: &Ids<'_>,
    sites: &Sites<'_>,
    sources: &Sources<'_>,
    years: &Years,
    found: &mut Findings,
) -> AllWorks {
    Names::defined("extension", "/extensions", draft.extensions.iter().map(|e| &*e.id), found);
    Names::defined("conversion", "/conversions", draft.conversions.iter().map(|c| &*c.id), found);
    let (mut extensions, mut conversions) = (Vec::new(), Vec::new());
    for (n, e) in draft.extensions.iter().enumerate() {
        let at = format!("/extensions/{n}");
        let site = sites.names.find(&e.at, || format!("{at}/at"), found);
        let kind = ids.kinds.find(&e.kind, || format!("{at}/kind"), found);
        let (earliest, latest) = years.window(e.earliest, e.latest, &at, found);
        let most = count(&format!("{at}/most"), e.most, found);
        let most_per_year = e.most_per_year.map_or(most, |m| count(&format!("{at}/most_per_year"), m, found));
        let module = module(&at, e.module, found);
        let cost = sources.fen(&format!("{at}/yuan"), &e.yuan, found);
        if let (Some(site), Some(kind)) = (site, kind) {
            extensions.push(Works {
                id: e.id.clone(),
                site: SiteId::new(site),
                from: None,
                to: KindId::new(kind),
                module,
                most,
                most_per_year,
                earliest,
                latest,
                cost,
            });
        }
    }
    for (n, c) in draft.conversions.iter().enumerate() {
        let at = format!("/conversions/{n}");
        let site = sites.names.find(&c.at, || format!("{at}/at"), found);
        let from = ids.kinds.find(&c.from, || format!("{at}/from"), found);
        let to = ids.kinds.find(&c.to, || format!("{at}/to"), found);
        let (earliest, latest) = years.window(c.earliest, c.latest, &at, found);
        let module = module(&at, c.module, found);
        let cost = sources.fen(&format!("{at}/yuan"), &c.yuan, found);
        let (Some(site), Some(from), Some(to)) = (site, from, to) else { continue };
        if from == to {
            let cause = "a conversion changes the kind";
            found.add("same-kind", format!("{at}/to"), &c.to, cause, "write another kind, or leave it out");
        }
        // No more than is there at the beginning or could be added later.
        let added = extensions.iter().filter(|e: &&Works| e.site.index() == site && e.to.index() == from);
        let there =
            sites.sites[site].beds[from] + added.map(|e| e.most.saturating_mul(e.module)).sum::<i64>();
        let most = c.most.map_or(there.min(MOST) / module, |m| count(&format!("{at}/most"), m, found));
        let most_per_year = c.most_per_year.map_or(most, |m| count(&format!("{at}/most_per_year"), m, found));
        conversions.push(Works {
            id: c.id.clone(),
            site: SiteId::new(site),
            from: Some(KindId::new(from)),
            to: KindId::new(to),
            module,
            most,
            most_per_year,
            earliest,
            latest,
            cost,
        });
    }
    AllWorks { extensions, conversions }
}

fn module(at: &str, module: Option<i64>, found: &mut Findings) -> i64 {
    let module = module.unwrap_or(MODULE);
    if !(1..=MOST).contains(&module) {
        let cause = "a module has beds";
        found.add(
            "number-out-of-range",
            format!("{at}/module"),
            module,
            cause,
            "write 1 or more, such as 10",
        );
        return 1;
    }
    module
}
