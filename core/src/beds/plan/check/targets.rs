//! Targets: each measure with what it takes, and nothing that it does not.

use super::years::Years;
use super::{Ids, named};
use crate::beds::plan::draft::{Draft, Measure, TargetDraft};
use crate::beds::plan::problem::{KindId, StaffId, Target};
use crate::read::findings::Findings;

/// Hundredths of the largest bound.
const LARGEST: f64 = 1e9;

/// What a measure takes beside its bound.
struct Takes {
    kinds: bool,
    needs_kinds: bool,
    tag: bool,
    staff: bool,
    of: bool,
}

fn takes(measure: Measure) -> Takes {
    let none = Takes { kinds: false, needs_kinds: false, tag: false, staff: false, of: false };
    match measure {
        Measure::ShareOfBeds => Takes { kinds: true, needs_kinds: true, ..none },
        Measure::Beds | Measure::NewBeds => Takes { kinds: true, ..none },
        Measure::StreetsCovered | Measure::Institutions => Takes { tag: true, ..none },
        Measure::StaffPer100Beds | Measure::StaffPer1000Elderly => Takes { staff: true, ..none },
        Measure::StaffShare => Takes { staff: true, of: true, ..none },
        Measure::BedsPer1000 | Measure::GovernmentShare | Measure::HomesAdapted => none,
    }
}

pub(super) fn targets(draft: &Draft, ids: &Ids<'_>, years: &Years, found: &mut Findings) -> Vec<Target> {
    (draft.targets.iter().enumerate()).map(|(n, t)| target(draft, n, t, ids, years, found)).collect()
}

fn target(
    draft: &Draft,
    n: usize,
    target: &TargetDraft,
    ids: &Ids<'_>,
    years: &Years,
    found: &mut Findings,
) -> Target {
    let at = format!("/targets/{n}");
    let takes = takes(target.measure);
    let fields = [
        ("kinds", takes.kinds, takes.needs_kinds, !target.kinds.is_empty()),
        ("tag", takes.tag, takes.tag, target.tag.is_some()),
        ("staff", takes.staff, takes.staff, target.staff.is_some()),
        ("of", takes.of, takes.of, target.of.is_some()),
    ];
    for (field, may, must, there) in fields {
        if must && !there {
            let cause = format!("this measure takes `{field}`");
            found.add_missing("missing-field", &*at, field, cause, format!("write `{field}`"));
        } else if there && !may {
            let cause = "this measure does not take it";
            found.add("unknown-field", format!("{at}/{field}"), field, cause, "leave it out");
        }
    }
    let (bound, at_most) = match (target.at_least, target.at_most) {
        (Some(least), None) => (least, false),
        (None, Some(most)) => (most, true),
        _ => {
            let cause = "a target has a least or a most, and not both";
            let action = "write `at_least` or `at_most`";
            found.add_missing("no-bound", &*at, "at_least", cause, action);
            (0.0, false)
        }
    };
    let hundredths = bound * 100.0;
    if !(0.0..=LARGEST).contains(&hundredths) || (hundredths - hundredths.round()).abs() > 1e-6 {
        let field = if at_most { "at_most" } else { "at_least" };
        let cause = "a bound is from 0 to ten million, with two decimals at most";
        found.add("bad-bound", format!("{at}/{field}"), bound, cause, "write such as 41 or 27.4");
    }
    if target.measure == Measure::StreetsCovered && draft.streets.is_empty() {
        let cause = "there are no streets to be covered";
        found.add("no-streets", format!("{at}/measure"), "streets-covered", cause, "list the streets");
    }
    let pointer = || format!("{at}/kinds");
    let kinds = ids.kinds.find_all(&target.kinds, KindId::new, pointer, found);
    let mut staff = |field: &str, id: Option<&str>| {
        id.and_then(|id| ids.staff.find(id, || format!("{at}/{field}"), found)).map(StaffId::new)
    };
    Target {
        named: named(&target.id, target.name.as_deref()),
        measure: target.measure,
        kinds,
        tag: target.tag.clone(),
        staff: staff("staff", target.staff.as_deref()),
        of: staff("of", target.of.as_deref()),
        year: target.year.map_or(years.count - 1, |y| years.index(y, &format!("{at}/year"), found)),
        hundredths: hundredths.round() as i64,
        at_most,
        nature: target.nature.unwrap_or_default(),
        weight: i64::from(target.weight.unwrap_or(1)),
        source: target.source.clone(),
    }
}
