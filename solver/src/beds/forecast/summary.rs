//! What replications say together: means with their intervals, shares of waits, and the fan of the list.

use anpai_core::beds::forecast::Problem;
use anpai_core::beds::forecast::answer::{
    Answer, Difference, Estimate, Fan, GroupAnswer, PlanAnswer, PoolAnswer, WaitFan,
};
use anpai_core::beds::forecast::draft::MODEL;
use anpai_core::read::VERSION;
use statrs::distribution::{ContinuousCDF, StudentsT};

use super::{Counted, Gauge, Tally};

/// Of every interval.
const CONFIDENCE: f64 = 0.95;
/// Of the fan.
const SHARES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];
const DAY: f64 = 86_400_000.0;

/// A mean of one value for each replication; `None` where there is none. `confidence` lies between 0 and 1.
///
/// Source: Law and Kelton (2000), Simulation Modeling and Analysis, section 4.5.
#[must_use]
pub fn estimate(values: impl IntoIterator<Item = f64>, confidence: f64) -> Option<Estimate> {
    let values: Vec<f64> = values.into_iter().collect();
    let n = values.len() as f64;
    if values.is_empty() {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n;
    let half_width = StudentsT::new(0.0, 1.0, n - 1.0).ok().map(|student| {
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
        student.inverse_cdf(0.5 + confidence / 2.0) * (variance / n).sqrt()
    });
    Some(Estimate { mean, half_width })
}

/// What was counted, as people read it.
#[must_use]
pub fn summary(problem: &Problem, counted: &Counted, seed: u64) -> Answer {
    let whole = |length: anpai_core::time::Duration| (length.0 as f64 / DAY) as i64;
    Answer {
        anpai: VERSION,
        model: MODEL,
        name: problem.name.clone(),
        synthetic: problem.synthetic,
        start: problem.start.clone(),
        days: whole(problem.length),
        warm_up_days: whole(problem.warm_up),
        seed,
        replications: counted.tallies.len(),
        confidence: CONFIDENCE,
        plans: (0..problem.plans.len()).map(|plan| of_plan(problem, counted, plan)).collect(),
    }
}

/// The replications of one plan.
struct Runs<'a> {
    problem: &'a Problem,
    tallies: Vec<&'a Tally>,
}

fn of_plan(problem: &Problem, counted: &Counted, plan: usize) -> PlanAnswer {
    let runs_of = |plan: usize| Runs { problem, tallies: counted.tallies.iter().map(|t| &t[plan]).collect() };
    let (runs, first) = (runs_of(plan), runs_of(0));
    let everybody: Vec<usize> = (0..problem.classes.len()).collect();
    let of = |belongs: &dyn Fn(usize) -> bool| -> Vec<usize> {
        everybody.iter().copied().filter(|class| belongs(*class)).collect()
    };
    let tiers = (problem.tiers.iter().enumerate()).map(|(tier, named)| {
        runs.group(&named.id, &of(&|class| problem.classes[class].tier.index() == tier))
    });
    let kinds = (problem.kinds.iter().enumerate()).map(|(kind, named)| {
        runs.group(&named.id, &of(&|class| problem.classes[class].kind(problem).index() == kind))
    });
    let of_kind = |kind: usize| -> Vec<usize> {
        (0..problem.pools.len()).filter(|pool| problem.pools[*pool].kind.index() == kind).collect()
    };
    PlanAnswer {
        plan: problem.plans[plan].id.id.clone(),
        all: runs.group("all", &everybody),
        tiers: tiers.collect(),
        kinds: kinds.collect(),
        classes: everybody.iter().map(|&c| runs.group(&problem.classes[c].id.id, &[c])).collect(),
        pools: (problem.pools.iter().enumerate()).map(|(pool, of)| runs.beds(&of.id.id, &[pool])).collect(),
        beds: (problem.kinds.iter().enumerate())
            .map(|(kind, named)| runs.beds(&named.id, &of_kind(kind)))
            .collect(),
        against_first: (plan > 0).then(|| runs.against(&first, &everybody)),
    }
}

