//! What a format reports: the soft score in the format's own unit, exact to the last digit that it prints.

use crate::rule::Evaluation;
use crate::visits::format::Format;

/// The objective of a format: the soft score divided by `divisor`, with so many decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectiveUnit {
    /// Points of one unit.
    pub divisor: i64,
    /// Decimals in print.
    pub decimals: u32,
    /// Whether decimals that are zero are left out.
    pub trim: bool,
}

impl Format {
    /// The unit of its objective.
    #[must_use]
    pub fn objective_unit(self) -> ObjectiveUnit {
        match self {
            Self::Anpai => ObjectiveUnit { divisor: 1, decimals: 0, trim: true },
            // A third of the sum, in minutes.
            Self::Hhcrsp => ObjectiveUnit { divisor: 3 * 60_000, decimals: 3, trim: false },
            Self::Uhhc => ObjectiveUnit { divisor: 60_000, decimals: 4, trim: true },
            Self::Vrptw => ObjectiveUnit { divisor: 10, decimals: 1, trim: false },
        }
    }
}

impl ObjectiveUnit {
    /// `points` in this unit, rounded half up in integers.
    ///
    /// ```
    /// use anpai_core::visits::format::Format;
    /// // 334 minutes / 3 = 111.333.
    /// assert_eq!(Format::Hhcrsp.objective_unit().text(334 * 60_000), "111.333");
    /// assert_eq!(Format::Vrptw.objective_unit().text(8273), "827.3");
    /// assert_eq!(Format::Uhhc.objective_unit().text(90_000), "1.5");
    /// ```
    #[must_use]
    pub fn text(self, points: i64) -> String {
        let scale = 10_i128.pow(self.decimals);
        let (points, divisor) = (i128::from(points), i128::from(self.divisor));
        let rounded = (2 * points.abs() * scale + divisor) / (2 * divisor);
        let sign = if points < 0 && rounded > 0 { "-" } else { "" };
        let (whole, fraction) = (rounded / scale, rounded % scale);
        let mut fraction = format!("{fraction:0width$}", width = self.decimals as usize);
        if self.trim {
            fraction.truncate(fraction.trim_end_matches('0').len());
        }
        if self.decimals == 0 || fraction.is_empty() {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{fraction}")
    }
}

/// The objective of a plan in the format's own unit.
#[must_use]
pub fn objective(format: Format, evaluation: &Evaluation) -> String {
    format.objective_unit().text(evaluation.score.soft)
}
