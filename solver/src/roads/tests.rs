//! Networks from the shipped extract.

use std::path::Path;

use anpai_core::stop::Stop;

use super::{Extract, Profile, build};

fn heidelberg() -> Extract {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/heidelberg/heidelberg.osm.pbf");
    Extract::read_pbf(&path, &Stop::never(), &mut |_| {}).unwrap()
}

#[test]
fn every_profile_has_a_network_in_heidelberg() {
    let extract = heidelberg();
    for name in Profile::BUILT_IN {
        let profile = Profile::built_in(name).unwrap();
        let built = build(&extract, &profile, &Stop::never()).unwrap();
        assert_eq!(built.shapes.along.len(), built.graph.arcs());
        assert!(built.report.nodes > 10_000, "{name}: {:?}", built.report);
        // Measured: the car loses 1,815 of 14,878.
        assert!(built.report.dropped_nodes * 5 < built.report.nodes, "{name}: {:?}", built.report);
    }
}

#[test]
fn turn_restrictions_of_heidelberg_bind_the_car() {
    let built = build(&heidelberg(), &Profile::built_in("car").unwrap(), &Stop::never()).unwrap();
    let turns = built.report.restrictions;
    assert!(turns.applied > 0 && turns.split_nodes > 0, "{turns:?}");
}