impl Runs<'_> {
    fn mean(&self, value: impl Fn(&Tally) -> Option<f64>) -> Option<Estimate> {
        estimate(self.tallies.iter().filter_map(|tally| value(tally)), CONFIDENCE)
    }
    fn group(&self, id: &str, classes: &[usize]) -> GroupAnswer {
        let count = |of: fn(&super::Waits) -> u64| {
            move |tally: &Tally| classes.iter().map(|&c| of(&tally.waits[c])).sum::<u64>() as f64
        };
        let (admitted, still) = (count(|w| w.admitted), count(|w| w.still));
        let (gave_up, had_to) = (count(|w| w.gave_up), count(|w| w.had_to_wait));
        let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        GroupAnswer {
            id: id.to_owned(),
            admitted: self.mean(|t| Some(admitted(t))),
            gave_up: self.mean(|t| Some(gave_up(t))),
            wait_days: self.mean(|t| wait_days(t, classes)),
            had_to_wait: self.mean(|t| share(had_to(t), admitted(t))),
            wait_days_half: self.days_within(classes, 0.5),
            wait_days_nine_in_ten: self.days_within(classes, 0.9),
            list: self.mean(|t| Some(self.list(t, classes))),
            list_at_end: self.mean(|t| Some(still(t))),
            list_at_end_days: self.mean(|t| {
                let millis = classes.iter().map(|&c| t.waits[c].still_millis).sum::<i128>();
                share(millis as f64 / DAY, still(t))
            }),
            fan: self.fan(classes),
            waits: self.waits(classes),
        }
    }
    /// Beds of some pools together.
    fn beds(&self, id: &str, pools: &[usize]) -> PoolAnswer {
        let counted = (self.problem.length - self.problem.warm_up).0 as f64;
        let sum = |gauges: &[Gauge]| pools.iter().map(|&p| gauges[p].area).sum::<i128>() as f64;
        PoolAnswer {
            id: id.to_owned(),
            beds: self.mean(|t| Some(sum(&t.beds) / counted)),
            occupancy: self.mean(|t| {
                let beds = sum(&t.beds);
                (beds > 0.0).then(|| sum(&t.occupied) / beds)
            }),
        }
    }
    /// People on the list in the mean over time.
    fn list(&self, tally: &Tally, classes: &[usize]) -> f64 {
        let counted = (self.problem.length - self.problem.warm_up).0 as f64;
        classes.iter().map(|&c| tally.waiting[c].area).sum::<i128>() as f64 / counted
    }
    /// Whole days that a share of all who got a bed waited at most.
    fn days_within(&self, classes: &[usize], share: f64) -> Option<u32> {
        let mut by_day: Vec<u64> = Vec::new();
        for waits in self.tallies.iter().flat_map(|t| classes.iter().map(|&c| &t.waits[c])) {
            by_day.resize(by_day.len().max(waits.by_day.len()), 0);
            by_day.iter_mut().zip(&waits.by_day).for_each(|(sum, &n)| *sum += u64::from(n));
        }
        let wanted = share * by_day.iter().sum::<u64>() as f64;
        let mut so_far = 0;
        let day = by_day.iter().position(|n| {
            so_far += n;
            so_far > 0 && so_far as f64 >= wanted
        });
        day.map(|day| day as u32)
    }
    /// How many looks there are, and the day of each.
    fn looks(&self) -> impl Iterator<Item = (usize, i64)> {
        let step = (self.problem.step.0 as f64 / DAY) as i64;
        let looks = self.tallies.first().map_or(0, |t| t.looks.len());
        (0..looks).map(move |look| (look, look as i64 * step))
    }
    /// Replications that lie within each share, look by look.
    fn fan(&self, classes: &[usize]) -> Vec<Fan> {
        let fan = |(look, day): (usize, i64)| {
            let waiting = |t: &&Tally| classes.iter().map(|&c| t.looks[look].waiting[c]).sum::<u32>();
            let mut sorted: Vec<u32> = self.tallies.iter().map(waiting).collect();
            sorted.sort_unstable();
            Fan { day, waiting: SHARES.map(|share| sorted[within(share, sorted.len())]) }
        };
        self.looks().map(fan).collect()
    }
    /// The same of how long those waited who got a bed since the look before.
    fn waits(&self, classes: &[usize]) -> Vec<WaitFan> {
        let fan = |(look, day): (usize, i64)| {
            let mean = |t: &&Tally| {
                let look = &t.looks[look];
                let admitted: u64 = classes.iter().map(|&c| u64::from(look.admitted[c])).sum();
                let millis: u128 = classes.iter().map(|&c| u128::from(look.millis[c])).sum();
                (admitted > 0).then(|| millis as f64 / DAY / admitted as f64)
            };
            let mut sorted: Vec<f64> = self.tallies.iter().filter_map(mean).collect();
            sorted.sort_by(f64::total_cmp);
            let days = (!sorted.is_empty()).then(|| SHARES.map(|share| sorted[within(share, sorted.len())]));
            WaitFan { day, replications: sorted.len(), days }
        };
        self.looks().map(fan).collect()
    }
    /// Differences for the same people, so that what is luck for both does not blur them.
    fn against(&self, first: &Self, classes: &[usize]) -> Difference {
        let difference = |value: &dyn Fn(&Tally) -> Option<f64>| {
            let both = self.tallies.iter().zip(&first.tallies);
            estimate(both.filter_map(|(here, there)| Some(value(here)? - value(there)?)), CONFIDENCE)
        };
        Difference {
            wait_days: difference(&|t| wait_days(t, classes)),
            list: difference(&|t| Some(self.list(t, classes))),
            list_at_end: difference(&|t| Some(classes.iter().map(|&c| t.waits[c].still).sum::<u64>() as f64)),
        }
    }
}

/// Where the smallest of `n` sorted numbers stands that at least such a share does not exceed.
fn within(share: f64, n: usize) -> usize {
    ((share * n as f64).ceil() as usize).max(1) - 1
}

/// The mean over everybody of these classes who got a bed.
fn wait_days(tally: &Tally, classes: &[usize]) -> Option<f64> {
    let admitted = classes.iter().map(|&c| tally.waits[c].admitted).sum::<u64>();
    let millis = classes.iter().map(|&c| tally.waits[c].millis).sum::<i128>();
    (admitted > 0).then(|| millis as f64 / DAY / admitted as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_have_intervals() {
        // 3, 5, 10: mean 6, variance 13, Student's t with 2 degrees of freedom 4.3027: 4.3027 * sqrt(13 / 3) = 8.957.
        let of = estimate([3.0, 5.0, 10.0], 0.95).expect("three values");
        assert!((of.mean - 6.0).abs() < 1e-12);
        assert!(of.half_width.is_some_and(|half| (half - 8.957).abs() < 1e-3));
        assert!(of.holds(14.9) && !of.holds(-3.0));
        assert_eq!(estimate([3.0], 0.95), Some(Estimate { mean: 3.0, half_width: None }));
        assert_eq!(estimate([], 0.95), None);
    }
}
