//! The methods of anpai. Each domain has a room of its own; what two domains share lies beside them.

pub mod search;
pub mod visits;
