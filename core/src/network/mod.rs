//! Care at home and near it: where a district has its stations, day care, rental points and children's homes.

pub mod plan;
