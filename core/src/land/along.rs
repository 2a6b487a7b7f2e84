//! Travel along roads, as far as the document goes: modes with their networks and estimates. The ways themselves come
//! from whoever knows roads ([`Roads`]).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::draft::{PaceDraft, RoadsDraft};
use super::space::pace;
use crate::issue::escape;
use crate::place::{Coordinate, Datum, Place};
use crate::read::findings::Findings;
use crate::roads::{Found, Mode, Roads, SNAP_METRES, Wanted};
use crate::travel::{Dense, Leg};

/// Farthest that a place may lie from a road, in metres.
const SNAPS: RangeInclusive<f64> = 0.0..=100_000.0;

/// What the roads say; nothing that matters where they say that something is wrong.
pub(super) fn along_roads(
    datum: Option<Datum>,
    modes: &BTreeMap<String, RoadsDraft>,
    snap_metres: Option<f64>,
    places: &[Place],
    roads: &dyn Roads,
    found: &mut Findings,
) -> Found {
    let modes: Vec<Mode> = modes.iter().map(|(name, mode)| road_mode(name, mode, found)).collect();
    let snap_metres = snap_metres.unwrap_or(SNAP_METRES);
    if !SNAPS.contains(&snap_metres) {
        let cause = format!("a place lies {} to {} m from the road", SNAPS.start(), SNAPS.end());
        found.add("bad-snap", "/travel/snap_metres", snap_metres, cause, "write metres such as 500");
    }
    let nowhere =
        || Found { travel: Arc::new(Dense::new(0, vec![Vec::new(); modes.len()])), longest: Leg::default() };
    if found.has_unreadable_below("/travel") || found.has_issue_below("/travel") {
        return nowhere();
    }
    let points: Vec<Option<Coordinate>> = places.iter().map(|p| p.coordinate).collect();
    let names: Vec<&str> = places.iter().map(|p| p.id.as_str()).collect();
    let wanted = Wanted { datum, points: &points, names: &names, modes: &modes, snap_metres };
    roads.travel(&wanted).unwrap_or_else(|issues| {
        for issue in issues.0 {
            found.add(issue.code, issue.pointer, issue.value, issue.cause, issue.action);
        }
        nowhere()
    })
}

