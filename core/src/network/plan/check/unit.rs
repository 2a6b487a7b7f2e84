//! What a document counts: staff hours a week, or what it says. All of its kinds count the same, because what reaches nobody is
//! added up over them. Hours of staff can be asked for in hours alone.

use super::{HOURS, UNITS};
use crate::network::plan::draft::{Draft, Measure, SizeDraft};
use crate::read::findings::Findings;
use crate::site::check::Amount;

/// The unit that the document names. What can only be said in hours is refused beside it.
pub(super) fn unit(draft: &Draft, found: &mut Findings) -> Option<String> {
    let unit = draft.unit.as_ref()?;
    if unit.trim().is_empty() {
        let action = "write what is counted, such as `funerals a year`, or leave it out for hours a week";
        found.add("no-unit", "/unit", unit, "nobody knows what is counted", action);
    }
    if !draft.staff.is_empty() {
        let cause = format!("staff gives hours a week, and this document counts {unit}");
        let value = format!("{} staff", draft.staff.len());
        found.add("wrong-unit", "/staff", value, cause, "leave it out: sizes say how much a site can do");
    }
    for (n, _) in draft.targets.iter().enumerate().filter(|(_, t)| t.measure == Measure::HoursPerWeek) {
        let cause = format!("this document counts {unit}");
        let pointer = format!("/targets/{n}/measure");
        found.add("wrong-unit", pointer, "hours-per-week", cause, "measure the `served-share`");
    }
    Some(unit.clone())
}

/// How sizes and needs are told.
pub(super) fn amount(draft: &Draft) -> Amount {
    if draft.unit.is_some() { UNITS } else { HOURS }
}

/// The field that says how much the size at `at` can do, and what it says.
pub(super) fn capacity(
    draft: &Draft,
    size: &SizeDraft,
    at: &str,
    found: &mut Findings,
) -> (&'static str, i64) {
    let (hours, capacity) = (("hours", size.hours), ("capacity", size.capacity));
    let ((field, own), (other, wrong)) =
        if draft.unit.is_some() { (capacity, hours) } else { (hours, capacity) };
    if let Some(wrong) = wrong {
        let cause = match &draft.unit {
            Some(unit) => format!("this document counts {unit}"),
            None => "this document counts hours a week, as it names no `unit`".to_owned(),
        };
        found.add("wrong-unit", format!("{at}/{other}"), wrong, cause, format!("write `{field}`"));
    } else if own.is_none() {
        let cause = format!("the field `{field}` has to be there");
        found.add_missing("missing-field", at, field, cause, format!("write `{field}`"));
    }
    (field, own.unwrap_or(0))
}
