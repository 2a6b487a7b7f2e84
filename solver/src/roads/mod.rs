//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

mod about;
mod build;
pub mod circle;
mod component;
pub mod cover;
mod ends;
pub mod extract;
mod file;
mod flatten;
mod graph;
mod network;
pub mod outline;
mod profile;
mod shapes;
pub mod snap;
mod store;
mod weight;
mod whole;

pub use about::About;
pub use build::{BuildError, Built, Dropped, Report, build};
pub use ends::{Ends, Hook};
pub use extract::{Extract, ExtractError};
pub use file::{Fault, FileError, Kind, VERSION};
pub use flatten::{Origins, hilbert};
pub use graph::{Arc, Graph};
pub use profile::{Class, Pass, Profile};
pub use shapes::Shapes;
pub use store::Store;
pub use weight::Weight;
pub use whole::Roads;

#[cfg(test)]
mod tests;