/// A mode with a network, an estimate, or both.
fn road_mode<'a>(name: &'a str, draft: &'a RoadsDraft, found: &mut Findings) -> Mode<'a> {
    let object = format!("/travel/modes/{}", escape(name));
    let pace = match (draft.km_per_hour, draft.detour) {
        (Some(km_per_hour), Some(detour)) => Some(pace(name, &PaceDraft { km_per_hour, detour }, found)),
        (None, None) => None,
        (speed, _) => {
            let field = if speed.is_some() { "detour" } else { "km_per_hour" };
            let cause = "an estimate takes a speed and a detour";
            found.add_missing("half-estimate", &*object, field, cause, "write both, or neither");
            None
        }
    };
    if draft.file.is_none() && draft.km_per_hour.is_none() && draft.detour.is_none() {
        let cause = "a mode has a network, or an estimate where there is none";
        let action = "write the `.roads` file that `anpai roads build` made, or `km_per_hour` and `detour`";
        found.add_missing("no-network", object, "file", cause, action);
    }
    Mode { name, file: draft.file.as_deref(), pace }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ModeId, PlaceId};
    use crate::issue::Issues;
    use crate::time::Duration;
    use crate::travel::{Travel, TravelSource};
    use crate::visits::check::{check, check_with};
    use crate::visits::read::{read_draft, read_with};

    const TINY: &[u8] = include_bytes!("../../../tests/data/tiny.json");

    /// Every way by a mode with a network takes a second for each letter of its file's name.
    #[derive(Debug)]
    struct Letters(Vec<usize>);
    impl Travel for Letters {
        fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
            let seconds = if from == to { 0 } else { self.0[mode.index()] as i64 };
            Some(Leg { time: Duration(seconds * 1000), metres: seconds })
        }
        fn source(&self, mode: ModeId) -> TravelSource {
            if self.0[mode.index()] > 0 { TravelSource::Roads } else { TravelSource::StraightLine }
        }
        fn credit(&self, mode: ModeId) -> Option<&str> {
            (self.0[mode.index()] > 0).then_some("somebody")
        }
    }
    struct ByLetters;
    impl Roads for ByLetters {
        fn travel(&self, wanted: &Wanted<'_>) -> Result<Found, Issues> {
            let letters: Vec<usize> = wanted.modes.iter().map(|m| m.file.map_or(0, str::len)).collect();
            assert!(wanted.points.iter().all(Option::is_some));
            let longest = Leg { time: Duration(1_000_000), metres: 1000 };
            Ok(Found { travel: Arc::new(Letters(letters)), longest })
        }
    }

    fn tiny(modes: &str) -> Vec<u8> {
        let text = std::str::from_utf8(TINY).expect("UTF-8");
        let travel = text.find("\"travel\"").expect("a field");
        let end = text[travel..].find("\"services\"").expect("the next field") + travel;
        let new = format!("\"travel\": {{\"kind\": \"roads\", {modes}}},\n");
        [&text[..travel], &new, &text[end..]].concat().into_bytes()
    }

    fn codes(modes: &str) -> Vec<(&'static str, String)> {
        let issues = read_with(&tiny(modes), &ByLetters).err().unwrap_or_default();
        issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
    }

    #[test]
    fn ways_come_from_whoever_knows_roads_and_say_so_by_mode() {
        let modes = r#""modes": {"e-bike": {"file": "b.roads"}, "foot": {"km_per_hour": 4, "detour": 1.3}}"#;
        let problem = read_with(&tiny(modes), &ByLetters).unwrap_or_else(|issues| panic!("{issues}"));
        let leg = problem.travel.leg(ModeId(0), PlaceId(0), PlaceId(1)).map(|l| l.time);
        assert_eq!(leg, Some(Duration(7000)));
        let notes: Vec<_> = problem.provenance().iter().filter_map(|p| p.note(2)).collect();
        assert_eq!(
            notes,
            [
                "Travel times are along roads (e-bike): somebody.",
                "Travel times are straight-line estimates (foot)."
            ]
        );
    }

    #[test]
    fn without_roads_the_document_is_refused_and_told_how_to_get_them() {
        let modes = r#""modes": {"e-bike": {"file": "b.roads"}, "foot": {"file": "w.roads"}}"#;
        let draft = read_draft(&tiny(modes)).unwrap_or_else(|issues| panic!("{issues}"));
        let issues = check(&draft).expect_err("nobody knows the roads");
        assert_eq!((issues.len(), issues.0[0].code), (1, "no-roads"));
        assert!(check_with(&draft, &ByLetters).is_ok());
    }

    #[test]
    fn a_mode_has_a_network_or_a_whole_estimate() {
        let foot = |mode: &str| codes(&format!(r#""modes": {{"e-bike": {{"file": "b"}}, "foot": {mode}}}"#));
        let at = "/travel/modes/foot".to_owned();
        assert_eq!(foot(r#"{"file": "w", "km_per_hour": 4, "detour": 1.2}"#), []);
        assert_eq!(foot("{}"), [("no-network", at.clone())]);
        assert_eq!(foot(r#"{"file": "w", "detour": 1.2}"#), [("half-estimate", at.clone())]);
        assert_eq!(foot(r#"{"km_per_hour": 4, "detour": 0.5}"#), [("bad-detour", format!("{at}/detour"))]);
        assert_eq!(foot(r#"{"seconds": []}"#)[0], ("unknown-field", format!("{at}/seconds")));
    }

    #[test]
    fn the_distance_to_the_road_is_bounded_and_belongs_to_roads() {
        let modes = r#""modes": {"e-bike": {"file": "b"}, "foot": {"file": "w"}}, "snap_metres": -1"#;
        assert_eq!(codes(modes), [("bad-snap", "/travel/snap_metres".to_owned())]);
        let lines = tiny(modes);
        let lines = String::from_utf8(lines).expect("UTF-8").replace("\"roads\"", "\"table\"");
        let issues = read_with(lines.as_bytes(), &ByLetters).expect_err("of another kind");
        assert!(issues.0.iter().any(|i| (i.code, &*i.pointer) == ("unknown-field", "/travel/snap_metres")));
    }
}
