//! The earlier plan. What is wrong with it as a plan, such as two cases in one hall, is a fact and no issue.

use super::days::instant;
use super::ids::Ids;
use crate::funerals::services::draft::{Draft, PlacedDraft, PreviousDraft};
use crate::funerals::services::plan::{Placed, Service};
use crate::funerals::services::problem::PoolId;
use crate::read::findings::Findings;
use crate::time::Horizon;

/// What the earlier plan says of each case.
pub(super) fn previous(
    draft: &Draft,
    ids: &Ids<'_>,
    horizon: &Horizon,
    found: &mut Findings,
) -> Vec<Option<Service>> {
    let mut all = vec![None; draft.cases.len()];
    let mut first = vec![None; draft.cases.len()];
    for (n, entry) in draft.previous.iter().enumerate() {
        let service = service(n, entry, ids, horizon, found);
        let Some(case) = ids.cases.find(&entry.case, || format!("/previous/{n}/case"), found) else {
            continue;
        };
        if let Some(first) = first[case].replace(n) {
            let cause = format!("/previous/{first} is about the same case");
            found.add(
                "duplicate-case",
                format!("/previous/{n}/case"),
                &entry.case,
                cause,
                "keep one of them",
            );
        }
        all[case] = Some(service);
    }
    all
}

/// Where a step was, and when.
pub(super) fn placed(
    draft: &PlacedDraft,
    at: &str,
    ids: &Ids<'_>,
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<Placed> {
    let pool = ids.pools.find(&draft.pool, || format!("{at}/pool"), found);
    let start = instant(horizon, draft.start, || format!("{at}/start"), found);
    Some(Placed { pool: PoolId::new(pool?), start })
}

fn service(
    n: usize,
    entry: &PreviousDraft,
    ids: &Ids<'_>,
    horizon: &Horizon,
    found: &mut Findings,
) -> Service {
    let at = |field: &str| format!("/previous/{n}/{field}");
    let mut pool = |id: &str, field: &str| ids.pools.find(id, || at(field), found).map(PoolId::new);
    let storage = entry.storage.as_deref().and_then(|id| pool(id, "storage"));
    let vigil = entry.vigil.as_deref().and_then(|id| pool(id, "vigil"));
    let mut placed =
        |draft: Option<&PlacedDraft>, field: &str| placed(draft?, &at(field), ids, horizon, found);
    Service {
        pickup: placed(entry.pickup.as_ref(), "pickup"),
        storage,
        preparation: placed(entry.preparation.as_ref(), "preparation"),
        vigil,
        farewell: placed(entry.farewell.as_ref(), "farewell"),
        cremation: placed(entry.cremation.as_ref(), "cremation"),
    }
}
