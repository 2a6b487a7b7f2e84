//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

mod about;
mod around;
mod build;
pub mod circle;
mod component;
mod conditions;
mod contract;
pub mod cover;
mod ends;
pub mod extract;
mod file;
mod flatten;
mod graph;
mod hierarchy;
pub mod matrix;
mod network;
mod no_through;
mod origins;
pub mod outline;
mod pairs;
mod profile;
mod restrictions;
mod shapes;
pub mod snap;
mod sort;
mod store;
pub mod travel;
mod weight;
mod whole;

pub use about::About;
pub use build::{BuildError, Built, Dropped, Report, build};
pub use conditions::{Conditions, Hour, NoHour};
pub use contract::Stopped;
pub use ends::{Ends, Hook};
pub use extract::{Extract, ExtractError};
pub use file::{Fault, FileError, Kind, Steady, VERSION};
pub use flatten::hilbert;
pub use graph::{Arc, Graph};
pub use hierarchy::{Hierarchy, Side};
pub use origins::{NO_CLASS, Origins};
pub use pairs::{Pairs, Path};
pub use profile::{Class, Pass, Profile};
pub use restrictions::Restrictions;
pub use shapes::Shapes;
pub use store::Store;
pub use weight::Weight;
pub use whole::Roads;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod streets;
#[cfg(test)]
mod tests;
