//! The words of anpai, shared by every domain and every front.
//!
//! A *draft* is the wire form of a request; checking it gives a *problem*, frozen and valid by construction, or every
//! issue at once. A *plan* is the frozen answer, and the *rules* of its domain give it a score. This crate knows no
//! randomness, no solver and no async: what finds plans is in `anpai-solver`.

#[cfg(feature = "arrow")]
pub mod arrow;
pub mod beds;
mod datum;
pub mod figure;
pub mod funerals;
pub mod id;
pub mod issue;
pub mod land;
pub mod meals;
pub mod measured;
pub mod misplaced;
pub mod named;
pub mod nature;
pub mod network;
pub mod outcome;
pub mod person;
pub mod place;
pub mod proof;
pub mod reach;
pub mod read;
pub mod report;
pub mod roads;
pub mod rule;
pub mod schema;
pub mod score;
pub mod search;
pub mod served;
pub mod site;
pub mod stop;
pub mod time;
pub mod travel;
pub mod visits;
