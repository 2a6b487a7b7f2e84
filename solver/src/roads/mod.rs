//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

mod build;
mod component;
mod ends;
pub mod extract;
mod flatten;
mod graph;
mod network;
mod profile;
mod shapes;
mod store;
mod weight;

pub use build::{BuildError, Built, Dropped, Report, build};
pub use ends::{Ends, Hook};
pub use extract::{Extract, ExtractError};
pub use flatten::{Origins, hilbert};
pub use graph::{Arc, Graph};
pub use profile::{Class, Pass, Profile};
pub use shapes::Shapes;
pub use store::Store;
pub use weight::Weight;

#[cfg(test)]
mod tests;
