//! The register of plots and niches, and what may become of one.
//!
//! | from | event | to |
//! | --- | --- | --- |
//! | free | plot-held | held |
//! | held, before `until`, by the same right, against a certificate | plot-paid | paid |
//! | held | plot-released | free |
//! | held, from `until` on | plot-expired | free |
//! | paid, interred | fee-paid | as before |
//! | paid | interred | interred |
//! | paid, with agreement | plot-released | free |
//!
//! A plot has one right at most because its state has room for one. Nothing hands a right from one person to another: it
//! goes back to the cemetery (公墓管理暂行办法, article 13). Maintenance is paid for 20 years at most (article 16).

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::instant::Instant;
use super::ledger::Event;
use crate::funerals::services::draft::Day;
use crate::issue::Issues;

/// The most years of maintenance that may be paid ahead: 公墓管理暂行办法, article 16.
pub const MOST_YEARS: u32 = 20;

/// Where a plot stands, with its only right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PlotState {
    /// Nobody's.
    #[default]
    Free,
    /// Kept until an instant, exclusive.
    Held {
        /// For whom.
        right: String,
        /// Until when.
        until: Instant,
    },
    /// Sold.
    Paid(Right),
    /// Somebody rests there, for good.
    Interred(Right),
}

/// A right to a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// Whose.
    pub right: String,
    /// The cremation certificate that it was sold against.
    pub certificate: String,
    /// The day before which maintenance is paid.
    pub fee_until: Day,
}

/// A plot or niche.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plot {
    /// Its kind.
    pub kind: String,
    /// Where it is, where that is known.
    pub site: Option<String>,
    /// Where it stands.
    pub state: PlotState,
}

impl PlotState {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Held { .. } => "held",
            Self::Paid(_) => "paid",
            Self::Interred(_) => "interred",
        }
    }
    /// Whose it is; `None` where it is free.
    #[must_use]
    pub fn right(&self) -> Option<&str> {
        match self {
            Self::Free => None,
            Self::Held { right, .. } => Some(right),
            Self::Paid(own) | Self::Interred(own) => Some(&own.right),
        }
    }
}

/// So many years after a day; the same day where the calendar ends before.
pub(super) fn years_later(day: Date, years: u32) -> Date {
    day.checked_add(i64::from(years).years()).unwrap_or(day)
}

/// Whether an event may happen to a plot that stands so, on the local date `today`: every issue against it.
pub(super) fn may(state: Option<&PlotState>, event: &Event, at: Instant, today: Date) -> Issues {
    use PlotState::{Free, Held, Interred, Paid};
    let mut issues = Issues::default();
    let shown = state.map_or("unknown", PlotState::name);
    let Some(state) = state else {
        let action = "open it first, or correct the id";
        issues.push("unknown-plot", "/plot", shown, "the register has no such plot", action);
        return issues;
    };
    let mut refuse = |code, pointer: &str, value: &str, cause: &str, action: &str| {
        issues.push(code, pointer, value, cause, action);
    };
    let asked = match event {
        Event::PlotPaid { right, .. }
        | Event::FeePaid { right, .. }
        | Event::Interred { right, .. }
        | Event::PlotReleased { right, .. } => Some(right),
        _ => None,
    };
    if let (Some(asked), Some(own)) = (asked, state.right())
        && asked != own
    {
        let cause = "the plot is another's, and a right is not handed on";
        refuse(
            "not-the-right",
            "/right",
            asked,
            cause,
            "name the right that the plot has, or choose another plot",
        );
    }
    match (event, state) {
        (Event::PlotHeld { .. }, Free) | (Event::FeePaid { .. }, Paid(_) | Interred(_)) => {}
        (Event::PlotHeld { .. }, _) => {
            refuse("plot-not-free", "/plot", shown, "a plot has one right at most", "choose another plot");
        }
        (Event::PlotPaid { .. }, Held { until, .. }) if at < *until => {}
        (Event::PlotPaid { .. }, Held { .. }) => {
            let cause = "its hold has run out, and others may have it";
            refuse("hold-expired", "/plot", shown, cause, "hold it again where it is free");
        }
        (Event::PlotPaid { .. }, _) => {
            refuse("not-held", "/plot", shown, "only a plot that is held is sold", "hold it first");
        }
        (Event::PlotExpired { .. }, Held { until, .. }) if *until <= at => {}
        (Event::PlotExpired { .. }, _) => {
            refuse(
                "not-run-out",
                "/plot",
                shown,
                "only a hold that has run out expires",
                "leave it to the desk",
            );
        }
        (Event::FeePaid { .. }, _) => {
            refuse(
                "not-paid",
                "/plot",
                shown,
                "maintenance is paid for plots that are sold",
                "pay for the plot first",
            );
        }
        (Event::Interred { .. }, Paid(_)) => {}
        (Event::Interred { .. }, Interred(_)) => {
            refuse("already-interred", "/plot", shown, "somebody rests there", "choose the right plot");
        }
        (Event::Interred { .. }, _) => {
            refuse(
                "not-paid",
                "/plot",
                shown,
                "nobody is interred in a plot that is not sold",
                "pay for it first",
            );
        }
        (Event::PlotReleased { .. }, Held { .. }) => {}
        (Event::PlotReleased { agreement: Some(_), .. }, Paid(_)) => {}
        (Event::PlotReleased { agreement: None, .. }, Paid(_)) => {
            let cause = "a plot that is sold stays so unless its owner agrees";
            refuse("needs-agreement", "/plot", shown, cause, "write `agreement` with its reference and date");
        }
        (Event::PlotReleased { .. }, Interred(_)) => {
            refuse("already-interred", "/plot", shown, "somebody rests there", "leave them in peace");
        }
        (Event::PlotReleased { .. }, Free) => {
            refuse("plot-free", "/plot", shown, "there is nothing to give back", "list the plots");
        }
        _ => {}
    }
    if let Event::PlotPaid { fee_until, .. } | Event::FeePaid { fee_until, .. } = event
        && fee_until.0 > years_later(today, MOST_YEARS)
    {
        let cause = format!("maintenance is paid for {MOST_YEARS} years ahead at most");
        refuse("fee-too-long", "/fee_years", &fee_until.to_string(), &cause, "pay for fewer years");
    }
    issues
}
