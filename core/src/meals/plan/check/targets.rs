//! Targets: each measure with a bound that it can have.

use crate::meals::plan::draft::{Draft, Measure, TargetDraft};
use crate::meals::plan::problem::Target;
use crate::named::Named;
use crate::read::findings::Findings;

/// The largest bound of a number.
const MOST: f64 = 1e7;
/// The largest bound of a share, in percent.
const WHOLE: f64 = 100.0;
/// The heaviest target.
const HEAVIEST: u32 = 1000;

pub(super) fn targets(draft: &Draft, found: &mut Findings) -> Vec<Target> {
    draft.targets.iter().enumerate().map(|(n, t)| target(draft, n, t, found)).collect()
}

fn target(draft: &Draft, n: usize, target: &TargetDraft, found: &mut Findings) -> Target {
    let at = format!("/targets/{n}");
    let weight = target.weight.unwrap_or(1);
    if !(1..=HEAVIEST).contains(&weight) {
        let cause = format!("a target weighs 1 to {HEAVIEST}");
        let action = "write such as 1, or leave the target out";
        found.add("number-out-of-range", format!("{at}/weight"), weight, cause, action);
    }
    if target.measure == Measure::StreetsWithPoint
        && draft.streets.is_empty()
        && !found.is_unreadable("/streets")
    {
        let cause = "there are no streets to have a point";
        found.add("no-streets", format!("{at}/measure"), "streets-with-point", cause, "list the streets");
    }
    let (bound, at_most) = bound(target, &at, found);
    Target {
        named: Named::new(&target.id, target.name.as_deref()),
        measure: target.measure,
        hundredths: (bound * 100.0).round() as i64,
        at_most,
        nature: target.nature.unwrap_or_default(),
        weight: i64::from(weight),
        source: target.source.clone(),
    }
}

/// The bound, and whether it is a most.
fn bound(target: &TargetDraft, at: &str, found: &mut Findings) -> (f64, bool) {
    let (bound, at_most) = match (target.at_least, target.at_most) {
        (Some(least), None) => (least, false),
        (None, Some(most)) => (most, true),
        _ => {
            if !found.is_unreadable(&format!("{at}/at_most")) {
                let cause = "a target has a least or a most, and not both";
                found.add_missing("no-bound", at, "at_least", cause, "write `at_least`");
            }
            return (0.0, false);
        }
    };
    let field = format!("{at}/{}", if at_most { "at_most" } else { "at_least" });
    if at_most && target.measure != Measure::Points {
        let cause = "only a number of points has a most";
        found.add("unknown-field", &*field, bound, cause, "write `at_least`");
    }
    let most = match target.measure {
        Measure::MealsPerDay | Measure::Points => MOST,
        Measure::CommunitiesCovered | Measure::StreetsWithPoint | Measure::ServedShare => WHOLE,
    };
    let hundredths = bound * 100.0;
    if !(0.0..=most).contains(&bound) || (hundredths - hundredths.round()).abs() > 1e-6 {
        let cause = format!("a bound of this measure is from 0 to {most}, with two decimals at most");
        found.add("bad-bound", field, bound, cause, "write such as 80 or 66.7");
        return (0.0, at_most);
    }
    (bound, at_most)
}
