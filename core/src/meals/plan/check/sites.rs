//! Kitchens and points: sizes that they have or could have, what is there, what they cook and serve.

use super::MEALS;
use super::ids::Ids;
use crate::issue::escape;
use crate::meals::plan::draft::{Draft, KitchenDraft, PointDraft, SizeDraft};
use crate::meals::plan::problem::{Kitchen, Point};
use crate::place::Place;
use crate::read::findings::Findings;
use crate::site::check::{SiteIn, SizeIn, fen, site};

pub(super) fn kitchens(draft: &Draft, ids: &Ids<'_>, places: &[Place], found: &mut Findings) -> Vec<Kitchen> {
    let kitchen = |(n, kitchen): (usize, &KitchenDraft)| {
        let at = format!("/kitchens/{n}");
        let mut meal_fen = vec![None; draft.diets.len()];
        if kitchen.diets.is_empty() {
            let cause = "a kitchen cooks something";
            let action = "write the diets that it can cook, or leave the kitchen out";
            found.add("no-diets", format!("{at}/diets"), "[]", cause, action);
        }
        for (m, diet) in kitchen.diets.iter().enumerate() {
            if let Some(d) = ids.diets.find(diet, || format!("{at}/diets/{m}"), found) {
                meal_fen[d] = Some(0);
            }
        }
        for (diet, yuan) in &kitchen.meal_yuan {
            let pointer = format!("{at}/meal_yuan/{}", escape(diet));
            let fen = fen(&pointer, Some(*yuan), found);
            let Some(d) = ids.diets.find(diet, || pointer.clone(), found) else { continue };
            if meal_fen[d].is_some() {
                meal_fen[d] = Some(fen);
            } else if !found.has_unreadable_below(&format!("{at}/diets")) {
                let cause = "this kitchen does not cook the diet";
                found.add(
                    "diet-not-cooked",
                    pointer,
                    yuan,
                    cause,
                    "add it to `diets`, or leave its cost out",
                );
            }
        }
        Kitchen { site: site(&of_kitchen(kitchen), &at, MEALS, (&ids.places, places), found), meal_fen }
    };
    draft.kitchens.iter().enumerate().map(kitchen).collect()
}

pub(super) fn points(draft: &Draft, ids: &Ids<'_>, places: &[Place], found: &mut Findings) -> Vec<Point> {
    let point = |(n, point): (usize, &PointDraft)| {
        let at = format!("/points/{n}");
        let mut diets = vec![point.diets.is_empty(); draft.diets.len()];
        for (m, diet) in point.diets.iter().enumerate() {
            if let Some(d) = ids.diets.find(diet, || format!("{at}/diets/{m}"), found) {
                diets[d] = true;
            }
        }
        Point {
            site: site(&of_point(point), &at, MEALS, (&ids.places, places), found),
            diets,
            kitchens: Vec::new(),
        }
    };
    draft.points.iter().enumerate().map(point).collect()
}

fn of_kitchen(k: &KitchenDraft) -> SiteIn<'_> {
    SiteIn {
        id: &k.id,
        name: k.name.as_deref(),
        place: &k.place,
        sizes: sizes(&k.sizes),
        existing: k.existing.as_deref(),
        closing_yuan: k.closing_yuan,
        keep: k.keep,
    }
}

fn of_point(p: &PointDraft) -> SiteIn<'_> {
    SiteIn {
        id: &p.id,
        name: p.name.as_deref(),
        place: &p.place,
        sizes: sizes(&p.sizes),
        existing: p.existing.as_deref(),
        closing_yuan: p.closing_yuan,
        keep: p.keep,
    }
}

fn sizes(sizes: &[SizeDraft]) -> Vec<SizeIn<'_>> {
    fn one(size: &SizeDraft) -> SizeIn<'_> {
        SizeIn {
            id: &size.id,
            name: size.name.as_deref(),
            capacity: ("capacity", size.capacity),
            opening_yuan: size.opening_yuan,
            daily_yuan: size.daily_yuan,
        }
    }
    sizes.iter().map(one).collect()
}
