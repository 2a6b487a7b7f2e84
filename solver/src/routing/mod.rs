//! What every domain with rounds needs, whoever travels and whatever is brought: ways as flat tables, who is near whom,
//! and the strings of stops that a ruin takes out. Time, loads and prices are the domains' own.

mod neighbours;
mod rows;
mod slowest;
mod strings;
pub mod ways;

pub use neighbours::{Spot, neighbours};
pub use rows::Rows;
pub use slowest::Slowest;
pub use strings::Strings;
pub use ways::Ways;
