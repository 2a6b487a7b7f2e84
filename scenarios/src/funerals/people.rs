//! Who dies, who of them is cremated, and how they would be buried.

use anpai_core::funerals::cemetery::draft::{AcceptDraft, ChoiceDraft, ZoneDraft};

use super::tables::{KINDS, KindRow, Place};
use crate::known::Known;
use crate::share::share;

/// The kind that those who take something else for an award chose first.
const TRADITIONAL: &str = "traditional";

/// Deaths by street: as many in each, for no plan says where people die.
pub fn zones(place: &Place, years: usize) -> Vec<ZoneDraft> {
    let known = place.known();
    let first = known.maybe("deaths").unwrap_or_else(|| of_people(&known));
    let all: Vec<Vec<i64>> = (0..years)
        .map(|t| {
            let deaths = first * (1.0 + known.value("growth of deaths") / 100.0).powi(t as i32);
            share(deaths.round() as i64, &vec![1; place.streets.len()])
        })
        .collect();
    let zone = |(n, street): (usize, &crate::ground::StreetRow)| ZoneDraft {
        id: street.code.clone(),
        name: Some(street.name.clone()),
        deaths: all.iter().map(|of| of[n]).collect(),
    };
    place.streets.iter().enumerate().map(zone).collect()
}

/// Deaths in a year among those who turn to public cemeteries.
fn of_people(known: &Known<'_>) -> f64 {
    let deaths = match known.maybe("people") {
        Some(people) => people * known.value("deaths of 1000 people") / 1000.0,
        None => known.value("elderly") * known.value("deaths of 1000 elderly") / 1000.0,
    };
    deaths * known.value("turn to public cemeteries") / 100.0
}

/// Of those who die, how many in each hundred are cremated: from the first year's to that of 2025 in even steps, and no more
/// after it.
pub fn cremated(known: &Known<'_>, years: usize) -> Vec<f64> {
    let (before, then) = (known.value("cremated in 2020"), known.value("cremated in 2025"));
    let of = |t: usize| before + (then - before) * ((t + 1).min(5) as f64) / 5.0;
    (0..years).map(|t| (of(t) * 100.0).round() / 100.0).collect()
}

/// What people choose first, and what those who would have a traditional plot take instead.
pub fn choices(place: &Place) -> Vec<ChoiceDraft> {
    let known = place.known();
    let accept = |kind: &KindRow| {
        let percent = known.maybe(&format!("would take {}", kind.kind)).filter(|percent| *percent > 0.0)?;
        let award = known.maybe(&format!("award: {}", kind.kind)).unwrap_or_else(|| known.value("award"));
        Some(AcceptDraft { kind: kind.kind.clone(), award_yuan: Some(award), most_percent: Some(percent) })
    };
    let choice = |kind: &KindRow| {
        let percent =
            known.maybe(&format!("first choice: {}", kind.kind)).filter(|percent| *percent > 0.0)?;
        let accepts =
            if kind.kind == TRADITIONAL { place.kinds().filter_map(accept).collect() } else { Vec::new() };
        Some(ChoiceDraft {
            id: kind.kind.clone(),
            name: Some(kind.name.clone()),
            uncremated: kind.uncremated,
            kind: kind.kind.clone(),
            percent,
            accepts,
        })
    };
    KINDS.iter().filter_map(choice).collect()
}
