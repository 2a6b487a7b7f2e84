//! Kitchens and points: sizes that they have or could have, what is there, what they cook and serve.

use super::ids::Ids;
use super::{fen, meals};
use crate::id::PlaceId;
use crate::issue::escape;
use crate::meals::plan::draft::{Draft, KitchenDraft, PointDraft, SizeDraft};
use crate::meals::plan::problem::{Kitchen, Point, Site, Size, SizeId};
use crate::named::Named;
use crate::place::Place;
use crate::read::findings::Findings;

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
        let common = Common::of_kitchen(kitchen);
        Kitchen { site: site(&common, &at, ids, places, found), meal_fen }
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
        let common = Common::of_point(point);
        Point { site: site(&common, &at, ids, places, found), diets, kitchens: Vec::new() }
    };
    draft.points.iter().enumerate().map(point).collect()
}

/// What kitchens and points have in common.
struct Common<'a> {
    id: &'a str,
    name: Option<&'a str>,
    place: &'a str,
    sizes: &'a [SizeDraft],
    existing: Option<&'a str>,
    closing_yuan: Option<f64>,
    keep: bool,
}

impl<'a> Common<'a> {
    fn of_kitchen(k: &'a KitchenDraft) -> Self {
        Self {
            id: &k.id,
            name: k.name.as_deref(),
            place: &k.place,
            sizes: &k.sizes,
            existing: k.existing.as_deref(),
            closing_yuan: k.closing_yuan,
            keep: k.keep,
        }
    }
    fn of_point(p: &'a PointDraft) -> Self {
        Self {
            id: &p.id,
            name: p.name.as_deref(),
            place: &p.place,
            sizes: &p.sizes,
            existing: p.existing.as_deref(),
            closing_yuan: p.closing_yuan,
            keep: p.keep,
        }
    }
}

fn site(draft: &Common<'_>, at: &str, ids: &Ids<'_>, places: &[Place], found: &mut Findings) -> Site {
    let place = ids.places.find(draft.place, || format!("{at}/place"), found);
    let sizes = sizes(draft.sizes, at, found);
    let existing = existing(draft, at, found);
    if draft.existing.is_none() && !found.is_unreadable(&format!("{at}/existing")) {
        let cause = "nothing is there";
        let action = "write which size is there as `existing`, or leave this out";
        if draft.keep {
            found.add("nothing-there", format!("{at}/keep"), "true", cause, action);
        }
        if let Some(yuan) = draft.closing_yuan {
            found.add("nothing-there", format!("{at}/closing_yuan"), yuan, cause, action);
        }
    }
    Site {
        named: Named::new(draft.id, draft.name),
        place: PlaceId::new(place.unwrap_or(0)),
        street: place.and_then(|p| places[p].street),
        sizes,
        existing,
        closing: draft.closing_yuan.map(|yuan| fen(&format!("{at}/closing_yuan"), Some(yuan), found)),
        keep: draft.keep,
    }
}

fn sizes(sizes: &[SizeDraft], at: &str, found: &mut Findings) -> Vec<Size> {
    if sizes.is_empty() {
        let cause = "nothing could ever be there";
        let action = "write one size at least, with its capacity in meals a day";
        found.add("no-sizes", format!("{at}/sizes"), "[]", cause, action);
    }
    let size = |(m, size): (usize, &SizeDraft)| {
        let this = format!("{at}/sizes/{m}");
        if size.id.is_empty() {
            let cause = "a size without an id cannot be named elsewhere";
            found.add("empty-id", format!("{this}/id"), "\"\"", cause, "write an id");
        } else if let Some(first) = sizes[..m].iter().position(|s| s.id == size.id) {
            let cause = format!("{at}/sizes/{first} has the same id");
            let action = "give each size of a site an id of its own";
            found.add("duplicate-id", format!("{this}/id"), &size.id, cause, action);
        }
        Size {
            named: Named::new(&size.id, size.name.as_deref()),
            capacity: meals(&format!("{this}/capacity"), size.capacity, found),
            opening: fen(&format!("{this}/opening_yuan"), size.opening_yuan, found),
            daily: fen(&format!("{this}/daily_yuan"), size.daily_yuan, found),
        }
    };
    sizes.iter().enumerate().map(size).collect()
}

fn existing(draft: &Common<'_>, at: &str, found: &mut Findings) -> Option<SizeId> {
    let id = draft.existing?;
    let size = draft.sizes.iter().position(|s| s.id == id);
    if size.is_none() && !found.has_unreadable_id(&format!("{at}/sizes")) {
        let cause = "there is no size of this site with this id";
        let action = "add what is there to `sizes`, or name one of them";
        found.add("unknown-id", format!("{at}/existing"), id, cause, action);
    }
    size.map(SizeId::new)
}
