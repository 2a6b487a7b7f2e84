//! The service from outside: the real program on a real port, its calls, what it answers where something is wrong, and that
//! its documentation says what is so.

mod answers;
mod client;
mod docs;
mod events;
mod lives;
mod models;
mod openapi;
mod patches;
mod refusals;
mod server;
mod tenants;
