//! Ids of every kind that a document of funerals has, and the classes of its pools.

use std::collections::BTreeSet;

use crate::funerals::services::draft::{Draft, PoolDraft, PoolKind};
use crate::funerals::services::problem::PoolId;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// All ids and classes that something else names.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    draft: &'a Draft,
    pub(super) pools: Names<'a>,
    pub(super) cases: Names<'a>,
    /// Cases that the earlier plan speaks of.
    pub(super) earlier: BTreeSet<&'a str>,
    hearses: Names<'a>,
    storage: Names<'a>,
    preparation: Names<'a>,
    vigil_halls: Names<'a>,
    cremators: Names<'a>,
    none: Names<'a>,
}

impl<'a> Ids<'a> {
    /// Reads every definition; duplicates and empty ids are issues.
    pub(super) fn gather(draft: &'a Draft, found: &mut Findings) -> Self {
        let pools = Names::defined("pool", "/pools", draft.pools.iter().map(|p| &*p.id), found);
        let cases = Names::defined("case", "/cases", draft.cases.iter().map(|c| &*c.id), found);
        // Nothing else names a collection.
        let _ = Names::defined("collection", "/collections", draft.collections.iter().map(|c| &*c.id), found);
        let doubtful = found.has_unreadable_below("/pools");
        let classes = |what, kind| {
            let pools = draft.pools.iter().filter(move |pool| pool.kind == kind);
            Names::used(what, pools.filter_map(|pool| pool.class.as_deref())).listed("/pools", doubtful)
        };
        Self {
            draft,
            pools,
            cases,
            earlier: draft.previous.iter().map(|entry| &*entry.case).collect(),
            hearses: classes("class of hearses", PoolKind::Hearse),
            storage: classes("class of cold storage", PoolKind::ColdStorage),
            preparation: classes("class of preparation", PoolKind::Preparation),
            vigil_halls: classes("class of vigil halls", PoolKind::VigilHall),
            cremators: classes("class of cremators", PoolKind::Cremator),
            none: Names::used("class", std::iter::empty()),
        }
    }
    fn classes(&self, kind: PoolKind) -> &Names<'a> {
        match kind {
            PoolKind::Hearse => &self.hearses,
            PoolKind::ColdStorage => &self.storage,
            PoolKind::Preparation => &self.preparation,
            PoolKind::VigilHall => &self.vigil_halls,
            PoolKind::Cremator => &self.cremators,
            PoolKind::FarewellHall | PoolKind::Staff => &self.none,
        }
    }
    /// The pools of a kind, of one class where one is asked for; an issue where no pool has that class.
    pub(super) fn of_class(
        &self,
        kind: PoolKind,
        class: Option<&str>,
        pointer: impl FnOnce() -> String,
        found: &mut Findings,
    ) -> Vec<PoolId> {
        if let Some(class) = class {
            self.classes(kind).find(class, pointer, found);
        }
        let fits = |pool: &PoolDraft| {
            pool.kind == kind && class.is_none_or(|class| pool.class.as_deref() == Some(class))
        };
        let pools = self.draft.pools.iter().enumerate().filter(|(_, pool)| fits(pool));
        pools.map(|(n, _)| PoolId::new(n)).collect()
    }
}
