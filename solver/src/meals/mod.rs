//! Meals: where kitchens and meal points should be, and who eats where.

pub mod plan;
pub mod rounds;
pub mod siting;
