//! Cases and collections.

use super::days::{LONGEST_STEP, RANKS, WEIGHTS, instant, within};
use super::ids::Ids;
use super::previous::placed;
use super::wishes;
use crate::funerals::services::draft::{CaseDraft, CollectionDraft, Draft, PoolKind, StepDraft};
use crate::funerals::services::problem::{Case, Collection, Cremation, Farewell, Hall, PoolId, Step, Vigil};
use crate::read::calendar::{Zero, length};
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon, Minutes};

/// The most vigil nights: the custom of seven times seven days.
const MOST_NIGHTS: u16 = 49;

/// Every case.
pub(super) fn cases(draft: &Draft, ids: &Ids<'_>, horizon: &Horizon, found: &mut Findings) -> Vec<Case> {
    let case = |(n, case): (usize, &CaseDraft)| {
        let reader = CaseReader { all: draft, n, draft: case, ids, horizon };
        reader.case(found)
    };
    draft.cases.iter().enumerate().map(case).collect()
}

/// Every collection.
pub(super) fn collections(
    draft: &Draft,
    ids: &Ids<'_>,
    horizon: &Horizon,
    found: &mut Findings,
) -> Vec<Collection> {
    let collection = |(n, draft): (usize, &CollectionDraft)| {
        let at = |field: &str| format!("/collections/{n}/{field}");
        Collection {
            id: draft.id.clone(),
            ready: instant(horizon, draft.ready, || at("ready"), found),
            duration: duration(draft.minutes, at("minutes"), found),
            due: instant(horizon, draft.due, || at("due"), found),
            weight: weight(draft.weight, || at("weight"), found),
            any_hour: draft.any_hour,
            pools: ids.of_class(PoolKind::Hearse, draft.class.as_deref(), || at("class"), found),
            previous: draft
                .previous
                .as_ref()
                .and_then(|previous| placed(previous, &at("previous"), ids, horizon, found)),
        }
    };
    draft.collections.iter().enumerate().map(collection).collect()
}

/// A weight or priority; 1 where not given.
pub(super) fn weight(given: Option<u32>, pointer: impl FnOnce() -> String, found: &mut Findings) -> i64 {
    i64::from(within(given.unwrap_or(1), &WEIGHTS, pointer, found))
}

fn duration(minutes: Minutes, pointer: String, found: &mut Findings) -> Duration {
    length(minutes, Zero::Wrong, LONGEST_STEP, || pointer, found)
}

struct CaseReader<'a> {
    all: &'a Draft,
    n: usize,
    draft: &'a CaseDraft,
    ids: &'a Ids<'a>,
    horizon: &'a Horizon,
}

