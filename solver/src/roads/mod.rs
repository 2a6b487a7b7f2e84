//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

pub mod circle;
mod ends;
mod graph;
mod shapes;
mod store;
mod weight;

pub use ends::{Ends, Hook};
pub use graph::{Arc, Graph};
pub use shapes::Shapes;
pub use store::Store;
pub use weight::Weight;
