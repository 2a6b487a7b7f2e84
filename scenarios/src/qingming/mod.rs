//! Seasons of grave-sweeping, and days on which everybody wants to marry: the model `slots`. What a plan gives is in
//! `figures.csv` of each season, and what it does not in `scenarios/qingming/assumptions.csv`; who asks for what is made by a
//! seeded generator. Start with [`season`].

use anpai_core::funerals::slots::draft::{
    Demand, Draft, MODEL, NoShowsDraft, Peak, ShuttleDraft, SlotDraft, VERSION,
};
use anpai_core::named::NamedDraft;
use anpai_core::time::{Clock, Duration};
use anpai_core::visits::draft::HorizonDraft;

use crate::known::Known;

pub mod readme;
mod requests;
pub mod tables;

use tables::{SEASONS, Season};

/// The fewest and the most requests of the large season.
pub const MANY: std::ops::RangeInclusive<usize> = 10..=1_000_000;

/// The season of a name such as `shapingba-qingming`; `slots-N` has as many requests as it says.
///
/// ```
/// let draft = anpai_scenarios::qingming::season("shapingba-qingming", 1).expect("a season of the list");
/// assert!(draft.synthetic);
/// // 5,100 plots, 70 % of them in use, 1.4 requests for each of these.
/// assert_eq!(draft.requests.len(), 4998);
/// ```
#[must_use]
pub fn season(name: &str, seed: u64) -> Option<Draft> {
    if let Some(season) = SEASONS.iter().find(|season| season.name == name) {
        return (!season.place.is_empty())
            .then(|| make(season, name, season.known().count("requests"), seed));
    }
    let many = name.strip_prefix("slots-")?.parse().ok().filter(|many| MANY.contains(many))?;
    SEASONS.iter().find(|season| season.place.is_empty()).map(|season| make(season, name, many, seed))
}

fn make(season: &Season, name: &str, many: usize, seed: u64) -> Draft {
    let known = season.known();
    let grid = Grid::new(season, &known);
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: name.to_owned(),
        synthetic: true,
        horizon: HorizonDraft { start: grid.date(), days: Some(grid.days as u16) },
        sites: (0..grid.sites).map(|site| named(season, site)).collect(),
        shuttles: grid.shuttles(&known),
        slots: grid.slots(&known),
        largest_party: (known.value("share of parties of 1") >= 100.0).then_some(1),
        no_shows: Some(NoShowsDraft {
            rate: Some(known.value("families that do not come") / 100.0),
            risk: Some(known.value("risk that more come than there is room for") / 100.0),
        }),
        seed: Some(format!("{name}-{seed}")),
        requests: requests::requests(&known, &grid, many, seed),
        figures: known.origins(),
        ..Draft::default()
    }
}

fn named(season: &Season, site: usize) -> NamedDraft {
    let name = season.sites.get(site).map(|name| (*name).to_owned());
    NamedDraft { id: format!("site-{}", site + 1), name }
}

/// Days and slots.
struct Grid {
    sites: usize,
    /// The first day, from 1 March.
    first: i64,
    days: usize,
    /// Slots a day and site.
    slots: usize,
    /// The day that most people want.
    wanted: i64,
}

impl Grid {
    fn new(season: &Season, known: &Known<'_>) -> Self {
        Self {
            sites: known.count("sites"),
            first: known.whole("first day"),
            days: known.count("days"),
            slots: known.count("slots a day"),
            wanted: season.wanted - known.whole("first day"),
        }
    }
    /// The first day as a date of 2026.
    fn date(&self) -> String {
        let months = [("03", 31), ("04", 30), ("05", 31), ("06", 30)];
        let mut day = self.first;
        for (month, days) in months {
            if day <= days {
                return format!("2026-{month}-{day:02}");
            }
            day -= days;
        }
        format!("2026-07-{day:02}")
    }
    /// The day of the week, 0 is Monday: 1 March 2026 is a Sunday.
    fn weekday(&self, day: usize) -> i64 {
        (self.first + day as i64 + 5) % 7
    }
    fn id(site: usize, day: usize, slot: usize) -> String {
        format!("{}-{:02}-{:02}", site + 1, day + 1, slot + 1)
    }
    fn run(site: usize, day: usize, run: usize) -> String {
        format!("bus-{}-{:02}-{}", site + 1, day + 1, run + 1)
    }
    fn shuttles(&self, known: &Known<'_>) -> Vec<ShuttleDraft> {
        let (runs, seats) = (known.count("runs of shuttles a day"), known.maybe("seats of a run"));
        let all = (0..self.sites).flat_map(|site| (0..self.days).map(move |day| (site, day)));
        let all = all.flat_map(|(site, day)| (0..runs).map(move |run| Self::run(site, day, run)));
        all.map(|id| ShuttleDraft { id, name: None, seats: seats.unwrap_or(0.0) as i64 }).collect()
    }
    fn slots(&self, known: &Known<'_>) -> Vec<SlotDraft> {
        let runs = known.count("runs of shuttles a day");
        let minutes = known.whole("minutes of a slot");
        let from = (known.value("first hour") * 60.0) as i64;
        let clock = |slot: usize| Clock(Duration::minutes(from + minutes * slot as i64));
        let mut slots = Vec::new();
        for (site, day) in (0..self.sites).flat_map(|site| (0..self.days).map(move |day| (site, day))) {
            for slot in 0..self.slots {
                slots.push(SlotDraft {
                    id: Self::id(site, day, slot),
                    site: format!("site-{}", site + 1),
                    day: day as u16,
                    start: clock(slot),
                    end: clock(slot + 1),
                    people: known.whole("people in a slot"),
                    parking: known.maybe("parking in a slot").map(|spaces| spaces as i64),
                    shuttle: (runs > 0).then(|| Self::run(site, day, slot * runs / self.slots)),
                    peak: Some(Peak::By(Demand::ByDemand)),
                    no_shows: None,
                });
            }
        }
        slots
    }
}

#[cfg(test)]
mod tests;
