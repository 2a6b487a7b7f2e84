//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

pub mod circle;
pub mod cover;
mod ends;
mod graph;
pub mod outline;
mod shapes;
pub mod snap;
mod store;
mod weight;

pub use ends::{Ends, Hook};
pub use graph::{Arc, Graph};
pub use shapes::Shapes;
pub use store::Store;
pub use weight::Weight;
