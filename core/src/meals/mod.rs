//! Meals for old people: which kitchens and meal points there are, who eats where, and who brings today's meals.

pub mod plan;
pub mod rounds;
pub mod siting;