impl CaseReader<'_> {
    fn at(&self, field: &str) -> String {
        format!("/cases/{}/{field}", self.n)
    }
    fn case(&self, found: &mut Findings) -> Case {
        let draft = self.draft;
        let object = format!("/cases/{}", self.n);
        if draft.farewell.is_none()
            && draft.cremation.is_none()
            && !found.is_unreadable(&self.at("cremation"))
        {
            let cause = "a case has a farewell, a cremation or both";
            found.add_missing("no-rite", &*object, "farewell", cause, "write one, or leave the case out");
        }
        if let Some(latest) = draft.latest.filter(|_| draft.cremation.is_none())
            && !found.has_unreadable_below(&self.at("cremation"))
        {
            let cause = "nothing is cremated, so that no cremation can be late";
            found.add("no-cremation", self.at("latest"), latest, cause, "leave it out");
        }
        let mut time = |moment, field| instant(self.horizon, moment, || self.at(field), found);
        let ready = draft.ready.map(|moment| time(moment, "ready"));
        let latest = draft.latest.map(|moment| time(moment, "latest"));
        let days = wishes::days(&object, draft, self.horizon, found);
        Case {
            id: draft.id.clone(),
            priority: weight(draft.priority, || self.at("priority"), found),
            ready,
            pickup: self.step("pickup", draft.pickup.as_ref(), PoolKind::Hearse, found),
            storage: draft
                .storage
                .as_ref()
                .map(|storage| self.pools("storage", PoolKind::ColdStorage, storage.class.as_deref(), found)),
            preparation: self.step("preparation", draft.preparation.as_ref(), PoolKind::Preparation, found),
            vigil: self.vigil(found),
            farewell: self.farewell(found),
            cremation: self.cremation(found),
            latest,
            wish_weight: wishes::weight_of(&object, draft, found),
            wishes: wishes::windows(&object, draft, self.horizon, found),
            days: days.allowed,
            wished_day: days.wished,
            day_weight: days.weight,
            confirmed: self.confirmed(found),
        }
    }
    fn pools(&self, step: &str, kind: PoolKind, class: Option<&str>, found: &mut Findings) -> Vec<PoolId> {
        self.ids.of_class(kind, class, || self.at(&format!("{step}/class")), found)
    }
    fn step(
        &self,
        name: &str,
        draft: Option<&StepDraft>,
        kind: PoolKind,
        found: &mut Findings,
    ) -> Option<Step> {
        let draft = draft?;
        let duration = duration(draft.minutes, self.at(&format!("{name}/minutes")), found);
        Some(Step { duration, pools: self.pools(name, kind, draft.class.as_deref(), found) })
    }
    fn vigil(&self, found: &mut Findings) -> Option<Vigil> {
        let draft = self.draft.vigil.as_ref()?;
        let nights = within(draft.nights, &(1..=MOST_NIGHTS), || self.at("vigil/nights"), found);
        Some(Vigil { nights, pools: self.pools("vigil", PoolKind::VigilHall, draft.class.as_deref(), found) })
    }
    fn farewell(&self, found: &mut Findings) -> Option<Farewell> {
        let draft = self.draft.farewell?;
        let size = within(draft.size, &RANKS, || self.at("farewell/size"), found);
        let duration = duration(draft.minutes, self.at("farewell/minutes"), found);
        let pools = self.all.pools.iter().enumerate().filter(|(_, p)| p.kind == PoolKind::FarewellHall);
        let ranks = pools.filter_map(|(n, pool)| Some((PoolId::new(n), pool.size?)));
        let mut halls: Vec<Hall> = ranks
            .filter(|(_, rank)| *rank >= size)
            .map(|(pool, rank)| Hall { pool, upgrade: i64::from(rank - size) })
            .collect();
        halls.sort_by_key(|hall| (hall.upgrade, hall.pool));
        Some(Farewell { size, duration, halls })
    }
    fn cremation(&self, found: &mut Findings) -> Option<Cremation> {
        let draft = self.draft.cremation.as_ref()?;
        let casket = within(draft.casket.unwrap_or(1), &RANKS, || self.at("cremation/casket"), found);
        let mut pools = self.pools("cremation", PoolKind::Cremator, Some(&draft.class), found);
        pools.retain(|pool| self.all.pools[pool.index()].casket.unwrap_or(1) >= casket);
        let ash = draft.ash_minutes.unwrap_or_default();
        Some(Cremation {
            class: draft.class.clone(),
            duration: duration(draft.minutes, self.at("cremation/minutes"), found),
            casket,
            ash: length(ash, Zero::Fine, LONGEST_STEP, || self.at("cremation/ash_minutes"), found),
            pools,
        })
    }
    fn confirmed(&self, found: &mut Findings) -> bool {
        let confirmed = self.draft.confirmed;
        let is_known = self.ids.earlier.contains(&*self.draft.id);
        if confirmed && !is_known && !found.has_unreadable_below("/previous") {
            let cause = "`previous` does not say what of this case is confirmed";
            let action = "write the case into `previous`, or leave `confirmed` out";
            found.add("confirmed-without-entry", self.at("confirmed"), true, cause, action);
        }
        confirmed
    }
}
