//! Who eats: how many meals a day there are, split over groups, diets and people who cannot go out, then over communities.
//! Every split is by [`spread`], so that more meals never take one away.

use anpai_core::meals::plan::draft::{CommunityDraft, DemandDraft, GroupDraft};

use super::spread::spread;
use super::{HALAL, ORDINARY, has_halal};
use crate::area::Home;
use crate::dice::Dice;
use crate::known::Known;

/// Groups in the order in which they are served: id, name, and what their share is called; the last has the rest.
const GROUPS: [(&str, &str, Option<&str>); 3] = [
    ("support", "特困、低保老人", Some("people with support")),
    ("old-or-alone", "80 岁及以上或独居老人", Some("very old or alone")),
    ("others", "其他老人", None),
];
/// What the share that cannot go out is called, by group.
const AT_HOME: [&str; 3] = ["at home, with support", "at home, very old or alone", "at home, all others"];
/// All, in percent.
const WHOLE: i64 = 100;

/// The groups.
pub fn groups() -> Vec<GroupDraft> {
    let group = |(at, (id, name, _)): (usize, &(&str, &str, Option<&str>))| GroupDraft {
        id: (*id).to_owned(),
        name: Some((*name).to_owned()),
        priority: at as u16 + 1,
    };
    GROUPS.iter().enumerate().map(group).collect()
}

/// Meals a day: what the plan wants by 2025, or a rate of the elderly.
pub fn total(known: &Known<'_>) -> i64 {
    let rate = || known.value("elderly") * known.value("meals per 1000 elderly") / 1000.0;
    known.maybe("meals a day wanted").unwrap_or_else(rate).round() as i64
}

/// Meals of one kind, and how they weigh among all.
struct Kind {
    group: &'static str,
    diet: &'static str,
    at_home: bool,
    weight: i64,
}

fn kinds(known: &Known<'_>) -> Vec<Kind> {
    let halal = if has_halal(known) { known.whole("halal meals") } else { 0 };
    let shares: Vec<i64> = GROUPS.iter().map(|(_, _, share)| share.map_or(0, |s| known.whole(s))).collect();
    let rest = WHOLE - shares.iter().sum::<i64>();
    let mut kinds = Vec::new();
    for (at, (group, _, share)) in GROUPS.iter().enumerate() {
        let of_all = if share.is_some() { shares[at] } else { rest };
        let home = known.whole(AT_HOME[at]);
        for (diet, of_diet) in [(ORDINARY, WHOLE - halal), (HALAL, halal)] {
            for (at_home, of_group) in [(false, WHOLE - home), (true, home)] {
                kinds.push(Kind { group, diet, at_home, weight: of_all * of_diet * of_group });
            }
        }
    }
    kinds.retain(|kind| kind.weight > 0);
    kinds
}

/// The communities with their meals. Each kind of meal is spread by people, and by chance up to half more or less.
pub fn communities(known: &Known<'_>, homes: &[Home], meals: i64, dice: &mut Dice) -> Vec<CommunityDraft> {
    let draft = |home: &Home| CommunityDraft {
        id: home.id.clone(),
        name: Some(home.name.clone()),
        place: home.place.clone(),
        ..CommunityDraft::default()
    };
    let mut all: Vec<CommunityDraft> = homes.iter().map(draft).collect();
    let kinds = kinds(known);
    let weights: Vec<i64> = kinds.iter().map(|k| k.weight).collect();
    for (kind, of_kind) in kinds.iter().zip(spread(meals, &weights)) {
        let weights: Vec<i64> = homes.iter().map(|h| h.weight * dice.between(50, 150)).collect();
        for (community, meals) in all.iter_mut().zip(spread(of_kind, &weights)) {
            if meals > 0 {
                let (group, diet) = (kind.group.to_owned(), kind.diet.to_owned());
                community.demand.push(DemandDraft { group, diet, meals, at_home: kind.at_home });
            }
        }
    }
    all
}
