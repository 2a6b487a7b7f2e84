//! What a home has: as many units of each kind as its mean number of cases takes by the assumptions, but for what its plan
//! states.

use anpai_core::funerals::services::draft::{GapDraft, GapKind, HoursDraft, PoolDraft, PoolKind};
use anpai_core::time::{Clock, Duration, Minutes};

use super::cases::Mix;
use crate::known::Known;

/// Ids of pools.
pub const HEARSES: &str = "hearses";
/// Classes of cremators.
pub const ORDINARY: &str = "ordinary";
/// The other one.
pub const SUPERIOR: &str = "superior";
/// Names of farewell halls by rank.
const RANKS: [(&str, &str); 3] = [("small", "小告别厅"), ("middle", "中告别厅"), ("large", "大告别厅")];

/// The pools of a home that is made for `mean` cases a day. `halls` is another number of vigil halls than its own.
pub fn pools(known: &Known<'_>, mix: &Mix, mean: f64, halls: Option<u32>) -> Vec<PoolDraft> {
    let units = |number: f64| (number.ceil() as u32).max(1);
    let each = |share: f64, what: &str| units(mean * share / known.value(what));
    let pool = |id: &str, name: &str, kind: PoolKind, units: u32| PoolDraft {
        id: id.to_owned(),
        name: Some(name.to_owned()),
        kind,
        units,
        ..PoolDraft::default()
    };
    let mut all = vec![
        pool(HEARSES, "殡仪车", PoolKind::Hearse, each(1.0, "pick-ups of a hearse")),
        pool("drawers", "冷藏柜", PoolKind::ColdStorage, units(mean * known.value("drawers"))),
        PoolDraft {
            hours: hours(known, "preparation opens", "preparation closes"),
            ..pool("tables", "整容室", PoolKind::Preparation, each(1.0, "preparations of a table"))
        },
    ];
    let vigil = halls.or_else(|| known.maybe("vigil halls").map(|n| n as u32)).or_else(|| {
        let nights = mix.mean_nights() * mean * known.value("vigil halls per night asked for") / 100.0;
        (nights > 0.0).then(|| units(nights))
    });
    if let Some(halls) = vigil {
        all.push(pool("vigil", "守灵厅", PoolKind::VigilHall, halls));
    }
    let cleaned = Some(minutes(known, "cleaning of a hall"));
    if mix.farewell_in_vigil_hall {
        // A family says farewell where it has kept its vigil: as many at once as there are halls, and nothing to clean for
        // the next before noon.
        all.push(PoolDraft {
            size: Some(1),
            hours: vec![HoursDraft { start: clock(known, "leaving a vigil hall"), end: noon() }],
            ..pool("own-hall", "守灵厅内告别", PoolKind::FarewellHall, vigil.unwrap_or(1))
        });
    } else {
        for ((id, name), (rank, share)) in RANKS.iter().zip((1..).zip(mix.sizes())) {
            all.push(PoolDraft {
                size: Some(rank),
                hours: hours(known, "halls open", "halls close"),
                after_minutes: cleaned,
                ..pool(id, name, PoolKind::FarewellHall, each(share, "farewells of a hall"))
            });
        }
    }
    for (id, name, share) in [
        (ORDINARY, "普通火化炉", mix.cremated * (1.0 - mix.superior)),
        (SUPERIOR, "高档火化炉", mix.cremated * mix.superior),
    ] {
        if share <= 0.0 {
            continue;
        }
        all.push(PoolDraft {
            class: Some(id.to_owned()),
            hours: hours(known, "cremators open", "cremators close"),
            after_minutes: Some(minutes(known, "cooling")),
            ..pool(id, name, PoolKind::Cremator, each(share, "cremations of a cremator"))
        });
    }
    all
}

/// How long a case may wait between the transfer and the cremation.
pub fn gap(known: &Known<'_>) -> GapDraft {
    GapDraft { kind: GapKind::AtMost, minutes: Some(minutes(known, "longest wait before the cremation")) }
}

/// Minutes of an assumption.
pub fn minutes(known: &Known<'_>, what: &str) -> Minutes {
    Minutes(Duration::minutes(known.whole(what)))
}

/// The clock of an assumption that is told in minutes after midnight.
pub fn clock(known: &Known<'_>, what: &str) -> Clock {
    Clock(Duration::minutes(known.whole(what)))
}

fn noon() -> Clock {
    Clock(Duration::hours(12))
}

fn hours(known: &Known<'_>, opens: &str, closes: &str) -> Vec<HoursDraft> {
    vec![HoursDraft { start: clock(known, opens), end: clock(known, closes) }]
}
