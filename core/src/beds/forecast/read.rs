//! From bytes to a draft and a problem; [`crate::read`] says how.

use serde::de::MapAccess;

use super::check::{KIND, check_after, head};
use super::draft::{
    ChangeDraft, ClassDraft, Draft, NextDraft, PlanDraft, PoolDraft, RateDraft, ResidentsDraft, SpanDraft,
    WaitingDraft,
};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::one_of;
use crate::read::forms::forms;
use crate::read::wire::{Reader, Wire};

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    let (draft, found) = crate::read::parse(bytes, KIND, head)?;
    check_after(&draft, found)
}

forms! {
    Draft, "a document",
        needs [anpai, model, start, days, tiers, kinds, pools, plans, classes],
        may [name, synthetic, warm_up_days, step_days, replications, waiting, residents];
    PoolDraft, "a pool of beds", needs [id, kind, beds], may [name];
    PlanDraft, "a plan", needs [id], may [name, changes];
    ChangeDraft, "a change", needs [pool, date, beds], may [];
    ClassDraft, "a class of people", needs [id, tier, pools, stay], may [name, arrivals, patience, next];
    RateDraft, "a rate of arrivals", needs [per_year], may [from];
    NextDraft, "what comes next", needs [class, share], may [];
    WaitingDraft, "people who wait", needs [class, since, count], may [];
    ResidentsDraft, "people with a bed", needs [class, pool, since, count], may [];
    AnySpan, "a length of time",
        needs [kind],
        may [days, mean_days, scale_days, shape, median_days, sigma, observed_days];
}

/// A length of any kind: the kind may stand behind the fields it rules.
#[derive(Default)]
struct AnySpan {
    kind: Option<String>,
    days: Option<f64>,
    mean_days: Option<f64>,
    scale_days: Option<f64>,
    shape: Option<f64>,
    median_days: Option<f64>,
    sigma: Option<f64>,
    observed_days: Option<Vec<f64>>,
}

/// Kinds with the fields that each has to have.
const KINDS: [(&str, &[&str]); 5] = [
    ("fixed", &["days"]),
    ("exponential", &["mean_days"]),
    ("weibull", &["scale_days", "shape"]),
    ("log-normal", &["median_days", "sigma"]),
    ("empirical", &["observed_days"]),
];

impl Wire for SpanDraft {
    const WHAT: &'static str = "a length of time";
    fn blank() -> Self {
        Self::default()
    }
    fn object<'de, A: MapAccess<'de>>(reader: &mut Reader, object: A) -> Result<Self, A::Error> {
        let any = AnySpan::object(reader, object)?;
        let Some(kind) = one_of(reader, any.kind.as_deref(), &KINDS.map(|(kind, _)| kind)) else {
            return Ok(Self::blank());
        };
        let given = [
            ("days", any.days.is_some()),
            ("mean_days", any.mean_days.is_some()),
            ("scale_days", any.scale_days.is_some()),
            ("shape", any.shape.is_some()),
            ("median_days", any.median_days.is_some()),
            ("sigma", any.sigma.is_some()),
            ("observed_days", any.observed_days.is_some()),
        ];
        let needs = KINDS.iter().find(|(name, _)| *name == kind).map_or(&[] as &[_], |(_, needs)| needs);
        for &(field, there) in &given {
            match (needs.contains(&field), there) {
                (true, false) => reader.missing(field),
                (false, true) => reader.strangers(&[(field, true)], needs),
                _ => {}
            }
        }
        let number = Option::unwrap_or_default;
        Ok(match kind {
            "exponential" => Self::Exponential { mean_days: number(any.mean_days) },
            "weibull" => Self::Weibull { scale_days: number(any.scale_days), shape: number(any.shape) },
            "log-normal" => {
                Self::LogNormal { median_days: number(any.median_days), sigma: number(any.sigma) }
            }
            "empirical" => Self::Empirical { observed_days: any.observed_days.unwrap_or_default() },
            _ => Self::Fixed { days: number(any.days) },
        })
    }
}
