//! The methods of anpai. Each domain has a room of its own; what two domains share lies beside them.

pub mod beds;
pub mod flow;
pub mod funerals;
pub mod location;
pub mod meals;
pub mod mip;
pub mod models;
pub mod network;
pub mod roads;
pub mod routing;
pub mod search;
pub mod sites;
pub mod visits;

/// The examples of the README, in both languages, run as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../README.zh.md")]
struct Readme;
