//! Meals for old people: which kitchens and meal points there are, and who eats where.

pub mod plan;
pub mod siting;
