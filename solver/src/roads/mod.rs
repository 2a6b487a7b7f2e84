//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

mod about;
pub mod circle;
pub mod cover;
mod ends;
mod file;
mod graph;
pub mod outline;
mod shapes;
pub mod snap;
mod store;
mod weight;
mod whole;

pub use about::About;
pub use ends::{Ends, Hook};
pub use file::{Fault, FileError, Kind, VERSION};
pub use graph::{Arc, Graph};
pub use shapes::Shapes;
pub use store::Store;
pub use weight::Weight;
pub use whole::Roads;
