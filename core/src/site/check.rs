//! From the wire form of a site to the site: its place, its sizes, what is there, what may become of it.

use super::{Site, Size, SizeId};
use crate::id::PlaceId;
use crate::named::Named;
use crate::place::Place;
use crate::read::findings::Findings;
use crate::read::money::whole_fen;
use crate::read::names::Names;

/// More than this in one sum is a slip: ten billion yuan, far above what any district spends on such sites.
pub(crate) const MOST_YUAN: f64 = 1e10;

/// What sites of a model can do, in words and within limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount {
    /// Such as "meals a day".
    pub(crate) unit: &'static str,
    /// More than this of one size or one need is a slip.
    pub(crate) most: i64,
}

impl Amount {
    /// An amount from 0 to the most; 0 and an issue where it is none.
    pub(crate) fn check(self, pointer: &str, value: i64, found: &mut Findings) -> i64 {
        let Self { unit, most } = self;
        if (0..=most).contains(&value) {
            return value;
        }
        let cause = format!("{unit} from 0 to {most} are expected here");
        found.add("number-out-of-range", pointer, value, cause, format!("write how many {unit}"));
        0
    }
}

/// Yuan as fen; 0 where nothing is said.
pub(crate) fn fen(pointer: &str, yuan: Option<f64>, found: &mut Findings) -> i64 {
    yuan.map_or(0, |yuan| whole_fen(pointer, yuan, MOST_YUAN, found))
}

/// What the wire form says of a site, whatever the model.
pub(crate) struct SiteIn<'a> {
    pub(crate) id: &'a str,
    pub(crate) name: Option<&'a str>,
    pub(crate) place: &'a str,
    pub(crate) sizes: Vec<SizeIn<'a>>,
    pub(crate) existing: Option<&'a str>,
    pub(crate) closing_yuan: Option<f64>,
    pub(crate) keep: bool,
}

/// What it says of a size.
pub(crate) struct SizeIn<'a> {
    pub(crate) id: &'a str,
    pub(crate) name: Option<&'a str>,
    /// The field that says how much it can do, and what it says.
    pub(crate) capacity: (&'static str, i64),
    pub(crate) opening_yuan: Option<f64>,
    pub(crate) daily_yuan: Option<f64>,
}

/// The site that stands at `at`.
pub(crate) fn site(
    draft: &SiteIn<'_>,
    at: &str,
    amount: Amount,
    (names, places): (&Names<'_>, &[Place]),
    found: &mut Findings,
) -> Site {
    let place = names.find(draft.place, || format!("{at}/place"), found);
    let sizes = sizes(&draft.sizes, at, amount, found);
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

fn sizes(sizes: &[SizeIn<'_>], at: &str, amount: Amount, found: &mut Findings) -> Vec<Size> {
    if sizes.is_empty() {
        let cause = "nothing could ever be there";
        let action = format!("write one size at least, with its capacity in {}", amount.unit);
        found.add("no-sizes", format!("{at}/sizes"), "[]", cause, action);
    }
    let size = |(m, size): (usize, &SizeIn<'_>)| {
        let this = format!("{at}/sizes/{m}");
        if size.id.is_empty() {
            let cause = "a size without an id cannot be named elsewhere";
            found.add("empty-id", format!("{this}/id"), "\"\"", cause, "write an id");
        } else if let Some(first) = sizes[..m].iter().position(|s| s.id == size.id) {
            let cause = format!("{at}/sizes/{first} has the same id");
            let action = "give each size of a site an id of its own";
            found.add("duplicate-id", format!("{this}/id"), size.id, cause, action);
        }
        let (field, capacity) = size.capacity;
        Size {
            named: Named::new(size.id, size.name),
            capacity: amount.check(&format!("{this}/{field}"), capacity, found),
            opening: fen(&format!("{this}/opening_yuan"), size.opening_yuan, found),
            daily: fen(&format!("{this}/daily_yuan"), size.daily_yuan, found),
        }
    };
    sizes.iter().enumerate().map(size).collect()
}

fn existing(draft: &SiteIn<'_>, at: &str, found: &mut Findings) -> Option<SizeId> {
    let id = draft.existing?;
    let size = draft.sizes.iter().position(|s| s.id == id);
    if size.is_none() && !found.has_unreadable_id(&format!("{at}/sizes")) {
        let cause = "there is no size of this site with this id";
        let action = "add what is there to `sizes`, or name one of them";
        found.add("unknown-id", format!("{at}/existing"), id, cause, action);
    }
    size.map(SizeId::new)
}
