//! The made-up city of the benches: 250,000 nodes on a local plane, with rings, radials, two rivers and few bridges, as
//! a source of roads. The same streets on every machine.

use anpai_core::place::Datum;
use anpai_scenarios::streets::Plan;
use anpai_solver::roads::Extract;

/// Nodes of the city; everyone on foot reaches all of them.
const NODES: usize = 250_000;
const SEED: u64 = 1;

/// Its streets, tagged as OpenStreetMap's.
pub fn extract() -> Extract {
    let city = Plan::city(NODES, SEED).build();
    let whole = |centimetres: i64| i32::try_from(centimetres).expect("the city is 41 km wide");
    let mut extract = Extract::drawn(Datum::LocalPlane, city.nodes.iter().map(|p| (whole(p.x), whole(p.y))));
    for (id, street) in (0..).zip(&city.streets) {
        extract.draw(id, &street.tags(), &[street.from, street.to]);
    }
    extract
}
