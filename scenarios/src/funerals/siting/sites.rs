//! Sites that are there, which stay, and candidates: each near a made-up village of its street, as where a road leads already.

use anpai_core::network::plan::draft::{SiteDraft, SizeDraft};

use super::tables::{Place, SiteRow};
use crate::area::Home;
use crate::dice::Dice;
use crate::ground::Ground;

/// The one size of what is there, and of a candidate.
const NOW: &str = "now";
const NEW: &str = "new";

/// All sites.
pub fn sites(place: &Place, ground: &mut Ground, homes: &[Home], dice: &mut Dice) -> Vec<SiteDraft> {
    let mut sites = Vec::new();
    for row in &place.sites {
        let streets = place.streets(&row.streets);
        for n in 0..row.count {
            let of_street: Vec<&Home> =
                homes.iter().filter(|h| h.street == streets[n % streets.len()]).collect();
            let home = of_street[dice.below(of_street.len())];
            let id = id(row, n);
            let radius = place.known().whole("farthest of a site from its village");
            let (at, _) = ground.put_near(&id, home.street, home.at, radius, dice);
            sites.push(site(place, row, (id, n), at));
        }
    }
    sites
}

fn is_there(row: &SiteRow) -> bool {
    row.there == "yes"
}

fn id(row: &SiteRow, n: usize) -> String {
    let number = if row.count == 1 { String::new() } else { format!("-{:02}", n + 1) };
    if is_there(row) { format!("{}{number}", row.site) } else { format!("synthetic-{}{number}", row.site) }
}

fn site(place: &Place, row: &SiteRow, (id, n): (String, usize), at: String) -> SiteDraft {
    let known = place.known();
    let size = if is_there(row) { NOW } else { NEW };
    let name = if row.count == 1 { row.name.clone() } else { format!("{} {}", row.name, n + 1) };
    SiteDraft {
        id,
        name: Some(format!("{name} {}", if is_there(row) { "(made-up place)" } else { "(synthetic)" })),
        place: at,
        kind: row.kind.clone(),
        sizes: vec![SizeDraft {
            id: size.to_owned(),
            name: Some(if is_there(row) { "现有" } else { "新建" }.to_owned()),
            hours: None,
            capacity: Some(known.whole(&format!("capacity of {}: {size}", row.kind))),
            opening_yuan: (!is_there(row)).then(|| known.value(&format!("opening {}", row.kind))),
            daily_yuan: Some(known.value(&format!("a day of {}", row.kind))),
        }],
        existing: is_there(row).then(|| NOW.to_owned()),
        closing_yuan: None,
        keep: is_there(row),
    }
}
