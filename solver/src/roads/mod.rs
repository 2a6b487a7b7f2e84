//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

mod contract;
mod ends;
mod graph;
mod hierarchy;
pub mod matrix;
mod pairs;
mod shapes;
mod store;
mod weight;

pub use contract::Stopped;
pub use ends::{Ends, Hook};
pub use graph::{Arc, Graph};
pub use hierarchy::{Hierarchy, Side};
pub use pairs::{Pairs, Path};
pub use shapes::Shapes;
pub use store::Store;
pub use weight::Weight;

#[cfg(test)]
mod oracle;
