//! Roads: from OpenStreetMap or plain tables to travel matrices, routes and circles, for people on foot, on e-bikes and
//! in cars. A [`Graph`] is one profile's network as flat arrays; everything that answers questions stands on it.

pub mod circle;
pub mod cover;
