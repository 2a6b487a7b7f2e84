//! Where segments come from, and what of their weights changes with the hour: for closures by the source's ways, for hours
//! by the profile's classes.

use std::collections::BTreeSet;

use super::conditions::{Conditions, HOURS, Hour};
use super::graph::Graph;
use super::profile::Profile;
use super::shapes::Shapes;
use super::store::Store;
use super::weight::Weight;

/// The class of what costs what its source states, at every hour.
pub const NO_CLASS: u8 = u8::MAX;

/// Where each segment comes from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// `[segments]`: id of the way in the source.
    pub way: Store<i64>,
    /// `[segments]`: position among the profile's classes, or [`NO_CLASS`].
    pub class: Store<u8>,
    /// `[nodes]`: milliseconds that one waits at a node, for a signal or a barrier. They are part of every arc that leads
    /// there, and the same at every hour.
    pub wait: Store<u32>,
    /// `[classes x 24]`: times the duration in each hour of the day.
    pub factor: Store<f64>,
}

impl Origins {
    /// Of a network that nobody knows more of: every segment is a way of its own, numbered from 0, alike at all hours.
    #[must_use]
    pub fn unknown(graph: &Graph, shapes: &Shapes) -> Self {
        Self {
            way: (0..shapes.segments() as i64).collect::<Vec<_>>().into(),
            class: vec![NO_CLASS; shapes.segments()].into(),
            wait: vec![0; graph.nodes()].into(),
            factor: Store::default(),
        }
    }
    /// The factors of a profile.
    pub(super) fn factors(profile: &Profile) -> Store<f64> {
        profile.classes.iter().flat_map(|class| class.hours).collect::<Vec<_>>().into()
    }
    /// Whether some hour differs from the usual.
    #[must_use]
    pub fn has_hours(&self) -> bool {
        self.factor.iter().any(|factor| *factor != 1.0)
    }
    /// The first hour of the day with the figures of this one, so that hours that are alike are worked out once.
    #[must_use]
    pub fn alike(&self, hour: Hour) -> Hour {
        let same =
            |other: &Hour| self.factor.chunks(HOURS).all(|day| day[other.index()] == day[hour.index()]);
        Hour::all().find(same).unwrap_or(hour)
    }
    /// The ids among these that no segment has, ascending.
    #[must_use]
    pub fn missing(&self, ways: &BTreeSet<i64>) -> BTreeSet<i64> {
        let mut missing = ways.clone();
        for way in self.way.iter() {
            if missing.is_empty() {
                break;
            }
            missing.remove(way);
        }
        missing
    }

    /// The milliseconds of every arc; `usual` are those that the network was built with.
    ///
    /// The hour's factor multiplies what an arc takes without the wait at its end, to the nearest millisecond and never
    /// below one; a closed arc is no way.
    pub(super) fn millis(
        &self,
        graph: &Graph,
        shapes: &Shapes,
        usual: &[u32],
        conditions: &Conditions,
    ) -> Vec<u32> {
        let factor = |segment: usize| match (conditions.hour, self.class[segment]) {
            (None, _) | (_, NO_CLASS) => 1.0,
            (Some(hour), class) => self.factor[usize::from(class) * HOURS + hour.index()],
        };
        // `None` is closed.
        let of_segment: Vec<Option<f64>> = (0..shapes.segments())
            .map(|segment| (!conditions.closed.contains(&self.way[segment])).then(|| factor(segment)))
            .collect();
        (usual.iter().enumerate())
            .map(|(arc, &millis)| match of_segment[shapes.segment(arc).0 as usize] {
                None => Weight::NO_WAY.millis(),
                Some(factor) => longer(millis, self.wait[graph.head[arc] as usize], factor),
            })
            .collect()
    }
}

/// Milliseconds times a factor, without the wait in them.
fn longer(millis: u32, wait: u32, factor: f64) -> u32 {
    let moving = (f64::from(millis - wait) * factor).round() + f64::from(wait);
    moving.clamp(1.0, f64::from(Weight::NO_WAY.millis() - 1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_alike_where_no_class_tells_them_apart() {
        // The first class is slower from 17:00 to 18:00, the second from 8:00 to 9:00.
        let mut factor = vec![1.0; 2 * HOURS];
        (factor[17], factor[HOURS + 8]) = (2.0, 1.5);
        let origins = Origins { factor: factor.into(), ..Origins::default() };
        let alike = |hour| Hour::new(hour).map(|hour| origins.alike(hour).number());
        assert_eq!([0, 8, 9, 17, 23].map(alike), [0, 8, 0, 17, 0].map(Some));
    }

    #[test]
    fn a_factor_multiplies_the_moving_and_not_the_waiting() {
        // 30 s of which 10 s at a signal: 20 * 1.5 + 10. To the nearest millisecond, and one at least.
        assert_eq!(longer(30_000, 10_000, 1.5), 40_000);
        assert_eq!((longer(3, 0, 1.5), longer(1, 0, 0.1), longer(10, 10, 7.0)), (5, 1, 10));
        // Never so long that it would be no way.
        assert_eq!(longer(Weight::NO_WAY.millis() - 1, 0, 10.0), Weight::NO_WAY.millis() - 1);
        assert_eq!(longer(12_345, 45, 1.0), 12_345);
    }
}
